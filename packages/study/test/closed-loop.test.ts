import { describe, expect, it } from 'vitest';
import type { Claim, ClosedLoop } from '@glasshouse/model';
import { closedLoops } from '../src/claims/closed-loop.js';
import { experiment } from './loop-toy.js';
import type { FittedOutcomes } from '../src/claims/closed-loop.js';
import type { BoundTarget } from '../src/outcomes/targets.js';

const claim = (more: object = {}): Claim =>
  ({
    id: 'A1',
    numbers: [{ of: 'main.answer', say: '{low}', harm: false }],
    model: [
      { stamp: 'possible_under', under: 'x', when: [{ of: 'main.answer', read: 'low', at_least: 200 }] },
      { stamp: 'cannot_be_told', under: 'x', when: [] },
    ],
    ...more,
  }) as unknown as Claim;

const loopsOf = (of: Claim, ...all: FittedOutcomes[]): ClosedLoop[] => closedLoops(of, { all, series: [], register: { rows: new Map() } });

/** 301 worlds, 100 to 400, whose published count is the answer itself. Every second one is tried: 151. */
const told = Array.from({ length: 301 }, (_, i) => ({ count: 100 + i, answer: 100 + i }));

describe('a closed loop', () => {
  // At tolerance 0.105 a world x is fitted by the whole numbers from 0.895 x to 1.105 x but x itself: ten at least. Only the two ends of the design stand outside
  // what fits them. The least that fits is at least 200 from x = 223 on (0.895 x 223 = 199.6): 89 of the even numbers up to 400.
  it('tells worlds apart where the counts tell the answer', () => {
    const [loop] = loopsOf(claim(), experiment('main', told, 0.105));
    expect(loop).toMatchObject({ experiment: 'main', worlds: 151, computed: 151, stamps: { possible_under: 89, cannot_be_told: 62 } });
    expect(loop!.numbers).toMatchObject([{ of: 'main.answer', held: 149, of_worlds: 151 }]);
    expect(loop!.decides).toMatchObject({
      low: { to: 200, stamps: { cannot_be_told: 51 } },
      high: { from: 300, stamps: { possible_under: 51 } },
    });
  });

  // The later count is the answer, so the worlds that fit hold it, but for both ends of the design; or a number that no fitted count tells, where the greatest and the
  // least belong to worlds that are tried.
  it('says how often a count kept out of the fit is held', () => {
    const later = {
      target: { id: 'l', title: 'Later', indicator: 'answer', use: 'held_out' },
      indicator: 1,
      arm: 0,
      published: 1,
    } as unknown as BoundTarget;
    const known = { ...experiment('main', told, 0.105), keptOut: [later] };
    expect(loopsOf(claim(), known)[0]!.keptOut).toMatchObject([{ id: 'l', title: 'Later', held: 149, of_worlds: 151 }]);
    const off = told.map(({ count }, i) => ({ count, answer: i % 2 === 0 ? 1000 : 1 }));
    expect(loopsOf(claim(), { ...experiment('main', off, 0.105), keptOut: [later] })[0]!.keptOut).toMatchObject([
      { held: 151, of_worlds: 151 },
    ]);
    const apart = told.map(({ count }, i) => ({ count, answer: i % 2 === 0 ? 1000 + i : 1 }));
    expect(loopsOf(claim(), { ...experiment('main', apart, 0.105), keptOut: [later] })[0]!.keptOut).toMatchObject([
      { held: 150, of_worlds: 151 },
    ]);
    expect(loopsOf(claim(), { ...experiment('main', told, 0.001), keptOut: [later] })[0]!.keptOut).toMatchObject([
      { held: 0, of_worlds: 0 },
    ]);
    expect('keptOut' in loopsOf(claim(), experiment('main', told, 0.105))[0]!).toBe(false);
  });

  it('gives one verdict whatever the world, and says so, where they do not', () => {
    const blind = told.map(({ answer }) => ({ count: 100, answer }));
    const [loop] = loopsOf(claim(), experiment('main', blind, 0.1));
    expect(loop).toMatchObject({ stamps: { cannot_be_told: 151 } });
    expect([loop!.decides!.low.stamps, loop!.decides!.high.stamps]).toEqual([{ cannot_be_told: 51 }, { cannot_be_told: 51 }]);
    expect(loop!.numbers[0]).toMatchObject({ held: 149, of_worlds: 151 });
  });

  it('computes nothing where fewer than ten other points fit, and counts no range there', () => {
    const [loop] = loopsOf(claim(), experiment('main', told, 0.001));
    expect(loop).toMatchObject({ worlds: 151, computed: 0, stamps: { not_computed: 151 } });
    expect(loop!.numbers[0]).toMatchObject({ held: 0, of_worlds: 0, interval: [0, 1] });
  });

  it('fits planted worlds by the points of the experiment itself', () => {
    const planted = { title: 'p', about: 'p', swaps: { main: 'planted' }, stamp: 'possible_under' };
    const worlds = [150, 300, 350, 1000].map((count) => ({ count, answer: 7 }));
    const [loop, ...rest] = loopsOf(claim({ planted }), experiment('main', told, 0.1), experiment('planted', worlds, 0.1));
    expect(rest).toEqual([]);
    expect(loop!.planted).toEqual({
      experiment: 'planted',
      expected: 'possible_under',
      worlds: 4,
      computed: 3,
      stamps: { cannot_be_told: 1, possible_under: 2, not_computed: 1 },
    });
  });

  it('is empty for a claim that reads no fit', () => {
    const { outcomes, targets } = experiment('main', told, 0.1);
    expect(loopsOf(claim(), { outcomes: { ...outcomes, fitting: null }, targets })).toEqual([]);
    expect(
      loopsOf(claim({ numbers: [], model: [{ stamp: 'cannot_be_told', under: 'x', when: [] }] }), experiment('main', told, 0.1)),
    ).toEqual([]);
  });
});
