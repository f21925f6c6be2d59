/** A strategy of the norms game: how bold people are, how vengeful, and the share who follow it. */
export interface Kind {
  boldness: number;
  vengefulness: number;
  share: number;
}

/** Payoffs of the game as published; losses are written as losses. */
export const PUBLISHED = { gain: 3, hurts: 1, punished: 9, punishing: 2, metaPunished: 9, metaPunishing: 2 };

/**
 * Expected payoff of a person from one occasion of each of the `n` people of a group, the others drawn from `kinds`. The chance S of being seen is even
 * between 0 and 1 and a person of boldness B breaks the norm where S < B, so that 1, S and S squared come to B, B^2/2 and B^3/3 over the occasions taken.
 */
export function expectedPayoff(own: Kind, kinds: readonly Kind[], n: number, meta: boolean): number {
  const mean = (of: (kind: Kind) => number): number => kinds.reduce((sum, kind) => sum + kind.share * of(kind), 0);
  const { boldness: b, vengefulness: v } = own;
  const others = n - 1;
  const [bold, half, third, venge] = [
    mean(({ boldness }) => boldness),
    mean(({ boldness }) => boldness ** 2 / 2),
    mean(({ boldness }) => boldness ** 3 / 3),
    mean(({ vengefulness }) => vengefulness),
  ];
  const { gain, hurts, punished, punishing, metaPunished, metaPunishing } = PUBLISHED;
  const ofBreaches = gain * b - (punished * b ** 2 * others * venge) / 2 - hurts * others * bold - punishing * v * others * half;
  // A third person punishes somebody who let a breach pass: one of the others breaks the norm, and one of the n - 2 who are neither plays the other part.
  const pairs = others * (n - 2) * third;
  return ofBreaches - (meta ? pairs * (metaPunished * (1 - v) * venge + metaPunishing * v * (1 - venge)) : 0);
}

/** Mean vengefulness above which more vengefulness pays, among people of one boldness, with metanorms. */
export function line(boldness: number, n: number): number {
  const { punishing, metaPunished, metaPunishing } = PUBLISHED;
  const chain = ((n - 2) * boldness) / 3;
  return (punishing / 2 + metaPunishing * chain) / ((metaPunished + metaPunishing) * chain);
}
