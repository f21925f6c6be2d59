import { dayOf } from '@glasshouse/model';
import type { Condition, Scenario } from '@glasshouse/model';
import { memoryOf } from './conditions.js';
import { daysOfChange, lineOf, roundsOf, versionsOf, windowsOf } from './in-time.js';
import { columnsOf } from './known.js';
import type { Known } from './known.js';
import { amount, ids } from './numbers.js';
import { attributesOf, communitiesOf, concernsChildren, groupsOf, householdsOf, timeOf } from './people.js';
import { policyOf } from './policies.js';
import { amountsOf, statesOf, streamsOf } from './streams.js';
import { cellsOf, encountersOf, marketOf, mindsOf, officeOf, tiesOf } from './worlds.js';

/** A scenario and what an arm makes of it. */
export interface Arm {
  id: string;
  scenario: Scenario;
}

const RISK = 30_000;

/** Who keeps or reads records, in any version; nobody where nothing flows. */
function ownersOf(every: readonly Scenario[]): string[] {
  const flows = every.flatMap((scenario) => Object.values(scenario.flows));
  if (flows.length === 0) return [];
  const keeping = every.flatMap(({ channels, ledgers, lists, screens, spreads }) =>
    [channels, ledgers, lists, screens, spreads].flatMap((map: Record<string, { owner: string }>) => Object.values(map)),
  );
  return [...new Set([...keeping.map(({ owner }) => owner), ...flows.flatMap(({ from, to }) => [from, to])])].sort();
}

/** What holds of measures, lists and entries in some policy of some arm. */
function everOf(policies: readonly Policy[]) {
  const ended = new Set(policies.flatMap(({ measures }) => measures.flatMap(({ ends }) => ends)));
  const [{ measures, lists, entries }] = policies as [Policy];
  const returnsMoney = lists.map((_, l) => policies.some((policy) => policy.lists[l]!.returnsMoney));
  const sized = policies.some((policy) => policy.measures.some(({ size, sanction }, m) => size && (sanction || ended.has(m))));
  return {
    /** Whether the money of some sanction, or of a benefit that some measure ends, can be returned. */
    returns: returnsMoney.includes(true) && sized,
    /** By list: whether a granted request returns money. */
    returnsMoney,
    /** By measure: whether it reaches children. */
    reachesChildren: measures.map((_, m) => policies.some((policy) => policy.measures[m]!.reachesChildren)),
    /** By entry: its key. */
    entryKeys: entries.map((_, e) => policies.map((policy) => policy.entries[e]).find((entry) => entry)?.key),
  };
}

/** What people come to know of risk. */
function perceptionOf({ perception }: Scenario) {
  return {
    perceives: perception !== undefined,
    aware: amount(perception?.aware),
    ownRecord: Math.round(amount(perception?.own_record) * RISK),
    kinListed: Math.round(amount(perception?.kin_listed) * RISK),
    display: amount(perception?.display),
    fadePerDay: perception === undefined ? 0 : Math.max(1, Math.round(RISK / Math.max(1, amount(perception.fades)))),
    kinElsewhere: amount(perception?.kin_elsewhere),
  };
}

/**
 * Everything that the reference engine reads, worked out from scenarios alone: the world is that of `base`, policies are those of the arms, place by
 * place. Nothing of the engine's own compiler is used, so that its faults show.
 */
export function planOf(base: Scenario, arms: readonly Arm[], most?: number) {
  const versions = arms.map(({ scenario }) => versionsOf(scenario));
  const every = versions.flat().map(({ scenario }) => scenario);
  const attributes = attributesOf(base);
  const asked: Condition[] = [];
  const making = { base, every, attributes, asks: (condition: Condition): number => asked.push(condition) - 1 };
  const { places, communities, weight } = communitiesOf(base, most);
  const chains = places.map((place) => lineOf(base, place));
  const { streams, contexts, attempts, watched } = streamsOf(making);
  const union = <K extends keyof Scenario>(section: K): string[] => ids(...every.map((scenario) => scenario[section] as object));
  const nested = <T>(maps: Record<string, T>[], below: (each: T) => object): string[] => {
    const paths = maps.flatMap((map) =>
      Object.entries(map).flatMap(([outer, each]) => ids(below(each)).map((inner) => `${outer}.${inner}`)),
    );
    return [...new Set(paths)].sort();
  };
  const measures = union('measures');
  const rules = nested(
    every.map(({ ledgers }) => ledgers),
    ({ rules: below }) => below,
  );
  const circles = { partitions: union('partitions'), ties: tiesOf(making) };
  const streamIds = streams.map(({ id }) => id);
  const { states, transitions } = statesOf(making, chains);
  const encounters = encountersOf(making, { streams: streamIds, measures }, circles);
  const cells = cellsOf(making, measures);
  const columns = columnsOf(every, rules);
  const owners = ownersOf(every);
  const memory = memoryOf(every, streamIds, owners);
  const known: Known = {
    ...circles,
    ...{ attributes, chains, streams, states, contexts, watched, memory, columns, asked, measures, rules, owners },
    encounters: encounters.map(({ id }) => id),
    incidents: cells.incidents,
    patrols: cells.patrols,
    amounts: ids(base.amounts),
    channels: union('channels'),
    reviews: union('reviews'),
    ledgers: union('ledgers'),
    lists: union('lists'),
    entries: nested(
      every.map(({ lists }) => lists),
      ({ entries }) => entries,
    ),
    spreads: union('spreads'),
    screens: union('screens'),
    enterprises: union('enterprise'),
    audits: union('audits'),
    catalogues: union('catalogues'),
    flows: union('flows'),
  };
  const plan = {
    start: dayOf(base.horizon.start),
    end: dayOf(base.horizon.end),
    ...roundsOf(base),
    ...{
      attributes,
      places,
      communities,
      weight,
      streams,
      attempts,
      watched,
      states,
      transitions,
      encounters,
      owners,
      memory,
      measures,
      rules,
    },
    /** By measure: whether it is a sanction. */
    sanctions: measures.map((id) => every.some((scenario) => scenario.measures[id]?.kind === 'sanction')),
    ageAttribute: 0,
    minors: [base, ...every].some(concernsChildren),
    ...householdsOf(base),
    ...groupsOf(base, attributes),
    leaves: amount(base.population.turnover?.leaves),
    enters: amount(base.population.turnover?.enters),
    demography: timeOf(base, attributes),
    amounts: amountsOf(making),
    money: every.some((scenario) => {
      const fees = [...Object.values(scenario.lists), ...Object.values(scenario.ledgers)].map(({ appeal }) => appeal?.fee);
      return [...Object.values(scenario.measures).flatMap(({ takes, gives }) => [takes, gives]), ...fees].some(
        (each) => each !== undefined,
      );
    }),
    ...perceptionOf(base),
    ...cells,
    ties: circles.ties,
    market: marketOf(making),
    office: officeOf(making, streams),
    minds: mindsOf(making, circles),
    ledgers: known.ledgers,
    lists: known.lists,
    entries: known.entries,
    reviews: known.reviews,
    spreads: known.spreads,
    enterprises: known.enterprises,
    flows: known.flows,
    ruleColumns: columns.count,
    /** Policies of each arm, `[place]`, in the order of their days. */
    arms: versions.map((each) => {
      const windows = windowsOf(each);
      return chains.map((line) =>
        daysOfChange(each, windows, line).map((day) => {
          const { scenario } = each.findLast(({ from }) => from <= day) ?? each[0]!;
          return policyOf(scenario, day, line, known);
        }),
      );
    }),
  };
  return { ...plan, ever: everOf(plan.arms.flat(2)) };
}

export type Plan = ReturnType<typeof planOf>;

export type Policy = ReturnType<typeof policyOf>;
