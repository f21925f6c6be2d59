import { isReduced, sha256Hex } from '@glasshouse/model';
import type { KeptRun, RunResult } from '@glasshouse/model';

/** A run's place in the canonical order and the hash of its integers. */
export interface RunDigest {
  experiment: string;
  point: number;
  replicate: number;
  digest: string;
}

const VERSION = 'glasshouse results 2';

/** Counts that belong together, with a name for each: rounds, years and places, or cells. */
interface Rows {
  names: string[];
  counts: Float64Array[];
}

/**
 * SHA-256 of everything counted in a run, as text. For each arm, in the order of ids, stand the counters by id; for each counter its counts by round, by
 * year and place, and by cell (the harm ledger among them). Then come gross effects and first differences with the person touched. Zeros are left out, and so are
 * counters that counted nothing: a counter that is added to the program changes no hash in which it counts nothing.
 * Free of run ids, timings, host, threads and weights. Throws RangeError for a count that is not a whole number, or that has no id.
 */
export function runDigest(result: RunResult): string {
  const { ids } = result.counts;
  const counters = ids.map((id, at) => ({ id, at })).sort((a, b) => compare(a.id, b.id));
  const lines: string[] = [VERSION, `persons ${result.persons}`];
  const order = result.arms.map((id, i) => ({ id, i })).sort((a, b) => compare(a.id, b.id));
  for (const { id: arm, i } of order) {
    lines.push(`arm ${arm}`);
    const rows = rowsOf(result, i);
    const wrong = rows.counts.findIndex((counts) => counts.length !== ids.length);
    if (wrong >= 0) throw new RangeError(`${rows.names[wrong]}: ${rows.counts[wrong]!.length} counts under ${ids.length} ids`);
    for (const { id, at } of counters) {
      const parts = partsOf(rows, at, id);
      if (parts.length > 0) lines.push(`${id} ${parts.join(' ')}`);
    }
  }
  if (result.communities) {
    const { sizes, byArm } = result.communities;
    for (const { id: arm, i } of order) {
      const counts = Array.from(byArm[i]!, (value) => Float64Array.of(value));
      lines.push(
        `communities ${arm} ${sizes.length} ${partsOf({ names: counts.map((_, at) => String(at)), counts }, 0, 'of communities').join(' ')}`,
      );
    }
  }
  for (const effect of [...result.effects].sort((a, b) => compare(a.arm, b.arm))) {
    lines.push(`effect ${effect.arm}`);
    for (const name of ['more', 'fewer', 'same', 'daysAdded', 'daysTaken'] as const) {
      const cells = {
        names: Array.from(effect[name], (_, cell) => String(cell)),
        counts: Array.from(effect[name], (value) => Float64Array.of(value)),
      };
      lines.push(`${name} ${partsOf(cells, 0, name).join(' ')}`);
    }
  }
  for (const first of [...result.firstDifference].sort((a, b) => compare(a.arm, b.arm))) {
    lines.push(`first ${first.arm} ${first.day ?? 'none'} ${first.person ?? 'none'}`);
  }
  return sha256Hex(lines.join('\n'));
}

/** Every row of counts of an arm: `r` and the round, `y` and the year with the place, `c` and the cell, `g` and the year with the cell where kept. */
function rowsOf({ counts: { byRound, byYear, byCell, byYearCell } }: RunResult, arm: number): Rows {
  const years = byYear[arm]!.flatMap((places, year) => places.map((counts, place) => ({ name: `y${year}.${place}`, counts })));
  const rows = [
    ...byRound[arm]!.map((counts, round) => ({ name: `r${round}`, counts })),
    ...years,
    ...byCell[arm]!.map((counts, cell) => ({ name: `c${cell}`, counts })),
    ...(byYearCell?.[arm] ?? []).flatMap((cells, year) => cells.map((counts, cell) => ({ name: `g${year}.${cell}`, counts }))),
  ];
  return { names: rows.map(({ name }) => name), counts: rows.map(({ counts }) => counts) };
}

function partsOf({ names, counts }: Rows, at: number, id: string): string[] {
  const parts: string[] = [];
  for (let i = 0; i < counts.length; i++) {
    const value = counts[i]![at]!;
    if (value === 0) continue;
    if (!Number.isSafeInteger(value)) throw new RangeError(`${names[i]}: counter ${id} is ${value}, not a whole number`);
    parts.push(`${names[i]}:${value}`);
  }
  return parts;
}

/** Hash of a study from the digests of its runs, in whatever order they came. */
export function hashOfDigests(digests: readonly RunDigest[]): string {
  const sorted = [...digests].sort((a, b) => compare(a.experiment, b.experiment) || a.point - b.point || a.replicate - b.replicate);
  return sha256Hex([VERSION, ...sorted.map((d) => `${d.experiment} ${d.point} ${d.replicate} ${d.digest}`)].join('\n'));
}

/**
 * The result hash of a study: the same on any number of threads, with any observer, in Node and in a browser. Of a run that keeps its numbers only the digest is
 * taken as it stands there.
 */
export function resultHash(results: Iterable<KeptRun>): string {
  return hashOfDigests(
    Array.from(results, (r) => {
      const { experiment, point, replicate } = r;
      return { experiment, point, replicate, digest: isReduced(r) ? r.digest : runDigest(r) };
    }),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
