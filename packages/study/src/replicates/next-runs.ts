import { isReduced } from '@glasshouse/model';
import type { KeptRun, RunResult } from '@glasshouse/model';
import { parseReference } from '../claims/reference.js';
import { DICE_OF_A_POINT } from '../design/plan-study.js';
import { countsPoints, sampleOf } from '../outcomes/indicator.js';
import { armIndex, indicatorIndex } from '../outcomes/positions.js';
import { optionsOf, outcomesOf } from '../outcomes/samples.js';
import type { Frame } from '../outcomes/summary.js';
import type { Sample } from '../statistics/ratio.js';
import { DIFFERING, PART, wide } from './advise.js';

/** Further runs that `nextRuns` looks ahead. */
export const NEXT_RUNS = 100;

/** A difference of two arms, what the complete runs know of it, and what further runs are expected to add. */
export interface NextRuns {
  experiment: string;
  /** `experiment.indicator@arm-other`. */
  of: string;
  unit: string;
  harm: boolean;
  /** The size from which on the study says that the difference matters; null where it says nothing. */
  matters: number | null;
  /** Replicates of the scenario as written. */
  replicates: {
    planned: number;
    complete: number;
    missing: number;
    /** Complete runs in which the arms differ at all; 40 are needed before anything is said. */
    differing: number;
    /** Of the 95 percent t interval of the mean difference. Null: fewer than two runs, or a run without a case to divide by. */
    halfWidth: number | null;
    /**
     * What is expected after `more` further replicates, if the spread stays as it is and as many runs in a hundred differ. Null where `halfWidth` is null,
     * where no run differs, and where an experiment can have no more replicates. `enough`: whether 40 runs would differ and the half-width would be at most
     * half of what matters.
     */
    expected: { more: number; halfWidth: number; differing: number; enough: boolean | null } | null;
  };
  /**
   * The range over design points; null where nothing is varied, and for a share of points. `low`, `high`: over the points of which all runs are complete;
   * null where there is none, where ranges are not asked for, and where the experiment keeps only points that fit. Points beside these can only widen a range.
   */
  points: { planned: number; complete: number; low: number | null; high: number | null; fit: boolean } | null;
}

/** The runs of a study that are there. */
export interface StoredRuns {
  holds(id: string): boolean;
  /** A run that is held; null where it cannot be read. */
  read(id: string): KeptRun | null;
  /** Whether runs of drawn points are read, too, for the ranges over them. */
  ranges: boolean;
}

/** Mean and spread of numbers that are seen once. */
class Spread {
  count = 0;
  differing = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count += 1;
    if (value !== 0) this.differing += 1;
    const off = value - this.#mean;
    this.#mean += off / this.count;
    this.#squares += off * (value - this.#mean);
  }

  get deviation(): number {
    return Math.sqrt(this.#squares / (this.count - 1));
  }
}

const halfWidth = (deviation: number, runs: number): number => wide(runs - 1) * (deviation / Math.sqrt(runs));

/** Where a difference stands in the numbers of a run. */
interface Asked {
  text: string;
  matters: number | null;
  indicator: number;
  arm: number;
  other: number;
  per: number;
}

/** A reading of runs of one experiment, one after the other. */
class Reading {
  readonly #replicates = new Spread();
  #point = -1;
  #lacking = 0;
  #sums: [Sample, Sample] = [none(), none()];
  #complete = 0;
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;

  /** `ranges`: whether drawn points are read. */
  constructor(
    private readonly frame: Frame,
    private readonly asked: Asked,
    private readonly ranges: boolean,
  ) {}

  /** Takes the next run in the order of the plan. Null: it is missing; `unread`: it is there, and its numbers are not wanted. */
  take(point: number, run: KeptRun | 'unread' | null): void {
    if (point !== this.#point) this.#close();
    this.#point = point;
    if (run === null) this.#lacking += 1;
    if (run === null || run === 'unread') return;
    const { indicator, arm, other, per } = this.asked;
    const [one, two] = [sampleAt(this.frame, run, indicator, arm), sampleAt(this.frame, run, indicator, other)];
    for (const [sum, sample] of [
      [this.#sums[0], one],
      [this.#sums[1], two],
    ] as const) {
      sum.above += sample.above;
      sum.below += sample.below;
    }
    if (point === 0) this.#replicates.add((ratio(one) - ratio(two)) * per);
  }

  /** Ends a point: one of which a run is missing, or that had no case to divide by, has no number. */
  #close(): void {
    const value = (ratio(this.#sums[0]) - ratio(this.#sums[1])) * this.asked.per;
    if (this.#point >= 0 && this.#lacking === 0) {
      this.#complete += 1;
      if (Number.isFinite(value)) {
        this.#low = Math.min(this.#low, value);
        this.#high = Math.max(this.#high, value);
      }
    }
    this.#lacking = 0;
    this.#sums = [none(), none()];
  }

  answer(planned: number, points: number): NextRuns {
    this.#close();
    const { frame, asked } = this;
    const { experiment } = frame.planned;
    const bound = frame.indicators[asked.indicator]!;
    const { count, differing, deviation } = this.#replicates;
    const half = count >= 2 && Number.isFinite(deviation) ? halfWidth(deviation, count) : null;
    const range = this.ranges && this.#low <= this.#high;
    return {
      experiment: experiment.id,
      of: `${experiment.id}.${asked.text}`,
      unit: bound.indicator.unit,
      harm: bound.indicator.harm,
      matters: asked.matters,
      replicates: {
        planned,
        complete: count,
        missing: planned - count,
        differing,
        halfWidth: half,
        expected: half === null ? null : expectedOf(count, differing, deviation, asked.matters),
      },
      points:
        points < 2 || countsPoints(bound)
          ? null
          : {
              planned: points,
              complete: this.#complete,
              low: range ? this.#low : null,
              high: range ? this.#high : null,
              fit: experiment.fit,
            },
    };
  }
}

/** What further replicates are expected to show, from those that there are. */
function expectedOf(runs: number, differing: number, deviation: number, matters: number | null): NextRuns['replicates']['expected'] {
  const more = Math.min(NEXT_RUNS, DICE_OF_A_POINT - runs);
  if (more <= 0 || differing === 0) return null;
  const half = halfWidth(deviation, runs + more);
  const then = Math.round((differing * (runs + more)) / runs);
  return { more, halfWidth: half, differing: then, enough: matters === null ? null : then >= DIFFERING && half <= matters * PART };
}

const none = (): Sample => ({ above: 0, below: 0 });
const ratio = ({ above, below }: Sample): number => (below === 0 ? Number.NaN : above / below);

function sampleAt(frame: Frame, run: KeptRun, indicator: number, arm: number): Sample {
  if (!isReduced(run)) return sampleOf(frame.indicators[indicator]!, run as RunResult, arm, frame.definitions);
  const at = 2 * (indicator * frame.planned.inputs.arms.length + arm);
  return { above: run.indicators[at]!, below: run.indicators[at + 1]! };
}

/** The differences that an experiment says matter; where it names none, its first harm in each arm less the first arm. */
function askedOf(frame: Frame): Asked[] {
  const outcomes = outcomesOf(frame, []);
  const { experiment, inputs } = frame.planned;
  const position = (name: string | null): number => (name === null || name === 'baseline' ? 0 : armIndex(outcomes, name));
  const asked = (text: string, matters: number | null): Asked[] => {
    const found = parseReference(`${experiment.id}.${text}`);
    if (found?.kind !== 'indicator' || found.minus === null) return [];
    const [indicator, arm, other] = [indicatorIndex(outcomes, found.indicator), position(found.arm), position(found.minus)];
    if (indicator < 0 || arm < 0 || other < 0) return [];
    return [{ text, matters, indicator, arm, other, per: optionsOf(outcomes, indicator).per }];
  };
  const named = Object.entries(experiment.replicates.matters ?? {});
  if (named.length > 0) return named.flatMap(([text, matters]) => asked(text, matters));
  const harm = frame.indicators.find((bound) => bound.indicator.harm && !countsPoints(bound))?.indicator.id;
  const [first, ...others] = inputs.arms;
  return harm === undefined ? [] : others.flatMap(({ id }) => asked(`${harm}@${id}-${first!.id}`, null));
}

/**
 * What the complete runs of a study know of its differences of arms, harm first, and what `NEXT_RUNS` further runs are expected to add. Runs are read one
 * after the other and let go. Runs nothing.
 */
export function nextRuns(frames: readonly Frame[], { holds, read, ranges }: StoredRuns): NextRuns[] {
  return frames.flatMap((frame) => {
    const { experiment, points, runs } = frame.planned;
    const drawn = ranges && !experiment.fit;
    const readings = askedOf(frame).map((asked) => new Reading(frame, asked, drawn));
    if (readings.length === 0) return [];
    const main = new Set(points.filter(({ sweep }) => !sweep).map(({ index }) => index));
    let planned = 0;
    for (const { id, point } of runs) {
      if (!main.has(point)) continue;
      if (point === 0) planned += 1;
      const found = holds(id) ? (point === 0 || drawn ? read(id) : 'unread') : null;
      for (const reading of readings) reading.take(point, found);
    }
    return readings.map((reading) => reading.answer(planned, main.size)).sort((a, b) => Number(b.harm) - Number(a.harm));
  });
}
