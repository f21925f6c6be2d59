import { toBase } from '../../format/units.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Work } from '../../rounds/work.js';
import type { Scenario } from '../../scenario/schema.js';
import { holds } from '../conditions/holds.js';
import type { StreamPlan } from '../streams/plan-types.js';

type Kind = Scenario['responses'][string]['kind'];

/** A response that people show only while a condition holds of them. */
export interface UnderCondition {
  kind: Kind;
  /** Position of the condition among those of the world. */
  ask: number;
  effect: number;
}

/** Responses to a stream that have a condition; null: none. `asked`: paths of the conditions of the world. */
export function planUnder({ responses }: Scenario, stream: string, asked: readonly string[]): UnderCondition[] | null {
  const found = sortedIds(responses).flatMap((id): UnderCondition[] => {
    const { kind, on, effect, if: condition } = responses[id];
    if (condition === undefined || kind === 'appeal' || !on.includes(stream)) return [];
    return [{ kind, ask: indexOf(asked, `responses.${id}.if`), effect: toBase(effect) }];
  });
  return found.length > 0 ? found : null;
}

/**
 * Effect of the responses of a kind of a person now: `plain`, of those without a condition, and of those whose condition holds. It may use up the words of the
 * last draw.
 */
export function effectNow(w: Work, row: number, { under }: StreamPlan, kind: Kind, plain: number): number {
  if (under === null) return plain;
  let effect = plain;
  for (let i = 0; i < under.length; i++)
    if (under[i].kind === kind && holds(w, row, w.policy.asked[under[i].ask])) effect += under[i].effect;
  return effect;
}
