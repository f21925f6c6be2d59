import type { StudyDocument } from '@glasshouse/model';
import { WIDTH } from './frame.js';
import { fits } from './labels.js';
import { INK, PAPER, SOFT, light } from '../page/light.js';
import { MARKS } from '../page/style-figures.js';
import { Html, html, plainText } from '../text/html.js';
import type { Drawing } from '../text/html.js';
import { px } from '../text/numbers.js';

const MARGIN = 20;
/** How many times its own size a figure has on a page that sets none. */
const ENLARGED = 2;
/** The letters of a label are about as wide as the width that it is broken at says; those of other sizes are in proportion. */
const LABEL = 12.5;

/** What a kind of figure is called in a file, where nothing stands around it. */
const KINDS: Record<Drawing['kind'], string> = {
  synthetic: 'Synthetic people only.',
  inputs: 'Inputs of the synthetic world.',
  both: 'Published counts beside synthetic ones.',
  published: 'Published, not synthetic.',
};

/** Breaks a text into lines of a width at letters of a size; a word that is too long is broken. */
function linesOf(text: string, size: number): string[] {
  const width = (WIDTH * LABEL) / size;
  const lines = [''];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1)!;
    if (last !== '' && fits(`${last} ${word}`, width)) lines[lines.length - 1] = `${last} ${word}`;
    else if (last === '') lines[lines.length - 1] = word;
    else lines.push(word);
    while (!fits(lines.at(-1)!, width)) {
      const letters = Array.from(lines.at(-1)!);
      let count = letters.length - 1;
      while (count > 1 && !fits(letters.slice(0, count).join(''), width)) count--;
      lines.splice(-1, 1, letters.slice(0, count).join(''), letters.slice(count).join(''));
    }
  }
  return lines;
}

/**
 * The caption as a text: the tag of a harm, which is a box on a page, is a word before it. The title above the figure is not said again, nor where on a
 * page the inputs are; what the marks are stands behind it.
 */
function captionOf({ caption, title, alone = '' }: Drawing): string {
  const harm = caption.text.startsWith('<span class="tag">harm</span>');
  const text = plainText(caption).replace(harm ? /^harm / : '', '');
  const rest = text.startsWith(title) ? text.slice(title.length).replace(alone === '' ? /^[.;] ?/ : /^(;.*?\.|\.) ?/, '') : text;
  return [harm ? 'Harm.' : '', rest.replace('Depends on inputs and assumptions.', '').trim(), alone]
    .filter((part) => part !== '')
    .join(' ');
}

/** Who made it, of what study, and the hash by which the result can be checked. */
const madeBy = ({ id, seed, size, hash }: StudyDocument): string[] => [
  `Glasshouse study ${id}, seed ${String(seed)}, ${size} size. Result hash:`,
  hash,
];

/** How a file of this command begins, by which it is known again. */
const FIRST = '<svg xmlns="http://www.w3.org/2000/svg" class="glasshouse-figure"';
const HEAD = 'synthetic,study,figure,title,kind';

/** Whether a text is a figure that `figureSvg` or `figureCsv` wrote. */
export const isFigureFile = (text: string): boolean => text.startsWith(FIRST) || text.startsWith(HEAD);

/**
 * A figure of a report as one SVG file that survives without its page: title with unit, the word "synthetic", the caption, study, seed and result hash stand
 * inside. It uses no style sheet variable and no dark colours, so that slides and word processors draw it as it is. The same figure gives the same bytes.
 */
export function figureSvg(document: StudyDocument, figure: Drawing): string {
  const parts: Html[] = [];
  let y = MARGIN;
  const paragraph = (text: string, size: number, style: string): void => {
    for (const line of linesOf(text, size)) {
      y += size * 1.4;
      parts.push(html`<text x="${px(MARGIN)}" y="${px(y)}" class="${style}">${line}</text>`);
    }
  };
  paragraph(figure.title, 16, 'f-title');
  paragraph(KINDS[figure.kind], LABEL, 'f-mark');
  y += 14;
  const top = y;
  y += figure.height + 8;
  paragraph(captionOf(figure), 11.5, 'f-note');
  y += 4;
  for (const line of madeBy(document)) {
    y += 14;
    parts.push(html`<text x="${px(MARGIN)}" y="${px(y)}" class="f-made">${line}</text>`);
  }
  const [width, height] = [WIDTH + 2 * MARGIN, Math.ceil(y + MARGIN)];
  return `${FIRST}${
    html` role="img" aria-labelledby="f-title f-desc" width="${px(ENLARGED * width)}" height="${px(ENLARGED * height)}" viewBox="0 0 ${px(width)} ${px(height)}" font-family="Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif">
<title id="f-title">${KINDS[figure.kind]} ${figure.title}</title><desc id="f-desc">${figure.description} ${madeBy(document).join(' ')}</desc>
`.text
  }<style>${STYLE}</style>
${
  html`<rect width="${px(width)}" height="${px(height)}" fill="${PAPER}"/>
${parts}
<g transform="translate(${px(MARGIN)} ${px(top)})">
${haloed(figure.body)}
</g>
</svg>
`.text
}`;
}

/** The drawing with each text twice, first as its halo, which lines behind it do not cross. Word processors do not know `paint-order`. */
const haloed = ({ text }: Html): Html =>
  new Html(
    text.replace(/<text ([^>]*)class="([^"]*)"[^]*?<\/text>/g, (whole, before: string, kind: string) => {
      const halo = whole.replace(`<text ${before}class="${kind}"`, `<text ${before}class="${kind} halo" aria-hidden="true"`);
      return halo + whole;
    }),
  );

const STYLE = light(`
text { fill: ${INK}; font-size: 12.5px; }
.t-value { font-weight: 600; font-size: 12px; }
.t-tick, .t-note { fill: ${SOFT}; font-size: 11.5px; }
text.halo { stroke: ${PAPER}; stroke-width: 4px; stroke-linejoin: round; }
.f-title { font-weight: 600; font-size: 16px; }
.f-mark { font-weight: 600; }
.f-note { fill: ${SOFT}; font-size: 11.5px; }
.f-made { fill: ${SOFT}; font-size: 10px; }
${MARKS}`);

/** A cell of a table. A text that a spreadsheet would take for a formula is marked as text. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;

/** The numbers of a figure as comma-separated values, with as many digits as it shows; each line says what it is of. */
export function figureCsv({ id: study, hash }: StudyDocument, { id, title, kind, numbers }: Drawing): string {
  const columns = Object.keys(numbers[0] ?? {});
  const synthetic = kind === 'published' ? 'false' : 'true';
  const lines = numbers.map((row) =>
    [synthetic, ...[study, id, title, kind].map(cell), ...columns.map((column) => shown(row[column] ?? null)), cell(hash)].join(','),
  );
  return [[HEAD, ...columns, 'result_hash'].join(','), ...lines, ''].join('\n');
}

const shown = (value: string | number | null): string => (value === null ? '' : typeof value === 'number' ? String(value) : cell(value));
