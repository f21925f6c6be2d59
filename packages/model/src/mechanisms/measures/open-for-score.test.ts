import { describe, expect, it } from 'vitest';
import type { Work } from '../../rounds/work.js';
import { openForScore } from './open-for-score.js';

const sanctionAtMost = (score: number): object => ({ atMost: true, score, sanction: true });
const rewardAtLeast = (score: number): object => ({ atMost: false, score, sanction: false });

/** Whether the account of a person with a score is opened for points; grades: best from 100, middle from 50, worst below. */
function opens(
  score: number,
  points: number,
  scoreTriggers: object[],
  joinedTriggers = false,
  sanctionGrades = [false, false, false],
): boolean {
  const w = {
    open: -1,
    plan: { ledgers: ['points'] },
    policy: {
      joinedTriggers,
      scoreTriggers: [scoreTriggers],
      sanctionGrades: [sanctionGrades],
      ledgers: [{ startBy: null, start: 0, from: [100, 50, Number.NEGATIVE_INFINITY] }],
    },
    state: { scoreRow: [1], sums: [0, 0, 0, 0, 0, 0, 0, score] },
    before: { grade: [] },
    // Nothing stands for someone absent, so that opening reads nothing more.
    present: () => false,
  };
  openForScore(w as unknown as Work, 0, 0, points);
  return w.open === 0;
}

describe('the account of a person whose score moves', () => {
  it('stays closed within a grade that brings nothing', () => expect(opens(60, 30, [])).toBe(false));

  it('is opened where the grade changes', () => expect([opens(60, 40, []), opens(60, -11, [])]).toEqual([true, true]));

  it('is opened where a measure by score begins or ends', () =>
    expect([opens(75, -5, [sanctionAtMost(70)]), opens(70, 5, [sanctionAtMost(70)])]).toEqual([true, true]));

  it('is opened while a sanction by score stands, since its cause may change', () => expect(opens(60, 1, [sanctionAtMost(70)])).toBe(true));

  it('is opened while a sanction by grade stands, and in no other grade', () =>
    expect([opens(40, 1, [], false, [false, false, true]), opens(60, 1, [], false, [false, false, true])]).toEqual([true, false]));

  it('stays closed while a reward stands', () => expect(opens(110, -5, [rewardAtLeast(70)])).toBe(false));

  it('is opened where a trigger of several parts may read the score', () => expect(opens(60, 1, [], true)).toBe(true));
});
