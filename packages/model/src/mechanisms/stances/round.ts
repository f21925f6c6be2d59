import { PURPOSE } from '@glasshouse/dice';
import { unitsOf } from '../../people/groups.js';
import { COUNTERS, ENFORCES, HOLDS, MET, STANCES_A_WORD, STANCE_BITS } from './roster.js';
import type { Roster } from './roster.js';
import type { RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import type { State } from '../../state/state.js';
import { Crowd } from './crowd.js';
import { ENFORCEMENT, PARTITION } from './plan.js';
import type { StancePlan } from './plan.js';
import { wouldEnforce, wouldHold } from './rules.js';
import { STANCE, stanceSlot } from './slots.js';

const ALL_BITS = (1 << STANCE_BITS) - 1;

/** First word of the annex in which stance `s` is kept, and how far its bits are shifted. */
const firstWord = (w: Work, s: number): number => w.state.at.stances + Math.floor(s / STANCES_A_WORD) * w.people.n;

const shiftOf = (s: number): number => (s % STANCES_A_WORD) * STANCE_BITS;

const bitsAt = (state: State, at: number, shift: number): number => (state.annex[at] >>> shift) & ALL_BITS;

/** Whether a person holds stance `s`, as it stood when the last round ended. */
export function holdsStance(w: Work, row: number, s: number): boolean {
  return (bitsAt(w.state, firstWord(w, s) + row, shiftOf(s)) & HOLDS) !== 0;
}

/** Goes over every stance of the community once: who shows what from now on. */
export function endStances(w: Work, round: RoundPlan): void {
  for (let s = 0; s < w.plan.minds.stances.length; s++) goOver(w, s, round.first);
}

function goOver(w: Work, s: number, time: number): void {
  const stance = w.plan.minds.stances[s];
  const roster = w.people.rosters[s];
  const at = firstWord(w, s);
  const shift = shiftOf(s);
  const crowd = new Crowd(stance, roster, unitsSeen(w, stance, roster));
  crowd.read(w, (row) => bitsAt(w.state, at + row, shift));
  const n = roster.rows.length;
  if (stance.inTurn) {
    for (const p of drawnOrder(w, roster, stance.key, time)) {
      if (crowd.here[p] === 0) continue;
      crowd.look(p);
      const holds = wouldHold(w, crowd, p);
      crowd.set(p, holds ? 1 : 0, wouldEnforce(crowd, p, holds));
    }
  } else {
    const holding = new Uint8Array(n);
    const enforcing = new Int8Array(n);
    for (let p = 0; p < n; p++) {
      if (crowd.here[p] === 0) continue;
      crowd.look(p);
      const holds = wouldHold(w, crowd, p);
      holding[p] = holds ? 1 : 0;
      enforcing[p] = wouldEnforce(crowd, p, holds);
    }
    crowd.holds.set(holding);
    crowd.enforces.set(enforcing);
  }
  for (let p = 0; p < n; p++) write(w, s, crowd, p, at + roster.rows[p], shift);
}

/** By place: the unit seen; of a partition, as the policy in force cuts it. Null where places have neighbours. */
function unitsSeen(w: Work, { view }: StancePlan, { rows, view: { unit } }: Roster): Int32Array | null {
  if (view.kind !== PARTITION) return unit;
  const partition = w.policy.partitions[view.of];
  if (partition.size === 0) return new Int32Array(rows.length).fill(-1);
  const { of } = unitsOf(w.people, partition, w.seed, w.replicate);
  return rows.map((row) => of[row]);
}

/** Most people who can hold one stance in a community: a place and a drawn word fit the 53 bits of a number. */
const MOST_PLACES = 0x200000;

/** Places in the order of words drawn for their people. */
function drawnOrder(w: Work, { rows }: Roster, key: number, time: number): Float64Array {
  if (rows.length > MOST_PLACES) throw new RangeError(`a community of ${rows.length} people is too large for a stance in turn; cut it`);
  const order = new Float64Array(rows.length);
  for (let p = 0; p < rows.length; p++) {
    w.draw(PURPOSE.stance, key, rows[p], time, 1);
    order[p] = w.word(0) * MOST_PLACES + p;
  }
  return order.sort().map((each) => each % MOST_PLACES);
}

/** Writes what one person shows from now on, and books what has changed. */
function write(w: Work, s: number, crowd: Crowd, p: number, at: number, shift: number): void {
  const row = crowd.roster.rows[p];
  const before = bitsAt(w.state, at, shift);
  const enforces = crowd.enforces[p];
  const shows = (crowd.holds[p] ? HOLDS : 0) | (enforces > 0 ? ENFORCES : 0) | (enforces < 0 ? COUNTERS : 0);
  const after = crowd.here[p] === 1 ? MET | shows : 0;
  if (after === before) return;
  w.state.annex[at] ^= (before ^ after) << shift;
  const believes = crowd.roster.believer[p] === 1;
  bookStance(w, s, believes, before, (offset) => w.book(stanceSlot(w.slots, s, offset), row, -1));
  bookStance(w, s, believes, after, (offset) => w.book(stanceSlot(w.slots, s, offset), row, 1));
  const turn = (after & HOLDS) - (before & HOLDS);
  if (turn > 0) w.book(stanceSlot(w.slots, s, STANCE.taken_up), row, 1);
  if (turn < 0) w.book(stanceSlot(w.slots, s, after === 0 ? STANCE.gone : STANCE.given_up), row, 1);
  if (w.trace !== null && after !== 0 && turn !== 0) w.trace.stance(w, row, s, turn > 0);
}

/** Tells the stocks that one person's bits stand for. */
function bookStance(w: Work, s: number, believes: boolean, bits: number, add: (offset: number) => void): void {
  if ((bits & HOLDS) !== 0) add(STANCE.holding);
  if (w.plan.minds.stances[s].rule.kind !== ENFORCEMENT || (bits & MET) === 0) return;
  const holds = (bits & HOLDS) !== 0;
  if (holds && !believes) add(STANCE.false_compliance);
  if ((bits & (ENFORCES | COUNTERS)) !== 0) add(holds === believes ? STANCE.enforcing_truly : STANCE.enforcing_falsely);
}

/** Counts the stocks of all stances afresh from the state of the community. */
export function recountStances(w: Work, add: (row: number, slot: number) => void): void {
  for (let s = 0; s < w.plan.minds.stances.length; s++) {
    const { rows, believer } = w.people.rosters[s];
    const at = firstWord(w, s);
    const shift = shiftOf(s);
    for (let p = 0; p < rows.length; p++) {
      const bits = bitsAt(w.state, at + rows[p], shift);
      bookStance(w, s, believer[p] === 1, bits, (offset) => add(rows[p], stanceSlot(w.slots, s, offset)));
    }
  }
}
