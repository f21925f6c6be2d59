import type { RunResult } from '@glasshouse/scenario';
import type { PlannedRun } from '../design/plan-study.js';
import type { RunFailure } from '../execute/types.js';
import type { RunInputs } from '../ports.js';

/** What a worker is asked: one whole run. */
export interface RunOrder {
  kind: 'run';
  run: PlannedRun;
  inputs: RunInputs;
}

/** What a worker says. Result tables are transferred, not copied. */
export type RunAnswer =
  | { kind: 'round'; arm: string | null; day: number; candidates: number; done: number }
  | { kind: 'result'; result: RunResult }
  | { kind: 'failure'; failure: RunFailure };

/** Buffers of a result, for transfer. */
export function buffersOf(result: RunResult): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else if (Array.isArray(value)) value.forEach(visit);
  };
  const { byRound, byYear, byCell } = result.counts;
  for (const table of [byRound, byYear, byCell]) visit(table);
  for (const { more, fewer, same, daysAdded, daysTaken } of result.effects) visit([more, fewer, same, daysAdded, daysTaken]);
  return [...found];
}
