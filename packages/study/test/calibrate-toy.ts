import type { FittedCount, RunWorld } from '../src/calibrate/screen.js';
import { wordsAt, WORDS } from '../src/statistics/words.js';

/**
 * A toy of a court list with known parameters: entries and exits by year, and refusals of those on the list, as counts of a sample of people with
 * Poisson noise. Twelve quantities, ten fitted counts.
 */
export const TOY_PATHS = 'rate trend16 trend18 trend19 recovers pays air_never air_often air17 air18 rail_never rail_often'.split(' ');
const RANGES: readonly [number, number][] = [
  [0.001, 0.01], [0.7, 1.6], [0.7, 1.6], [0.7, 1.6], [0.05, 0.4], [0, 1],
  [0.3, 0.9], [1, 6], [0.8, 1.6], [0.8, 1.6], [0.3, 0.95], [1, 8],
]; // prettier-ignore

/** Part of each range, about its middle, that is drawn over: so that about seven of 100 worlds fit within 35 percent at 100,000 people. */
const PART = 0.63;

const valueOf = (position: readonly number[], i: number): number => {
  const [low, high] = RANGES[i]!;
  const at = 0.5 + PART * (position[i]! - 0.5);
  return low >= 0.05 || low === 0 ? low + at * (high - low) : low * (high / low) ** at;
};

/** Expected share of people: listed in 2014 to 2019, refused by air in 2016 to 2019, refused by rail in 2016 to 2019. */
export function expectedCounts(position: readonly number[]): { fitted: number[]; later: number[] } {
  const at = (i: number): number => valueOf(position, i);
  let stock = 0;
  let rate = at(0);
  const listed: number[] = [];
  const air: number[] = [];
  const rail: number[] = [];
  for (let year = 2014; year <= 2019; year += 1) {
    if (year === 2016) rate *= at(1);
    if (year === 2018) rate *= at(2);
    if (year === 2019) rate *= at(3);
    const left = stock * (at(4) + 0.2 * at(5));
    stock += rate - left;
    listed.push(rate);
    if (year < 2016) continue;
    const trend = (year >= 2017 ? at(8) : 1) * (year >= 2018 ? at(9) : 1);
    air.push(stock * (1 - at(6)) * at(7) * trend);
    rail.push(stock * (1 - at(10)) * at(11));
  }
  return { fitted: [...listed.slice(0, 5), ...air.slice(0, 3), ...rail.slice(1, 3)], later: [listed[5]!, air[3]!, rail[3]!, stock] };
}

/** Runs a world of the toy: counts of a sample of `people`, with the noise of an address; asked numbers are the later counts. */
export function toyWorld(position: readonly number[], people: number, noise: () => number): RunWorld {
  const { fitted, later } = expectedCounts(position);
  const seen = (share: number): number => Math.max(0, share * people + Math.sqrt(share * people) * noise()) / people;
  return { position, counts: fitted.map(seen), numbers: later.map(seen) };
}

/** Standard normal noise of an address, two numbers from two words (Box and Muller): the quantile function takes some hundred times as long. */
export function noiseAt(address: string): () => number {
  const next = wordsAt(address);
  const uniform = (): number => (next() + 0.5) / WORDS;
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** What a planted truth publishes. */
export const toyTargets = (truth: readonly number[], tolerance: number): FittedCount[] =>
  expectedCounts(truth).fitted.map((published, i) => ({ id: `count${i}`, published, tolerance }));
