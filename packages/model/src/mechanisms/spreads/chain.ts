import { ONE, PURPOSE, poissonOfWord } from '@glasshouse/dice';
import { CHAIN_SIZES } from '../../counters/words.js';
import { adultsOf, otherAdult } from '../../people/groups.js';
import type { Work } from '../../rounds/work.js';
import { lookAround } from './group.js';
import { writeRecordToKin } from './kin.js';
import { CONTACTS, KIN } from './plan.js';
import type { SpreadPlan } from './plan.js';
import { receive } from './receive.js';
import { SPREAD, spreadSlot } from './slots.js';

/**
 * Passes on the records of the item just finished. Each is a chain of its own: a queue of people, the first being its subject; everyone is
 * in it at most once. What a spread with `again` may pass on includes what has been passed on. No account may be open.
 */
export function passOn(w: Work): void {
  for (let at = 0; at < w.passing.length;) {
    const informers = w.passing[at + 4];
    workChain(w, at);
    at += 5 + informers;
  }
  w.passing.length = 0;
}

function workChain(w: Work, at: number): void {
  const subject = w.passing[at];
  const s = w.passing[at + 1];
  const passed = { stream: s, sound: w.passing[at + 2] === 1, keeper: w.passing[at + 3], from: w.people.key, subject };
  const { chain } = w;
  if (chain.mark.length < w.people.n) chain.mark = new Int32Array(w.people.n);
  chain.stamp++;
  chain.row.length = 0;
  chain.by.length = 0;
  chain.sound.length = 0;
  join(w, subject, -1, w.passing[at + 2]);
  const spreads = w.policy.spreadsOf[s];
  for (let head = 0; head < chain.row.length; head++) {
    const row = chain.row[head];
    passed.sound = chain.sound[head] === 1;
    if (head > 0) receive(w, row, spreadAt(w, chain.by[head]), passed);
    for (let i = 0; i < spreads.length; i++) {
      if (head > 0 && !spreads[i].again) continue;
      reach(w, spreads[i], row, at, chain.sound[head]);
    }
  }
  for (let i = 0; i < spreads.length; i++) {
    const slot = spreadSlot(w.slots, spreads[i].index, 0);
    w.book(slot + SPREAD.chains, subject, 1);
    w.book(slot + SPREAD.chain_people, subject, chain.row.length);
    for (let k = 0; k < CHAIN_SIZES.length; k++) if (chain.row.length >= CHAIN_SIZES[k]) w.book(slot + SPREAD.chains_from + k, subject, 1);
  }
}

function spreadAt(w: Work, index: number): SpreadPlan {
  const spread = w.policy.spreads[index];
  if (spread === null) throw new Error(`the spread ${w.plan.spreads[index]} is not in force`);
  return spread;
}

function join(w: Work, row: number, by: number, sound: number): void {
  w.chain.mark[row] = w.chain.stamp;
  w.chain.row.push(row);
  w.chain.by.push(by);
  w.chain.sound.push(sound);
}

/** Whether a person can still be drawn into the chain by a spread. */
function open(w: Work, spread: SpreadPlan, row: number, at: number): boolean {
  if (w.chain.mark[row] === w.chain.stamp || w.people.adult[row] === 0 || !w.present(row)) return false;
  if (!spread.sparesInformer) return true;
  for (let i = 0; i < w.passing[at + 4]; i++) if (w.passing[at + 5 + i] === row) return false;
  return true;
}

/** Key of the draws of a spread from the record noted at `at`. */
const keyOf = (w: Work, spread: SpreadPlan, at: number): number =>
  spread.key ^ w.plan.streams[w.passing[at + 1]].key ^ Math.imul(w.passing[at] + 1, 0x9e3779b1);

/** One spread from one person of the chain of the record noted at `at`: each of the others by a draw of their own. */
function reach(w: Work, spread: SpreadPlan, row: number, at: number, sound: number): void {
  if (spread.to === CONTACTS) {
    meet(w, spread, row, at, sound);
    return;
  }
  const s = w.passing[at + 1];
  const key = keyOf(w, spread, at);
  if (spread.to === KIN) {
    w.draw(PURPOSE.spread, key, row, w.day, -1);
    if (w.word(0) < spread.probability * ONE) writeRecordToKin(w, row, spread.index, s, sound);
    return;
  }
  lookAround(w, spread.to, row, w.around);
  const { members, from, end } = w.around;
  for (let i = from; i < end; i++) {
    const other = members === null ? i : members[i];
    if (!open(w, spread, other, at)) continue;
    w.draw(PURPOSE.spread, key, row, w.day, other);
    if (w.word(0) < spread.probability * ONE) join(w, other, spread.index, sound);
  }
}

/** People drawn anew from the adults of the community. People added at the end of a roster draw nobody. */
function meet(w: Work, spread: SpreadPlan, row: number, at: number, sound: number): void {
  const { of, members } = adultsOf(w.people);
  if (row >= w.people.nominal || members.length < 2) return;
  const key = keyOf(w, spread, at);
  w.draw(PURPOSE.spread, key, row, w.day, -1);
  const count = poissonOfWord(spread.contacts, w.out[0]);
  for (let k = 0; k < count; k++) {
    w.draw(PURPOSE.spread, key, row, w.day, -2 - k);
    const other = otherAdult(members, of[row], w.out[0]);
    // What is passed on from a record entered by mistake has no sound ground either.
    if (open(w, spread, other, at)) join(w, other, spread.index, spread.mistaken ? 0 : sound);
  }
}
