import { dayOf } from '../format/dates.js';
import { planChannels } from '../mechanisms/channels/plan.js';
import { planCondition } from '../mechanisms/conditions/plan.js';
import type { MemoryPlan } from '../mechanisms/conditions/memory-plan.js';
import type { Condition } from '../mechanisms/conditions/schema.js';
import { planEnterprise } from '../mechanisms/firms/plan.js';
import { planFlows } from '../mechanisms/flows/plan.js';
import type { FlowSection } from '../mechanisms/flows/plan.js';
import type { GridIds } from '../mechanisms/incidents/plan.js';
import type { RuleColumns } from '../mechanisms/ledgers/plan-status.js';
import type { LedgerPlan, RulePlan } from '../mechanisms/ledgers/plan-types.js';
import { planLedger, planRule } from '../mechanisms/ledgers/plan.js';
import type { EntryPlan } from '../mechanisms/lists/plan-types.js';
import { planEntry, planList } from '../mechanisms/lists/plan.js';
import type { MeasurePlan } from '../mechanisms/measures/plan-types.js';
import { planMeasure } from '../mechanisms/measures/plan.js';
import { planOfficePolicy } from '../mechanisms/officials/plan.js';
import type { OfficeSection } from '../mechanisms/officials/plan.js';
import { planPatrols } from '../mechanisms/patrols/plan.js';
import type { AttributePlan } from '../mechanisms/population/plan-types.js';
import { planReviews } from '../mechanisms/reviews/plan.js';
import { planScreens } from '../mechanisms/screens/plan.js';
import type { StatePlan } from '../mechanisms/states/plan.js';
import { planSpreadPolicy } from '../mechanisms/spreads/plan.js';
import type { SpreadIds } from '../mechanisms/spreads/plan.js';
import type { Version } from '../scenario/in-time.js';
import type { Scenario } from '../scenario/schema.js';
import type { Key } from './ids.js';
import { windowIn } from './in-force.js';
import type { PlaceChain } from './in-force.js';
import { planStatus } from './status.js';
import type { Policy } from './types.js';
import { holds } from './when.js';
import type { When } from './when.js';
import { windowsOf } from './windows.js';

/** Ids of every policy element that any arm or date knows, in canonical order. */
export interface PolicyIds
  extends Omit<RuleColumns, 'columns'>, SpreadIds, GridIds, FlowSection, Pick<OfficeSection, 'audits' | 'catalogues'> {
  enterprises: string[];
  streams: string[];
  streamConduct: number[];
  contexts: string[];
  channels: string[];
  reviews: string[];
  ledgers: string[];
  rules: string[];
  lists: string[];
  entries: string[];
  measures: string[];
  /** Reference amounts of the world. */
  amounts: string[];
  memory: MemoryPlan;
  states: readonly StatePlan[];
  encounters: readonly string[];
  /** Of each place that holds people: itself and those above it, the nearest first. */
  placeChains: readonly (readonly string[])[];
  /** Conditions of the world, asked under every policy. */
  asked: readonly Condition[];
}

/** Days within the horizon on which something of an arm's policy changes in a place, the start included. */
function policyDays(versions: readonly Version[], place: PlaceChain): number[] {
  const { horizon } = versions[0]!.scenario;
  const start = dayOf(horizon.start);
  const end = dayOf(horizon.end);
  const days = new Set<number>([start]);
  for (const version of versions) {
    days.add(version.from);
    for (const window of windowsOf(version.scenario)) {
      const there = windowIn(window, place);
      if (there === null) continue;
      days.add(there.from);
      days.add(there.to + 1);
    }
  }
  return [...days].filter((day) => day >= start && day <= end).sort((a, b) => a - b);
}

/** Policy tables of one arm in a place, one for each stretch of days between changes; `versions`: of its scenario, in time. */
export function planPolicies(
  versions: readonly Version[],
  place: PlaceChain,
  ids: PolicyIds,
  attributes: AttributePlan[],
  key: Key,
): Policy[] {
  return policyDays(versions, place).map((day) => {
    const now = versions.filter(({ from }) => from <= day).at(-1) ?? versions[0]!;
    return planPolicy(now.scenario, { day, place }, ids, attributes, key);
  });
}

/** What streams ask of people; null where none asks for anything. */
function planGates(scenario: Scenario, ids: PolicyIds, ledgerPlans: LedgerPlan[], attributes: AttributePlan[]): Policy['gates'] {
  const asked = ids.streams.map((id) => scenario.streams[id]?.if);
  if (asked.every((condition) => condition === undefined)) return null;
  return asked.map((condition) => planCondition(condition, { ...ids, attributes, ledgerPlans, owner: -1 }));
}

function planPolicy(scenario: Scenario, when: When, ids: PolicyIds, attributes: AttributePlan[], key: Key): Policy {
  const ledgers = ids.ledgers.map((id) => planLedger(scenario, id, when, attributes, ids.placeChains, key));
  const rules = ids.rules.map((path, index) => planRule(scenario, path, index, when, ids, ledgers, attributes, key));
  const lists = ids.lists.map((id) => planList(scenario, id, when, ids, ledgers, attributes, key));
  const entries = ids.entries.map((path) => planEntry(scenario, path, ids, lists, ledgers, attributes, key));
  entries.forEach((entry, index) => {
    if (entry && entry.ledger >= 0) ledgers[entry.ledger].entries.push(index);
  });
  const measures = ids.measures.map((id) => planMeasure(scenario.measures[id], id, when, ids, ledgers, attributes, key));
  const names = { ...ids, attributes, ledgerPlans: ledgers, owner: -1 };
  const mask = (test: (measure: MeasurePlan) => boolean): number =>
    measures.reduce((m, measure, i) => (measure.on && test(measure) ? m | (1 << i) : m), 0);
  return {
    from: when.day,
    channelsOf: planChannels(scenario, when, ids, names, key),
    reviewsOf: planReviews(scenario, when, ids, names, key),
    rulesOf: ids.streams.map((_, s) => rules.filter((rule): rule is RulePlan => rule !== null && rule.stream === ids.streamConduct[s])),
    entriesOf: ids.streams.map((_, s) =>
      entries.filter((entry): entry is EntryPlan => entry !== null && entry.stream === ids.streamConduct[s]),
    ),
    rules,
    ledgers,
    lists,
    entries,
    measures,
    ledgersOn: ledgers.flatMap((ledger, l) => (ledger.on ? [l] : [])),
    measuresOn: measures.flatMap((measure, m) => (measure.on ? [m] : [])),
    reachesChildren: mask((measure) => measure.reachesChildren && measure.sanction),
    suspendedByPlan: lists.reduce((found, list, l) => (list.on && list.instalmentsSuspend ? found | (1 << l) : found), 0),
    refusing: mask((measure) => measure.refuses.length > 0),
    ...planStatus({ rules, entries, lists, ledgers, measures, conducts: ids.streamConduct }),
    ...planSpreadPolicy(scenario, when, ids, measures, key),
    patrols: planPatrols(scenario, (window) => holds(window, when), ids, key),
    screens: planScreens(scenario, (window) => holds(window, when), ids, attributes, key),
    enterprises: ids.enterprises.map((id) => planEnterprise(scenario, id, holds(scenario.enterprise[id]?.in_force, when), key)),
    ...planOfficePolicy(scenario, ids, (window) => holds(window, when), key),
    gates: planGates(scenario, ids, ledgers, attributes),
    asked: ids.asked.map((each) => planCondition(each, names)!),
    reach: planFlows(scenario, ids, (window) => holds(window, when)),
  };
}
