/** What a visit to the first area adds to the records of both (a, b), and a visit to the second (c, d). */
export interface Urn {
  a: number;
  b: number;
  c: number;
  d: number;
}

/**
 * Share of the first area in the record in the long run: the root in [0, 1] of (c + d - a - b) x^2 + (a - 2c - d) x + c = 0 towards which the
 * record is driven. Where nothing is ever added for the other area (b = c = 0), one area takes all.
 */
export function limitShare({ a, b, c, d }: Urn): number {
  const [second, first] = [c + d - a - b, a - 2 * c - d];
  const drift = (x: number): number => (second * x + first) * x + c;
  if (b === 0 && c === 0) return a > d ? 1 : a < d ? 0 : Number.NaN;
  let [low, high] = [0, 1];
  for (let i = 0; i < 200; i++) {
    const x = (low + high) / 2;
    if (drift(x) > 0) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

/** Chance of k white draws out of n from an urn that starts with `white` and `black` balls and takes back each ball with one more like it. */
export function polyaLaw(n: number, white: number, black: number): number[] {
  let law = [1];
  for (let drawn = 0; drawn < n; drawn++) {
    const next = Array.from({ length: drawn + 2 }, () => 0);
    law.forEach((p, k) => {
      const chance = (white + k) / (white + black + drawn);
      next[k + 1]! += p * chance;
      next[k]! += p * (1 - chance);
    });
    law = next;
  }
  return law;
}
