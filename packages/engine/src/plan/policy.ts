import { dayOf, inTime, toBase } from '@glasshouse/scenario';
import type { Channel, InForce, LedgerRule, ListEntry, Measure, Scenario } from '@glasshouse/scenario';
import { planBy, planWho } from './attributes.js';
import { carrierOf, planGridPolicy } from './grid.js';
import type { GridIds } from './grid.js';
import { indexOf, sortedIds } from './ids.js';
import { inForce, windowIn, windowsOf } from './in-force.js';
import type { PlaceChain } from './in-force.js';
import { planLiabilityPolicy, planReach, planWitnesses } from './liability.js';
import type { LiabilityIds } from './liability.js';
import { ownerOf, planFlows } from './flows.js';
import type { FlowSection } from './flows.js';
import { planEnterprise } from './market.js';
import { planOfficePolicy } from './office.js';
import type { OfficeSection } from './office.js';
import { planEntryStatus, planLimits, planListStatus, planRuleStatus, planStatus, planTriggerStatus } from './status.js';
import type { RuleColumns } from './status.js';
import { perCheck } from './streams.js';
import { NEVER } from './types.js';
import type { AttributePlan, EntryPlan, LedgerPlan, ListPlan, MeasurePlan, Policy, ReviewPlan, RulePlan, TriggerPlan } from './types.js';

/** Ids of every policy element that any arm or date knows, in canonical order. */
export interface PolicyIds
  extends Omit<RuleColumns, 'columns'>, LiabilityIds, GridIds, FlowSection, Pick<OfficeSection, 'audits' | 'catalogues'> {
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
}

type Key = (name: string) => number;

/** Days within the horizon on which something of an arm's policy changes in a place, the start included. */
export function policyDays(scenario: Scenario, place: PlaceChain): number[] {
  const start = dayOf(scenario.horizon.start);
  const end = dayOf(scenario.horizon.end);
  const days = new Set<number>([start]);
  for (const stage of inTime(scenario)) {
    days.add(stage.from);
    for (const window of windowsOf(stage.scenario)) {
      const there = windowIn(window, place);
      if (there === null) continue;
      days.add(there.from);
      days.add(there.to + 1);
    }
  }
  return [...days].filter((day) => day >= start && day <= end).sort((a, b) => a - b);
}

/** Policy tables of one arm in a place, one for each stretch of days between changes. */
export function planPolicies(scenario: Scenario, place: PlaceChain, ids: PolicyIds, attributes: AttributePlan[], key: Key): Policy[] {
  const stages = inTime(scenario);
  return policyDays(scenario, place).map((day) => {
    const stage = stages.filter((s) => s.from <= day).at(-1) ?? stages[0];
    return planPolicy(stage.scenario, { day, place }, ids, attributes, key);
  });
}

/** A day in a place. */
interface When {
  day: number;
  place: PlaceChain;
}

const holds = (window: InForce | undefined, when: When): boolean => inForce(window, when.day, when.place);

function planPolicy(scenario: Scenario, when: When, ids: PolicyIds, attributes: AttributePlan[], key: Key): Policy {
  const ledgers = ids.ledgers.map((id) => planLedger(scenario, id, when, attributes, key));
  const rules = ids.rules.map((path, index) => planRule(scenario, path, index, when, ids, ledgers, attributes, key));
  const lists = ids.lists.map((id) => planList(scenario, id, when, ids, ledgers, attributes, key));
  const entries = ids.entries.map((path) => planEntry(scenario, path, ids, lists, ledgers, attributes, key));
  entries.forEach((entry, index) => {
    if (entry && entry.ledger >= 0) ledgers[entry.ledger].entries.push(index);
  });
  const measures = ids.measures.map((id) => planMeasure(scenario.measures[id], id, when, ids, ledgers, attributes, key));
  const mask = (test: (measure: MeasurePlan) => boolean): number =>
    measures.reduce((m, measure, i) => (measure.on && test(measure) ? m | (1 << i) : m), 0);
  return {
    from: when.day,
    channelsOf: ids.streams.map((stream) =>
      ids.channels
        .filter(
          (id) =>
            scenario.channels[id]?.sees.includes(stream) &&
            (holds(scenario.channels[id].in_force, when) || lingers(scenario.channels[id], when)),
        )
        .map((id) => {
          const channel = scenario.channels[id];
          const sensitivity = toBase(channel.sensitivity);
          const coverage = planBy(channel.coverage, attributes, (share) => share * sensitivity);
          return {
            id,
            key: key(`channels.${id}`),
            probability: coverage.values[0],
            byCategory: coverage.attribute < 0 ? null : coverage,
            local: channel.local ?? false,
            lingers: channel.lingers && !holds(channel.in_force, when) ? toBase(channel.lingers) : -1,
            delay: toBase(channel.delay),
            owner: ownerOf(ids, channel.owner),
            witnesses: planWitnesses(channel, ids.channels.indexOf(id), ids),
            carriedBy: carrierOf(scenario, id, ids),
          };
        }),
    ),
    reviewsOf: ids.streams.map((stream) =>
      ids.reviews
        .map((id, index) => ({ id, index }))
        .filter(({ id }) => scenario.reviews[id]?.of.includes(stream) && holds(scenario.reviews[id].in_force, when))
        .map(({ id, index }) => ({ review: planReview(scenario, id, key), index })),
    ),
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
    refusing: mask((measure) => measure.refuses.length > 0),
    ...planStatus({ rules, entries, lists, ledgers, measures, conducts: ids.streamConduct }),
    ...planLiabilityPolicy(scenario, when, ids, measures, key),
    ...planGridPolicy(scenario, (window) => holds(window, when), ids, attributes, key),
    enterprises: ids.enterprises.map((id) => planEnterprise(scenario, id, holds(scenario.enterprise[id]?.in_force, when), key)),
    ...planOfficePolicy(scenario, ids, (window) => holds(window, when), key),
    reach: planFlows(scenario, ids, (window) => holds(window, when)),
  };
}

/** Whether a channel's last day in a place is over and it may go on in some communities. */
function lingers(channel: Channel, when: When): boolean {
  const window = channel.lingers === undefined ? null : windowIn(channel.in_force, when.place);
  return window !== null && when.day > window.to && window.from <= window.to;
}

function planReview(scenario: Scenario, id: string, key: Key): ReviewPlan {
  const review = scenario.reviews[id];
  return {
    id,
    key: key(`reviews.${id}`),
    passesSound: toBase(review.passes_sound),
    passesUnsound: toBase(review.passes_unsound),
    capacity: review.capacity ? toBase(review.capacity) / 1000 / 365 : -1,
    passWhenFull: review.when_full !== 'drop',
    quota: review.quota ? toBase(review.quota.number) / 1000 / 365 : -1,
    quotaPasses: review.quota ? toBase(review.quota.passes_unsound) : 0,
  };
}

function planLedger(scenario: Scenario, id: string, when: When, attributes: AttributePlan[], key: Key): LedgerPlan {
  const ledger = scenario.ledgers[id];
  const on = ledger !== undefined && holds(ledger.in_force, when);
  const grades = ledger?.grades ?? [];
  return {
    id,
    on,
    key: key(`ledgers.${id}`),
    who: planWho(ledger?.who, attributes),
    optIn: ledger?.opt_in ? toBase(ledger.opt_in) : 1,
    start: ledger ? toBase(ledger.start) : 0,
    from: grades.map((grade, i) => (i === grades.length - 1 ? Number.NEGATIVE_INFINITY : toBase(grade.from))),
    grades: grades.map((grade) => grade.id),
    entries: [],
    ...planLimits(ledger),
  };
}

function planRule(
  scenario: Scenario,
  path: string,
  index: number,
  when: When,
  ids: PolicyIds,
  ledgers: LedgerPlan[],
  attributes: AttributePlan[],
  key: Key,
): RulePlan | null {
  const [ledgerId, ruleId] = path.split('.');
  const rule: LedgerRule | undefined = scenario.ledgers[ledgerId]?.rules[ruleId];
  const ledger = indexOf(ids.ledgers, ledgerId);
  if (!rule || !ledgers[ledger].on || !holds(rule.in_force, when)) return null;
  const plan = ledgers[ledger];
  const grade = rule.set_grade === undefined ? -1 : indexOf(plan.grades, rule.set_grade);
  return {
    id: path,
    index,
    ledger,
    key: key(`ledgers.${ledgerId}.rules.${ruleId}`),
    stream: typeof rule.on === 'string' ? indexOf(ids.streams, rule.on) : -1,
    points: rule.points ? toBase(rule.points) : 0,
    discretion: rule.discretion !== undefined,
    discretionFrom: rule.discretion ? toBase(rule.discretion.from) : 0,
    discretionTo: rule.discretion ? toBase(rule.discretion.to) : 0,
    setTop: grade > 0 ? plan.from[grade - 1] - 1 : Number.NaN,
    monthly: rule.monthly ?? false,
    stepTo: (rule.steps ?? []).map((step) => (step.to ? step.to.value : Number.POSITIVE_INFINITY)),
    stepPer: (rule.steps ?? []).map((step) => step.per_point.value),
    cap: rule.cap && rule.cap_shared === undefined ? Math.abs(toBase(rule.cap)) : -1,
    lifetime: rule.lifetime ? toBase(rule.lifetime) : -1,
    column: ids.ruleColumn[index],
    ...planRuleStatus(scenario.ledgers[ledgerId], rule, index, ids, attributes),
  };
}

function planList(
  scenario: Scenario,
  id: string,
  when: When,
  ids: PolicyIds,
  ledgers: LedgerPlan[],
  attributes: AttributePlan[],
  key: Key,
): ListPlan {
  const list = scenario.lists[id];
  const repair = list?.exit.repair;
  const appeals = Object.values(scenario.responses)
    .filter((response) => response.kind === 'appeal' && response.on.includes(id))
    .reduce((sum, response) => sum + toBase(response.effect), 0);
  return {
    id,
    on: list !== undefined && holds(list.in_force, when),
    public: list?.public ?? false,
    performedDelay: list?.exit.performed ? toBase(list.exit.performed) : 0,
    emptySearches: list?.exit.empty_searches ? perCheck(toBase(list.exit.empty_searches), `lists.${id}.exit.empty_searches`) : 0,
    repairAfter: repair ? toBase(repair.after) : NEVER,
    repair: repair ? perCheck(toBase(repair.rate), `lists.${id}.exit.repair.rate`) : 0,
    limitsOutlast: list?.limits_outlast ?? false,
    appeals: list?.appeal ? perCheck(appeals, `appeals to lists.${id}`) : 0,
    appealDelay: list?.appeal ? toBase(list.appeal.delay) : 0,
    correctsUnsound: list?.appeal ? toBase(list.appeal.corrects_unsound) : 0,
    overturnsSound: list?.appeal ? toBase(list.appeal.overturns_sound) : 0,
    key: key(`lists.${id}`),
    ...planListStatus(list, ledgers, ids, attributes),
  };
}

function planEntry(
  scenario: Scenario,
  path: string,
  ids: PolicyIds,
  lists: ListPlan[],
  ledgers: LedgerPlan[],
  attributes: AttributePlan[],
  key: Key,
): EntryPlan | null {
  const [listId, entryId] = path.split('.');
  const entry: ListEntry | undefined = scenario.lists[listId]?.entries[entryId];
  const list = indexOf(ids.lists, listId);
  if (!entry || !lists[list].on) return null;
  const on = entry.on;
  const ledger = typeof on !== 'string' && 'ledger' in on ? indexOf(ids.ledgers, on.ledger) : -1;
  if (ledger >= 0 && !ledgers[ledger].on) return null;
  const stream = typeof on === 'string' ? indexOf(ids.streams, on) : -1;
  return {
    id: path,
    index: indexOf(ids.entries, path),
    list,
    key: key(`lists.${listId}.entries.${entryId}`),
    stream,
    ledger,
    ...gradeOf(on as Condition, ledger < 0 ? null : ledgers[ledger]),
    probability: entry.probability ? toBase(entry.probability) : 1,
    term: typeof entry.term === 'string' ? NEVER : toBase(entry.term),
    extensionProbability: entry.extension ? toBase(entry.extension.probability) : 0,
    extensionFrom: entry.extension ? toBase(entry.extension.from) : 0,
    extensionTo: entry.extension ? toBase(entry.extension.to) : 0,
    ...planEntryStatus(entry, `lists.${path}`, ids.lists, attributes),
  };
}

type Condition = string | { list: string } | { who: unknown } | { ledger: string; at_most: string } | { ledger: string; at_least: string };

function gradeOf(on: Condition, ledger: LedgerPlan | null): { grade: number; atMost: boolean } {
  if (typeof on === 'string' || ledger === null || !('ledger' in on)) return { grade: -1, atMost: false };
  return 'at_most' in on
    ? { grade: indexOf(ledger.grades, on.at_most), atMost: true }
    : { grade: indexOf(ledger.grades, on.at_least), atMost: false };
}

function planMeasure(
  measure: Measure | undefined,
  id: string,
  when: When,
  ids: PolicyIds,
  ledgers: LedgerPlan[],
  attributes: AttributePlan[],
  key: Key,
): MeasurePlan {
  const reach = planReach(measure, id, ids, key);
  if (!measure) {
    return {
      id,
      on: false,
      sanction: false,
      context: 0,
      triggers: [],
      untilPerformed: false,
      refuses: [],
      reachesChildren: false,
      local: false,
      ...reach,
    };
  }
  const triggers = measure.trigger.map((trigger): TriggerPlan => {
    const none = { list: -1, ledger: -1, grade: -1, atMost: false, score: Number.NaN, who: null };
    if ('list' in trigger) return { ...none, list: indexOf(ids.lists, trigger.list) };
    if ('who' in trigger) return { ...none, ...planTriggerStatus(trigger, attributes) };
    const ledger = indexOf(ids.ledgers, trigger.ledger);
    const plan = ledgers[ledger].grades.length > 0 ? ledgers[ledger] : null;
    if ('at_most' in trigger || 'at_least' in trigger) return { ...none, ledger, ...gradeOf(trigger, plan) };
    return { ...none, ledger, ...planTriggerStatus(trigger, attributes) };
  });
  return {
    id,
    on: holds(measure.in_force, when),
    sanction: measure.kind === 'sanction',
    context: indexOf(ids.contexts, measure.context),
    triggers,
    untilPerformed: measure.lasts === 'until_performed',
    refuses: (measure.refuses ?? []).map((stream) => indexOf(ids.streams, stream)),
    reachesChildren: measure.reaches_children ?? false,
    local: measure.local ?? false,
    ...reach,
  };
}

/** Policy paths `ledger.rule` and `list.entry` of a scenario. */
export const nestedIds = (map: Record<string, { rules?: Record<string, unknown>; entries?: Record<string, unknown> }>): string[] =>
  sortedIds(map).flatMap((outer) => sortedIds(map[outer].rules ?? map[outer].entries ?? {}).map((inner) => `${outer}.${inner}`));
