import { sha256Hex } from '@glasshouse/scenario';
import type { RunResult } from '@glasshouse/scenario';

/** A run's place in the canonical order and the hash of its integers. */
export interface RunDigest {
  experiment: string;
  point: number;
  replicate: number;
  digest: string;
}

const VERSION = 'glasshouse results 1';

/**
 * SHA-256 of everything counted in a run, as text: outcomes by round, by year and place and by cell (the harm ledger
 * among them), gross effects, first differences with the person touched. Zeros are left out, arms are ordered by id.
 * Free of run ids, timings, host, threads and weights. Throws RangeError for a count that is not a whole number.
 */
export function runDigest(result: RunResult): string {
  const lines: string[] = [VERSION, `persons ${result.persons}`];
  const order = result.arms.map((id, i) => ({ id, i })).sort((a, b) => compare(a.id, b.id));
  for (const { id, i } of order) {
    lines.push(`arm ${id}`);
    result.counts.byRound[i]!.forEach((counts, round) => push(lines, `round ${round}`, counts));
    result.counts.byYear[i]!.forEach((places, year) =>
      places.forEach((counts, place) => push(lines, `year ${year} place ${place}`, counts)),
    );
    result.counts.byCell[i]!.forEach((counts, cell) => push(lines, `cell ${cell}`, counts));
  }
  for (const effect of [...result.effects].sort((a, b) => compare(a.arm, b.arm))) {
    lines.push(`effect ${effect.arm}`);
    for (const name of ['more', 'fewer', 'same', 'daysAdded', 'daysTaken'] as const) push(lines, name, effect[name]);
  }
  for (const first of [...result.firstDifference].sort((a, b) => compare(a.arm, b.arm))) {
    lines.push(`first ${first.arm} ${first.day ?? 'none'} ${first.person ?? 'none'}`);
  }
  return sha256Hex(lines.join('\n'));
}

/** Hash of a study from the digests of its runs, in whatever order they came. */
export function hashOfDigests(digests: readonly RunDigest[]): string {
  const sorted = [...digests].sort((a, b) => compare(a.experiment, b.experiment) || a.point - b.point || a.replicate - b.replicate);
  return sha256Hex([VERSION, ...sorted.map((d) => `${d.experiment} ${d.point} ${d.replicate} ${d.digest}`)].join('\n'));
}

/** The result hash of a study: the same on any number of threads, with any observer, in Node and in a browser. */
export function resultHash(results: Iterable<RunResult>): string {
  return hashOfDigests(
    Array.from(results, (r) => ({ experiment: r.experiment, point: r.point, replicate: r.replicate, digest: runDigest(r) })),
  );
}

function push(lines: string[], label: string, counts: Float64Array): void {
  const parts: string[] = [];
  counts.forEach((value, i) => {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${label}: counter ${i} is ${value}, not a whole number`);
    if (value !== 0) parts.push(`${i}:${value}`);
  });
  lines.push(`${label} ${parts.join(' ')}`);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
