import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { APPEALING, KNOWN, LISTING, kindOf, refOf } from '../../state/entries.js';
import { NEXT, TYPE } from '../../state/state.js';
import { restsOnList } from '../conditions/holds.js';
import type { MeasurePlan } from '../measures/plan-types.js';
import { mayAsk } from './ask.js';
import { APPEALED, bookAppeal } from './items.js';

/** A refusal may tell the person refused of an entry on a hidden list: of one that a refusing sanction on them rests on. */
export function learnByRefusal(w: Work, row: number, s: number, mask: number): void {
  const { secretLists, lists, measures } = w.policy;
  for (let i = 0; i < secretLists.length; i++) {
    const l = secretLists[i];
    const chance = lists[l].toldByRefusal;
    if (chance <= 0 || !rests(w, row, l)) continue;
    const refuses = measures.some((measure, m) => ((mask >>> m) & 1) === 1 && measure.refuses.includes(s) && imposes(w, row, measure, l));
    if (!refuses) continue;
    w.draw(PURPOSE.learn, lists[l].key, row, w.day, w.plan.streams[s].key);
    if (w.word(0) < chance * ONE) learn(w, row, l, 'refused');
  }
}

/** A sanction that begins may tell the person of the entry on a hidden list on which it rests. */
export function learnByMeasure(w: Work, row: number, m: number): void {
  const { secretLists, lists, measures } = w.policy;
  for (let i = 0; i < secretLists.length; i++) {
    const l = secretLists[i];
    const chance = lists[l].toldByMeasure;
    if (chance <= 0 || !rests(w, row, l) || !imposes(w, row, measures[m], l)) continue;
    w.draw(PURPOSE.learn, lists[l].key, row, w.day, 0);
    if (w.word(0) < chance * ONE) learn(w, row, l, 'measure');
  }
}

/** Whether a sanction in force rests on a list, by itself or in a condition. */
const imposes = (w: Work, row: number, { triggers }: MeasurePlan, l: number): boolean =>
  triggers.some(({ list, condition }) => list === l || (condition !== null && restsOnList(w, row, condition, l)));

/** Whether a person has an entry on a list that they do not know of and that imposes something. */
function rests(w: Work, row: number, list: number): boolean {
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && (type & (KNOWN | APPEALING)) === 0 && w.listOfEntry[refOf(type)] === list) return true;
  }
  return false;
}

/** They learn of all their entries on the list; what they do about it, they do from tomorrow on. */
function learn(w: Work, row: number, list: number, by: 'refused' | 'measure'): void {
  for (let at = w.state.head[row]; at !== 0; at = w.state.entries[at + NEXT]) {
    const type = w.state.entries[at + TYPE];
    if (kindOf(type) !== LISTING || (type & KNOWN) !== 0 || w.listOfEntry[refOf(type)] !== list) continue;
    if (w.slots.at.appeal[list] >= 0) bookAppeal(w, row, type, APPEALED.learned, 1);
    if (w.trace !== null) w.trace.learned(w, row, refOf(type), by);
    mayAsk(w, row, at, w.policy.lists[list], w.day + 1);
  }
  w.schedule(row);
}
