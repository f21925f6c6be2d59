import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { APPEALING, causeOf, FOR_GOOD, kindOf, OBJECTION, OFF_LIST, RECORDED, removeEntry, streamOf } from '../../state/entries.js';
import { COUNT, LIMIT, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { takeBack } from '../ledgers/change-score.js';
import type { RulePlan } from '../ledgers/plan-types.js';
import { groundOf } from './items.js';
import { file } from './points-file.js';
import { settlePointsFee } from './points-fees.js';
import { blockOf, bookFate, pendingSlot, ruleOf } from './points-items.js';
import { changeOf, resumePoints, wouldCount } from './points-suspend.js';
import { POINTS_APPEAL } from './slots.js';
import { strikeRecord } from './strike.js';

/** A request against points is due: made, or answered. */
export function checkObjection(w: Work, row: number, item: number): void {
  if ((w.state.entries[item + TYPE] & RECORDED) === 0) file(w, row, item);
  else answer(w, row, item);
}

/** A request lapses because nobody is left to answer it, or to benefit from it. One that has not been made yet is dropped. */
export function lapseObjection(w: Work, row: number, item: number): void {
  if ((w.state.entries[item + TYPE] & RECORDED) !== 0) {
    w.book(pendingSlot(w, item), row, -1);
    bookFate(w, row, item, POINTS_APPEAL.appeals_lapsed);
    settlePointsFee(w, row, ruleOf(w, item).ledger, item, false);
    if (w.trace !== null) w.trace.pointsAppeal(w, row, item, 'lapsed', null);
  }
  removeEntry(w.state, row, item);
}

function answer(w: Work, row: number, item: number): void {
  const { entries } = w.state;
  const rule = ruleOf(w, item);
  const ledger = w.policy.ledgers[rule.ledger];
  if (!ledger.on || !ledger.hears) {
    if (ledger.on) resumePoints(w, row, item);
    lapseObjection(w, row, item);
    return;
  }
  const type = entries[item + TYPE];
  const ground = groundOf(w, type);
  w.draw(PURPOSE.appeal, rule.key, row, w.day, entries[item + ORIGIN]);
  const granted = w.word(0) < ledger.grants[ground] * ONE;
  w.book(pendingSlot(w, item), row, -1);
  bookFate(w, row, item, granted ? POINTS_APPEAL.appeals_granted : POINTS_APPEAL.appeals_refused);
  settlePointsFee(w, row, rule.ledger, item, granted);
  if (w.trace !== null) w.trace.pointsAppeal(w, row, item, granted ? 'granted' : 'refused', ground);
  if (granted && !ledger.keepsRecord) strikeRecord(w, row, streamOf(type), entries[item + ORIGIN], `ledgers.${ledger.id}.appeal`);
  if (granted) grant(w, row, item, rule);
  else resumePoints(w, row, item);
  removeEntry(w.state, row, item);
}

/** Takes back the points that the request is against, as far as they still count. */
function grant(w: Work, row: number, item: number, rule: RulePlan): void {
  const { entries } = w.state;
  const type = entries[item + TYPE];
  const block = blockOf(w, item);
  if ((type & APPEALING) !== 0) {
    const counts = wouldCount(w, item);
    w.book(block + (counts ? POINTS_APPEAL.appeals_returned : POINTS_APPEAL.appeals_cleared), row, 1);
    if (counts) w.book(block + POINTS_APPEAL.appeals_points, row, -entries[item + COUNT]);
    return;
  }
  const change = (type & (FOR_GOOD | OFF_LIST)) === 0 ? changeOf(w, row, item) : 0;
  if ((type & OFF_LIST) !== 0 || ((type & FOR_GOOD) === 0 && change === 0)) {
    w.book(block + POINTS_APPEAL.appeals_cleared, row, 1);
    return;
  }
  const back = takeBack(w, row, rule, causeOf(type), { all: entries[item + COUNT], own: entries[item + LIMIT] });
  if (change !== 0) removeEntry(w.state, row, change);
  w.book(block + POINTS_APPEAL.appeals_returned, row, 1);
  w.book(block + POINTS_APPEAL.appeals_points, row, back);
}

/** The scores of a ledger begin anew: points taken before count no longer, and a request that is granted later takes back none. */
export function settleObjections(w: Work, row: number, ledger: number): void {
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT])
    if (kindOf(entries[at + TYPE]) === OBJECTION && ruleOf(w, at).ledger === ledger) entries[at + TYPE] |= OFF_LIST;
}
