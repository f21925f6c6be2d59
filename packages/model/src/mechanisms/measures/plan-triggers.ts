import { toBase } from '../../format/units.js';
import { whoPlan } from '../../plan/who.js';
import type { WhoPlan } from '../../plan/who.js';
import type { Measure } from '../../scenario/schema.js';
import type { AttributePlan } from '../population/plan-types.js';

type Trigger = Measure['trigger'][number];

/** A trigger by a score, or by what a person is; null where it is neither. */
export function planTriggerStatus(
  trigger: Trigger,
  attributes: AttributePlan[],
): { score: number; atMost: boolean; who: WhoPlan | null } | null {
  if ('who' in trigger) return { score: Number.NaN, atMost: false, who: whoPlan(trigger.who, attributes) };
  if ('score_at_most' in trigger) return { score: toBase(trigger.score_at_most), atMost: true, who: null };
  if ('score_at_least' in trigger) return { score: toBase(trigger.score_at_least), atMost: false, who: null };
  return null;
}
