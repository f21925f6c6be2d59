import type { Claim, ClosedLoop, Register, SeriesResult } from '@glasshouse/model';
import { FEWEST_FITTING, fittedCounts, relativeMiss } from '../outcomes/fit.js';
import type { BoundTarget } from '../outcomes/targets.js';
import { armIndex, indicatorIndex } from '../outcomes/positions.js';
import { optionsOf, samplesAt } from '../outcomes/samples.js';
import type { Outcomes } from '../outcomes/samples.js';
import { indicatorOf } from '../outcomes/summary.js';
import { exactInterval } from '../statistics/interval.js';
import { quantile } from '../statistics/order.js';
import { ratioOfSums } from '../statistics/ratio.js';
import { modelStamp } from './evaluate.js';
import { parseReference } from './reference.js';
import { Resolver } from './resolver.js';

/** An experiment with its fitted targets, and those that it keeps out of the fit. */
export interface FittedOutcomes {
  outcomes: Outcomes;
  targets: readonly BoundTarget[];
  keptOut?: readonly BoundTarget[];
}

/** What a loop reads beside the claim. */
export interface LoopInputs {
  all: readonly FittedOutcomes[];
  series: readonly SeriesResult[];
  register: Register;
}

/** Most worlds that are taken for the truth, evenly over the design: enough for a share to within some seven in a hundred. */
const MOST_WORLDS = 200;

const idOf = ({ outcomes }: FittedOutcomes): string => outcomes.frame.planned.experiment.id;
const referencesOf = (claim: Claim): string[] => [
  ...new Set([...claim.numbers.map(({ of }) => of), ...claim.model.flatMap(({ when }) => when.map(({ of }) => of))]),
];

const readsOf = (claim: Claim, experiment: string): string[] =>
  referencesOf(claim).filter((of) => {
    const reference = parseReference(of);
    return reference?.kind === 'indicator' && reference.experiment === experiment;
  });

/** The number of a reference at each of some points, as its estimate measures it. */
function numbersAt(outcomes: Outcomes, of: string, points: readonly number[]): number[] {
  const reference = parseReference(of);
  if (reference?.kind !== 'indicator') throw new RangeError(`"${of}" is not a number of an experiment`);
  const indicator = indicatorIndex(outcomes, reference.indicator);
  const { per } = optionsOf(outcomes, indicator);
  const at = (arm: string | null): number[] => {
    const position = Math.max(0, arm === null ? 0 : armIndex(outcomes, arm));
    return samplesAt(outcomes, points, (run) => indicatorOf(outcomes.frame, run, indicator, position)).map(
      ({ samples }) => ratioOfSums(samples) * per,
    );
  };
  const own = at(reference.arm);
  if (reference.minus === null) return own;
  const other = at(reference.minus);
  return own.map((value, p) => value - other[p]!);
}

/** The fitted counts of one run of each point: what would have been published of that world, its dice included. */
function publishedOf({ outcomes, targets }: FittedOutcomes, points: readonly number[]): number[][] {
  const first = new Map(points.map((point) => [point, outcomes.runs.find((run) => run.point === point)] as const));
  const runs = [...first.values()].flatMap((run) => (run ? [run] : []));
  return fittedCounts({ ...outcomes, runs }, targets, points);
}

/** Adds one to the count of a word. */
const count = (counts: Record<string, number>, word: string): void => void (counts[word] = (counts[word] ?? 0) + 1);

/** A world taken for the truth: what the fit to its counts and the rule say of it. */
interface Tried {
  stamp: string;
  /** Positions among the points of the design of those that fit. */
  fitting: readonly number[];
  resolver: Resolver;
}

/** Tries worlds in turn, with the counts of each for the published ones. `without`: the point that is the world itself and may not fit itself. */
function tryWorlds(
  claim: Claim,
  fitted: FittedOutcomes,
  { all, series, register }: LoopInputs,
  worlds: readonly { counts: number[]; without: number | null }[],
): Tried[] {
  const { outcomes, targets } = fitted;
  const counts = fittedCounts(outcomes, targets, outcomes.main);
  return worlds.map(({ counts: published, without }) => {
    const fits = (_: number, p: number): boolean =>
      targets.every((target, t) => relativeMiss(counts[t]![p]!, published[t]!) <= target.tolerance!);
    const positions = outcomes.main.flatMap((point, p) => (point !== without && fits(point, p) ? [p] : []));
    const fitting = new Set(positions.map((p) => outcomes.main[p]!));
    const read = all.map((one) => (one === fitted ? { ...outcomes, fitting } : one.outcomes));
    const resolver = new Resolver(read, series, register);
    return { stamp: modelStamp(claim, resolver).stamp, fitting: positions, resolver };
  });
}

const stampsOf = (tried: readonly Tried[]): Record<string, number> => {
  const stamps: Record<string, number> = {};
  for (const { stamp } of tried) count(stamps, stamp);
  return stamps;
};

function heldAt(of: string, tried: readonly Tried[], truths: readonly number[], title: string): ClosedLoop['numbers'][number] {
  let held = 0;
  let worlds = 0;
  tried.forEach(({ resolver }, w) => {
    const resolved = resolver.resolve(of);
    if (resolved.kind !== 'estimate' || resolved.lacking || !Number.isFinite(truths[w])) return;
    worlds += 1;
    if (truths[w]! >= resolved.estimate.low && truths[w]! <= resolved.estimate.high) held += 1;
  });
  const interval: [number, number] = worlds === 0 ? [0, 1] : exactInterval(held, worlds);
  return { of, title, held, of_worlds: worlds, interval };
}

/** For each count kept out of the fit: in how many of the worlds that enough points fit the least and greatest of these points hold the world's own count. */
function keptOutHeld(
  { outcomes, keptOut = [] }: FittedOutcomes,
  points: readonly number[],
  tried: readonly Tried[],
): ClosedLoop['keptOut'] {
  if (keptOut.length === 0) return undefined;
  const counts = fittedCounts(outcomes, keptOut, outcomes.main);
  const own = publishedOf({ outcomes, targets: keptOut }, points);
  return keptOut.map(({ target }, t) => {
    let held = 0;
    let worlds = 0;
    tried.forEach(({ fitting }, w) => {
      const truth = own[t]![w]!;
      const values = fitting.map((p) => counts[t]![p]!).filter(Number.isFinite);
      if (fitting.length < FEWEST_FITTING || values.length === 0 || !Number.isFinite(truth)) return;
      worlds += 1;
      if (truth >= Math.min(...values) && truth <= Math.max(...values)) held += 1;
    });
    return { id: target.id, title: target.title, held, of_worlds: worlds, interval: worlds === 0 ? [0, 1] : exactInterval(held, worlds) };
  });
}

/** Verdicts where the number that the rules read first is low and where it is high: whether a verdict follows the world, or comes whatever it is. */
function decidesOf(
  claim: Claim,
  reads: readonly string[],
  tried: readonly Tried[],
  truthsOf: (of: string) => number[],
  nameOf: (of: string) => string,
): ClosedLoop['decides'] {
  const of = claim.model.flatMap(({ when }) => when.map((one) => one.of)).find((one) => reads.includes(one));
  if (of === undefined) return undefined;
  const truths = truthsOf(of);
  const finite = truths.filter((truth) => Number.isFinite(truth));
  if (finite.length < 3) return undefined;
  const [to, from] = [quantile(finite, 1 / 3), quantile(finite, 2 / 3)];
  return {
    of,
    title: nameOf(of),
    low: { to, stamps: stampsOf(tried.filter((_, w) => truths[w]! <= to)) },
    high: { from, stamps: stampsOf(tried.filter((_, w) => truths[w]! >= from)) },
  };
}

function plantedLoop(claim: Claim, fitted: FittedOutcomes, inputs: LoopInputs): ClosedLoop['planted'] {
  const swapped = claim.planted?.swaps[idOf(fitted)];
  const planted = inputs.all.find((one) => idOf(one) === swapped);
  if (!claim.planted || !planted) return undefined;
  const bound = fitted.targets.map((target) => {
    const indicator = indicatorIndex(planted.outcomes, target.target.indicator);
    const arm = target.target.arm === undefined ? 0 : armIndex(planted.outcomes, target.target.arm);
    return { ...target, indicator, arm };
  });
  if (bound.some(({ indicator, arm }) => indicator < 0 || arm < 0)) return undefined;
  const points = planted.outcomes.main;
  const counts = publishedOf({ outcomes: planted.outcomes, targets: bound }, points);
  const tried = tryWorlds(
    claim,
    fitted,
    inputs,
    points.map((_, p) => ({ counts: counts.map((row) => row[p]!), without: null })),
  );
  const stamps = stampsOf(tried);
  return {
    experiment: idOf(planted),
    expected: claim.planted.stamp,
    worlds: points.length,
    computed: points.length - (stamps.not_computed ?? 0),
    stamps,
  };
}

/**
 * Tries what a claim infers on worlds whose answer is known. Each of up to 200 design points of a fitted experiment stands in for the real world in turn: the
 * counts of its first run are taken as published, the other points are fitted to them within the same tolerances, and the same rule gives its verdict. Tells how
 * often anything could be computed, how often the printed range held the world's own number, how often the range of a count kept out of the fit held it, and which verdicts came where the deciding number is low and where it
 * is high. Planted worlds are tried in the same way, by the points of the experiment itself. Reads no further run. Empty for a claim that reads no fit.
 */
export function closedLoops(claim: Claim, inputs: LoopInputs): ClosedLoop[] {
  return inputs.all.flatMap((fitted): ClosedLoop[] => {
    const { outcomes } = fitted;
    const reads = readsOf(claim, idOf(fitted));
    if (outcomes.fitting === null || reads.length === 0) return [];
    const every = Math.max(1, Math.ceil(outcomes.main.length / MOST_WORLDS));
    const points = outcomes.main.filter((_, p) => p % every === 0);
    const counts = publishedOf(fitted, points);
    const worlds = points.map((without, p) => ({ counts: counts.map((row) => row[p]!), without }));
    const tried = tryWorlds(claim, fitted, inputs, worlds);
    const names = new Resolver(
      inputs.all.map((one) => one.outcomes),
      inputs.series,
      inputs.register,
    );
    const nameOf = (of: string): string => names.nameOf(of) ?? of;
    const truthsOf = (of: string): number[] => numbersAt(outcomes, of, points);
    const stamps = stampsOf(tried);
    const decides = decidesOf(claim, reads, tried, truthsOf, nameOf);
    const planted = plantedLoop(claim, fitted, inputs);
    const keptOut = keptOutHeld(fitted, points, tried);
    return [
      {
        experiment: idOf(fitted),
        worlds: points.length,
        computed: points.length - (stamps.not_computed ?? 0),
        stamps,
        numbers: reads.map((of) => heldAt(of, tried, truthsOf(of), nameOf(of))),
        ...(decides ? { decides } : {}),
        ...(planted ? { planted } : {}),
        ...(keptOut ? { keptOut } : {}),
      },
    ];
  });
}
