import { canonicalJson } from '../format/canonical.js';
import type { Quantity } from '../format/quantity.js';
import { toBase } from '../format/units.js';
import { valueAt } from '../format/value-at.js';
import { setPatch } from './patch.js';
import type { Patch } from './patch.js';
import type { LedgerRule, ListEntry, Scenario } from './schema.js';

/** Where a schedule gives no probability. */
const ALWAYS: Quantity = { value: 1, unit: 'probability', assumed: 'Every day of the schedule brings its chance', range: [1, 1] };

type Map_ = Record<string, unknown>;

const isMap = (value: unknown): value is Map_ => value !== null && typeof value === 'object' && !Array.isArray(value);

const NOBODY: Quantity = {
  value: 0,
  unit: 'probability',
  assumed: 'Equal rates: entries for what a person is in such a group are not made',
  range: [0, 0],
};

const NEVER = { from: '9999-12-31', assumed: 'Equal rates: rules for what a person is in such a group are out of force' };

/** Shares of the categories of an attribute, adding to one. Where the population gives none: the same for each. */
function sharesOf(scenario: Scenario, attribute: string, categories: readonly string[]): number[] {
  const known: Record<string, { share: Quantity }> =
    attribute === 'age' ? scenario.population.age : (scenario.population.attributes[attribute]?.categories ?? {});
  const weights = categories.map((category) => (known[category] ? toBase(known[category].share) : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/** Keys that say what a person has to be: of a rule, and of those whom office holders favour. */
const CONDITIONS = ['who', 'favours'];

const isBy = (value: Map_): value is { by: string; values: Record<string, Quantity> } =>
  typeof value['by'] === 'string' && isMap(value['values']);

/** A number by group, replaced by its mean over people, in each category. */
function meanOf(scenario: Scenario, one: { by: string; values: Record<string, Quantity> }): Map_ {
  // Sorted: neither the sum nor the unit of the mean depends on the order in which categories are written.
  const categories = Object.keys(one.values).sort();
  const shares = sharesOf(scenario, one.by, categories);
  const base = categories.map((category) => toBase(one.values[category]!));
  const mean = base.reduce((sum, value, i) => sum + value * shares[i]!, 0);
  const first = one.values[categories[0] ?? ''];
  const scale = base[0] === 0 || first === undefined ? 1 : first.value / (base[0] ?? 1);
  const values = Object.fromEntries(
    categories.map((category) => {
      const unit = one.values[category]!.unit;
      const value = unit === first?.unit ? mean * scale : mean;
      return [category, { value, unit, assumed: `Equal rates: the mean over ${one.by}`, range: [value, value] }];
    }),
  );
  return { by: one.by, values };
}

/** Whether something asks of a person to be in a group, at any depth of a condition. */
function asksGroup(value: unknown, groups: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((part) => asksGroup(part, groups));
  if (!isMap(value)) return false;
  if (isMap(value['who']) && Object.keys(value['who']).some((attribute) => groups.includes(attribute))) return true;
  return ['all', 'any', 'not'].some((key) => asksGroup(value[key], groups));
}

/** The cases that ask for no group; null where none is left. */
function casesLeft<Case extends { if?: unknown }>(cases: readonly Case[], groups: readonly string[]): Case[] | null {
  const left = cases.filter((one) => !asksGroup(one.if, groups));
  return left.length > 0 ? left : null;
}

/** Without the appeal, where only people of a group may ask. */
function withoutAppealOf<Of extends { appeal?: { if?: unknown } | undefined }>(value: Of, groups: readonly string[]): Of {
  if (!asksGroup(value.appeal?.if, groups)) return value;
  const { appeal: _, ...rest } = value;
  return rest as Of;
}

/** Without the conditions of a rule, which none reads while it is out of force. */
function withoutCases<Of extends { if?: unknown; cases?: unknown }>(rule: Of): Of {
  const { if: _, cases: __, ...rest } = rule;
  return rest as Of;
}

/** A rule of a ledger: out of force where it asks for a group, and without the cases that do. */
function ruleOf(rule: LedgerRule, groups: readonly string[]): LedgerRule {
  if (asksGroup(rule.on, groups) || asksGroup(rule.if, groups)) return { ...withoutCases(rule), in_force: NEVER };
  if (!rule.cases?.some((one) => asksGroup(one.if, groups))) return rule;
  const { cases, ...rest } = rule;
  const left = casesLeft(cases, groups);
  return left ? { ...rest, cases: left } : rest;
}

/** Whether a condition anywhere in a value names an entry of a list. */
const namesEntry = (value: unknown, list: string, entry: string): boolean =>
  Array.isArray(value)
    ? value.some((part) => namesEntry(part, list, entry))
    : isMap(value) &&
      ((value['list'] === list && value['entry'] === entry) || Object.values(value).some((inner) => namesEntry(inner, list, entry)));

/** An entry of a list: never made where it asks for a group, and without the terms that do. Its id stays, since conditions may name it. */
function entryOf(entry: ListEntry, groups: readonly string[]): ListEntry {
  const never = asksGroup(entry.on, groups) || asksGroup(entry.if, groups);
  const made = never ? { ...withoutCases(entry), probability: NOBODY } : entry;
  if (!Array.isArray(made.term)) return made;
  const left = casesLeft(made.term, groups)!;
  return { ...made, term: left.length === 1 ? left[0]!.term : left };
}

/** Walks a scenario below a path and hands out what is said of a group: numbers by group, and conditions on it. */
function walk(value: unknown, path: string, groups: readonly string[], found: string[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, i) => walk(item, `${path}.${i}`, groups, found));
    return;
  }
  if (!isMap(value)) return;
  if (isBy(value)) {
    if (groups.includes(value.by) && new Set(Object.values(value.values).map((q) => toBase(q))).size > 1) found.push(path);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (CONDITIONS.includes(key) && isMap(inner)) {
      if (Object.keys(inner).some((attribute) => groups.includes(attribute))) found.push(`${path}.${key}`);
    } else walk(inner, path === '' ? key : `${path}.${key}`, groups, found);
  }
}

/** Whether a value that stands at a path of a scenario, such as one that a timeline sets, is a number or rule by one of these groups. */
function saysOfGroup(path: string, value: unknown, groups: readonly string[]): boolean {
  const found: string[] = [];
  walk({ [path.slice(path.lastIndexOf('.') + 1)]: value }, '', groups, found);
  return found.length > 0;
}

const READ = [
  'demography',
  'states',
  'streams',
  'channels',
  'reviews',
  'ledgers',
  'lists',
  'measures',
  'amounts',
  'screens',
  'stances',
  'opinions',
  'officials',
] as const;

/** Paths at which a scenario gives people of one group of `attributes` another number or rule than others. */
export function groupPaths(scenario: Scenario, attributes: readonly string[] = scenario.groups): string[] {
  const found: string[] = [];
  for (const section of READ) walk(scenario[section], section, attributes, found);
  return found.sort();
}

function blind(scenario: Scenario, value: unknown, groups: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => blind(scenario, item, groups));
  if (!isMap(value)) return value;
  if (isBy(value)) return groups.includes(value.by) ? meanOf(scenario, value) : value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (!CONDITIONS.includes(key) || !isMap(inner)) return [[key, blind(scenario, inner, groups)]];
      const rest = Object.fromEntries(Object.entries(inner).filter(([attribute]) => !groups.includes(attribute)));
      return Object.keys(rest).length > 0 || Object.keys(inner).length === 0 ? [[key, rest]] : [];
    }),
  );
}

/** Streams open to some groups only are opened to all, at a rate that leaves as many chances in all. */
function openStreams(scenario: Scenario, groups: readonly string[]): Scenario['streams'] {
  return Object.fromEntries(
    Object.entries(scenario.streams).map(([id, stream]) => {
      const asked = Object.entries(stream.who ?? {}).filter(([attribute]) => groups.includes(attribute));
      const part = asked.reduce((share, [attribute, categories]) => {
        const all = Object.keys(
          attribute === 'age' ? scenario.population.age : (scenario.population.attributes[attribute]?.categories ?? {}),
        );
        const shares = sharesOf(scenario, attribute, all);
        return share * all.reduce((sum, category, i) => sum + (categories.includes(category) ? shares[i]! : 0), 0);
      }, 1);
      const open = blind(scenario, stream, groups) as typeof stream;
      if (part === 1) return [id, open];
      const less = (q: Quantity): Quantity => ({
        ...q,
        value: q.value * part,
        ...(q.range ? { range: [q.range[0] * part, q.range[1] * part] } : {}),
      });
      if (open.schedule) return [id, { ...open, schedule: { ...open.schedule, probability: less(open.schedule.probability ?? ALWAYS) } }];
      if (!open.rate) return [id, open];
      const lessBy = (rate: NonNullable<typeof open.rate>): NonNullable<typeof open.rate> =>
        'by' in rate ? { by: rate.by, values: Object.fromEntries(Object.entries(rate.values).map(([c, q]) => [c, less(q)])) } : less(rate);
      const cases = open.cases?.map((one) => (one.rate ? { ...one, rate: lessBy(one.rate) } : one));
      return [id, { ...open, rate: lessBy(open.rate), ...(cases ? { cases } : {}) }];
    }),
  );
}

/**
 * The scenario without differences between the groups by which its results are broken down: numbers by such a group become their mean over people, streams and
 * sections open to some of them are opened to all (with as many chances in all), and reviews, rules, entries, appeals, cases, measures and flags
 * whose condition names such a group, at any depth, are out of force, on every date of the timeline. Run beside the scenario as written it tells what was
 * put in from what came out.
 *
 * Pure; cost: one pass over the scenario, and one more for each change of a timeline that reaches such a number or rule. Shares of places are not read: means
 * are over the population as a whole.
 */
export function equalRates(scenario: Scenario): Scenario {
  const equal = equalOnADay(scenario);
  const { timeline, groups } = scenario;
  const reached = (path: string, value: unknown): boolean =>
    saysOfGroup(path, value, groups) || saysOfGroup('', valueAt(scenario, entryOfPath(path)), groups);
  if (!timeline.some(({ set }) => Object.keys(set).some((path) => reached(path, set[path])))) return equal;
  // An entry that a change sets whole has all it needs, and defaults would bring back what equal rates left out.
  const { defaults: _, ...rest } = equal;
  return { ...rest, timeline: equalLater(scenario, equal) };
}

/** Path of the entry, such as a list or measure, that a path leads into. */
const entryOfPath = (path: string): string[] => path.split('.').slice(0, 2);

/**
 * A timeline under equal rates: each change sets the entries that it reaches whole, as equal rates make them of what stands from that day on. The paths as written
 * could lead to what is no longer there, or switch on what is out of force.
 */
function equalLater(scenario: Scenario, equal: Scenario): Scenario['timeline'] {
  let now = scenario;
  let before = equal;
  return [...scenario.timeline]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((change) => {
      now = setPatch(now, change.set, 'policy').scenario;
      const after = equalOnADay(now);
      const set: Patch = {};
      for (const entry of Object.keys(change.set).map(entryOfPath)) {
        const [old, value] = [before, after].map((one) => valueAt(one, entry) ?? null);
        if (canonicalJson(old) !== canonicalJson(value)) set[entry.join('.')] = value;
      }
      before = after;
      return { ...change, set };
    });
}

/** The same for the rules as they are on one day. */
function equalOnADay(scenario: Scenario): Scenario {
  const groups = scenario.groups;
  const part = <T>(value: T): T => blind(scenario, value, groups) as T;
  const ledgers = Object.fromEntries(
    Object.entries(scenario.ledgers).map(([id, ledger]) => [
      id,
      {
        ...withoutAppealOf(ledger, groups),
        rules: Object.fromEntries(Object.entries(ledger.rules).map(([r, rule]) => [r, ruleOf(rule, groups)])),
      },
    ]),
  );
  const lists = Object.fromEntries(
    Object.entries(scenario.lists).map(([id, list]) => [
      id,
      {
        ...withoutAppealOf(list, groups),
        entries: Object.fromEntries(
          Object.entries(list.entries).flatMap(([e, entry]) =>
            asksGroup(entry.on, groups) && !namesEntry(scenario, id, e) ? [] : [[e, entryOf(entry, groups)]],
          ),
        ),
      },
    ]),
  );
  const reviews = Object.fromEntries(
    Object.entries(scenario.reviews).map(([id, review]) => [id, asksGroup(review.if, groups) ? { ...review, in_force: NEVER } : review]),
  );
  const measures = Object.fromEntries(
    Object.entries(scenario.measures).map(([id, measure]) => {
      const money = {
        ...(measure.takes ? { takes: part(measure.takes) } : {}),
        ...(measure.gives ? { gives: part(measure.gives) } : {}),
      };
      const trigger = measure.trigger.filter((one) => !asksGroup(one, groups));
      return [id, trigger.length > 0 ? { ...measure, ...money, trigger } : { ...measure, ...money, in_force: NEVER }];
    }),
  );
  const screens = Object.fromEntries(
    Object.entries(scenario.screens).map(([id, screen]) => [
      id,
      screen.status ? { ...screen, status: screen.status.filter((one) => !asksGroup(one, groups)) } : screen,
    ]),
  );
  return {
    ...scenario,
    ...(scenario.demography ? { demography: part(scenario.demography) } : {}),
    states: part(scenario.states),
    streams: openStreams(scenario, groups),
    channels: part(scenario.channels),
    reviews,
    ledgers: part(ledgers as Scenario['ledgers']),
    lists: part(lists as Scenario['lists']),
    measures: measures as Scenario['measures'],
    amounts: part(scenario.amounts),
    screens: part(screens as Scenario['screens']),
    stances: part(scenario.stances),
    opinions: part(scenario.opinions),
    ...(scenario.officials ? { officials: part(scenario.officials) } : {}),
  };
}
