import type { Estimated, LoadedStudy } from '@glasshouse/model';
import type { DesignPoint } from '../design/apply-point.js';
import { dimensionsOf } from '../design/dimensions.js';
import { FEWEST_FITTING } from '../outcomes/fit.js';
import { bindTargets } from '../outcomes/targets.js';
import type { RunSummary } from '../outcomes/summary.js';
import { refuse } from '../problem.js';
import { exactInterval } from '../statistics/interval.js';
import type { CalibrationResult } from './of-study.js';
import { oneExperiment, runPoints } from './run-points.js';
import type { CalibrationOptions } from './run-points.js';
import { Reader } from './reader.js';
import { missOf } from './screen.js';
import { worldsHash } from './worlds-hash.js';

/**
 * What the worlds of a search say when they are run again with other draws. A world is confirmed when at least half of its further runs fit. Ranges go over the
 * further runs that fit, of confirmed worlds: the runs by which the search chose them are no part of it.
 */
export interface RunAgain {
  /** Worlds that were run again: those that fit in the lists, and those at the ends. */
  worlds: number;
  /** Further runs of each. */
  throws: number;
  /** Confirmed worlds; exact 95 percent interval of their share. */
  confirmed: number;
  share: Estimated;
  /** Least and greatest of each number; null with fewer than ten confirmed worlds. */
  bounds: { of: string; range: [number, number] | null }[];
  /** Counts that were published for the same experiment and kept out of the fit, over the same runs. They choose nothing. */
  heldOut: { id: string; published: number; range: [number, number] | null }[];
}

/** Further runs of each world. */
const THROWS = 4;
/** Worlds are numbered from here, so that they share no draw with those of the search. */
const FIRST = 1_000_000;

/**
 * Runs the worlds of a search again, with draws of their own, and says which of them still fit and what they answer. The same search, study and engine give the
 * same answer on any number of threads. Throws InputError where the search is none of this study.
 */
export async function runAgain(
  loaded: LoadedStudy,
  search: CalibrationResult,
  options: Omit<CalibrationOptions, 'size' | 'seed'>,
): Promise<CalibrationResult & { again: RunAgain }> {
  const experiment = loaded.study.experiments.find(({ id }) => id === search.experiment);
  if (loaded.study.id !== search.study || !experiment?.fit)
    return refuse('the search', `${search.experiment} of ${search.study}`, 'a search of an experiment of this study', 'Search again.');
  const settings: CalibrationOptions = { ...options, size: search.size, seed: search.seed };
  const bound = oneExperiment(loaded, experiment, settings);
  const { planned, frame } = bound;
  const paths = dimensionsOf(planned.experiment, loaded.scenarios[experiment.id]!);
  if (paths.length !== search.quantities.length || paths.some((path, p) => path !== search.quantities[p]))
    refuse('the search', `it varied ${search.quantities.join(', ')}`, paths.join(', '), 'Search again.');
  const bounds = experiment.calibrate?.bounds ?? [];
  const reader = new Reader(frame, bindTargets({ frame }, options.register), bounds);
  const targets = reader.targets.map(({ target, published, tolerance }) => ({ id: target.id, published, tolerance: tolerance! }));

  const atEnds = search.bounds.flatMap(({ ends }) => (ends ? ends.map(({ at }) => paths.map((path) => at[path]!)) : []));
  const rows = [...new Map([...search.worlds, ...atEnds].map((row) => [row.join(), row])).values()];
  const points = rows.map((row, r): DesignPoint => ({
    index: FIRST + r,
    positions: {},
    values: Object.fromEntries(paths.map((path, d) => [path, row[d]!])),
    sweep: null,
  }));
  options.onList?.('worlds of the search, run again', points.length * THROWS);
  const throws = Array.from({ length: THROWS }, (_, t) => t);
  const found = points.length === 0 ? new Map<number, RunSummary[]>() : await runPoints(bound, settings, points, () => throws);
  const fitting = points.map(({ index }) => found.get(index)!.filter((run) => missOf(reader.counts(run), targets) <= 1));
  const confirmed = fitting.filter((runs) => runs.length * 2 >= THROWS);
  const runs = confirmed.length < FEWEST_FITTING ? [] : confirmed.flat();
  const range = (values: readonly number[]): [number, number] | null =>
    values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
  const share = points.length === 0 ? 0 : confirmed.length / points.length;
  return {
    ...search,
    scenarios: worldsHash(loaded.scenarios[experiment.id]!),
    again: {
      worlds: points.length,
      throws: THROWS,
      confirmed: confirmed.length,
      share: { value: share, interval: exactInterval(confirmed.length, points.length) },
      bounds: bounds.map((of, n) => ({ of, range: range(runs.map((run) => reader.numbers(run)[n]!).filter(Number.isFinite)) })),
      heldOut: reader.keptOut.map(({ target, published }, t) => ({
        id: target.id,
        published,
        range: range(runs.map((run) => reader.later(run)[t]!).filter(Number.isFinite)),
      })),
    },
  };
}
