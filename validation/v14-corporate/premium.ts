/** A firm sells one good a period: costs with and without its promised quality, interest, and what a black list does. */
export interface PremiumCase {
  costKept: number;
  costCheated: number;
  interest: number;
  /** Chance per period that cheating is found, and that a firm which kept quality is listed by mistake. */
  found: number;
  mistaken: number;
  /** Periods without business on the list; Infinity: for good. */
  term: number;
}

const discountOf = (one: PremiumCase): number => 1 / (1 + one.interest);

/** Share of the future that a listing takes. */
const taken = (one: PremiumCase): number => (one.term === Infinity ? 1 : 1 - discountOf(one) ** one.term);

/** Lowest price at which keeping quality is worth at least as much as cheating, by formula. */
export function lowestPrice(one: PremiumCase): number {
  const [d, k] = [discountOf(one), taken(one)];
  return one.costKept + ((one.costKept - one.costCheated) * (1 - d + d * one.mistaken * k)) / (d * (one.found - one.mistaken) * k);
}

/** Worth of keeping quality for good, by adding up periods one after the other until they no longer count. */
export function worthOfKeeping(one: PremiumCase, price: number): number {
  const d = discountOf(one);
  let worth = 0;
  for (let sweep = 0; sweep < 4000; sweep++)
    worth = price - one.costKept + d * ((1 - one.mistaken) * worth + one.mistaken * afterListing(one, worth));
  return worth;
}

/** Worth of cheating once and keeping quality from then on. */
export function worthOfCheatingOnce(one: PremiumCase, price: number): number {
  const worth = worthOfKeeping(one, price);
  return price - one.costCheated + discountOf(one) * ((1 - one.found) * worth + one.found * afterListing(one, worth));
}

/** Worth on entering the list: nothing for the term, then business again. */
function afterListing(one: PremiumCase, worth: number): number {
  if (one.term === Infinity) return 0;
  let later = worth;
  for (let period = 0; period < one.term; period++) later *= discountOf(one);
  return later;
}
