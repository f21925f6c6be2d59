import type { Estimate } from '@glasshouse/model';

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

/** The three words of a range. Where nothing was seen they are `under` the rule-of-three bound; where nothing can be, 0. */
export function wordsOf(estimate: Estimate): Record<'low' | 'middle' | 'high', string> {
  if (estimate.points === 0) return { low: 'no case', middle: 'no case', high: 'no case' };
  if (estimate.upperBound !== null) {
    const under = `under ${simulated(estimate.upperBound)}`;
    return { low: under, middle: under, high: under };
  }
  return { low: simulated(estimate.low), middle: simulated(estimate.middle), high: simulated(estimate.high) };
}

/** A range whose two ends are one word: `about 7.1 million`, `under 5`, `0`. */
const alone = (word: string): string => (word === '0' || word.startsWith('under ') ? word : `about ${word}`);

/**
 * Fills `{low}`, `{n2.high}` and the like from a table of words; an unknown placeholder throws RangeError. A range written as `{low} to {high}` or
 * `between {low} and {high}` is said once where both ends are the same.
 */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
  const once = text.replace(/(between )?\{((?:n\d\.)?)low\} (?:to|and) \{\2high\}/gi, (whole, between: string | undefined, of: string) => {
    const [low, high] = [words[`${of}low`], words[`${of}high`]];
    if (low === undefined || low !== high) return whole;
    return between?.startsWith('B') ? alone(low).replace(/^./, (first) => first.toUpperCase()) : alone(low);
  });
  return once.replace(/\{([a-z0-9_.]+)\}/g, (whole, name: string) => {
    const word = words[name];
    if (word === undefined) throw new RangeError(`unknown placeholder ${whole}; known: ${Object.keys(words).join(', ')}`);
    return word;
  });
}
