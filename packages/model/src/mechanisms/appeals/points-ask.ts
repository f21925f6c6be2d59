import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { addEntry, FOR_GOOD, OBJECTION, SOUND, typeWord } from '../../state/entries.js';
import { COUNT, LIMIT, ORIGIN, START } from '../../state/state.js';
import { holds } from '../conditions/holds.js';
import type { Points } from '../ledgers/change-score.js';
import type { RulePlan } from '../ledgers/plan-types.js';
import type { Basis } from '../records/basis.js';

/** Somebody lost points by a record today and may decide to ask for them. Returns the request if it is made today, else 0: `file` it once the points have their entry. */
export function mayObject(w: Work, row: number, rule: RulePlan, { stream, cause, sound, actDay }: Basis, { all, own }: Points): number {
  const ledger = w.policy.ledgers[rule.ledger];
  const chance = sound ? ledger.asksSound : ledger.asksUnsound;
  if (chance <= 0 || (ledger.asksCondition !== null && !holds(w, row, ledger.asksCondition))) return 0;
  w.draw(PURPOSE.ask, rule.key, row, w.day, actDay);
  if (w.word(0) >= chance * ONE) return 0;
  const flags = (sound ? SOUND : 0) | (rule.lifetime < 0 ? FOR_GOOD : 0);
  const item = addEntry(w.state, row, typeWord(OBJECTION, rule.index, stream, cause, flags), w.day + ledger.asksAfter);
  const { entries } = w.state;
  entries[item + START] = w.day;
  entries[item + COUNT] = all;
  entries[item + LIMIT] = own;
  entries[item + ORIGIN] = actDay;
  return ledger.asksAfter === 0 ? item : 0;
}
