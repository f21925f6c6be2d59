import { DEED, INABILITY } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { causeOf, CHANGE, kindOf, RECOVERED, refOf, withCause } from '../../state/entries.js';
import { COUNT, LIMIT, NEXT, TYPE } from '../../state/state.js';
import { linkedTo } from './links.js';
import { deedScoreOf, kept, sumsAt } from './score.js';
import { addTo } from './sums.js';

/** A person listed became able to perform: what rules took for the entry keeps its cause and is marked. */
export function noteRecovered(w: Work, row: number, type: number, origin: number): void {
  for (const at of linkedTo(w, row, type, origin)) w.state.entries[at + TYPE] |= RECOVERED;
}

/** The entry is now for something else: what rules took or gave for it counts under its new cause. The score stays. */
export function recastPoints(w: Work, row: number, type: number, origin: number, cause: number): void {
  const { entries } = w.state;
  for (const at of linkedTo(w, row, type, origin)) {
    const { ledger: index } = w.anyRule(refOf(entries[at + TYPE]));
    const ledger = w.policy.ledgers[index];
    const from = causeOf(entries[at + TYPE]);
    if (!ledger.on || from === DEED || from === cause) continue;
    const all = entries[at + COUNT];
    w.state.openScore(row, index);
    const of = sumsAt(w, row, index) + 1;
    entries[at + LIMIT] = cause === DEED ? kept(ledger, deedScoreOf(w, row, index, ledger), all) : 0;
    addTo(w, of + from, -all);
    addTo(w, of + cause, cause === DEED ? entries[at + LIMIT] : all);
    entries[at + TYPE] = withCause(entries[at + TYPE], cause);
  }
}

/** Points of a ledger that follow entries whose bearer has become able since, as they were taken for inability. */
export function recoveredPoints(w: Work, row: number, ledger: number): number {
  const { entries } = w.state;
  let points = 0;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== CHANGE || (type & RECOVERED) === 0 || causeOf(type) !== INABILITY) continue;
    if (w.anyRule(refOf(type)).ledger === ledger) points += entries[at + COUNT];
  }
  return points;
}
