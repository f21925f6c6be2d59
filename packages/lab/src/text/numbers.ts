import type { Texts } from './english.js';

type NoneTexts = Pick<Texts, 'none' | 'noneSeen' | 'to'>;

/** A count or number in the way of a language, with at most two significant digits, as everything simulated is shown; `none` for zero. */
export function shown(value: number, none: string, language: string): string {
  if (value === 0) return none;
  const size = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const rounded = Math.round(value / size) * size;
  return rounded >= 10 ? Math.round(rounded).toLocaleString(language) : rounded.toLocaleString(language, { maximumSignificantDigits: 2 });
}

/** What is used of an estimate. */
interface Ranged {
  low: number;
  high: number;
  upperBound: number | null;
  byConstruction?: true;
}

/** A range over assumptions in words: one number where both ends are told alike, and a bound where nothing was seen. `told`: a number in words. */
export function rangeIn({ low, high, upperBound, byConstruction }: Ranged, texts: NoneTexts, told: (value: number) => string): string {
  if (byConstruction) return texts.none;
  if (upperBound !== null) return texts.noneSeen(told(upperBound));
  const [from, to] = [told(low), told(high)];
  return from === to ? from : from + texts.to + to;
}

const MILLION = 1e6;

/** A simulated number in words of a language, with at most two significant digits; from a million on in millions, or as the language counts. */
export function spoken(value: number, language: string): string {
  const options: Intl.NumberFormatOptions =
    Math.abs(value) >= MILLION
      ? { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2 }
      : { maximumSignificantDigits: 2 };
  return new Intl.NumberFormat(language, options).format(value);
}

/** A published number in a language, with the digits that were published. */
export function published(value: number, language: string): string {
  const options: Intl.NumberFormatOptions =
    Math.abs(value) >= MILLION
      ? { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 4 }
      : { maximumFractionDigits: 6 };
  return new Intl.NumberFormat(language, options).format(value);
}

/** A number of percent, with the sign as a language writes it. */
export const percent = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 6 }).format(value / 100);
