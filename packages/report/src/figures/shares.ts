import type { Estimated } from '@glasshouse/model';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { rounded, simulated } from '../text/numbers.js';
import { box, figure, label as labelIn, level, line, rulers, tickNames, words, WIDTH } from './frame.js';
import { cut, labels, LINE, rowTops, valueWidth } from './labels.js';

export interface ShareRow {
  label: string;
  estimate: Estimated;
  /** The estimate and its interval in words. */
  said: string;
}

export interface SharesInput {
  id: string;
  title: string;
  note: string;
  harm: boolean;
  rows: readonly ShareRow[];
  /** A line that an input without effect stays below, or null. */
  dummy: number | null;
  caption: Part;
}

const ROW = 40;
const LEFT = 8;
const RIGHT = WIDTH - 8;

/** A bar for each estimate from zero, its interval as a thin line, and the line of an input without effect. Estimates below zero are drawn below zero. */
export function sharesFigure({ id, title, note, harm, rows, dummy, caption }: SharesInput): Html {
  const widest = Math.max(...rows.map(({ said }) => valueWidth(said)));
  const values = rows.flatMap(({ estimate: { value, interval } }) => [value, ...(interval ?? [])]);
  const scale = level([0, ...values, dummy ?? 0], LEFT, RIGHT - Math.min(270, widest), simulated);
  const names = labels(
    rows.map(({ label }) => label),
    RIGHT - LEFT,
  );
  const { tops, bottom } = rowTops(names, ROW);
  const bar = ({ estimate: { value, interval }, said }: ShareRow, index: number): Html => {
    const name = names[index] ?? [];
    const top = tops[index] ?? 0;
    const y = top + 25 + (name.length - 1) * LINE;
    const [from, to] = [scale.at(Math.min(0, value)), scale.at(Math.max(0, value))];
    const ends = interval?.map(scale.at);
    return html`${labelIn(LEFT, top + 13, name)}${box(from, y - 6, Math.max(1.5, to - from), 12, harm ? 'bar harm' : 'bar')}${
      ends
        ? [
            line(ends[0]!, y, ends[1]!, y, 'dice'),
            line(ends[0]!, y - 3, ends[0]!, y + 3, 'dice'),
            line(ends[1]!, y - 3, ends[1]!, y + 3, 'dice'),
          ]
        : null
    }${words(RIGHT, y + 4, said, { anchor: 'end', kind: 'value' })}`;
  };
  const told = dummy === null ? '' : ` An input without effect stays below ${simulated(dummy)} in 95 of 100 cases.`;
  return figure({
    id,
    kind: 'synthetic',
    title,
    description: `${rows.map(({ label, said }) => `${label}: ${said}`).join('. ')}.${told}`,
    caption,
    height: bottom + 34,
    numbers: rows.map(({ label, estimate: { value, interval } }) => ({
      row: label,
      value: rounded(value),
      low: rounded(interval?.[0] ?? Number.NaN),
      high: rounded(interval?.[1] ?? Number.NaN),
    })),
    body: html`${rulers(scale, { tops, bottom })}
${dummy === null ? null : rulers({ ...scale, ticks: [dummy] }, { tops, bottom }, 13, dummy, 'dummy')}
${rows.map(bar)}
${tickNames(scale, bottom + 14, simulated)}
${words(LEFT, bottom + 29, cut(note, RIGHT - LEFT), { kind: 'note' })}`,
  });
}
