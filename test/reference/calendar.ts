import { PURPOSE } from '@glasshouse/dice';
import { dateOf } from '@glasshouse/model';
import type { Plan } from './plan/plan.js';
import { chance, oneOf } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Stream = Plan['streams'][number] | Plan['transitions'][number];
type DayOfYear = { month: number; day: number };

/** What a calendar shows of a day: days of the week count from Monday. */
interface Page {
  year: number;
  month: number;
  day: number;
  weekday: number;
  ofMonth: number;
}

/** Days that every month has. */
const SHORTEST = 28;

/** Pages that were looked at: the reference engine asks for the same few hundred days over and over. */
const pages = new Map<number, Page>();

function pageOf(day: number): Page {
  const page = pages.get(day) ?? pageAnew(day);
  pages.set(day, page);
  return page;
}

function pageAnew(day: number): Page {
  const date = new Date(`${dateOf(day)}T00:00:00Z`);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  return {
    year,
    month,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
    ofMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}

/** A date of a year as a number: 229 is the 29th of February. */
const dateIn = (month: number, day: number): number => 100 * month + day;

/** The date of a day of every year, in the year of a day: 02-29 falls on 02-28 where there is none. */
function inYearOf(each: DayOfYear, day: number): number {
  if (each.day <= SHORTEST) return dateIn(each.month, each.day);
  const { year } = pageOf(day);
  return dateIn(each.month, Math.min(each.day, new Date(Date.UTC(year, each.month, 0)).getUTCDate()));
}

/** Whether a day is that of every year. */
export function isYearly(each: DayOfYear, day: number): boolean {
  const page = pageOf(day);
  return inYearOf(each, day) === dateIn(page.month, page.day);
}

/** Whether chances of a stream come on a day at all. */
export function opens({ during }: Stream, day: number): boolean {
  if (!during) return true;
  const page = pageOf(day);
  const today = dateIn(page.month, page.day);
  const allows = (list: number[], value: number): boolean => list.length === 0 || list.includes(value);
  if (!allows(during.weekdays, page.weekday) || !allows(during.months, page.month)) return false;
  if (during.except.includes(day) || during.exceptYearly.some((each) => inYearOf(each, day) === today)) return false;
  if (during.terms.length === 0) return true;
  return during.terms.some(({ from, to }) => {
    const [first, last] = [inYearOf(from, day), inYearOf(to, day)];
    return first <= last ? first <= today && today <= last : first <= today || today <= last;
  });
}

/** The draw of a chance that a schedule brings a person on a day, or null where it brings none. */
export function scheduled(w: World, person: Person, stream: Stream, day: number, purpose: number): [number, number, number, number] | null {
  const schedule = stream.schedule!;
  if (!opens(stream, day) || !isDay(w, person, stream, day)) return null;
  const draw = w.draw(purpose, stream.key, person.row, day, 0);
  return chance(draw[1], schedule.below / 2 ** 32) ? draw : null;
}

function isDay(w: World, person: Person, stream: Stream, day: number): boolean {
  const { every, weekday, which, dayOfMonth, dates, days } = stream.schedule!;
  if (every > 0) {
    const first = w.plan.start + oneOf(w.draw(PURPOSE.phase, stream.key, person.row, 0, 0)[0], every);
    return day >= first && Number.isInteger((day - first) / every);
  }
  const page = pageOf(day);
  if (dayOfMonth > 0) return page.day === Math.min(dayOfMonth, page.ofMonth);
  if (weekday < 0) return days.includes(day) || dates.some((each) => inYearOf(each, day) === dateIn(page.month, page.day));
  if (page.weekday !== weekday || which < 0) return page.weekday === weekday;
  const these = Array.from({ length: page.ofMonth }, (_, i) => day - page.day + 1 + i).filter((each) => pageOf(each).weekday === weekday);
  return (which < 4 ? these[which] : these.at(-1)) === day;
}
