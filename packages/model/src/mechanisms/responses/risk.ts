import type { Plan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { isScored, scoreOf } from '../ledgers/score.js';
import { BREACH, MERIT, OUTCOME, PROTECTED } from '../streams/plan-types.js';
import type { StreamPlan } from '../streams/plan-types.js';
import { RISK_ONE } from './plan-types.js';
import { effectNow } from './under.js';

/**
 * Perceived risk after it has faded in a straight line: `level` steps (0..RISK_ONE) after `days` days.
 * Fading over a + b days equals fading over a, then over b.
 */
export const fade = (level: number, days: number, fadePerDay: number): number => Math.max(0, level - fadePerDay * days);

const pack = (level: number, offset: number): number => (level << 16) | offset;

/** Level today, in steps. Reads only. */
export function riskOf(w: Work, row: number): number {
  const packed = w.state.risk[row];
  const level = packed >>> 16;
  return level === 0 ? 0 : fade(level, w.day - w.plan.start - (packed & 0xffff), w.plan.fadePerDay);
}

/** Raises a person's perceived risk, up to certainty. `ofKin`: because a relative was listed; only the described life depends on it. */
export function raiseRisk(w: Work, row: number, steps: number, ofKin = false): void {
  if (steps === 0) return;
  const level = Math.min(RISK_ONE, riskOf(w, row) + steps);
  w.state.risk[row] = pack(level, w.day - w.plan.start);
  if (w.trace !== null) w.trace.risk(w, row, level / RISK_ONE, ofKin);
}

/** Perceived risk, 0 to 1: own experience, and what the public lists of the community show. Nothing for the unaware. */
export function perceivedRisk(w: Work, row: number): number {
  if (!w.plan.perceives || w.people.aware[row] === 0) return 0;
  return Math.min(1, riskOf(w, row) / RISK_ONE + displayedRisk(w.plan, w.state.displayed, w.people.nominal));
}

/** Risk shown by public lists: `display` for each percent of the community on them. */
export const displayedRisk = (plan: Plan, displayed: number, nominal: number): number => (plan.display * 100 * displayed) / nominal;

/** Effect of perceived risk on a stream: what deters from a breach, chills lawful conduct, or either for an outcome. */
const effectOfRisk = (w: Work, row: number, stream: StreamPlan): number => {
  if (stream.kind === BREACH) return effectNow(w, row, stream, 'deterrence', stream.deterred);
  const chilled = effectNow(w, row, stream, 'chilling', stream.chilled);
  if (stream.kind === PROTECTED) return chilled;
  return stream.kind === OUTCOME ? effectNow(w, row, stream, 'deterrence', stream.deterred) + chilled : 0;
};

/** Factor from perceived risk, or from what a score promises. */
export function learnt(w: Work, row: number, stream: StreamPlan): number {
  const felt = effectOfRisk(w, row, stream);
  if (felt > 0) return Math.max(0, 1 - felt * perceivedRisk(w, row));
  if (stream.kind !== MERIT || !w.plan.perceives || w.people.aware[row] !== 1) return 1;
  const farmed = effectNow(w, row, stream, 'merit_farming', stream.farmed);
  return farmed > 0 && strives(w, row) ? 1 + farmed : 1;
}

/** Scored on some ledger in force and below its best grade. */
function strives(w: Work, row: number): boolean {
  for (let l = 0; l < w.policy.ledgers.length; l++) {
    const ledger = w.policy.ledgers[l];
    if (ledger.hidden || !isScored(w, row, ledger)) continue;
    if (scoreOf(w, row, l, ledger) < ledger.from[0]) return true;
  }
  return false;
}
