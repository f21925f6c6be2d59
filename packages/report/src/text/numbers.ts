import type { Estimate } from '@glasshouse/model';

export const MINUS = '\u2212';

/** Digits in groups of three, such as 8,542,322. `digits` is an unsigned decimal number. */
function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** An unsigned number without an exponent. */
function plain(value: number): string {
  const text = String(value);
  const match = /^(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (match) return `0.${'0'.repeat(Number(match[3]) - 1)}${match[1]}${match[2] ?? ''}`;
  return text.includes('e') ? BigInt(Math.round(value)).toString() : text;
}

const signed = (value: number, text: string): string => (value < 0 ? `${MINUS}${text}` : text);

function roundedTo(value: number, digits: number): string {
  if (!Number.isFinite(value)) return 'not defined';
  const size = Number(Math.abs(value).toPrecision(digits));
  if (size === 0) return '0';
  if (size >= 1e9) return signed(value, `${grouped(plain(Number((size / 1e9).toPrecision(digits))))} billion`);
  if (size >= 1e6) return signed(value, `${grouped(plain(Number((size / 1e6).toPrecision(digits))))} million`);
  return signed(value, grouped(plain(size)));
}

/** A simulated quantity: at most two significant digits, always. `not defined` for what is not a number. */
export const simulated = (value: number): string => roundedTo(value, 2);

/** A number with the digits that a figure shows, for a table: two of a simulated quantity. Null for what is not a number. */
export const rounded = (value: number, digits = 2): number | null => (Number.isFinite(value) ? Number(value.toPrecision(digits)) : null);

/** A figure computed from published numbers, such as a yearly increment: three significant digits. */
export const derived = (value: number): string => roundedTo(value, 3);

/** A published number: every digit as published, grouped for reading. Text that is not a number is left alone. */
export function published(value: number | string): string {
  const text = String(value).trim().replace(/^-/, MINUS);
  const sign = text.startsWith(MINUS) ? MINUS : '';
  const digits = text.slice(sign.length);
  return /^\d+(\.\d+)?$/.test(digits) ? sign + grouped(digits) : text;
}

/** A setting of the run or a count of the machine's work, which is no simulated quantity: every digit. */
export const setting = (value: number): string =>
  Number.isFinite(value) ? published(value < 1e21 ? plainSigned(value) : value) : 'not defined';
const plainSigned = (value: number): string => (value < 0 ? `-${plain(-value)}` : plain(value));

/** Nothing of the kind was seen in any replicate, so that an upper bound stands in place of a range. */
export const nothingSeen = (estimate: Estimate): boolean => estimate.upperBound !== null || estimate.byConstruction === true;

/** There was nothing to divide by in any run, so that the number is not defined. */
export const noCase = (estimate: Estimate): boolean => estimate.points === 0;

/** Low to high of an estimate in words: `12 to 31`, `18 throughout`, `no case`, the bound where nothing was seen, or that no rule is in force that brings it. */
export function rangeText(estimate: Estimate): string {
  if (noCase(estimate)) return 'no case';
  if (estimate.byConstruction) return 'none: no such rule in force';
  if (estimate.upperBound !== null) return `none seen; below ${simulated(estimate.upperBound)}`;
  const low = simulated(estimate.low);
  const high = simulated(estimate.high);
  if (low === high) return estimate.over === 'dice only' || estimate.points === 1 ? low : `${low} throughout`;
  return span(low, high);
}

const decimals = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
const digitsOf = (text: string): number => text.replace(/\D/g, '').replace(/^0+/, '').length;

/** Both ends of a printed range with the same decimals: 6 and 6.5 become 6.0 and 6.5. Ends with different scale words stay. */
export function sameDecimals(low: string, high: string): [string, string] {
  const ends = [low, high].map((text) => text.split(' '));
  if (ends[0]![1] !== ends[1]![1]) return [low, high];
  const places = Math.max(...ends.map(([digits = '']) => decimals(digits)));
  const [from = '', to = ''] = ends.map(([digits = '', ...word]) => {
    const short = decimals(digits) === 0 && digitsOf(digits) === 1 && places === 1 && digits !== '0';
    return [short ? `${digits}.0` : digits, ...word].join(' ');
  });
  return [from, to];
}

/** Two printed numbers as `low to high`: a scale word that both share is said once. */
function span(low: string, high: string): string {
  const [from, to] = sameDecimals(low, high);
  const [digits = '', word] = from.split(' ');
  return `${digits === '0' || word === to.split(' ')[1] ? digits : from} to ${to}`;
}

/** Two simulated numbers as a range, or as one number where both print alike. */
export function between([from, to]: readonly [number, number]): string {
  const [low, high] = [simulated(from), simulated(to)];
  return low === high ? low : span(low, high);
}

/** The middle of an estimate in words. */
export const middleText = (estimate: Estimate): string =>
  noCase(estimate) ? 'no case' : estimate.byConstruction ? 'none' : nothingSeen(estimate) ? 'none seen' : simulated(estimate.middle);

const AS_WRITTEN = 'the scenario as written (point 0)';

/** What the middle of an estimate is. */
const middleOf = ({ over, median }: Estimate): string =>
  over === 'worlds'
    ? 'the number over all worlds'
    : over === 'fitting'
      ? 'the median of the points that fit'
      : median
        ? 'the median of the points'
        : AS_WRITTEN;

/** What the middles of some estimates are, each once; of those that print one. */
export function middleName(estimates: readonly Estimate[]): string {
  const names = [...new Set(estimates.filter((one) => !noCase(one) && !nothingSeen(one)).map(middleOf))];
  return names.length === 0 ? AS_WRITTEN : names.join(' or ');
}

/** The same as the head of a column. */
export const middleHead = (estimates: readonly Estimate[]): string =>
  middleName(estimates)
    .replace('the scenario as', 'as')
    .replace(/^(?:the )?./, (first) => first.slice(-1).toUpperCase());

/** A difference between arms in words; where no run differs, so. */
export function differenceText(estimate: Estimate): string {
  if (noCase(estimate)) return rangeText(estimate);
  if (estimate.byConstruction) return 'no difference, by construction';
  return estimate.upperBound === null ? rangeText(estimate) : `no difference seen; below ${simulated(estimate.upperBound)}`;
}

/** Design points from which on a bar left out the outer twentieths, in results that do not say that it runs to the ends. */
const POINTS_FOR_PERCENTILES = 20;

/** What a bar over design points is: from end to end, or as in results of before. */
const barOf = ({ bar, points }: Estimate): string =>
  `${bar !== 'ends' && points >= POINTS_FOR_PERCENTILES ? '5th to 95th percentile' : 'least and greatest'} of ${countOf(points, 'design point')}`;

/** What the range of an estimate runs over, or that there is none. */
export function overText(estimate: Estimate): string {
  if (noCase(estimate)) return 'no case: nothing to divide by';
  if (estimate.over === 'dice only') return `random draws only: ${countOf(estimate.replicates, 'replicate')} of one setting`;
  if (estimate.over === 'worlds') return `exact 95 percent interval over ${countOf(estimate.points, 'world')}, one of each design point`;
  // One point is no range.
  if (estimate.points === 1) return estimate.over === 'fitting' ? 'the only design point that fits' : 'one design point';
  if (estimate.over === 'fitting') return `${barOf(estimate)} that fit`;
  return `range over assumptions: ${barOf(estimate)}`;
}

/** The number of the scenario as written beside its range over assumptions, or null where the middle is no such number or no range stands there. */
export const writtenText = (estimate: Estimate): string | null =>
  estimate.over === 'assumptions' && estimate.points > 1 && !estimate.median && !nothingSeen(estimate) && !noCase(estimate)
    ? simulated(estimate.middle)
    : null;

/** The same with its name. */
export function asWritten(estimate: Estimate): string | null {
  const written = writtenText(estimate);
  return written === null ? null : `as written (point 0): ${written}`;
}

/** Interval of the random draws alone, or why there is none. */
export function diceText(estimate: Estimate): string {
  if (noCase(estimate)) return 'no case';
  if (estimate.byConstruction) return 'none: no such rule in force';
  if (estimate.upperBound !== null) return 'none seen';
  if (!estimate.dice) return estimate.replicates < 10 ? 'no interval: fewer than ten replicates' : 'no interval';
  return between(estimate.dice);
}

/** `1 replicate`, `12 replicates`; `many` where the plural is not the word with an s. */
export const countOf = (count: number, word: string, many = `${word}s`): string => `${setting(count)} ${count === 1 ? word : many}`;

/** A drawing coordinate with at most one decimal. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** An estimate as a figure shows it, for a table: its range, its middle and the range of the random draws alone. */
export function shownOf(estimate: Estimate): {
  low: number | null;
  middle: number | null;
  high: number | null;
  dice_low: number | null;
  dice_high: number | null;
  range: string;
  over: string;
} {
  const { low, middle, high, dice, upperBound } = estimate;
  const [range, over] = [rangeText(estimate), overText(estimate)];
  const none = { low: null, middle: null, high: null, dice_low: null, dice_high: null, range, over };
  if (noCase(estimate)) return none;
  if (estimate.byConstruction) return { ...none, low: 0, middle: 0, high: 0 };
  if (upperBound !== null) return { ...none, low: 0, high: rounded(upperBound) };
  const [from, to] = dice ?? [Number.NaN, Number.NaN];
  return { low: rounded(low), middle: rounded(middle), high: rounded(high), dice_low: rounded(from), dice_high: rounded(to), range, over };
}
