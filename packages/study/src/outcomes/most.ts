import { dayOf, everyMechanism, MONEY } from '@glasshouse/model';
import { countersOf } from './globs.js';
import type { BoundIndicator } from './indicator.js';
import { canCount } from './possible.js';
import type { Frame } from './summary.js';

/** Person-days, or people, of one measure: whoever is under it is reached through nobody else, and its days have one cause and one context. */
const OF_MEASURE = /^measure\.[^.]+\.(?=(\w+_)?(days|on)\b)/;
/** Days that appeals find wrong, which may lie before the window; not findings against firms that had done nothing (`found_wrongly`). */
const FOUND_WRONG = /\.found_wrong\b/;
/** Days and people that are parts of others, or doors. */
const APART = /own_children|door/;

/** Patterns of the counters that a total of the catalogue adds up; undefined of other counters. */
const addedUp = (id: string): readonly string[] | undefined =>
  everyMechanism
    .flatMap(({ counters }) => Object.values(counters as Record<string, { totals?: { id: string; of: readonly string[] }[] }>))
    .flatMap(({ totals }) => totals ?? [])
    .find((total) => total.id === id)?.of;

/**
 * Most that one person can add to an indicator in the given arms, or in any, for the rule of three; null of money. Of person-days: each day of the window for
 * each measure of which days are counted, and so on. Of events it is 1, as three events are what may have gone unseen. It can be higher than what a scenario
 * lets happen.
 */
export function mostPerPerson(
  { planned, definitions }: Frame,
  bound: Pick<BoundIndicator, 'of' | 'places' | 'days'>,
  arms: readonly number[],
): number | null {
  if (bound.of.some((counter) => definitions[counter]!.unit === MONEY)) return null;
  if (bound.places !== null) return 1;
  const { arms: all, base } = planned.inputs;
  const scenarios = all.flatMap(({ scenario }, arm) => (arms.length === 0 || arms.includes(arm) ? scenario : []));
  const most = (of: (scenario: (typeof scenarios)[number]) => number): number => Math.max(...scenarios.map(of));
  const ids = definitions.map(({ id }) => id);
  const each = (part: number): number => {
    const { id, kind, unit } = definitions[part]!;
    if (most((scenario) => (scenario.timeline.length > 0 || canCount(id, scenario) ? 1 : 0)) === 0) return 0;
    const days = kind === 'days' || unit === 'person-days' ? bound.days : 1;
    if (FOUND_WRONG.test(id) || id === 'harm.recovered') {
      const { start, end } = base.horizon;
      return (kind === 'days' ? days : dayOf(end) - dayOf(start) + 1) * most(({ measures }) => Object.keys(measures).length);
    }
    if (!/\.door(s|_days)$/.test(id)) return days;
    return (
      days *
      most(({ measures }) => {
        const { range, value } = measures[id.split('.')[1]!]?.doors?.bodies ?? { value: 1 };
        return range?.[1] ?? value;
      })
    );
  };
  const sums: number[] = [];
  for (const counter of bound.of) {
    const sum = addedUp(ids[counter]!);
    for (const part of sum ? countersOf(sum, ids) : [counter]) sums[part] = (sums[part] ?? 0) + each(part);
  }
  const groups: Record<string, number> = {};
  sums.forEach((sum, part) => {
    const { id, kind, unit } = definitions[part]!;
    const measure = APART.test(id) ? null : OF_MEASURE.exec(id);
    const group = measure ? measure[0] + kind : kind !== 'flow' || unit.includes('person') ? id : '';
    groups[group] = Math.max(groups[group] ?? 0, sum);
  });
  return Math.max(
    1,
    Object.values(groups).reduce((sum, one) => sum + one, 0),
  );
}

/**
 * The greatest possible ratio of an indicator per person or person-day, as all people together add no more than each of them can: of days, of people at the
 * end of a window, and of first times where nobody enters or leaves. Undefined where no such limit is known.
 */
export function ceilingPerPerson(frame: Frame, bound: BoundIndicator, arms: readonly number[]): number | undefined {
  const { definitions, planned } = frame;
  const over = bound.over.map((counter) => definitions[counter]!.id).join();
  const perDay = over === 'people.days';
  const { population, demography } = planned.inputs.base;
  const stay = !population.turnover && !demography;
  const limited = bound.of.every((counter) => {
    const { id, kind, unit } = definitions[counter]!;
    if (FOUND_WRONG.test(id)) return false;
    if (kind === 'days') return stay || perDay;
    return unit === 'synthetic persons' && (kind === 'stock' ? !perDay : stay && id.startsWith('first.'));
  });
  if (!limited || bound.places || bound.earlier || !(perDay || over === 'people.present')) return undefined;
  const most = mostPerPerson(frame, bound, arms);
  return most === null || !perDay ? (most ?? undefined) : (most * bound.overDays) / bound.window.days;
}
