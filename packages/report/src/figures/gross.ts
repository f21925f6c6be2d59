import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { rounded, simulated } from '../text/numbers.js';
import { box, figure, label, level, rulers, tickNames, words, WIDTH } from './frame.js';
import { labels, LINE, rowTops, valueWidth } from './labels.js';

export interface GrossRow {
  label: string;
  daysAdded: number;
  daysTaken: number;
}

const ROW = 40;
const LEFT = 10;
const RIGHT = WIDTH - 10;

/** Sanction-days added to some and taken from others, as two bars away from a common zero. */
export function grossFigure(rows: readonly GrossRow[], id: string, title: string, caption: Part): Html {
  const scale = level(
    rows.flatMap((row) => [row.daysAdded, -row.daysTaken]),
    LEFT,
    RIGHT,
    simulated,
  );
  const zero = scale.at(0);
  const values = rows.map((row) =>
    row.daysAdded + row.daysTaken === 0
      ? 'no difference'
      : `+${simulated(row.daysAdded)} and \u2212${simulated(row.daysTaken)}`.replace(/(\+0 and | and \u22120$)/, ''),
  );
  const names = labels(
    rows.map((row) => row.label),
    RIGHT - LEFT - Math.max(...values.map(valueWidth)) - 6,
  );
  const { tops, bottom } = rowTops(names, ROW);
  return figure({
    id,
    kind: 'synthetic',
    title,
    description: `${rows.map((row) => `${row.label}: ${simulated(row.daysAdded)} sanction-days added, ${simulated(row.daysTaken)} taken away`).join('. ')}.`,
    caption,
    height: bottom + 34,
    numbers: rows.map(({ label: row, daysAdded, daysTaken }) => ({
      row,
      days_added: rounded(daysAdded),
      days_taken: rounded(daysTaken),
    })),
    body: html`${rulers(scale, { tops, bottom })}
${rows.map((row, index) => {
  const name = names[index] ?? [];
  const head = (tops[index] ?? 0) + 13;
  const top = (tops[index] ?? 0) + (name.length - 1) * LINE;
  return html`${label(LEFT, head, name)}${words(RIGHT, head, values[index] ?? '', { anchor: 'end', kind: 'value' })}
${box(zero, top + 19, Math.max(row.daysAdded > 0 ? 1.5 : 0, scale.at(row.daysAdded) - zero), 12, 'bar harm')}${box(scale.at(-row.daysTaken), top + 19, zero - scale.at(-row.daysTaken), 12, 'bar')}`;
})}
${tickNames(scale, bottom + 14, simulated)}
${words(LEFT, bottom + 29, '\u2190 fewer sanction-days', { kind: 'note' })}${words(RIGHT, bottom + 29, 'more sanction-days \u2192', { anchor: 'end', kind: 'note' })}`,
  });
}
