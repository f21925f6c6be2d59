import { isReduced, MONEY } from '@glasshouse/model';
import type { CounterDefinition, KeptRun } from '@glasshouse/model';
import type { TableSource } from './axes.js';
import { axesOf } from './axes.js';
import { runColumns } from './run-columns.js';
import type { CountTable } from './table.js';
import { Choices } from './table.js';

const OF_MEASURE = /^measure\.([^.]+)\.days\.([^.]+)(?:\.(related|unrelated))?$/;
const OF_CHILDREN = /^measure\.([^.]+)\.children_days$/;
const OF_LEDGER = /^harm\.(.+)$/;

interface HarmCounter {
  index: number;
  measure: string;
  harm: string;
  context: string;
}

/** Measure, harm word and relation of contexts of a counter, or null when it counts no days of harm: rewards, and money. */
function harmCounter(counter: CounterDefinition, index: number): HarmCounter | null {
  if (counter.unit === MONEY) return null;
  const days = OF_MEASURE.exec(counter.id);
  if (days) return days[2] === 'reward' ? null : { index, measure: days[1], harm: days[2], context: days[3] ?? '' };
  const children = OF_CHILDREN.exec(counter.id);
  if (children) return { index, measure: children[1], harm: 'children', context: '' };
  const ledger = OF_LEDGER.exec(counter.id);
  return ledger ? { index, measure: '', harm: ledger[1].replace(/^days\./, ''), context: '' } : null;
}

/**
 * The harm ledger: person-days of sanctions over the horizon by measure, cause and relation of contexts, by cell of groups.
 * `measure` is empty in the rows of all measures together. Zeros are there: no harm is a finding too.
 */
export function harmTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  const found: HarmCounter[] = [];
  const ofExperiment = new Map<string, { first: number; positions: number[] }>();
  for (const { experiment, counters } of source.axes) {
    const harmful = counters.map(harmCounter).filter((counter) => counter !== null);
    ofExperiment.set(experiment, { first: found.length, positions: harmful.map((counter) => counter.index) });
    found.push(...harmful);
  }
  return {
    id: 'harm',
    columns: [...shared.columns, { id: 'cell', type: 'choice', texts: cells.texts }],
    keys: (['measure', 'harm', 'context'] as const).map((id) => ({ id, texts: found.map((counter) => counter[id]) })),
    value: 'person_days',
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const axes = axesOf(source, run);
      const { first, positions } = ofExperiment.get(axes.experiment)!;
      for (const [arm, byCell] of run.counts.byCell.entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [cell, values] of byCell.entries()) {
          yield { cells: [...head, cells.of(axes.cells[cell])], first, counts: Float64Array.from(positions, (i) => values[i]) };
        }
      }
    },
  };
}
