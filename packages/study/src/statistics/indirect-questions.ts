import { total } from './order.js';

/** An estimated share with its standard error. The share is not cut to 0..1: cutting would bias it. */
export interface ShareEstimate {
  share: number;
  standardError: number;
}

const needShare = (value: number, what: string): void => {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${what} must lie between 0 and 1, found ${value}`);
};

const needCount = (value: number, least: number, what: string): void => {
  if (!(Number.isInteger(value) && value >= least))
    throw new RangeError(`${what} must be a whole number of at least ${least}, found ${value}`);
};

/** Answers of one half of an item count, such as `survey.<id>.list_n_control` and `survey.<id>.list_sum_control` count them. */
export interface ItemCounts {
  asked: number;
  /** Sum over people of the items they counted. */
  items: number;
  /** Sum over people of the square of that; where it was not kept, no error can be stated from the answers. */
  squares?: number;
}

/**
 * How many hold a view that nobody was asked about outright? Item count (list experiment): one half counts how many items of a neutral list
 * hold for them, the other half has the view in question added to it. The difference of the two means estimates the share.
 *
 * @param shorter answers of the half with the neutral list
 * @param longer answers of the half whose list holds the view
 * @returns share (difference of means) and standard error, from the two sample variances over n; NaN as error where squares were not kept,
 * for which `itemCountError` or the spread over replicates stands in
 *
 * Unbiased if the added item changes no other answer and nobody misstates a count; a person to whom no item or every item applies is no longer
 * hidden, and may. Throws RangeError for sums that are not whole or do not fit together, or fewer than two people in one half.
 */
export function itemCountShare(shorter: ItemCounts, longer: ItemCounts): ShareEstimate {
  const without = momentsOf(shorter);
  const added = momentsOf(longer);
  return { share: added.mean - without.mean, standardError: Math.sqrt(added.variance / longer.asked + without.variance / shorter.asked) };
}

/**
 * Standard error that `itemCountShare` has before anybody is asked.
 *
 * @param share share who hold the view, 0..1
 * @param held chance of each neutral item, independent of one another and of the view
 * @param each people asked in each half
 */
export function itemCountError(share: number, held: readonly number[], each: number): number {
  needShare(share, 'share');
  held.forEach((chance) => needShare(chance, 'chance of an item'));
  needCount(each, 1, 'people in each half');
  return Math.sqrt((share * (1 - share) + 2 * total(held.map((chance) => chance * (1 - chance)))) / each);
}

/**
 * How many hold a view, when a die that only the person sees decides whether they answer the statement or its contrary (Warner 1965)? The
 * interviewer cannot tell which; the share follows from how often the statement is drawn.
 *
 * @param agreed people who said yes
 * @param asked people asked, at least 2
 * @param design chance that the die picks the statement and not its contrary, 0..1 without 0.5
 * @returns share (may lie outside 0..1) and standard error from the sample, with n - 1
 *
 * Throws RangeError for a design of 0.5 (the answers say nothing) and for counts that do not fit.
 */
export function randomisedResponseShare(agreed: number, asked: number, design: number): ShareEstimate {
  needDesign(design);
  needCount(asked, 2, 'people asked');
  needCount(agreed, 0, 'people who said yes');
  if (agreed > asked) throw new RangeError(`${agreed} said yes of ${asked} asked`);
  const yes = agreed / asked;
  const slope = 2 * design - 1;
  return { share: (yes - (1 - design)) / slope, standardError: Math.sqrt((yes * (1 - yes)) / (asked - 1)) / Math.abs(slope) };
}

/** Standard error that `randomisedResponseShare` has before anybody is asked: sampling of people, and of the die. */
export function randomisedResponseError(share: number, asked: number, design: number): number {
  needShare(share, 'share');
  needDesign(design);
  needCount(asked, 1, 'people asked');
  return Math.sqrt((share * (1 - share) + (design * (1 - design)) / (2 * design - 1) ** 2) / asked);
}

function needDesign(design: number): void {
  needShare(design, 'chance of the statement');
  if (design === 0.5) throw new RangeError('with a chance of 0.5 the answers say nothing about the share');
}

/** Mean and unbiased variance of whole numbers from their sums. */
function momentsOf({ asked, items, squares }: ItemCounts): { mean: number; variance: number } {
  needCount(asked, 2, 'people asked in each half');
  needCount(items, 0, 'items counted');
  const mean = items / asked;
  if (squares === undefined) return { mean, variance: Number.NaN };
  needCount(squares, 0, 'sum of squares');
  // In whole numbers, so that nothing is lost where all answers are alike.
  const spread = asked * squares - items * items;
  if (spread < 0) throw new RangeError(`${squares} is too little for the squares of ${asked} answers that sum to ${items}`);
  return { mean, variance: spread / asked / (asked - 1) };
}
