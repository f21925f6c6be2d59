import { dayOf } from '@glasshouse/model';
import { InvalidArgumentError } from 'commander';

/** Parser of a whole number between two bounds, for an option. */
export const wholeNumber =
  (low: number, high: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`Give a whole number from ${low} to ${high}.`);
    }
    return value;
  };

export const seedNumber = wholeNumber(0, 0xffffffff);
export const threadNumber = wholeNumber(1, 256);

/** A person's number in a run, such as `S-4821`. */
export function personNumber(text: string): string {
  if (/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`Numbers of synthetic people begin with S-: write S-${text}.`);
  if (!/^S-\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give the number of a synthetic person, such as S-4821.');
  return text;
}

/** The path of a rule or of what stands above it, such as `lists.defaulters`. */
export function rulePath(text: string): string {
  if (!/^\w+(\.\w+)*$/.test(text))
    throw new InvalidArgumentError('Give the path of a rule or of a section, such as lists.defaulters or lists.');
  return text;
}

/** A day of the calendar, such as `2020-06-01`. */
export function dayName(text: string): string {
  try {
    dayOf(text);
    return text;
  } catch {
    throw new InvalidArgumentError('Give a day of the calendar, such as 2020-06-01.');
  }
}

/** `1,234,567` */
export const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** How long something takes that is known to an order of magnitude, in words: rounded up to one figure, or to the next half of ten. */
export function aboutHowLong(seconds: number): string {
  if (seconds <= 5) return 'a few seconds';
  const [, size, word] = UNITS.find(([most, size]) => roundedUp(seconds / size) < most)!;
  const count = roundedUp(seconds / size);
  return size === 1 ? `about ${count} s` : `about ${grouped(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Up to 10 the next whole number, then the next 5, 50, 500 and so on. */
function roundedUp(count: number): number {
  const step = count <= 10 ? 1 : 5 * 10 ** (Math.ceil(Math.log10(count)) - 2);
  return Math.ceil(count / step) * step;
}

/** Counts below the first number are told in the unit, of so many seconds. */
const UNITS: readonly (readonly [number, number, string])[] = [
  [100, 1, 'second'],
  [100, 60, 'minute'],
  [48, 3600, 'hour'],
  [Infinity, 86_400, 'day'],
];

/** `75 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 100) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A number of things, as in `1 run` or `2 runs`. */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
