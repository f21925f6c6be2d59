export interface Scale {
  at(value: number): number;
  ticks: number[];
  low: number;
  high: number;
}

/** The smallest step of 1, 2 or 5 times a power of ten that cuts `span` into at most `most` pieces. */
function roundStep(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  return power * ([1, 2, 5].find((times) => times * power * most >= span * (1 - 1e-9)) ?? 10);
}

/**
 * Linear scale from values to drawing coordinates `from`..`to`, always with zero on it, ends on round numbers.
 * A side that holds less than a fiftieth of the other is left out. Values that are not finite are ignored; without any other value it runs from 0 to 1.
 */
export function linear(values: readonly number[], from: number, to: number, most = 5): Scale {
  const known = values.filter(Number.isFinite);
  let low = Math.min(0, ...known);
  let high = Math.max(0, ...known);
  if (low === high) high = 1;
  if (low > -0.02 * high) low = 0;
  if (high < -0.02 * low) high = 0;
  const step = roundStep(high - low, most);
  low = Math.floor(low / step + 1e-9) * step;
  high = Math.ceil(high / step - 1e-9) * step;
  const ticks: number[] = [];
  for (let k = Math.round(low / step); k <= Math.round(high / step); k += 1) ticks.push(Number((k * step).toPrecision(12)));
  return { low, high, ticks, at: (value) => from + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (to - from) };
}

/** Scale of ratios, equal steps for doubling, from at least a half to twice and at most 1/16 to 16; beyond that values lie on the edge. */
export function doubling(values: readonly number[], from: number, to: number): Scale {
  const known = values.filter((value) => Number.isFinite(value) && value > 0);
  let low = 0.5;
  let high = 2;
  while (low > 1 / 16 && known.some((value) => value < low)) low /= 2;
  while (high < 16 && known.some((value) => value > high)) high *= 2;
  const ticks: number[] = [];
  for (let tick = low; tick <= high; tick *= 2) ticks.push(tick);
  const span = Math.log2(high / low);
  const at = (value: number): number => from + (Math.log2(Math.min(high, Math.max(low, value)) / low) / span) * (to - from);
  return { low, high, ticks, at };
}
