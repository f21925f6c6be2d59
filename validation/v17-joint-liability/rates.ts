/** Terms of a loan with returns spread evenly between 0 and `highest`: a default takes the share `beta` of the return. */
export interface Terms {
  due: number;
  beta: number;
  highest: number;
  /** What a member loses who does not pay their own part while the other would pay theirs. */
  pressed?: number;
}

const below = ({ highest }: Terms, value: number): number => Math.min(1, Math.max(0, value / highest));

/** Share of loans that are repaid where each answers alone: the return is at least due / beta. */
export const alone = (terms: Terms): number => 1 - below(terms, terms.due / terms.beta);

/**
 * The same for two who answer for one another. Both repay where both would repay their own part; otherwise one repays for both if a default takes more from
 * them than both parts. Pressed, a person also repays their own part where the other would and penalty and pressure together take more, if the return allows it.
 */
export function together(terms: Terms): number {
  const { due, beta, pressed = 0 } = terms;
  const [one, both] = [below(terms, due / beta), below(terms, (2 * due) / beta)];
  const yields = pressed === 0 ? one : Math.min(one, below(terms, Math.max((due - pressed) / beta, due)));
  return (1 - one) ** 2 + 2 * (1 - one) * (one - yields) + 2 * (1 - both) * yields;
}
