import { dayOf, everyMechanism, MONEY, toBase } from '@glasshouse/model';
import type { CounterDefinition, Scenario } from '@glasshouse/model';
import { countersOf } from './globs.js';
import type { BoundIndicator } from './indicator.js';
import { canCount } from './possible.js';
import type { Frame } from './summary.js';

interface Sum {
  id: string;
  of: readonly string[];
}

/** Patterns of the counters that a total of the catalogue adds up; undefined of other counters. */
const addedUp = (id: string): readonly string[] | undefined =>
  everyMechanism
    .flatMap(({ counters }) => Object.values(counters as Record<string, { totals?: readonly Sum[] }>))
    .flatMap(({ totals }) => totals ?? [])
    .find((total) => total.id === id)?.of;

/** Person-days, or people, of one measure: whoever is under it is reached through nobody else, and its days have one cause and one context. */
const OF_MEASURE = /^(measure\.[^.]+)\.(?:(?:children_|household_|withheld_)?days|(?:children_|household_)?on)(?:\.|$)/;
const DOORS = /^measure\.([^.]+)\.door(?:s|_days)$/;
const FOUND_WRONG = /^appeal\..*\.found_wrong\./;
const PEOPLE = 'synthetic persons';

/** Most bodies that close doors to one person by a measure, whatever the design sets. */
const bodiesOf = (measure: string, scenarios: readonly Scenario[]): number =>
  Math.max(
    ...scenarios.flatMap(({ measures, timeline }) => {
      const paths = [`measures.${measure}`, `measures.${measure}.doors`, `measures.${measure}.doors.bodies`];
      const dated = timeline.flatMap(({ set }) => paths.flatMap((path, up) => (path in set ? [bodiesIn(set[path], up)] : [])));
      return [bodiesIn(measures[measure], 0), ...dated];
    }),
  );

/** `up`: how far the value stands below the measure. */
function bodiesIn(value: unknown, up: number): number {
  const below = ['doors', 'bodies'].slice(up).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
  if (typeof below !== 'object' || below === null) return 1;
  const bodies = below as Parameters<typeof toBase>[0] & { range?: readonly number[] };
  return Math.max(1, Math.ceil(toBase(bodies)), ...(bodies.range ?? []));
}

/**
 * Most that one person can add to an indicator in the given arms, or in any, for the rule of three; null of money. Of person-days: each day of the window for
 * each measure of which days are counted, and so on. Of events it is 1, as three events are what may have gone unseen. Never too low, but it can be higher
 * than what a scenario lets happen.
 */
export function mostPerPerson({ planned, definitions }: Frame, bound: BoundIndicator, arms: readonly number[]): number | null {
  if (bound.of.some((counter) => definitions[counter]!.unit === MONEY)) return null;
  if (bound.places !== null) return 1;
  const { arms: all, base } = planned.inputs;
  const scenarios = (arms.length === 0 ? all : arms.map((arm) => all[arm]!)).map(({ scenario }) => scenario);
  const counts = (id: string): boolean => scenarios.some((scenario) => scenario.timeline.length > 0 || canCount(id, scenario));
  const ids = definitions.map(({ id }) => id);
  const parts = bound.of.flatMap((counter) => {
    const sum = addedUp(ids[counter]!);
    return (sum === undefined ? [counter] : countersOf(sum, ids)).filter((part) => counts(ids[part]!));
  });
  const times = new Map<number, number>();
  for (const part of parts) times.set(part, (times.get(part) ?? 0) + 1);
  const sanctions = ids.filter((id) => /^measure\.[^.]+\.days\.deed\.related$/.test(id) && counts(id)).length;
  const horizon = dayOf(base.horizon.end) - dayOf(base.horizon.start) + 1;
  const most = (definition: CounterDefinition): { group: string; each: number } => {
    const { id, kind, unit } = definition;
    const days = kind === 'days' || unit === 'person-days' ? bound.days : 1;
    if (FOUND_WRONG.test(id)) return { group: id, each: sanctions * horizon };
    if (id === 'harm.recovered') return { group: id, each: sanctions * days };
    const doors = DOORS.exec(id)?.[1];
    if (doors !== undefined) return { group: id, each: bodiesOf(doors, scenarios) * days };
    const measure = OF_MEASURE.exec(id)?.[1];
    if (measure !== undefined) return { group: `${measure} ${kind}`, each: days };
    return { group: days > 1 || kind === 'stock' || unit === PEOPLE ? id : 'events', each: days };
  };
  const groups = new Map<string, number>();
  for (const [part, count] of times) {
    const { group, each } = most(definitions[part]!);
    groups.set(group, Math.max(groups.get(group) ?? 0, count * each));
  }
  return Math.max(
    1,
    [...groups.values()].reduce((sum, each) => sum + each, 0),
  );
}
