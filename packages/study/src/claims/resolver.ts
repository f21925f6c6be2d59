import type { Estimate, Register, SeriesResult } from '@glasshouse/model';
import { FEWEST_FITTING } from '../outcomes/fit.js';
import { armIndex, indicatorIndex } from '../outcomes/positions.js';
import { indicatorDifference, indicatorEstimate } from '../outcomes/samples.js';
import type { Outcomes } from '../outcomes/samples.js';
import { seriesFigure } from '../register/series.js';
import { parseReference, withoutSearch } from './reference.js';

/** Why a number could not be computed: too few points fit, or no run had anything to divide by. */
export interface Lacking {
  kind: 'fit' | 'case';
  why: string;
}

/** What a reference stands for: a simulated range, bounds by a search, a count of points, or a figure of the register. */
export type Resolved =
  | { kind: 'estimate'; estimate: Estimate; lacking: Lacking | null }
  | { kind: 'bounds'; low: number; high: number; found: [number, number]; lacking: Lacking | null }
  | { kind: 'figure'; value: number; documented: boolean };

function lackingOf({ fitting, main, frame }: Outcomes, estimate: Estimate): Lacking | null {
  if (fitting && fitting.size < FEWEST_FITTING) {
    const found = fitting.size === 0 ? 'none' : `only ${fitting.size}`;
    return {
      kind: 'fit',
      why: `${found} of ${main.length} design points reproduce the published counts, and ${FEWEST_FITTING} are needed`,
    };
  }
  return estimate.points === 0 ? { kind: 'case', why: `no run of “${frame.planned.experiment.title}” had a case to divide by` } : null;
}

/** Least and greatest of a number by a stored search, or why there are none. */
export interface SearchedBounds {
  /** Over further runs of confirmed worlds. */
  low: number;
  high: number;
  /** Over single runs that fit, as the search found them. */
  found: [number, number];
  lacking: Lacking | null;
}

/** Reads references against outcomes and series. Answers are kept, since claims ask again. */
export class Resolver {
  readonly #outcomes: ReadonlyMap<string, Outcomes>;
  readonly #series: readonly SeriesResult[];
  readonly #register: Register;
  readonly #swaps: Readonly<Record<string, string>>;
  readonly #bounds: ((of: string) => SearchedBounds) | null;
  readonly #known = new Map<string, Resolved>();

  /**
   * `swaps`: experiments read in the place of others, as in a planted world. `bounds`: what stored searches say of a number; null reads design points of
   * the run in their place, as planted worlds and trials do, for which nothing was searched.
   */
  constructor(
    outcomes: readonly Outcomes[],
    series: readonly SeriesResult[],
    register: Register,
    swaps: Readonly<Record<string, string>> = {},
    bounds: ((of: string) => SearchedBounds) | null = null,
  ) {
    this.#bounds = bounds;
    this.#outcomes = new Map(outcomes.map((o) => [o.frame.planned.experiment.id, o]));
    this.#series = series;
    this.#register = register;
    this.#swaps = swaps;
  }

  /** What `text` stands for. Throws RangeError, naming it, where it stands for nothing. */
  resolve(text: string): Resolved {
    const known = this.#known.get(text);
    if (known) return known;
    const found = this.#find(text);
    this.#known.set(text, found);
    return found;
  }

  /** Title, unit and arms of the indicator that a reference reads, or null where it reads none. `less`: word between the arms of a difference. */
  nameOf(text: string, less = 'less'): string | null {
    const reference = parseReference(text);
    if (reference?.kind !== 'indicator') return null;
    const outcomes = this.#outcomes.get(this.#swaps[reference.experiment] ?? reference.experiment);
    const indicator = outcomes?.frame.indicators[indicatorIndex(outcomes, reference.indicator)]?.indicator;
    if (!outcomes || !indicator) return null;
    const { arms } = outcomes.frame.planned.experiment;
    const title = (id: string): string => arms.find((arm) => arm.id === id)?.title ?? arms[0]?.title ?? id;
    const arm = title(reference.arm ?? 'baseline');
    return `${indicator.title} (${indicator.unit}), ${arm}${reference.minus === null ? '' : ` ${less} ${title(reference.minus)}`}`;
  }

  #find(text: string): Resolved {
    const reference = parseReference(text);
    if (!reference)
      throw new RangeError(`"${text}" is not experiment.indicator@arm, experiment.fitting, register.series.figure or row.E113`);
    if (reference.kind === 'register') {
      const series = this.#series.find((s) => s.id === reference.series);
      const value = series && seriesFigure(series, reference.figure);
      if (value === undefined) throw new RangeError(`"${text}" names no figure of a series`);
      return { kind: 'figure', value, documented: true };
    }
    if (reference.kind === 'row') {
      const value = this.#register.rows.get(reference.row)?.number ?? null;
      if (value === null) throw new RangeError(`"${text}" names no row with a number`);
      return { kind: 'figure', value, documented: true };
    }
    if (reference.kind === 'indicator' && reference.searched && this.#bounds)
      return { kind: 'bounds', ...this.#bounds(withoutSearch(text)) };
    const outcomes = this.#outcomes.get(this.#swaps[reference.experiment] ?? reference.experiment);
    if (!outcomes) throw new RangeError(`"${text}" names no experiment`);
    if (reference.kind === 'fitting') return { kind: 'figure', value: outcomes.fitting?.size ?? 0, documented: false };
    const indicator = indicatorIndex(outcomes, reference.indicator);
    if (indicator < 0) throw new RangeError(`"${text}" names no indicator of ${reference.experiment}`);
    const position = (arm: string): number => {
      const found = armIndex(outcomes, arm);
      if (found < 0 && arm !== 'baseline') throw new RangeError(`"${text}" names no arm "${arm}"`);
      return Math.max(found, 0);
    };
    const arm = position(reference.arm ?? 'baseline');
    const estimate =
      reference.minus === null
        ? indicatorEstimate(outcomes, indicator, arm)
        : indicatorDifference(outcomes, indicator, arm, position(reference.minus));
    return { kind: 'estimate', estimate, lacking: lackingOf(outcomes, estimate) };
  }
}
