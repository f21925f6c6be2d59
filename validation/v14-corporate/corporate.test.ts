import { describe, expect, it } from 'vitest';
import { exact, SEED, withinBand } from '../check.js';
import { drawsOf } from '../draws.js';
import { betterFirmsSell, expectedWorth, unseenQuality } from './markets.js';
import { lowestPrice, worthOfCheatingOnce, worthOfKeeping } from './premium.js';
import type { PremiumCase } from './premium.js';

describe('V14.1 the price that keeps quality', () => {
  it.each([
    [1, 0, Infinity, '10.2'],
    [0.25, 0, Infinity, '10.8'],
    [0.25, 0.02, Infinity, '11.0434782609'],
    [0.25, 0, 5, '12.1103798464'],
    [0.25, 0.02, 5, '12.4678041808'],
    [0.5, 0, 5, '11.0551899232'],
    [1, 0, 1, '12.2'],
    [1, 0, 2, '11.1523809524'],
    [0.1, 0.02, 5, '17.0949370199'],
  ])('found %d, mistaken %d, term %d', (found, mistaken, term, reference) => {
    const one: PremiumCase = { costKept: 10, costCheated: 8, interest: 0.1, found, mistaken, term };
    const price = lowestPrice(one);
    exact(`found ${found}, mistaken ${mistaken}, term ${term}: price`, price, reference);
    expect(Math.abs(worthOfCheatingOnce(one, price) / worthOfKeeping(one, price) - 1)).toBeLessThan(1e-8);
    expect(worthOfCheatingOnce(one, price + 1e-6)).toBeLessThan(worthOfKeeping(one, price + 1e-6));
    expect(worthOfCheatingOnce(one, price - 1e-6)).toBeGreaterThan(worthOfKeeping(one, price - 1e-6));
  });

  it('values tie at the price of the fifth', () => {
    const fifth: PremiumCase = { costKept: 10, costCheated: 8, interest: 0.1, found: 0.25, mistaken: 0.02, term: 5 };
    exact('fifth: worth of keeping', worthOfKeeping(fifth, lowestPrice(fifth)), '25.2328025108');
    exact('fifth: worth of cheating once', worthOfCheatingOnce(fifth, lowestPrice(fifth)), '25.2328025108');
  });
});

describe('V14.2 quality that nobody sees', () => {
  const evenly = Array.from({ length: 2001 }, (_, i) => i / 1000);

  it.each([0.01, 0.5, 1, 1.5, 2, 10])('no trade from a price of %d', (start) => {
    exact(`evenly spread qualities, from ${start}: goods sold`, unseenQuality(evenly, start).sold, '0');
  });

  // A drawn market can stop where the k qualities left have, by chance, a mean above two thirds of the price. From k = 100 on that has a chance
  // below 1e-8, whatever the size of the market.
  it.each([2000, 20_000])('a drawn market of %d keeps less than a hundred of the lowest qualities', (size) => {
    const sold = Array.from({ length: 20 }, (_, market) => {
      const draws = drawsOf(SEED, market, `lemons ${size}`);
      return unseenQuality(
        Array.from({ length: size }, () => 2 * draws.uniform()),
        2,
      ).sold;
    });
    sold.forEach((left, market) => withinBand(`drawn market ${market} of ${size}: goods sold`, left, '0', 99));
  });
});

describe('V14.3 a mark that lets the better firms sell', () => {
  it('without a mark they sell from a share of 0.7 on', () => {
    expect([699, 700, 701].map((high) => betterFirmsSell(high, 1000))).toEqual([false, true, true]);
  });

  it.each([
    [0.9, 0.38, '12.03125', true],
    [0.9, 0.39, '11.9767442', false],
    [0.7, 0.3, '12', true],
  ])('passed with %d and %d', (high, low, reference, sells) => {
    const [a, f] = [Math.round(1000 * high), Math.round(1000 * low)];
    exact(`passed ${high} and ${low}: worth of a passed firm`, expectedWorth(a, a + f), reference);
    expect(betterFirmsSell(a, a + f)).toBe(sells);
    expect(7 * f <= 3 * a).toBe(sells);
  });

  it.each([
    [0.38, true],
    [0.39, false],
  ])('among a million drawn firms, half of each kind, low kind passed with %d', (low, sells) => {
    const draws = drawsOf(SEED, 0, `marks ${low}`);
    let [a, f] = [0, 0];
    for (let i = 0; i < 500_000; i++) {
      if (draws.uniform() < 0.9) a += 1;
      if (draws.uniform() < low) f += 1;
    }
    expect(betterFirmsSell(a, a + f)).toBe(sells);
  });
});
