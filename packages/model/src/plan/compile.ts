import { catalogueOfVersions } from '../counters/catalogue.js';
import { dayOf } from '../format/dates.js';
import { toBase } from '../format/units.js';
import { linkOwed, planAmounts } from '../mechanisms/amounts/plan.js';
import { planMemory } from '../mechanisms/conditions/memory-plan.js';
import { worldConditions } from '../mechanisms/conditions/uses.js';
import { planDemography } from '../mechanisms/demography/plan.js';
import { planEncounters } from '../mechanisms/encounters/plan.js';
import { planFirms } from '../mechanisms/firms/plan.js';
import { flowIds } from '../mechanisms/flows/plan.js';
import { planGrid } from '../mechanisms/incidents/plan.js';
import { planColumns } from '../mechanisms/ledgers/plan-status.js';
import { MOST_CATALOGUES, planOffice } from '../mechanisms/officials/plan.js';
import { planCommunities } from '../mechanisms/places/plan.js';
import { withPlaceShares } from '../mechanisms/population/plan-place-shares.js';
import { planAttributes, planGroups } from '../mechanisms/population/plan.js';
import { RISK_ONE } from '../mechanisms/responses/plan-types.js';
import { MOST_SPREADS, planSpreads } from '../mechanisms/spreads/plan.js';
import { linkConduct } from '../mechanisms/stances/plan.js';
import type { CommunityColumn } from '../books/community-book.js';
import { planStates } from '../mechanisms/states/plan.js';
import { ATTEMPT } from '../mechanisms/streams/plan-types.js';
import { givingUp } from '../mechanisms/streams/plan-reacts.js';
import { planStreams } from '../mechanisms/streams/plan.js';
import { inTime } from '../scenario/in-time.js';
import type { Scenario } from '../scenario/schema.js';
import { namesChildren } from './minors.js';
import { keyMaker, nestedIds, sortedIds, unionIds } from './ids.js';
import { planMinds } from './minds.js';
import { planPolicies } from './policy.js';
import { planRounds } from './rounds.js';
import type { Plan } from './types.js';
import { placeChain } from './in-force.js';
import { planVariants } from './variants.js';

/** One branch: a name and the whole scenario after its patch. */
export interface ArmSource {
  id: string;
  title?: string;
  scenario: Scenario;
}

export interface CompileOptions {
  /** People to simulate; default: all. */
  persons?: number;
  /** What is kept for each community; default: nothing. */
  communities?: readonly CommunityColumn[];
  /** Keep every count by cell of groups and calendar year; default: no. */
  groupYears?: boolean;
}

/**
 * Compiles a scenario and its arms to flat tables. `arms[0]` is the baseline. The world is read from `base` only.
 *
 * `persons` is how many people to simulate (default: all of them); the rest becomes weight. Every map is put in
 * canonical order, so the order of rules, places, arms' entries and files changes nothing. Throws Error when a rate
 * passes its ceiling, two names share a key, or a limit of the engine is passed (31 measures, 16 contexts, 32 cells).
 */
export function compile(base: Scenario, arms: ArmSource[], options: CompileOptions = {}): Plan {
  const key = keyMaker();
  const versionsOf = arms.map((arm) => inTime(arm.scenario));
  const every = versionsOf.flat().map((version) => version.scenario);
  const people = planAttributes(base.population, key);
  const streamIds = sortedIds(base.streams);
  const contexts = [
    ...new Set([
      ...Object.values(base.streams).map((s) => s.context),
      ...every.flatMap((s) => Object.values(s.measures).map((m) => m.context)),
    ]),
  ].sort();
  const asked = worldConditions(base).map(({ path }) => path.join('.'));
  const streams = planStreams(base, asked, streamIds, people.attributes, contexts, key);
  const communities = planCommunities(base, options.persons, key);
  const placeChains = communities.places.map((id) => placeChain(base.places, id));
  const states = planStates(base, asked, people.attributes, placeChains, key);
  const rules = [...new Set(every.flatMap((s) => nestedIds(s.ledgers)))].sort();
  const { columns, ...ruleColumns } = planColumns(rules, every);
  const channels = unionIds(every.map((s) => s.channels));
  const measures = unionIds(every.map((s) => s.measures));
  const spreads = planSpreads(base, every, streamIds, channels, measures, key);
  const grid = planGrid(base, every, streamIds, measures, key);
  grid.watched.forEach((s, at) => (streams[s].watched = at));
  const amounts = planAmounts(base, people.attributes, key);
  linkOwed(base, streams, people.attributes, key);
  const flows = flowIds(every);
  const memory = planMemory(every, { streams: streamIds, owners: flows.owners }, streams);
  const ids = {
    ...grid,
    streams: streamIds,
    streamConduct: streams.map((stream) => stream.conduct),
    contexts,
    channels,
    reviews: unionIds(every.map((s) => s.reviews)),
    ledgers: unionIds(every.map((s) => s.ledgers)),
    rules,
    ...ruleColumns,
    lists: unionIds(every.map((s) => s.lists)),
    entries: [...new Set(every.flatMap((s) => nestedIds(s.lists)))].sort(),
    measures,
    amounts: amounts.map(({ id }) => id),
    partitions: spreads.partitions,
    ties: spreads.ties.map((tie) => tie.id),
    spreads: spreads.spreads,
    enterprises: unionIds(every.map((s) => s.enterprise)),
    audits: unionIds(every.map((s) => s.audits)),
    catalogues: unionIds(every.map((s) => s.catalogues)),
    ...flows,
    memory,
    states: states.states,
    encounters: sortedIds(base.encounters),
    placeChains,
    asked: worldConditions(base).map(({ condition }) => condition),
  };
  const { groups, cells } = planGroups(base, people.attributes);
  limit('measures', ids.measures.length, 31);
  limit('contexts', contexts.length, 16);
  limit('cells of groups', cells.length, 32);
  limit('attempt streams plus lists', streams.filter((s) => s.kind === ATTEMPT).length + ids.lists.length, 20);
  limit('streams and transitions', streams.length + states.transitions.length, 255);
  limit('list entries', ids.entries.length, 255);
  limit('ledger rules', ids.rules.length, 255);
  limit('patrols', grid.patrols.length, 31);
  limit('screens', grid.screens.length, 31);
  limit('spreads', ids.spreads.length, MOST_SPREADS);
  limit('catalogues', ids.catalogues.length, MOST_CATALOGUES);
  limit('flows', ids.flows.length, 31);
  limit('owners', ids.owners.length, 31);
  const perception = base.perception;
  const minds = planMinds(base, people.attributes, spreads, key);
  linkConduct(base, minds, streams);
  const { variantOf, chains } = planVariants(base, communities.places, every);
  return {
    scenario: base.id,
    start: dayOf(base.horizon.start),
    end: dayOf(base.horizon.end),
    ...planRounds(base.horizon),
    ...communities,
    communityColumns: options.communities ?? [],
    groupYears: options.groupYears ?? false,
    variantOf,
    ...people,
    minors: [base, ...every].some(namesChildren),
    attributes: withPlaceShares(base, communities.places, people.attributes),
    ...spreads,
    ...grid,
    groups,
    cells,
    leaves: base.population.turnover ? toBase(base.population.turnover.leaves) : 0,
    enters: base.population.turnover ? toBase(base.population.turnover.enters) : 0,
    demography: planDemography(base, people.attributes),
    contexts,
    streams,
    ...states,
    attempts: streams.flatMap((stream, index) => (stream.kind === ATTEMPT ? [index] : [])),
    amounts,
    money: every.some(
      (s) =>
        Object.values(s.measures).some(({ takes, gives }) => takes !== undefined || gives !== undefined) ||
        Object.values(s.lists).some(({ appeal }) => appeal?.fee !== undefined),
    ),
    reacting: streams.some(({ reacts }) => reacts !== null),
    refusalColumns: givingUp(base, streamIds).length,
    channels: ids.channels,
    reviews: ids.reviews,
    ledgers: ids.ledgers,
    lists: ids.lists,
    entries: ids.entries,
    rules: ids.rules,
    measures: ids.measures,
    ruleColumns: columns,
    memory,
    perceives: perception !== undefined,
    aware: perception ? toBase(perception.aware) : 0,
    ownRecord: perception ? Math.round(toBase(perception.own_record) * RISK_ONE) : 0,
    kinListed: perception?.kin_listed ? Math.round(toBase(perception.kin_listed) * RISK_ONE) : 0,
    display: perception ? toBase(perception.display) : 0,
    fadePerDay: perception ? Math.max(1, Math.round(RISK_ONE / Math.max(1, toBase(perception.fades)))) : 0,
    minds,
    encounters: planEncounters(base, asked, streamIds, people.attributes, spreads, key),
    kinElsewhere: perception?.kin_elsewhere ? toBase(perception.kin_elsewhere) : 0,
    quotas: every.some((s) => Object.values(s.reviews).some((review) => review.quota !== undefined)),
    market: planFirms(base, every, key),
    enterprises: ids.enterprises,
    office: planOffice(base, streamIds, ids.streamConduct, people.attributes, key),
    audits: ids.audits,
    catalogues: ids.catalogues,
    owners: ids.owners,
    flows: ids.flows,
    shames: streams.some((stream) => stream.shamed > 0 || stream.emulated > 0),
    catalogue: catalogueOfVersions(base, every),
    arms: arms.map((arm, a) => {
      const variants = chains.map((chain) => planPolicies(versionsOf[a]!, chain, ids, people.attributes, key));
      return { id: arm.id, title: arm.title ?? arm.id, policies: variants.flat(), variants };
    }),
  };
}

function limit(what: string, found: number, most: number): void {
  if (found > most) throw new Error(`this scenario has ${found} ${what}; the engine takes at most ${most}`);
}
