import { ONE, PURPOSE, below, threefry4x32 } from '@glasshouse/dice';
import { civil, dayOf, dayOfYearOf, daysInMonth, fallsOn, isDayOfYear } from '../../format/dates.js';
import type { DayOfYear } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import type { People } from '../../people/people.js';
import type { Stream } from '../../scenario/schema.js';
import { MONTHS, WEEKDAYS, WHICH } from './calendar-schema.js';
import type { Chance } from './plan-types.js';

/** 1970-01-01, day 0, was a Thursday. */
const THURSDAY = 3;

/** Number of a day of the week, 0 for Monday. */
export const weekdayOf = (day: number): number => (((day + THURSDAY) % 7) + 7) % 7;

/** Days on which the chances of a stream come. One of `every` (else 0), `weekday` (else -1), `dayOfMonth` (else 0) and `dates`. */
export interface SchedulePlan {
  every: number;
  weekday: number;
  /** Position in `WHICH` of the weekday within its month, or -1: each. */
  which: number;
  dayOfMonth: number;
  dates: DayOfYear[];
  /** Day numbers, beside `dates`. */
  days: number[];
  /** A word below it: the day brings its chance. */
  below: number;
}

/** When chances of a stream come at all. Empty lists: no limit of that kind. */
export interface DuringPlan {
  terms: { from: DayOfYear; to: DayOfYear }[];
  months: number[];
  weekdays: number[];
  /** Day numbers, and days of every year. */
  except: number[];
  exceptYearly: DayOfYear[];
}

/** Days of every year, and day numbers, among days that are written in either way. */
const planDates = (dates: readonly string[] = []): [DayOfYear[], number[]] => [
  dates.filter((each) => each.length === 5).map(dayOfYearOf),
  dates.filter((each) => each.length > 5).map(dayOf),
];

export function planSchedule({ schedule }: Pick<Stream, 'schedule'>): SchedulePlan | null {
  if (!schedule) return null;
  const [dates, days] = planDates(schedule.dates);
  return {
    every: schedule.every ? toBase(schedule.every) : 0,
    weekday: schedule.weekday ? WEEKDAYS.indexOf(schedule.weekday) : -1,
    which: schedule.which ? WHICH.indexOf(schedule.which) : -1,
    dayOfMonth: schedule.day ?? 0,
    dates,
    days,
    below: (schedule.probability ? toBase(schedule.probability) : 1) * ONE,
  };
}

export function planDuring(stream: Stream): DuringPlan | null {
  const { during } = stream;
  if (!during) return null;
  const [exceptYearly, except] = planDates(during.except);
  return {
    terms: (during.terms ?? []).map(({ from, to }) => ({ from: dayOfYearOf(from), to: dayOfYearOf(to) })),
    months: (during.months ?? []).map((month) => MONTHS.indexOf(month) + 1),
    weekdays: (during.weekdays ?? []).map((day) => WEEKDAYS.indexOf(day)),
    except,
    exceptYearly,
  };
}

const rank = (month: number, day: number): number => month * 32 + day;

/** Whether chances come on a day at all. */
export function isOpen(during: DuringPlan, dayNumber: number): boolean {
  const { terms, months, weekdays, except, exceptYearly } = during;
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(dayNumber))) return false;
  if (except.includes(dayNumber)) return false;
  const date = civil(dayNumber);
  if (months.length > 0 && !months.includes(date.month)) return false;
  if (exceptYearly.some((each) => isDayOfYear(each, date))) return false;
  if (terms.length === 0) return true;
  const today = rank(date.month, date.day);
  return terms.some(({ from, to }) => {
    const first = rank(from.month, fallsOn(from, date.year));
    const last = rank(to.month, fallsOn(to, date.year));
    return first <= last ? first <= today && today <= last : today >= first || today <= last;
  });
}

/** Whether a schedule that is the same for everybody falls on a day. */
export function fallsToday(schedule: SchedulePlan, dayNumber: number): boolean {
  const { weekday, which, dayOfMonth, dates, days } = schedule;
  if (weekday >= 0) {
    if (weekdayOf(dayNumber) !== weekday) return false;
    if (which < 0) return true;
    const { year, month, day } = civil(dayNumber);
    return which === WHICH.length - 1 ? day + 7 > daysInMonth(year, month) : day > 7 * which && day <= 7 * (which + 1);
  }
  const date = civil(dayNumber);
  if (dayOfMonth > 0) return date.day === Math.min(dayOfMonth, daysInMonth(date.year, date.month));
  return days.includes(dayNumber) || dates.some((each) => isDayOfYear(each, date));
}

/** Days between the first day of the run and a person's first chance of a schedule with `every`. Uses the scratch words `out`. */
export function phaseOf(
  stream: Chance,
  every: number,
  people: People,
  row: number,
  seed: number,
  replicate: number,
  out: Int32Array,
): number {
  threefry4x32(out, seed, replicate, PURPOSE.phase, stream.key, people.key, row, 0, 0);
  return below(out[0], every);
}

/** Rows of a community in order of their phase, and the phases. */
export interface Phases {
  rows: Int32Array;
  phase: Int32Array;
}

/** The phases of a community in a stream with `every`: worked out once, so that a round costs its chances and not its people. */
export function phasesOf(stream: Chance, every: number, people: People, seed: number, replicate: number, out: Int32Array): Phases {
  const known = people.phases.get(stream.key);
  if (known) return known;
  const phase = new Int32Array(people.n);
  const rows = new Int32Array(people.n);
  for (let row = 0; row < people.n; row++) {
    phase[row] = phaseOf(stream, every, people, row, seed, replicate, out);
    rows[row] = row;
  }
  rows.sort((a, b) => phase[a] - phase[b] || a - b);
  const made = { rows, phase: phase.slice().sort() };
  people.phases.set(stream.key, made);
  return made;
}

/** First place of `phases` whose phase is at least that given. */
export function firstAt({ phase }: Phases, at: number): number {
  let low = 0;
  let high = phase.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (phase[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Most chances that a schedule brings one person in a year, with `every` as short as its range allows. */
export function mostAYear({ schedule }: Stream): number {
  if (!schedule) return 0;
  if (schedule.every) {
    const { unit, value, range } = schedule.every;
    const shortest = Math.min(value, range?.[0] ?? value);
    return 366 / Math.max(1, toBase({ ...schedule.every, unit, value: shortest }));
  }
  if (schedule.weekday) return schedule.which ? 12 : 53;
  return schedule.day ? 12 : (schedule.dates ?? []).length;
}
