import { dateOf, dayOf, quantitiesOf, roundsOf } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { counterIds } from '../../packages/model/src/counters/names.js';
import type { Random } from './random.js';
import { register } from './scenarios.js';
import type { Plain } from './scenarios.js';

const NEVER = { from: '9999-12-31', assumed: 'A test' };
const SWITCHED = ['channels', 'reviews', 'ledgers', 'lists', 'measures', 'spreads', 'patrols', 'screens', 'enterprise', 'flows'] as const;

/** A study of one or two experiments on a sound scenario, with random parts of every kind. It need not be sound. */
export function randomStudy(scenario: Scenario, random: Random): Plain {
  const first = experiment('first', scenario, random);
  const equal = random.chance(0.3) ? { ...structuredClone(first), id: 'equal', title: 'With equal rates', equal_rates: true } : null;
  const experiments = equal ? [first, equal] : [first];
  const group = random.pick([...scenario.groups, 'income', 'nothing']);
  const attribute = scenario.population.attributes[group];
  const reference = random.pick(group === 'children' ? ['child', 'adult', 'children'] : Object.keys(attribute?.categories ?? { other: 1 }));
  const ids = counterIds(scenario, [scenario]);
  const indicators = first['indicators'] as Plain[];
  return {
    glasshouse: 1,
    kind: 'study',
    id: 'made',
    title: 'A generated study',
    about: 'A test.',
    experiments,
    follow: random
      .some(['first_with_difference', 'most_sanction_days', 'first_listed_without_deed'], 2)
      .map((rule) => ({ experiment: 'first', count: random.int(0, 2), rule })),
    ...(equal && random.chance(0.7)
      ? { ratios: [{ id: 'apart', title: 'Apart', experiment: 'first', equal: 'equal', of: [pattern(ids, random)], group, reference }] }
      : {}),
    claims: random.chance(0.4) && indicators.length > 0 ? [claim(first, random)] : [],
  };
}

function experiment(id: string, scenario: Scenario, random: Random): Plain {
  const all = quantitiesOf(scenario);
  const ranged = all.filter(({ quantity }) => quantity.range).map(({ path }) => path);
  const world = all.filter(({ role, quantity }) => role === 'world' && quantity.range).map(({ path }) => path);
  const points = random.pick([1, 1, 2, 3]);
  const sweep = random.chance(0.4)
    ? Object.fromEntries(random.some(all, 2).map((entry) => [entry.path, sweptValues(entry, random)]))
    : undefined;
  const vary = random.chance(0.6) ? random.some(ranged, 4) : undefined;
  const ids = counterIds(scenario, [scenario]);
  const indicators = Array.from({ length: random.int(0, 4) }, (_, i) => indicator(`i${i}`, scenario, ids, random));
  const arms = Array.from({ length: random.int(1, 3) }, (_, i) => ({
    id: `arm${i}`,
    title: `Arm ${i}`,
    ...(i === 0 && random.chance(0.8) ? {} : { patch: patch(scenario, random) }),
  }));
  const fits = random.chance(0.2) && indicators.length > 0;
  return {
    id,
    title: 'A generated experiment',
    scenario: '../scenarios/made.yaml',
    arms,
    persons: { reduced: 1000, full: 1000 },
    design: {
      points: { reduced: points, full: points },
      ...(vary ? { vary } : {}),
      ...(sweep ? { sweep } : {}),
      ...(random.chance(0.2) ? { common_dice: true } : {}),
      ...(random.chance(0.4) ? { replicates: { reduced: random.int(1, 2), full: 1 } } : {}),
    },
    replicates: { reduced: random.int(1, 2), full: 1 },
    ...(random.chance(0.2) ? { rounds_of: 'every_point' } : {}),
    indicators,
    ...(fits ? { fit: true, fitted: random.some(world, 2), targets: [target(indicators, random)] } : {}),
  };
}

function target(indicators: Plain[], random: Random): Plain {
  const numbered = [...register.rows.values()].filter((row) => row.number !== null && row.number > 0);
  const tolerance = { value: random.pick([5, 50, 100]), unit: 'percent', assumed: 'A test', range: [0, 100] };
  return {
    id: 'published',
    title: 'Published',
    indicator: random.pick(indicators)['id'],
    source: random.pick(numbered).id,
    use: random.pick(['fit', 'fit', 'context', 'held_out']),
    tolerance,
  };
}

function sweptValues({ quantity }: ReturnType<typeof quantitiesOf>[number], random: Random): number[] {
  const [low, high] = quantity.range ?? [0, quantity.value * 2];
  return Array.from({ length: random.int(1, 2) }, () =>
    random.pick([low, high, quantity.value, 0, 1, 100, Math.round((low + high) / 2), low + random.next() * (high - low)]),
  );
}

/** A counter, a glob that names some, or now and then one that names none. */
function pattern(ids: readonly string[], random: Random): string {
  const id = random.pick(ids);
  const parts = id.split('.');
  return random.pick([
    id,
    id,
    id,
    `${parts[0]}.*`,
    `*.${parts.at(-1)}`,
    parts.map((part) => (random.chance(0.4) ? '*' : part)).join('.'),
    `${id}.none`,
  ]);
}

function indicator(id: string, scenario: Scenario, ids: readonly string[], random: Random): Plain {
  const rounds = roundsOf(scenario.horizon);
  const some = (): string[] => Array.from({ length: random.int(1, 2) }, () => pattern(ids, random));
  const a = random.int(0, rounds.length - 1);
  const b = random.int(a, rounds.length - 1);
  const off = random.chance(0.1) ? random.int(-9, 9) : 0;
  const from = dateOf(rounds[a]!.first + off);
  const to = dateOf(rounds[b]!.last + off);
  const against = a > 0 && random.chance(0.4);
  return {
    id,
    title: `Indicator ${id}`,
    unit: 'a number',
    of: some(),
    over: against ? some() : random.pick(['persons', 'none', some()]),
    ...(random.chance(0.5) ? { per: random.pick([1, 100, 1000]) } : {}),
    ...(against || random.chance(0.4) ? { from } : {}),
    ...(random.chance(0.4) ? { to } : {}),
    ...(random.chance(0.3) ? { take: 'at_end' } : {}),
    ...(random.chance(0.1) ? { scaled: true } : {}),
    ...(against
      ? { against: { from: scenario.horizon.start, to: dateOf(rounds[a - 1]!.last), read: random.pick(['times', 'fewer', 'more']) } }
      : {}),
    harm: random.chance(0.5),
    definition: 'A test',
  };
}

function patch(scenario: Scenario, random: Random): Plain {
  const policy = quantitiesOf(scenario).filter(({ role }) => role === 'policy');
  const made: Plain = {};
  for (const { path, quantity } of random.some(policy, 3)) {
    const [low, high] = quantity.range ?? [quantity.value, quantity.value];
    const value = random.pick([low, high]);
    made[path] = { value, unit: quantity.unit, assumed: 'A test', range: [low, high] };
  }
  for (const section of random.some(SWITCHED, 2)) {
    const keys = Object.keys(scenario[section]);
    if (keys.length === 0) continue;
    const window = random.pick([NEVER, { from: dateOf(dayOf(scenario.horizon.start) + random.int(0, 20)), assumed: 'A test' }]);
    made[`${section}.${random.pick(keys)}.in_force`] = window;
  }
  return made;
}

function claim(made: Plain, random: Random): Plain {
  const indicators = (made['indicators'] as Plain[]).map((one) => String(one['id']));
  const arms = (made['arms'] as Plain[]).map((one) => String(one['id']));
  const reference = (): string => {
    const plain = `first.${random.pick(indicators)}`;
    return random.pick([plain, `${plain}@${random.pick(arms)}`, `${plain}@${random.pick(arms)}-${arms[0]!}`]);
  };
  const say = random.pick(['{low} to {high}', 'about {middle}']);
  return {
    id: 'A1',
    title: 'A claim',
    locus: 'A test',
    quotation: 'A test',
    document: { stamp: 'untested', why: 'A test', sources: ['E001'] },
    would_count_for: 'More.',
    would_count_against: 'Less.',
    would_change_the_answer: 'Other numbers.',
    harm: 'A harm.',
    numbers: [0, 1, 2].map((i) => ({ of: reference(), say, harm: i === 0 })),
    model: [
      {
        stamp: 'possible_under',
        under: 'a test',
        when: [{ of: reference(), read: random.pick(['low', 'high', 'middle', 'ratio', 'width']), at_least: random.pick([0, 1, 10]) }],
      },
      { stamp: 'cannot_be_told', under: 'a test' },
    ],
    quotable: 'Between {n1.low} and {n3.high}.',
  };
}
