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

/** How long something takes that is known to an order of magnitude, in words. */
export function aboutHowLong(seconds: number): string {
  const [, words] = ABOUT.find(([most]) => seconds < most) ?? [];
  return words ?? `about ${grouped(seconds / 86_400)} days`;
}

const ABOUT: readonly (readonly [number, string])[] = [
  [20, 'a few seconds'],
  [100, 'about a minute'],
  [1200, 'a few minutes'],
  [7200, 'about an hour'],
  [36_000, 'a few hours'],
  [130_000, 'about a day'],
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
