import { WHY } from '@glasshouse/model';
import type { Field } from './field.js';
import { cssColour, paletteOf, ringsOf } from './paint.js';
import type { Moment } from '../run/recording.js';
import type { Cause, Square, Waffle } from './waffle.js';

/** The people of a world in a figure: everyone in place, or squares by cause. With `whole`, places without a square are people under no sanction. */
export type FigureDrawing =
  | { kind: 'field'; field: Field; moment: Moment; rings: boolean }
  | { kind: 'squares'; waffle: Waffle; whole: boolean };

/** All that stands inside a figure. Texts are in one language, numbers are rounded already. */
export interface FigureContent {
  language: string;
  title: string;
  /** What the figure shows, and of which day. */
  subtitle: string;
  synthetic: string;
  worlds: { title: string; line: string; drawing: FigureDrawing }[];
  /** The table under the pictures: its heading with the unit, and a number for each world. */
  heading: string;
  causes: { cause: Cause; title: string; numbers: string[] }[];
  /** The range over the assumptions of each world, or null before there is one. */
  range: { title: string; numbers: string[] } | null;
  caption: string;
  /** What stands between a name and what is said of it. */
  colon: string;
  /** Who made it, with the result hash. */
  footer: string;
}

const WIDE = 460;
const MARGIN = 28;
const SIZE = 15;
const LINE = 21;
const NAMES = 230;
/** Pictures side by side; more of them follow below, so that the figure stays legible in a text. */
const MOST_COLUMNS = 2;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Width of a letter in parts of its size: Chinese letters are a square, Latin ones a little over half of one, others are between. */
const letterWidth = (letter: string): number => (letter > '\u2e80' ? 1 : letter > '\u0370' && letter < '\u2000' ? 0.66 : 0.56);
const widthOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + letterWidth(letter), 0);
/** How much wider bold letters are. */
const BOLD = 1.2;

/** Breaks a text into lines of at most `width`, at spaces or between Chinese letters; a word that is too long is broken. */
export function linesOf(text: string, width: number, size: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
  const most = width / size;
  const lines: string[] = [''];
  for (const piece of pieces) {
    if (lines.at(-1) !== '' && widthOf(lines.at(-1)! + piece.trimEnd()) > most) lines.push('');
    for (const letter of piece) {
      if (widthOf(lines.at(-1)! + letter) > most && letter.trim() !== '') lines.push('');
      lines[lines.length - 1] += letter;
    }
  }
  return lines.map((line) => line.trimEnd());
}

/** A picture and its height, drawn from 0, 0 on and `WIDE` wide. */
function drawn(drawing: FigureDrawing): { svg: string; height: number } {
  const { colours, ring } = paletteOf(false);
  const filled = (d: string, why: number): string => (d === '' ? '' : `<path d="${d}" fill="${cssColour(colours[why]!)}"/>`);
  if (drawing.kind === 'squares') {
    const { waffle, whole } = drawing;
    const side = 8;
    const path = (squares: readonly Pick<Square, 'x' | 'y'>[]): string =>
      squares.map(({ x, y }) => `M${x * 10} ${y * 10}h${side}v${side}h-${side}z`).join('');
    const places = Array.from({ length: whole ? waffle.columns * waffle.rows : 0 }, (_, k) => ({
      x: k % waffle.columns,
      y: Math.floor(k / waffle.columns),
    }));
    const blocks = waffle.blocks.map(({ cause, squares }) => filled(path(squares), WHY[cause])).join('');
    const outlined = path(waffle.blocks.flatMap(({ squares }) => squares.filter((square) => square.outlined)));
    const scale = WIDE / (waffle.columns * 10);
    return {
      svg: `<g transform="scale(${scale})">${filled(path(places), WHY.free)}${blocks}<path d="${outlined}" fill="none" stroke="${ring}"/></g>`,
      height: waffle.rows * 10 * scale,
    };
  }
  const { field, moment, rings } = drawing;
  const scale = WIDE / field.width;
  const at = new Uint8Array(field.width * field.height);
  for (let i = 0; i < field.cell.length; i++) at[field.cell[i]!] = moment.why[i]!;
  const paths = new Map<number, string>();
  for (let y = 0; y < field.height; y++) {
    for (let x = 0; x < field.width;) {
      const why = at[y * field.width + x]!;
      let end = x + 1;
      while (end < field.width && at[y * field.width + end] === why) end++;
      if (why !== WHY.absent) paths.set(why, `${paths.get(why) ?? ''}M${x} ${y}h${end - x}v1h-${end - x}z`);
      x = end;
    }
  }
  const { radius, width } = ringsOf(moment);
  let circles = '';
  for (let i = 0; rings && i < field.cell.length; i++) {
    if (moment.differs[i] === 0) continue;
    const [x, y] = [(field.cell[i]! % field.width) + 0.5, Math.floor(field.cell[i]! / field.width) + 0.5];
    circles += `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 -${radius * 2} 0`;
  }
  const body = [...paths].map(([why, d]) => filled(d, why)).join('');
  return {
    svg: `<g transform="scale(${scale})">${body}<path d="${circles}" fill="none" stroke="${ring}" stroke-width="${width}"/></g>`,
    height: field.height * scale,
  };
}

/**
 * A figure as one SVG file that survives without its page: title, unit, the mark "synthetic", the table by cause, the range over the assumptions and the
 * result hash stand inside. The same content gives the same bytes.
 */
export function figureSvg(content: FigureContent): string {
  const { colours, paper, ring } = paletteOf(false);
  const count = content.worlds.length;
  const columns = Math.max(1, Math.min(count, MOST_COLUMNS));
  const width = Math.max(2 * MARGIN + columns * WIDE + (columns - 1) * MARGIN, NAMES + count * 160 + 2 * MARGIN);
  const inner = width - 2 * MARGIN;
  const parts: string[] = [];
  let y = MARGIN;
  const words = (text: string, x: number, size: number, more = ''): void => {
    parts.push(`<text x="${x}" y="${y}" font-size="${size}"${more}>${escaped(text)}</text>`);
  };
  const paragraph = (text: string, size: number, more = ''): void => {
    for (const line of linesOf(text, inner, more === '' ? size : size * BOLD)) {
      y += Math.round(size * 1.4);
      words(line, MARGIN, size, more);
    }
  };
  paragraph(content.title, 22, ' font-weight="bold"');
  paragraph(`${content.synthetic} \u00b7 ${content.subtitle}`, SIZE);
  y += LINE;
  const above = content.worlds.map(({ title, line }) => linesOf(title + content.colon + line, WIDE, SIZE));
  for (let from = 0; from < count; from += columns) {
    const row = content.worlds.slice(from, from + columns);
    const top = y;
    // All pictures of a row begin at one height.
    const under = top + Math.max(...row.map((_, w) => above[from + w]!.length)) * LINE + 10;
    let lowest = under;
    row.forEach(({ drawing }, w) => {
      const left = MARGIN + w * (WIDE + MARGIN);
      y = top;
      for (const text of above[from + w]!) {
        y += LINE;
        words(text, left, SIZE);
      }
      const { svg, height } = drawn(drawing);
      parts.push(`<g transform="translate(${left} ${under})">${svg}</g>`);
      lowest = Math.max(lowest, under + height);
    });
    y = lowest + LINE;
  }
  const numbers = (texts: readonly string[]): void =>
    texts.forEach((text, w) => words(text, MARGIN + NAMES + (w + 1) * 160, SIZE, ' text-anchor="end"'));
  paragraph(content.heading, SIZE, ' font-weight="bold"');
  y += 4;
  const heads = content.worlds.map(({ title }) => linesOf(title, 150, 13));
  for (let line = 0; line < Math.max(0, ...heads.map((head) => head.length)); line++) {
    y += 17;
    heads.forEach((head, w) => head[line] !== undefined && words(head[line], MARGIN + NAMES + (w + 1) * 160, 13, ' text-anchor="end"'));
  }
  for (const { cause, title, numbers: own } of content.causes) {
    y += LINE;
    parts.push(`<rect x="${MARGIN}" y="${y - 12}" width="13" height="13" fill="${cssColour(colours[WHY[cause]]!)}"/>`);
    words(title, MARGIN + 20, SIZE);
    numbers(own);
  }
  if (content.range) {
    y += 8;
    paragraph(content.range.title, SIZE, ' font-weight="bold"');
    const lines = content.range.numbers.map((text) => linesOf(text, 150, SIZE));
    for (let line = 0; line < Math.max(0, ...lines.map(({ length }) => length)); line++) {
      y += LINE;
      numbers(lines.map((all) => all[line] ?? ''));
    }
  }
  y += 8;
  paragraph(content.caption, 13);
  paragraph(content.footer, 13);
  const height = Math.ceil(y + MARGIN);
  const title = escaped(`${content.synthetic}: ${content.title}, ${content.subtitle}`);
  const described = content.causes.map(({ title: cause, numbers: own }) => `${cause}: ${own.join(', ')}`).join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${content.language}" role="img" aria-labelledby="title desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" fill="${ring}">`,
    `<title id="title">${title}</title>`,
    `<desc id="desc">${escaped(`${content.worlds.map(({ title: world, line }) => `${world}: ${line}`).join('; ')}. ${described}. ${content.footer}`)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}
