import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smokeWorld } from '../../../../test/boundary/world.js';
import { compile } from '../plan/compile.js';
import {
  addEntry,
  APPEAL,
  causeOf,
  CHANGE,
  DUTY,
  kindOf,
  LINKED,
  LISTING,
  NO_STREAM,
  OBJECTION,
  RECOVERED,
  refOf,
  removeEntry,
  REPORT,
  RETRY,
  settleDue,
  SHOWN,
  SOUND,
  streamOf,
  typeWord,
  withCause,
  wordsOf,
} from './entries.js';
import { stateHash } from './state-hash.js';
import { newState } from './new-state.js';
import { DUE, ENTRY_WORDS, LIMIT, NEXT, START, TYPE } from './state.js';
import type { State } from './state.js';

const base = smokeWorld();
const plan = compile(base, [{ id: 'base', scenario: base }], { persons: 500 });
const NEVER = 0x3fffffff;

/** Type words of a person's entries in order. All words after the day hold what `play` wrote there. */
function typesOf(state: State, row: number): number[] {
  const found: number[] = [];
  for (let at = state.head[row]!; at !== 0; at = state.entries[at + NEXT]!) {
    const type = state.entries[at + TYPE]!;
    found.push(type);
    for (let word = START; word < wordsOf(type); word++) expect(state.entries[at + word]).toBe(type);
  }
  return found;
}

type Step = { add: boolean; row: number; which: number; due: number };
const step = fc.record({
  add: fc.boolean(),
  row: fc.integer({ min: 0, max: 4 }),
  which: fc.nat(20),
  due: fc.integer({ min: 1, max: 1000 }),
});

/** Plays steps on a state and on plain lists. */
function play(state: State, steps: Step[]): { type: number; due: number }[][] {
  const lists: { type: number; due: number }[][] = Array.from({ length: state.n }, () => []);
  steps.forEach(({ add, row, which, due }, i) => {
    const list = lists[row]!;
    if (add || list.length === 0) {
      const type = typeWord(which % 2 === 0 ? LISTING : CHANGE, i, 0, 0, which % 4 === 3 ? LINKED : 0);
      const at = addEntry(state, row, type, due);
      state.entries.fill(type, at + START, at + wordsOf(type));
      list.push({ type, due });
      return;
    }
    const index = which % list.length;
    let at = state.head[row]!;
    for (let k = 0; k < index; k++) at = state.entries[at + NEXT]!;
    removeEntry(state, row, at);
    list.splice(index, 1);
  });
  return lists;
}

describe('entries of people', () => {
  it('behave like a list a person, in order, however they come and go', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const state = newState(plan, 5);
        const lists = play(state, steps);
        lists.forEach((list, row) => {
          expect(typesOf(state, row)).toEqual(list.map((entry) => entry.type));
          settleDue(state, row, NEVER);
          expect(state.due[row]).toBe(Math.min(NEVER, ...list.map((entry) => entry.due)));
        });
      }),
    );
  });

  it('are as long as what they hold: a change of score that follows no listing does without the last words', () => {
    const lengths = [DUTY, REPORT, LISTING, APPEAL, RETRY, OBJECTION].map((kind) => wordsOf(typeWord(kind, 255, 255, 5, SOUND | SHOWN)));
    expect(new Set(lengths)).toEqual(new Set([ENTRY_WORDS]));
    expect(wordsOf(typeWord(CHANGE, 255, 255, 5, RECOVERED | LINKED))).toBe(ENTRY_WORDS);
    expect(wordsOf(typeWord(CHANGE, 255, 255, 5, RECOVERED))).toBe(LIMIT + 1);
  });

  it('use freed slots again, so the arena holds no more than were there at once', () => {
    const state = newState(plan, 1);
    for (let i = 0; i < 1000; i++) {
      addEntry(state, 0, 1, 5);
      removeEntry(state, 0, state.head[0]!);
    }
    expect(state.mark).toBeLessThanOrEqual(1 + ENTRY_WORDS);
  });

  it('pack kind, reference, stream, cause and flags without mixing them up', () => {
    const any = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(any(7), any(254), any(255), any(5), any(5), (kind, ref, stream, cause, other) => {
        const type = typeWord(kind, ref, stream, cause, SOUND | SHOWN);
        expect([kindOf(type), refOf(type), streamOf(type), causeOf(type)]).toEqual([kind, ref, stream, cause]);
        const again = withCause(type, other);
        expect([kindOf(again), refOf(again), streamOf(again), causeOf(again), again & SOUND, again & SHOWN]).toEqual([
          kind,
          ref,
          stream,
          other,
          SOUND,
          SHOWN,
        ]);
      }),
    );
    expect(streamOf(typeWord(LISTING, 3, -1, 0, 0))).toBe(NO_STREAM);
  });
});

describe('states', () => {
  const filled = (steps: Step[]): State => {
    const state = newState(plan, 5);
    play(state, steps);
    return state;
  };

  it('copied are equal and have one hash, and go their own ways afterwards', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const state = filled(steps);
        const copy = newState(plan, 5);
        play(copy, [{ add: true, row: 1, which: 0, due: 3 }]);
        copy.copyFrom(state);
        expect(copy.equals(state)).toBe(true);
        expect(stateHash(plan, copy)).toBe(stateHash(plan, state));
        copy.risk[3]! ^= 4;
        expect(copy.equals(state)).toBe(false);
        expect(stateHash(plan, copy)).not.toBe(stateHash(plan, state));
      }),
    );
  });

  it('have one hash whatever slots the entries lie in', () => {
    const one = newState(plan, 2);
    addEntry(one, 0, 7, 9);
    addEntry(one, 1, 8, 9);
    const two = newState(plan, 2);
    addEntry(two, 1, 8, 9);
    addEntry(two, 0, 7, 9);
    expect(two.equals(one)).toBe(false);
    expect(stateHash(plan, two)).toBe(stateHash(plan, one));
    two.entries[two.head[0]! + DUE]!++;
    expect(stateHash(plan, two)).not.toBe(stateHash(plan, one));
  });

  it('have layouts of one shape, which V8 reads quickly, whatever number of people they are for', () => {
    setFlagsFromString('--allow-natives-syntax');
    const sameMap = runInThisContext('(one, other) => %HaveSameMap(one, other)') as (one: object, other: object) => boolean;
    expect(sameMap(newState(plan, 5).at, newState(plan, 5).at)).toBe(true);
    expect(sameMap(newState(plan, 5).at, newState(plan, 7).at)).toBe(true);
    expect(sameMap({ one: 1 }, { other: 1 })).toBe(false);
  });
});
