import type { PlanRow } from '@glasshouse/store';

/** Missing runs that are named one by one; more are summed up, an experiment a line. */
const MISSING_SHOWN = 5;
/** Stretches of numbers of one line. */
const STRETCHES = 6;

/** A run in words: where it stands in the design, and the head of its id. */
export const named = ({ id, experiment, point, replicate }: PlanRow): string =>
  `${experiment}, point ${point}, replicate ${replicate} (${id.slice(0, 12)})`;

/** Whole numbers as stretches: 0 to 4, 7, 9 to 12. */
function stretches(numbers: Iterable<number>): string {
  const found: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  const words = found.slice(0, STRETCHES).map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  return found.length > STRETCHES ? `${words.join(', ')}, ... ${found.at(-1)![1]}` : words.join(', ');
}

/** Missing runs: each by its name, or a line for each experiment. */
export function missingLines(missing: readonly PlanRow[]): string[] {
  if (missing.length <= MISSING_SHOWN) return missing.map(named);
  return [...new Set(missing.map(({ experiment }) => experiment))].map((experiment) => {
    const runs = missing.filter((run) => run.experiment === experiment);
    if (runs.length === 1) return named(runs[0]!);
    const points = stretches(runs.map(({ point }) => point));
    const replicates = stretches(runs.map(({ replicate }) => replicate));
    return `${experiment}, ${runs.length} runs: points ${points}; replicates ${replicates}`;
  });
}
