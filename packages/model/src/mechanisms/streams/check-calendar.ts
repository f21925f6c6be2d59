import { checkDayOfYear, realDay } from '../../format/check-days.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBaseValue } from '../../format/units.js';
import type { Scenario, Stream } from '../../scenario/schema.js';

type Horizon = Scenario['horizon'];

/** Forms of a schedule: one of them is given. */
const FORMS = ['every', 'weekday', 'day', 'dates'] as const;

/** Keys that say how often chances come at a rate. */
const OF_RATES = ['rate', 'ceiling', 'classes', 'trend'] as const;

/** How often chances of a stream come, and when they come at all. */
export function checkCalendar(stream: Stream, horizon: Horizon, path: Path, out: Findings): void {
  checkHowOften(stream, horizon, path, out);
  if (stream.during) checkDuring(stream.during, [...path, 'during'], out);
}

/** How often chances come: at a rate with a ceiling, or by one form of schedule; and the days named are days. */
export function checkHowOften(
  of: Partial<Pick<Stream, (typeof OF_RATES)[number] | 'schedule'>>,
  horizon: Horizon,
  path: Path,
  out: Findings,
): void {
  if (of.schedule) {
    for (const key of OF_RATES) {
      if (of[key] === undefined) continue;
      out.errorAtKey([...path, key], `${key} beside schedule`, 'a rate with its ceiling, or a schedule', `Remove schedule or ${key}.`);
    }
    checkSchedule(of.schedule, horizon, [...path, 'schedule'], out);
    return;
  }
  for (const key of ['rate', 'ceiling'] as const) {
    if (of[key] === undefined) out.error([...path, key], 'nothing', 'a rate with its ceiling, or a schedule', `Add ${key}, or a schedule.`);
  }
}

/** Days, each of every year or of one. */
function checkDays(days: readonly string[] | undefined, path: Path, out: Findings): void {
  checkTwice(days, path, out);
  days?.forEach((each, i) => {
    if (each.length === 5) checkDayOfYear(each, [...path, i], out);
    else realDay(each, [...path, i], out);
  });
}

function checkSchedule(schedule: NonNullable<Stream['schedule']>, { start, end }: Horizon, path: Path, out: Findings): void {
  const forms = FORMS.filter((form) => schedule[form] !== undefined);
  if (forms.length !== 1)
    out.error(
      path,
      forms.length === 0 ? 'a schedule without days' : `${forms.join(' and ')} together`,
      `one of ${FORMS.join(', ')}`,
      forms.length === 0 ? 'Add one, such as every: 14 days.' : 'Make one stream for each.',
    );
  const { every } = schedule;
  if (every) {
    const shortest = Math.min(every.value, every.range?.[0] ?? every.value);
    if (toBaseValue(shortest, every.unit) < 1)
      out.error(
        [...path, 'every', every.value === shortest ? 'value' : 'range'],
        `${shortest} ${every.unit}`,
        'at least one day, over its whole range',
        'Raise it.',
      );
  }
  if (schedule.which !== undefined && schedule.weekday === undefined)
    out.errorAtKey([...path, 'which'], 'which without weekday', 'which beside weekday', 'Add weekday, or remove which.');
  const within = schedule.which !== undefined || schedule.day !== undefined;
  if (within && schedule.of === undefined) out.error([...path, 'of'], 'nothing', 'of: month, beside which or day', 'Add of: month.');
  if (!within && schedule.of !== undefined)
    out.errorAtKey([...path, 'of'], 'of without which or day', 'of: month beside which or day', 'Remove of, or add which or day.');
  checkDays(schedule.dates, [...path, 'dates'], out);
  schedule.dates?.forEach((each, i) => {
    if (each.length > 5 && (each < start || each > end))
      out.warn([...path, 'dates', i], `${each}, outside the horizon`, `days from ${start} to ${end}`, 'Nothing happens on that day.');
  });
}

function checkDuring(during: NonNullable<Stream['during']>, path: Path, out: Findings): void {
  if (Object.keys(during).length === 0) out.error(path, 'no limit', 'terms, months, weekdays or except', 'Add one, or remove during.');
  during.terms?.forEach(({ from, to }, i) => {
    checkDayOfYear(from, [...path, 'terms', i, 'from'], out);
    checkDayOfYear(to, [...path, 'terms', i, 'to'], out);
  });
  checkTwice(during.months, [...path, 'months'], out);
  checkTwice(during.weekdays, [...path, 'weekdays'], out);
  checkDays(during.except, [...path, 'except'], out);
}

function checkTwice(values: readonly string[] | undefined, path: Path, out: Findings): void {
  values?.forEach((each, i) => {
    if (values.indexOf(each) < i) out.error([...path, i], `${each} twice`, 'each once', 'Remove one.');
  });
}
