import type { Estimate } from '@glasshouse/scenario';

/** A number to so many significant digits, as it is printed: `2.3 million`, `23,000`, `0.041`. */
export function plainNumber(value: number, digits: number): string {
  if (!Number.isFinite(value)) return 'no number';
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size >= 1e9) return `${Number((rounded / 1e9).toPrecision(digits))} billion`;
  if (size >= 1e6) return `${Number((rounded / 1e6).toPrecision(digits))} million`;
  if (size >= 1000) return String(rounded).replace(/\B(?=(\d{3})+$)/g, ',');
  if (size === 0) return '0';
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return String(Number(rounded.toFixed(Math.min(places, 20))));
}

/** Two significant digits: the most that is printed of a simulated quantity. */
export const simulated = (value: number): string => plainNumber(value, 2);

/** The three words of a range. Nothing seen is never printed as nought: it is `under` the rule-of-three bound. */
export function wordsOf(estimate: Estimate): Record<'low' | 'middle' | 'high', string> {
  if (estimate.points === 0) return { low: 'no case', middle: 'no case', high: 'no case' };
  if (estimate.upperBound !== null) {
    const under = `under ${simulated(estimate.upperBound)}`;
    return { low: '0', middle: under, high: under };
  }
  return { low: simulated(estimate.low), middle: simulated(estimate.middle), high: simulated(estimate.high) };
}

/** Fills `{low}`, `{n2.high}` and the like from a table of words; an unknown placeholder throws RangeError. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z0-9_.]+)\}/g, (whole, name: string) => {
    const word = words[name];
    if (word === undefined) throw new RangeError(`unknown placeholder ${whole}; known: ${Object.keys(words).join(', ')}`);
    return word;
  });
}
