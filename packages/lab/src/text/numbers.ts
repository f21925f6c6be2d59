/** A count or number in the way of a language, with at most two significant digits, as everything simulated is shown; `none` for zero. */
export function shown(value: number, none: string, language: string): string {
  if (value === 0) return none;
  const size = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const rounded = Math.round(value / size) * size;
  return rounded >= 10 ? Math.round(rounded).toLocaleString(language) : rounded.toLocaleString(language, { maximumSignificantDigits: 2 });
}

/** A range in the same way; one number where both ends are shown alike. */
export function shownRange(low: number, high: number, language: string): string {
  const [from, to] = [shown(low, '0', language), shown(high, '0', language)];
  return from === to ? from : `${from} \u2013 ${to}`;
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
