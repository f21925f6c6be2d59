/** Quantile (0..1) of numbers by straight lines between order statistics; the ends are the least and greatest. Throws on none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no quantile of no numbers');
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (position - below);
}

/** Middle number, or mean of the two middle ones. Throws on none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Ends of the bar over design points: the least and the greatest value, however many points there are. */
export function spread(values: readonly number[]): [number, number] {
  if (values.length === 0) throw new RangeError('no ends of no numbers');
  let [low, high] = [values[0]!, values[0]!];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Sum of numbers in the order given. */
export function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The least number at which numbers up to it hold at least a share (0..1) of the weight. Throws on none. */
export function weightedQuantile(values: readonly number[], weights: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no quantile of no numbers');
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  let rest = share * total(weights);
  return values[order.find((i) => (rest -= weights[i]!) <= 1e-12) ?? order.at(-1)!]!;
}
