import type { Path } from '../../format/problem.js';
import { indexOf } from '../../plan/ids.js';
import type { Drafting } from '../../plan/planning.js';
import type { Measure } from '../../scenario/schema.js';
import { planSize } from '../amounts/plan.js';
import { planCondition } from '../conditions/plan.js';
import type { Condition } from '../conditions/schema.js';
import { isJoined } from '../conditions/uses.js';
import { gradeBound } from '../ledgers/plan-grade.js';
import { planReach } from './plan-reach.js';
import { planTriggerStatus } from './plan-triggers.js';
import type { MeasurePlan, TriggerPlan } from './plan-types.js';

/** The conditions of which any one is enough, and where they stand: those below `any`, however deep, are triggers of their own. */
const anyOne = (trigger: Condition, path: Path): { trigger: Condition; path: Path }[] =>
  'any' in trigger ? trigger.any.flatMap((each, i) => anyOne(each, [...path, 'any', i])) : [{ trigger, path }];

type Trigger = Measure['trigger'][number];

/** A measure by its id; one that the scenario does not have is out of force. */
export function planMeasure(of: Drafting, id: string): MeasurePlan {
  const { names: ids, key } = of;
  const { attributes } = of.plan;
  const { ledgers } = of.policy;
  const measure: Measure | undefined = of.scenario.measures[id];
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
      size: null,
      ...reach,
    };
  }
  const none = { list: -1, ledger: -1, grade: -1, atMost: false, score: Number.NaN, who: null, condition: null, enterprise: -1 };
  const each = measure.trigger.flatMap((trigger, i): readonly { trigger: Trigger; path: Path }[] => {
    const path = ['measures', id, 'trigger', i];
    return 'enterprise' in trigger ? [{ trigger, path }] : anyOne(trigger, path);
  });
  const triggers = each.map(({ trigger, path }): TriggerPlan => {
    if ('enterprise' in trigger) return { ...none, enterprise: indexOf(ids.enterprises, trigger.enterprise) };
    if (isJoined(trigger)) return { ...none, condition: planCondition(trigger, path, of.reads()) };
    if ('list' in trigger) return { ...none, list: indexOf(ids.lists, trigger.list) };
    if ('who' in trigger) return { ...none, ...planTriggerStatus(trigger, attributes) };
    if (!('ledger' in trigger)) throw new Error(`measures.${id}: a trigger that no rule reads`);
    const ledger = indexOf(ids.ledgers, trigger.ledger);
    const plan = ledgers[ledger].grades.length > 0 ? ledgers[ledger] : null;
    if ('at_most' in trigger || 'at_least' in trigger) return { ...none, ledger, ...gradeBound(trigger, plan) };
    return { ...none, ledger, ...planTriggerStatus(trigger, attributes) };
  });
  return {
    id,
    on: of.holds(measure.in_force),
    sanction: measure.kind === 'sanction',
    context: indexOf(ids.contexts, measure.context),
    triggers,
    untilPerformed: measure.lasts === 'until_performed',
    refuses: (measure.refuses ?? []).map((stream) => indexOf(ids.streams, stream)),
    reachesChildren: measure.reaches_children ?? false,
    local: measure.local ?? false,
    size: planSize(measure, ids, ledgers, attributes),
    ...reach,
  };
}
