import type { Estimated, Experiment, LoadedStudy } from '@glasshouse/model';
import { valueAt } from '../design/apply-point.js';
import type { DesignPoint } from '../design/apply-point.js';
import { rangedAt } from '../design/design-file.js';
import { dimensionsOf } from '../design/dimensions.js';
import type { PlannedExperiment } from '../design/plan-study.js';
import type { Size } from '../design/points.js';
import { FEWEST_FITTING } from '../outcomes/fit.js';
import { bindTargets } from '../outcomes/targets.js';
import type { RunSummary } from '../outcomes/summary.js';
import { refuse } from '../problem.js';
import { exactInterval } from '../statistics/interval.js';
import { abcPopulations, abcRange } from './abc.js';
import type { AbcPopulation, AbcRange, AbcResult, AbcStopped } from './abc.js';
import { endsOf } from './ends.js';
import { worldsHash } from './worlds-hash.js';
import type { End } from './ends.js';
import { runLists } from './lists.js';
import type { ListRecord, ListsResult, Stopped } from './lists.js';
import { oneExperiment, runPoints } from './run-points.js';
import type { CalibrationOptions } from './run-points.js';
import { Reader } from './reader.js';
import { missOf } from './screen.js';
import type { FittedCount, RunWorld } from './screen.js';
import { diceRoom, toldOf, togetherOf } from './told.js';
import type { DiceRoom, Together, Told } from './told.js';

/** Least or greatest value of a number over worlds that fit, as first run and with other draws. */
export interface BoundEnd {
  value: number;
  /** Value of each fitted quantity, in its unit. */
  at: Record<string, number>;
  /** Found by looking for the end after the lists, or a world of the lists. */
  lookedFor: boolean;
  /** Mean of the number over further replicates of the same world, and how many of them fit. */
  again: { mean: number; fit: number; throws: number };
}

/** What a calibration found. Everything in it comes from runs of the engine; quadratics only chose which worlds to run. */
export interface CalibrationResult {
  study: string;
  experiment: string;
  /** SHA-256 of the numbers of the scenarios that were run, without titles, reasons and sources. */
  scenarios: string;
  size: Size;
  seed: number;
  persons: number;
  targets: FittedCount[];
  /** The fitted quantities of the world. */
  quantities: string[];
  /** Whether the random draws of one world leave the tolerances room, from replicates of the scenario as written. */
  dice: DiceRoom[];
  lists: ListRecord[];
  stopped: Stopped;
  runs: number;
  /** Of the worlds that were run unscreened, those that fit: what plain rejection would keep. Exact 95 percent interval of the share. */
  unscreened: { of: number; fit: number; share: Estimated };
  /** Worlds that fit; fewer than ten: nothing is bounded. */
  kept: number;
  /** Least, over worlds, of the greatest miss in units of the tolerances: at most 1 fits. */
  nearest: number;
  /** Of the worlds that fit, those that fit once more with other dice; exact 95 percent interval of the share. */
  fitsAgain: { of: number; again: number; share: Estimated };
  told: Told[];
  together: Together[];
  bounds: { of: string; ends: [BoundEnd, BoundEnd] | null }[];
  /** Values of the worlds that fit, one row each, in the order of `quantities`. */
  worlds: number[][];
  /**
   * Values of all worlds that were run and are not ruled out, one row each: those at the ends, those that fit, and those that the last screen leaves. A
   * study that runs them again decides by its own draws which of them fit.
   */
  left: number[][];
  /** A second reading, by ABC-SMC with a flat prior over the sampling scales; null where the study asks for none. */
  abc: AbcReading | null;
}

/** What a second reading found. Percentiles are 5th, 50th and 95th, by weight. */
export interface AbcReading {
  populations: AbcPopulation[];
  stopped: AbcStopped;
  runs: number;
  /** Worlds of equal weight that would say as much as the last population. */
  effective: number;
  /** Whether the tolerances were reached, and ten worlds of equal weight would say as much; else nothing is printed of quantities and numbers. */
  computed: boolean;
  quantities: { path: string; range: AbcRange }[];
  numbers: { of: string; range: AbcRange | null }[];
}

/** Worlds of the first list for each quantity. */
const FIRST_EACH = 15;
/** Throws of the scenario as written before the first list, and of each end after the last. */
const THROWS_WRITTEN = 10;
const THROWS_OF_AN_END = 4;
/** Worlds of a population of a second reading, and most populations, where the study says nothing. */
const ABC_DEFAULTS = { particles: 400, most: 12 };

/**
 * Looks for worlds of an experiment that reproduce its fitted counts, in lists, and bounds the numbers that `calibrate.bounds` names. Fits quantities of
 * the world alone, to targets with `use: fit`; held-out rows are not read. The same study, seed, size and engine give the same result on any number of threads.
 * Throws InputError for an experiment that fits nothing.
 */
export async function calibrate(loaded: LoadedStudy, id: string, options: CalibrationOptions): Promise<CalibrationResult> {
  const experiment = loaded.study.experiments.find((one) => one.id === id);
  if (!experiment?.fit)
    return refuse(
      `experiments.${id}`,
      experiment ? 'an experiment that fits nothing' : 'no such experiment',
      loaded.study.experiments.filter(({ fit }) => fit).map((one) => one.id).join(', ') || 'an experiment with fit: true', // prettier-ignore
      'Name an experiment with fit: true, fitted quantities of the world and targets with use: fit.',
    );
  const bound = oneExperiment(loaded, experiment, options);
  const { planned, frame } = bound;
  const dimensions = dimensionsOf(planned.experiment, loaded.scenarios[id]!);
  if (dimensions.length === 0)
    refuse(`experiments.${id}.fitted`, 'nothing to fit', 'assumed quantities of the world with a range', 'Name some in fitted.');
  const asked: Partial<NonNullable<Experiment['calibrate']>> = withoutAbsent(experiment.calibrate ?? {});
  const plan = {
    first: FIRST_EACH * dimensions.length,
    next: 150,
    most: 8,
    want: 100,
    bounds: [],
    ...asked,
  };
  const reader = new Reader(frame, bindTargets({ frame }, options.register), plan.bounds);
  const targets: FittedCount[] = reader.targets.map(({ target, published, tolerance }) => ({
    id: target.id,
    published,
    tolerance: tolerance!,
  }));

  let index = 0;
  let runs = 0;
  const pointAt = (position: readonly number[]): DesignPoint => {
    index += 1;
    return { index, positions: Object.fromEntries(dimensions.map((path, d) => [path, position[d]!])), sweep: null };
  };
  const indexOf = new Map<readonly number[], number>();
  const run = async (positions: readonly (readonly number[])[], what: string): Promise<RunWorld[]> => {
    options.onList?.(what, positions.length);
    const points = positions.map(pointAt);
    const found = await runPoints(bound, options, points, () => [0]);
    runs += positions.length;
    return points.map((point, i) => {
      const summary = found.get(point.index)![0]!;
      indexOf.set(positions[i]!, point.index);
      return { position: positions[i]!, counts: reader.counts(summary), numbers: reader.numbers(summary) };
    });
  };
  const again = async (positions: readonly (readonly number[])[], throws: number): Promise<RunSummary[][]> => {
    if (positions.length === 0) return [];
    const points = positions.map((position): DesignPoint => ({ ...pointAt(position), index: indexOf.get(position)! }));
    const numbers = Array.from({ length: throws }, (_, t) => t + 1);
    const found = await runPoints(bound, options, points, () => numbers);
    runs += positions.length * throws;
    return points.map((point) => found.get(point.index)!);
  };

  options.onList?.('dice of the scenario as written', THROWS_WRITTEN);
  const written: DesignPoint = { index: 0, positions: {}, sweep: null };
  const throws = (await runPoints(bound, options, [written], () => Array.from({ length: THROWS_WRITTEN }, (_, t) => t))).get(0)!;
  runs += THROWS_WRITTEN;
  const dice = targets.map((target, t) => diceRoom(target.id, throws.map((one) => reader.counts(one)[t]!), target.tolerance)); // prettier-ignore

  const address = `${options.seed}|${loaded.study.id}|${id}`;
  const found = await runLists(dimensions.length, targets, plan, address, (positions, list) => run(positions, `list ${list + 1}`));
  const enough = found.kept.length >= FEWEST_FITTING;
  const { ends, worlds: nearEnds } = enough
    ? await endsOf({ dimensions: dimensions.length, targets, numbers: plan.bounds.length, address }, found, (positions) =>
        run(positions, 'worlds near the ends'),
      )
    : { ends: plan.bounds.map(() => null), worlds: [] };
  const kept = found.kept.map((i) => found.worlds[i]!.position);
  options.onList?.('worlds that fit, thrown again', kept.length);
  const fitAgain = (await again(kept, 1)).filter(([summary]) => missOf(reader.counts(summary!), targets) <= 1).length;
  const values = valuesAt(planned, dimensions);
  const bounds: CalibrationResult['bounds'] = [];
  for (const [n, of] of plan.bounds.entries()) {
    const pair = ends[n];
    if (!pair) {
      bounds.push({ of, ends: null });
      continue;
    }
    const thrown = await again(pair.map(({ position }) => position), THROWS_OF_AN_END); // prettier-ignore
    const [low, high] = pair.map(({ value, position, lookedFor }, e): BoundEnd => ({
      value,
      at: Object.fromEntries(dimensions.map((path, d) => [path, values(position)[d]!])),
      lookedFor,
      again: {
        mean: thrown[e]!.reduce((sum, one) => sum + reader.numbers(one)[n]!, 0) / THROWS_OF_AN_END,
        fit: thrown[e]!.filter((one) => missOf(reader.counts(one), targets) <= 1).length,
        throws: THROWS_OF_AN_END,
      },
    }));
    bounds.push({ of, ends: [low!, high!] });
  }
  const abc = asked.abc
    ? readingOf(
        await abcPopulations(
          dimensions.length,
          targets,
          { ...ABC_DEFAULTS, ...withoutAbsent(asked.abc) },
          address,
          (positions, population) => run(positions, `second reading, population ${population + 1}`),
        ),
        dimensions,
        plan.bounds,
        values,
      )
    : null;
  return {
    study: loaded.study.id,
    experiment: id,
    scenarios: worldsHash(loaded.scenarios[id]!),
    size: options.size,
    seed: options.seed,
    persons: frame.persons,
    targets,
    quantities: dimensions,
    dice,
    lists: found.lists,
    stopped: found.stopped,
    runs,
    unscreened: unscreenedOf(found.lists),
    kept: kept.length,
    nearest: Math.min(...found.worlds.map(({ counts }) => missOf(counts, targets))),
    fitsAgain: {
      of: kept.length,
      again: fitAgain,
      share: { value: kept.length === 0 ? 0 : fitAgain / kept.length, interval: exactInterval(fitAgain, kept.length) },
    },
    told: enough ? toldOf(dimensions, kept) : [],
    together: enough ? togetherOf(dimensions, kept) : [],
    bounds,
    worlds: kept.map(values),
    left: leftOf(found, nearEnds, ends, targets).map(values),
    abc,
  };
}

/** Worlds that no screen was asked about: the first list, and those of later lists that check the screen. */
function unscreenedOf(lists: readonly ListRecord[]): CalibrationResult['unscreened'] {
  const of = lists.reduce((sum, { worlds, audited }, i) => sum + (i === 0 ? worlds : audited), 0);
  const fit = lists.reduce((sum, { fits, auditedFits }, i) => sum + (i === 0 ? fits : auditedFits), 0);
  return { of, fit, share: { value: fit / of, interval: exactInterval(fit, of) } };
}

/** The percentiles of what a second reading found, where it may be read. */
function readingOf(
  { populations, stopped, particles }: AbcResult,
  dimensions: readonly string[],
  bounds: readonly string[],
  values: (position: readonly number[]) => number[],
): AbcReading {
  const { tolerance, effective } = populations.at(-1)!;
  const computed = tolerance <= 1 && effective >= FEWEST_FITTING;
  const weights = particles.map(({ weight }) => weight);
  const inUnits = particles.map(({ world }) => values(world.position));
  return {
    populations,
    stopped,
    runs: populations.reduce((sum, { runs }) => sum + runs, 0),
    effective,
    computed,
    quantities: computed
      ? dimensions.map((path, d) => ({ path, range: abcRange(inUnits.map((row) => row[d]!), weights)! })) // prettier-ignore
      : [],
    numbers: bounds.map((of, n) => ({ of, range: computed ? abcRange(particles.map(({ world }) => world.numbers[n]!), weights) : null })), // prettier-ignore
  };
}

/** Positions of the worlds that were run and are not ruled out: ends first, then those that fit, then those that the last screen leaves. */
function leftOf(
  found: ListsResult,
  nearEnds: readonly RunWorld[],
  ends: readonly ([End, End] | null)[],
  targets: readonly FittedCount[],
): (readonly number[])[] {
  const all = [...found.worlds, ...nearEnds];
  const fits = all.filter(({ counts }) => missOf(counts, targets) <= 1);
  const screened = all.filter(({ position }) => !found.screen.rulesOut(position, found.margin));
  const atEnds = ends.flatMap((pair) => pair?.map(({ position }) => position) ?? []);
  return [...new Set([...atEnds, ...[...fits, ...screened].map(({ position }) => position)])];
}

/** Settings that are written, without those that are not. */
const withoutAbsent = <T extends object>(settings: T): Partial<T> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Values of a position, in the units of the quantities. */
function valuesAt(planned: PlannedExperiment, dimensions: readonly string[]): (position: readonly number[]) => number[] {
  const quantities = dimensions.map((path) => rangedAt(planned.inputs, path));
  return (position) => quantities.map((quantity, d) => valueAt(quantity, position[d]!));
}
