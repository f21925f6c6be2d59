/** Days are whole numbers counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month (1..12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return leap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Day number of `YYYY-MM-DD`. Throws RangeError where no such day exists. */
export function dayOf(date: string): number {
  const match = DATE.exec(date);
  const [year, month, day] = match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0];
  if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`no such day: ${date}`);
  }
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month (1..12) and day (1..31) of a day number. */
export function civil(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** `YYYY-MM-DD` of a day number. */
export function dateOf(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day of every year. */
export interface DayOfYear {
  month: number;
  day: number;
}

/** Month and day of `MM-DD`. */
export const dayOfYearOf = (text: string): DayOfYear => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) });

/** The day of the month on which a day of every year falls in a year: the last of its month where that is too short. */
export const fallsOn = ({ month, day }: DayOfYear, year: number): number => Math.min(day, daysInMonth(year, month));

/** Whether a date, as `civil` gives it, is that day of its year. */
export const isDayOfYear = (each: DayOfYear, { year, month, day }: { year: number; month: number; day: number }): boolean =>
  each.month === month && fallsOn(each, year) === day;

const two = (n: number): string => String(n).padStart(2, '0');

/** The last day up to a date that is that day of a year. */
export function lastDayOfYear(each: DayOfYear, date: number): number {
  const inYear = (year: number): number => dayOf(`${String(year).padStart(4, '0')}-${two(each.month)}-${two(fallsOn(each, year))}`);
  const { year } = civil(date);
  const here = inYear(year);
  return here <= date ? here : inYear(year - 1);
}
