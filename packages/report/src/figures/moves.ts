import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import type { Kind } from '../page/table.js';
import { rounded, setting } from '../text/numbers.js';
import { box, figure, label as labelIn, level, rulers, tickNames, words, WIDTH } from './frame.js';
import { cut, labels, LINE, rowTops, wrapped, valueWidth } from './labels.js';

export interface MoveRow {
  /** The input. */
  label: string;
  /** What it moves, in smaller letters below; absent where only the input's own range is drawn. */
  about?: string;
  harm: boolean;
  /** Least and most, in words. */
  said: string;
  /** Difference between least and most over the larger of the two; above 1 where their signs differ. */
  share: number;
}

const LEFT = 8;
const RIGHT = WIDTH - 8;
const percent = (tick: number): string => `${setting(tick)}\u202f%`;

/** Bars for the difference between the least and the most, in percent of the larger of the two; the widest first. */
export function movesFigure(input: { id: string; kind: Kind; title: string; note: string; rows: readonly MoveRow[]; caption: Part }): Html {
  const { rows } = input;
  const high = rows.some(({ about }) => about !== undefined) ? 56 : 40;
  const widest = Math.max(...rows.map(({ said }) => valueWidth(said)));
  const scale = level([0, 100, ...rows.map(({ share }) => share * 100)], LEFT, RIGHT - Math.min(270, widest), percent);
  const abouts = rows.map(({ about }) => (about === undefined ? [] : wrapped(about, RIGHT - LEFT)));
  const names = labels(
    rows.map(({ label }) => label),
    RIGHT - LEFT,
  );
  const { tops, bottom } = rowTops(
    names.map((name, index) => [...name, ...(abouts[index] ?? []).slice(1)]),
    high,
  );
  return figure({
    id: input.id,
    kind: input.kind,
    title: input.title,
    description: `${rows.map((row) => `${row.label}${row.about === undefined ? '' : `, ${row.about}`}: ${row.said}`).join('. ')}.`,
    caption: input.caption,
    height: bottom + 34,
    numbers: rows.map(({ label, about = '', said, share }) => ({ row: label, moves: about, percent: rounded(share * 100), range: said })),
    body: html`${rulers(scale, { tops, bottom })}
${rows.map((row, index) => {
  const name = names[index] ?? [];
  const about = abouts[index] ?? [];
  const top = tops[index] ?? 0;
  const below = top + 28 + (name.length - 1) * LINE;
  const y = top + high - 21 + (name.length - 1 + Math.max(0, about.length - 1)) * LINE;
  const width = scale.at(row.share * 100) - scale.at(0);
  return html`${labelIn(LEFT, top + 13, name)}${about.map((text, k) => words(LEFT, below + k * LINE, text, { kind: 'note' }))}${box(scale.at(0), y, Math.max(1.5, width), 12, row.harm ? 'bar harm' : 'bar')}${words(RIGHT, y + 10, row.said, { anchor: 'end', kind: 'value' })}`;
})}
${tickNames(scale, bottom + 14, percent)}
${words(LEFT, bottom + 29, cut(input.note, RIGHT - LEFT), { kind: 'note' })}`,
  });
}
