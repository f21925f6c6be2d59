import { Html, html } from '../text/html.js';
import type { Drawing, Part } from '../text/html.js';
import { px } from '../text/numbers.js';
import { mark } from '../page/table.js';
import type { Kind } from '../page/table.js';
import { LINE } from './labels.js';
import type { Rows } from './labels.js';
import { linear } from './scale.js';
import type { Scale } from './scale.js';

/** Every figure is drawn this wide, so that its letters stay readable on a phone. */
export const WIDTH = 440;

export interface FigureInput {
  id: string;
  kind: Kind;
  /** Short name of the figure, read first by a screen reader. */
  title: string;
  /** The figure in words, with its numbers. */
  description: string;
  /** Caption: what is drawn, unit, how to read it, where the inputs are. */
  caption: Part;
  /** What its marks are and how many people and years it is of, for a place where no page says so. */
  alone?: string;
  height: number;
  body: Part;
  numbers: Drawing['numbers'];
}

/** A drawing with title and description for those who do not see it, and a caption for all. */
export function figure(input: FigureInput): Html {
  const { id, kind, title, description, alone, height, numbers } = input;
  const drawing: Drawing = {
    id,
    kind,
    title,
    description,
    ...(alone === undefined ? {} : { alone }),
    caption: html`${input.caption}`,
    height,
    body: html`${input.body}`,
    numbers,
  };
  const { text } =
    html`<figure id="${id}"><svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${px(WIDTH)} ${px(input.height)}" focusable="false">
<title id="${id}-title">${input.kind === 'published' ? 'Published, not synthetic: ' : 'Synthetic: '}${input.title}</title><desc id="${id}-desc">${input.description}</desc>
${input.body}</svg>
<figcaption>${mark(input.kind)}${input.caption}</figcaption></figure>`;
  return new Html(text, [drawing]);
}

export interface TextOptions {
  anchor?: 'start' | 'middle' | 'end';
  kind?: 'label' | 'value' | 'tick' | 'note';
}

export const words = (x: number, y: number, text: string, options: TextOptions = {}): Html =>
  html`<text x="${px(x)}" y="${px(y)}" class="t-${options.kind ?? 'label'}"${
    options.anchor && options.anchor !== 'start' ? html` text-anchor="${options.anchor}"` : null
  }>${text}</text>`;

/** A label in its lines, the first on the given height. */
export const label = (x: number, y: number, lines: readonly string[]): Html =>
  html`${lines.map((text, k) => words(x, y + k * LINE, text))}`;

export const line = (x1: number, y1: number, x2: number, y2: number, style: string): Html =>
  html`<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" class="${style}"/>`;

export const box = (x: number, y: number, width: number, height: number, style: string): Html =>
  html`<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(height)}" class="${style}"/>`;

/** A diamond, the mark of the scenario as written or of a median. */
export const diamond = (x: number, y: number, size: number, style: string): Html =>
  html`<path d="M${px(x)} ${px(y - size)}L${px(x + size)} ${px(y)}L${px(x)} ${px(y + size)}L${px(x - size)} ${px(y)}Z" class="${style}"/>`;

/** The lines of a scale in each row, as high as its bar: none crosses a label, which stands above its bar. `up`: from the end of a row to the middle of its bar. */
export const rulers = ({ ticks, at }: Scale, { tops, bottom }: Rows, up = 13, main = 0, style = 'zero'): Html =>
  html`${[...tops.slice(1), bottom - 4].map((end) => ticks.map((tick) => line(at(tick), end - 11 - up, at(tick), end + 7 - up, tick === main ? style : 'grid')))}`;

/** A level scale whose ticks all find room for their names. */
export function level(values: readonly number[], from: number, to: number, nameOf: (tick: number) => string): Scale {
  for (const most of [6, 5, 4, 3]) {
    const scale = linear(values, from, to, most);
    const widest = Math.max(...scale.ticks.map((tick) => nameOf(tick).length)) * 7 + 10;
    if (widest * (scale.ticks.length - 1) <= to - from) return scale;
  }
  return linear(values, from, to, 2);
}

/** Names of the ticks of a level scale below a drawing: of every tick, or every second or third, counted from zero, so that none touch. */
export function tickNames({ ticks, at }: Scale, y: number, nameOf: (tick: number) => string): Html {
  const zero = Math.max(0, ticks.indexOf(0));
  const named = ticks.map((tick) => {
    const half = (nameOf(tick).length * 7 + 10) / 2;
    return { tick, half, middle: Math.min(WIDTH - 2 - half, Math.max(2 + half, at(tick))) };
  });
  const every = (step: number): typeof named => named.filter((_, i) => (i - zero) % step === 0);
  const touch = (ones: typeof named): boolean =>
    ones.some((one, i) => i > 0 && one.middle - one.half < ones[i - 1]!.middle + ones[i - 1]!.half);
  let step = 1;
  while (touch(every(step))) step++;
  return html`${every(step).map(({ tick, middle }) => words(middle, y, nameOf(tick), { anchor: 'middle', kind: 'tick' }))}`;
}

/** Slanted hatching for what is doubtful or only bounded. The id must be unique on the page. */
export const hatching = (id: string): Html =>
  html`<defs><pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" class="hatch"/></pattern></defs>`;
