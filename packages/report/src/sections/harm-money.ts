import type { MoneyRow, StudyDocument } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { middleText, nothingSeen, rangeText } from '../text/numbers.js';
import { harmOrder, harmTitle, spoken } from '../text/words.js';
import { overAll } from './comparisons.js';
import { groupedBy } from './section.js';

type Experiment = StudyDocument['experiments'][number];

/** A row of the table: its labels, and the money of one arm and measure by cause. */
interface Line {
  labels: string[];
  of: readonly MoneyRow[];
}

/** What sanctions took of an experiment, by measure and arm, a column for each cause; null where none takes money. `group`: by its categories. */
export function moneyTable(context: Context, experiment: Experiment, group: string | null = null): Html | null {
  const all = (context.document.money ?? []).filter((row) => row.experiment === experiment.id && row.group === (group ?? 'all'));
  const [first] = all;
  if (!first) return null;
  const words = [...new Set(all.map((row) => row.harm))].sort((a, b) => harmOrder(a) - harmOrder(b));
  const lines = experiment.arms.flatMap(({ id }) =>
    groupedBy(
      all.filter((row) => row.arm === id),
      (row) => row.measure,
    ).flatMap(([, ofMeasure]): Line[] =>
      groupedBy(ofMeasure, (row) => row.category).map(([category, of]) => ({
        labels: [of[0]?.measureTitle ?? '', context.armTitle(id, experiment.id), ...(group === null ? [] : [spoken(category)])],
        of,
      })),
    ),
  );
  const cell = (of: readonly MoneyRow[], word: string): string => {
    const row = of.find((one) => one.harm === word);
    if (row === undefined) return 'none seen';
    return nothingSeen(row.per1000) ? middleText(row.per1000) : rangeText(row.per1000);
  };
  return table({
    id: context.id(`harm-money-${experiment.id}${group === null ? '' : `-by-${group}`}`),
    kind: 'synthetic',
    caption: html`<strong>Money taken by sanctions${group === null ? null : `, by ${spoken(group)}`}</strong>: ${first.currency} per 1,000 synthetic people per year, by cause; ${overAll(all.map((row) => row.per1000))}. What rewards give is not set against it. Depends on ${context.inputs(experiment.id)}.`,
    columns: [
      { label: 'Measure' },
      { label: 'Arm' },
      ...(group === null ? [] : [{ label: spoken(group) }]),
      ...words.map((word) => ({ label: harmTitle(word), numeric: true })),
    ],
    rows: lines.map(({ labels, of }) => ({ cells: [...labels, ...words.map((word) => cell(of, word))] })),
    ...(group === null ? { foldOver: 24 } : { foldTitle: `Money by ${spoken(group)}` }),
  });
}
