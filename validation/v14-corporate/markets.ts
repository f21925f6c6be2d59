/**
 * A market where buyers see no quality: sellers keep a good unless the price covers their quality; buyers pay 1.5 times the mean quality of what
 * is offered. Follows the price until it no longer moves; `qualities` in any order. Goods sold in the end, at a price above nothing.
 */
export function unseenQuality(qualities: readonly number[], start: number): { price: number; sold: number } {
  let price = start;
  for (let round = 0; round < 10_000; round++) {
    const offered = qualities.filter((quality) => quality <= price);
    let sum = 0;
    for (const quality of offered) sum += quality;
    const worth = offered.length === 0 ? 0 : (1.5 * sum) / offered.length;
    const next = Math.min(price, worth);
    if (next === price || next === 0) return { price: next, sold: next > 0 ? offered.length : 0 };
    price = next;
  }
  return { price, sold: qualities.filter((quality) => quality <= price).length };
}

/** Two kinds of firms; buyers know only the mix, or the mix among those with a mark. */
export const GOODS = { costHigh: 12, worthHigh: 15, worthLow: 5 };

/** What a buyer expects of firms of which `high` of `all` are of the better kind; whole firms, so that a tie is a tie. */
export const expectedWorth = (high: number, all: number): number => (GOODS.worthHigh * high + GOODS.worthLow * (all - high)) / all;

/** Do the better firms sell at what buyers expect? Compared in whole numbers. */
export const betterFirmsSell = (high: number, all: number): boolean =>
  GOODS.worthHigh * high + GOODS.worthLow * (all - high) >= GOODS.costHigh * all;
