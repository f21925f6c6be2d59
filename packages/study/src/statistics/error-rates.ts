import { total } from './order.js';

/** What a yes-or-no rule did, against what was so in the synthetic world. Counts of people, or their shares. */
export interface DecisionTable {
  /** Flagged, and the deed was done. */
  flaggedWith: number;
  /** Flagged without a deed. */
  flaggedWithout: number;
  /** Not flagged, and the deed was done. */
  passedWith: number;
  /** Not flagged, no deed. */
  passedWithout: number;
}

/** Shares 0..1; NaN where there is nobody to divide by. */
export interface ErrorRates {
  /** Share with a deed. */
  baseRate: number;
  /** Flagged among those without a deed. */
  falsePositive: number;
  /** Not flagged among those with one. */
  falseNegative: number;
  /** With a deed among the flagged. */
  predictiveValue: number;
  /** Without a deed among those not flagged. */
  negativePredictiveValue: number;
}

/** Error rates of one group. Ask for each group by itself: equal rates of one kind do not give equal rates of another. */
export function errorRates(table: DecisionTable): ErrorRates {
  for (const [field, count] of Object.entries(table))
    if (!(Number.isFinite(count) && count >= 0)) throw new RangeError(`${field} must be 0 or more, found ${count}`);
  const { flaggedWith, flaggedWithout, passedWith, passedWithout } = table;
  const positives = flaggedWith + passedWith;
  const negatives = flaggedWithout + passedWithout;
  return {
    baseRate: positives / (positives + negatives),
    falsePositive: flaggedWithout / negatives,
    falseNegative: passedWith / positives,
    predictiveValue: flaggedWith / (flaggedWith + flaggedWithout),
    negativePredictiveValue: passedWithout / (passedWith + passedWithout),
  };
}

/**
 * The false positive rate that the three other rates force: p / (1 - p) * (1 - PPV) / PPV * (1 - FNR) (Chouldechova 2017). It holds for every
 * table of counts with a flagged person that had done the deed, and one without a deed, whatever the rule is. Two groups with unequal base
 * rates that share predictive value and false negatives therefore cannot share false positives, unless nobody is flagged wrongly.
 *
 * @param rates base rate above 0 and below 1, predictive value above 0, false negative rate; shares 0..1
 * Rounding is below 1e-12 unless a rate comes within about 1e-3 of 1. Throws RangeError outside; NaN counts as outside.
 */
export function impliedFalsePositiveRate(rates: Pick<ErrorRates, 'baseRate' | 'predictiveValue' | 'falseNegative'>): number {
  const { baseRate, predictiveValue, falseNegative } = rates;
  if (!(baseRate > 0 && baseRate < 1)) throw new RangeError(`base rate must lie between 0 and 1, found ${baseRate}`);
  if (!(predictiveValue > 0 && predictiveValue <= 1))
    throw new RangeError(`predictive value must lie above 0, up to 1, found ${predictiveValue}`);
  if (!(falseNegative >= 0 && falseNegative <= 1)) throw new RangeError(`false negative rate must lie in 0..1, found ${falseNegative}`);
  return (baseRate / (1 - baseRate)) * ((1 - predictiveValue) / predictiveValue) * (1 - falseNegative);
}

/** People at one value of a score: with the deed, and without it. */
export interface ScoreLevel {
  positives: number;
  negatives: number;
}

export interface CalibratedMeans {
  baseRate: number;
  /** Mean calibrated score of those with the deed, and of those without. */
  ofPositives: number;
  ofNegatives: number;
}

/**
 * Mean scores on the two sides once each level of a score is replaced by the share with the deed at that level (the empirical calibration map).
 * Then baseRate * ofPositives + (1 - baseRate) * ofNegatives = baseRate, on the counts themselves (Kleinberg, Mullainathan and Raghavan 2016):
 * with unequal base rates both means agree between two groups only if the score never errs. Levels without people are left out; NaN where one
 * side is empty. Throws RangeError for negative counts.
 */
export function calibratedMeans(levels: readonly ScoreLevel[]): CalibratedMeans {
  if (levels.some(({ positives, negatives }) => !(positives >= 0 && negatives >= 0)))
    throw new RangeError('numbers of people at a level must be 0 or more');
  const held = levels.filter(({ positives, negatives }) => positives + negatives > 0);
  const positives = total(held.map((level) => level.positives));
  const negatives = total(held.map((level) => level.negatives));
  const shares = held.map((level) => level.positives / (level.positives + level.negatives));
  return {
    baseRate: positives / (positives + negatives),
    ofPositives: total(held.map((level, i) => level.positives * shares[i]!)) / positives,
    ofNegatives: total(held.map((level, i) => level.negatives * shares[i]!)) / negatives,
  };
}
