import type { Work } from '../../rounds/work.js';
import { isScored, scoreOf } from '../ledgers/score.js';
import { perceivedRisk } from '../responses/risk.js';
import { emulation, shame } from '../responses/shame.js';
import { BREACH, MERIT, OUTCOME, PROTECTED } from './plan-types.js';
import type { StreamPlan } from './plan-types.js';

/** Factor by which the declared responses change a probability of acting. */
export function response(w: Work, row: number, stream: StreamPlan): number {
  if (!w.plan.shames) return learnt(w, row, stream);
  return learnt(w, row, stream) * (stream.kind === BREACH ? shame(w, row, stream) : stream.kind === MERIT ? emulation(w, row, stream) : 1);
}

/** Effect of perceived risk on a stream: what deters from a breach, chills lawful conduct, or either for an outcome. */
const effectOfRisk = (stream: StreamPlan): number => {
  if (stream.kind === BREACH) return stream.deterred;
  if (stream.kind === PROTECTED) return stream.chilled;
  return stream.kind === OUTCOME ? stream.deterred + stream.chilled : 0;
};

/** Factor from perceived risk, or from what a score promises. */
export function learnt(w: Work, row: number, stream: StreamPlan): number {
  const felt = effectOfRisk(stream);
  if (felt > 0) return Math.max(0, 1 - felt * perceivedRisk(w, row));
  if (stream.kind === MERIT && stream.farmed > 0 && w.plan.perceives && w.people.aware[row] === 1 && strives(w, row))
    return 1 + stream.farmed;
  return 1;
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
