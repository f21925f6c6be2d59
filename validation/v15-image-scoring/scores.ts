/** A population of cooperators, defectors and discriminators, who help whoever has a good image or is unknown to them (Nowak and Sigmund 1998b). */
export interface Mix {
  cooperators: number;
  defectors: number;
  discriminators: number;
  /** Chance of knowing the image of the other. */
  q: number;
  cost: number;
  benefit: number;
}

export interface Payoffs {
  cooperators: number;
  defectors: number;
  discriminators: number;
}

/** Expected payoff of each kind after so many rounds in an infinite population: everyone begins with a good image and is donor once a round. */
export function payoffsAfter(rounds: number, { cooperators, defectors, discriminators, q, cost, benefit }: Mix): Payoffs {
  const sum = { cooperators: 0, defectors: 0, discriminators: 0 };
  let good = 1;
  let defectorsGood = 1;
  for (let round = 0; round < rounds; round++) {
    const helps = 1 - q + q * (cooperators + defectors * defectorsGood + discriminators * good);
    const helped = (image: number): number => benefit * (cooperators + discriminators * (1 - q + q * image));
    sum.cooperators += helped(1) - cost;
    sum.defectors += helped(defectorsGood);
    sum.discriminators += helped(good) - cost * helps;
    good = helps;
    defectorsGood = 0;
  }
  return sum;
}

/** What a discriminator receives more than a defector in a late round, where there are no cooperators: zero where q x share = cost / benefit. */
export function lateAdvantage({ discriminators, q, cost, benefit }: Omit<Mix, 'cooperators' | 'defectors'>): number {
  const good = (1 - q) / (1 - q * discriminators);
  return good * (benefit * q * discriminators - cost);
}
