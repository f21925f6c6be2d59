import type { Quantity } from '../format/quantity.js';
import { toBase } from '../format/units.js';
import type { Scenario } from './schema.js';

/** Where a schedule gives no probability. */
const ALWAYS: Quantity = { value: 1, unit: 'probability', assumed: 'Every day of the schedule brings its chance', range: [1, 1] };

type Map_ = Record<string, unknown>;

const isMap = (value: unknown): value is Map_ => value !== null && typeof value === 'object' && !Array.isArray(value);

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

/** A condition on what a person is, with a group in it. */
const asksGroup = (value: unknown, groups: readonly string[]): boolean =>
  isMap(value) && isMap(value['who']) && Object.keys(value['who']).some((attribute) => groups.includes(attribute));

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

const READ = [
  'demography',
  'states',
  'streams',
  'channels',
  'reviews',
  'ledgers',
  'lists',
  'measures',
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
 * sections open to some of them are opened to all (with as many chances in all), and rules, entries, measures and flags for what a person is
 * in such a group are out of force. Run beside the scenario as written it tells what was put in from what came out.
 *
 * Pure; cost: one pass over the scenario. Shares of places are not read: means are over the population as a whole.
 */
export function equalRates(scenario: Scenario): Scenario {
  const groups = scenario.groups;
  const ledgers = Object.fromEntries(
    Object.entries(scenario.ledgers).map(([id, ledger]) => [
      id,
      {
        ...ledger,
        rules: Object.fromEntries(
          Object.entries(ledger.rules).map(([r, rule]) => [r, asksGroup(rule.on, groups) ? { ...rule, in_force: NEVER } : rule]),
        ),
      },
    ]),
  );
  const lists = Object.fromEntries(
    Object.entries(scenario.lists).map(([id, list]) => [
      id,
      { ...list, entries: Object.fromEntries(Object.entries(list.entries).filter(([, entry]) => !asksGroup(entry.on, groups))) },
    ]),
  );
  const measures = Object.fromEntries(
    Object.entries(scenario.measures).map(([id, measure]) => {
      const trigger = measure.trigger.filter((one) => !asksGroup(one, groups));
      return [id, trigger.length > 0 ? { ...measure, trigger } : { ...measure, in_force: NEVER }];
    }),
  );
  const screens = Object.fromEntries(
    Object.entries(scenario.screens).map(([id, screen]) => [
      id,
      screen.status ? { ...screen, status: screen.status.filter((one) => !asksGroup(one, groups)) } : screen,
    ]),
  );
  const part = <T>(value: T): T => blind(scenario, value, groups) as T;
  return {
    ...scenario,
    ...(scenario.demography ? { demography: part(scenario.demography) } : {}),
    states: part(scenario.states),
    streams: openStreams(scenario, groups),
    channels: part(scenario.channels),
    ledgers: part(ledgers as Scenario['ledgers']),
    lists: part(lists as Scenario['lists']),
    measures: measures as Scenario['measures'],
    screens: part(screens as Scenario['screens']),
    stances: part(scenario.stances),
    opinions: part(scenario.opinions),
    ...(scenario.officials ? { officials: part(scenario.officials) } : {}),
  };
}
