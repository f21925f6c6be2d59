import { toBase } from '../../format/units.js';
import { planPlaced, planWho } from '../../plan/by-attribute.js';
import { indexOf } from '../../plan/ids.js';
import type { Drafting } from '../../plan/planning.js';
import type { LedgerRule } from '../../scenario/schema.js';
import { planPointsAppeals, planWhoObjects } from '../appeals/plan.js';
import { planCondition } from '../conditions/plan.js';
import { planLimits, planRuleStatus } from './plan-status.js';
import type { LedgerPlan, RulePlan } from './plan-types.js';

export function planLedger({ scenario, holds, key, names, plan: { attributes } }: Drafting, id: string): LedgerPlan {
  const ledger = scenario.ledgers[id];
  const on = ledger !== undefined && holds(ledger.in_force);
  const grades = ledger?.grades ?? [];
  const start = ledger ? planPlaced(ledger.start, attributes, names.placeChains) : { attribute: -1, values: [0] };
  return {
    id,
    on,
    key: key(`ledgers.${id}`),
    who: planWho(ledger?.who, attributes),
    adultsOnly: ledger?.who?.age === undefined,
    optIn: ledger?.opt_in ? toBase(ledger.opt_in) : 1,
    start: start.values[0],
    startBy: start.attribute === -1 ? null : start,
    from: grades.map((grade, i) => (i === grades.length - 1 ? Number.NEGATIVE_INFINITY : toBase(grade.from!))),
    grades: grades.map((grade) => grade.id),
    entries: [],
    ...planPointsAppeals(scenario, id),
    ...planLimits(ledger),
  };
}

/** Who can ask for points: a condition may ask for a grade of any ledger, so that all must be planned. */
export function planWhoAsks(of: Drafting, ledgers: LedgerPlan[]): void {
  for (const plan of ledgers) {
    const ledger = of.scenario.ledgers[plan.id];
    if (!ledger?.appeal) continue;
    plan.asksCondition = planWhoObjects(of.scenario, plan.id, { ...of.reads(), ledgerPlans: ledgers });
    if (ledger.appeal.if === undefined) continue;
    const names = { ...of.reads(ledger.owner), ledgerPlans: ledgers };
    plan.appealCondition = planCondition(ledger.appeal.if, ['ledgers', plan.id, 'appeal', 'if'], names);
  }
}

/** A rule by its path, or null where it is not in force. `ledgers`: those of the policy. */
export function planRule(of: Drafting, ledgers: LedgerPlan[], path: string, index: number): RulePlan | null {
  const { scenario, names: ids, key } = of;
  const [ledgerId, ruleId] = path.split('.');
  const rule: LedgerRule | undefined = scenario.ledgers[ledgerId]?.rules[ruleId];
  const ledger = indexOf(ids.ledgers, ledgerId);
  if (!rule || !ledgers[ledger].on || !of.holds(rule.in_force)) return null;
  const plan = ledgers[ledger];
  const names = { ...of.reads(scenario.ledgers[ledgerId].owner), ledgerPlans: ledgers };
  const at = ['ledgers', ledgerId, 'rules', ruleId];
  const grade = rule.set_grade === undefined ? -1 : indexOf(plan.grades, rule.set_grade);
  return {
    id: path,
    index,
    ledger,
    key: key(`ledgers.${ledgerId}.rules.${ruleId}`),
    stream: typeof rule.on === 'string' ? indexOf(ids.streams, rule.on) : -1,
    condition: planCondition(rule.if, [...at, 'if'], names),
    points: rule.points ? toBase(rule.points) : 0,
    cases:
      rule.cases?.map((one, i) => ({ condition: planCondition(one.if, [...at, 'cases', i, 'if'], names)!, points: toBase(one.points) })) ??
      null,
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
    ...planRuleStatus(scenario.ledgers[ledgerId], rule, index, ids, of.plan.attributes),
  };
}
