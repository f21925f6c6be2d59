/** How the benefit of a breach is spread among people. */
export type Benefits = 'uniform' | 'exponential';

/** A rule as a risk-neutral person meets it: chance of the sanction after a breach and without one, and its size. */
export interface Prospect {
  caught: number;
  mistaken: number;
  sanction: number;
}

/** Share for whom the benefit (uniform on 0..1, or exponential with mean 1) exceeds what a breach adds to the expected sanction. */
export function breachShare({ caught, mistaken, sanction }: Prospect, benefits: Benefits): number {
  const added = Math.max(0, (caught - mistaken) * sanction);
  return benefits === 'uniform' ? Math.max(0, 1 - added) : Math.exp(-added);
}

/** Utility of wealth w > 0 with constant relative risk aversion r: below 0 risk-loving, 0 neutral. */
export const utility = (wealth: number, aversion: number): number =>
  aversion === 1 ? Math.log(wealth) : (wealth ** (1 - aversion) - 1) / (1 - aversion);

/** The gain at which a person of that wealth is indifferent between a breach and none: the higher, the stronger the deterrence. */
export function indifferentGain(wealth: number, aversion: number, caught: number, sanction: number): number {
  const without = utility(wealth, aversion);
  let low = 0;
  let high = sanction;
  while (high - low > 1e-14) {
    const gain = (low + high) / 2;
    if (gain === low || gain === high) break;
    const withBreach = (1 - caught) * utility(wealth + gain, aversion) + caught * utility(wealth + gain - sanction, aversion);
    if (withBreach < without) low = gain;
    else high = gain;
  }
  return (low + high) / 2;
}
