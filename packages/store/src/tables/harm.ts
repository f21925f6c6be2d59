import { HARM_WORDS } from '@glasshouse/scenario';
import type { CounterDefinition, RunResult } from '@glasshouse/scenario';
import type { TableSource } from './axes.js';
import { axesOf } from './axes.js';
import { runColumns } from './run-columns.js';
import type { Cell, Table } from './table.js';
import { Choices, noRows } from './table.js';

const OF_MEASURE = /^measure\.([^.]+)\.days\.([^.]+)(?:\.(related|unrelated))?$/;
const OF_CHILDREN = /^measure\.([^.]+)\.children_days$/;
const OF_LEDGER = /^harm\.(.+)$/;

interface HarmCounter {
  index: number;
  measure: string;
  harm: string;
  context: string;
}

/** Measure, harm word and relation of contexts of a counter, or null when it counts no harm. Rewards count none. */
function harmCounter(counter: CounterDefinition, index: number): HarmCounter | null {
  const days = OF_MEASURE.exec(counter.id);
  if (days) return days[2] === 'reward' ? null : { index, measure: days[1], harm: days[2], context: days[3] ?? '' };
  const children = OF_CHILDREN.exec(counter.id);
  if (children) return { index, measure: children[1], harm: 'children', context: '' };
  const ledger = OF_LEDGER.exec(counter.id);
  return ledger ? { index, measure: '', harm: ledger[1].replace(/^days\./, ''), context: '' } : null;
}

/**
 * The harm ledger: person-days of sanctions over the horizon by measure, cause and relation of contexts, by cell of groups.
 * `measure` is empty in the rows of all measures together, where zeros are kept: no harm is a finding too. A row of one
 * measure that is not there is a zero.
 */
export function harmTable(source: TableSource): Table {
  const shared = runColumns(source);
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  const counters = new Map(
    source.axes.map((axes) => [axes.experiment, axes.counters.map(harmCounter).filter((counter) => counter !== null)]),
  );
  const found = [...counters.values()].flat();
  const measures = new Choices(['', ...found.map((counter) => counter.measure)]);
  const harms = new Choices([...HARM_WORDS.map((one) => one.word), ...found.map((counter) => counter.harm)]);
  const contexts = new Choices(['', 'related', 'unrelated']);

  function* ofRun(run: RunResult): Generator<Cell[]> {
    const axes = axesOf(source, run);
    const harmful = counters.get(axes.experiment) ?? [];
    for (const [arm, byCell] of run.counts.byCell.entries()) {
      const head = shared.of(run, run.arms[arm]);
      for (const [cell, values] of byCell.entries()) {
        const label = cells.of(axes.cells[cell]);
        for (const { index, measure, harm, context } of harmful) {
          if (values[index] === 0 && measure !== '') continue;
          yield [...head, measures.of(measure), harms.of(harm), contexts.of(context), label, values[index]];
        }
      }
    }
  }

  return {
    id: 'harm',
    columns: [
      ...shared.columns,
      { id: 'measure', type: 'choice', texts: measures.texts },
      { id: 'harm', type: 'choice', texts: harms.texts },
      { id: 'context', type: 'choice', texts: contexts.texts },
      { id: 'cell', type: 'choice', texts: cells.texts },
      { id: 'person_days', type: 'integer' },
    ],
    ofRun,
    others: noRows,
  };
}
