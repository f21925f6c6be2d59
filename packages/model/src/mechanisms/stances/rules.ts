import { expOf } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { perceivedRisk } from '../responses/risk.js';
import type { Crowd } from './crowd.js';
import { ENFORCEMENT, GIVEN, GRIEVANCE, THRESHOLD } from './plan.js';
import type { StanceRule } from './plan.js';

/** What the rounding of a product may add to a share of a count: without it 7 of 100 would miss a threshold of 0.07. */
const ROUNDING = 1e-9;

/** Whether place `p` holds the stance after the look that `crowd` has just had. Reads only. */
export function wouldHold(w: Work, crowd: Crowd, p: number): boolean {
  const { rule } = crowd.stance;
  const own = crowd.roster.own[p];
  if (rule.kind === THRESHOLD) return reaches(crowd, rule, own, p);
  if (rule.kind === ENFORCEMENT) {
    const believes = crowd.roster.believer[p] === 1;
    const against = believes ? -crowd.enforcing : crowd.enforcing;
    return against > own * crowd.seen ? !believes : believes;
  }
  if (rule.kind === GRIEVANCE) return own * rule.grievance - crowd.roster.aversion[p] * arrestChance(rule, crowd.holding) > rule.threshold;
  const risk = rule.fear > 0 ? perceivedRisk(w, crowd.roster.rows[p]) : 0;
  return own > rule.pressure * (1 - (2 * crowd.holding) / (crowd.seen + 1)) + rule.fear * risk;
}

function reaches(crowd: Crowd, rule: StanceRule, own: number, p: number): boolean {
  if (rule.lasting && crowd.holds[p] === 1) return true;
  return crowd.holding >= (rule.law <= GIVEN ? own : own * (crowd.seen + 1) - ROUNDING);
}

/** Perceived chance of arrest where `others` act in view. */
export function arrestChance(rule: Pick<StanceRule, 'police' | 'whole' | 'certainty'>, others: number): number {
  const each = rule.police / (others + 1);
  return 1 - expOf(-rule.certainty * (rule.whole ? Math.floor(each) : each));
}

/**
 * What place `p`, which holds the norm or not, enforces on others: the norm (1), that it be left (-1), or nothing (0). False enforcement needs pressure
 * that passes conviction by the cost; true enforcement needs enough others who act against one's belief.
 */
export function wouldEnforce(crowd: Crowd, p: number, holds: boolean): number {
  const { rule } = crowd.stance;
  if (rule.kind !== ENFORCEMENT) return 0;
  const own = crowd.roster.own[p];
  const believes = crowd.roster.believer[p] === 1;
  if (holds !== believes) {
    const against = believes ? -crowd.enforcing : crowd.enforcing;
    return against > (own + rule.cost) * crowd.seen ? (holds ? 1 : -1) : 0;
  }
  if (!believes && !rule.counter) return 0;
  const contrary = believes ? crowd.seen - crowd.holding : crowd.holding;
  return own * contrary > rule.cost * crowd.seen ? (believes ? 1 : -1) : 0;
}
