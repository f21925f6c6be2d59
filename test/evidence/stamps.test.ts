import type { Claim, Estimate } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { modelStamp } from '../../packages/study/src/claims/evaluate.js';
import type { Resolver } from '../../packages/study/src/claims/resolver.js';
import { textOf } from '../structure/sources.js';

/** The stamp that a claim gets where its rules read these numbers: least, middle and greatest, by a part of the reference. */
function stampOf(study: string, id: string, numbers: Readonly<Record<string, readonly [number, number, number]>>): string {
  const { claims } = parse(textOf(`studies/${study}.yaml`), { merge: true }) as { claims: Claim[] };
  const written = claims.find((one) => one.id === id)!;
  const model = written.model.map((rule) => ({ ...rule, when: rule.when ?? [] }));
  const resolve: Resolver['resolve'] = (of) => {
    const found = Object.entries(numbers).find(([part]) => of.includes(part));
    const [low, middle, high] = found?.[1] ?? [0, 0, 0];
    const estimate = { low, middle, high, points: 20, upperBound: null, replicates: 10, dice: null, over: 'assumptions' } as Estimate;
    return { kind: 'estimate', estimate, lacking: null };
  };
  return modelStamp({ ...written, model }, { resolve } as Resolver).stamp;
}

/** Worlds with an effect the other way round, with none, and with one too small to be told, beside the world that a claim speaks of. */
describe('a verdict of “possible” is given where the claim holds, and nowhere else', () => {
  it.each([
    ['nothing', [0, 0, 0], 'cannot_be_told'],
    ['next to nothing', [0, 1, 2], 'cannot_be_told'],
    ['as the claim says', [20, 30, 40], 'possible_under'],
    ['anything', [0, 5, 10], 'cannot_be_told'],
  ] as const)('A5: the list causes %s', (_, paid, stamp) => {
    expect(stampOf('the-article', 'A5', { paid_open: paid })).toBe(stamp);
  });

  it.each([
    ['more', [-0.6, -0.4, -0.2], 'cannot_be_told'],
    ['neither more nor less', [0, 0, 0.05], 'possible_under'],
    ['a little less', [-0.05, 0.02, 0.09], 'possible_under'],
    ['less', [0.2, 0.3, 0.4], 'cannot_be_told'],
  ] as const)('C5: the group watched more objects %s', (_, fewer, stamp) => {
    expect(stampOf('views', 'C5', { 'voiced_b_per_a@equal_risk-unequal_risk': fewer })).toBe(stamp);
  });

  it.each([
    ['all three causes', 40, 40, 40, 'cannot_be_told'],
    ['a disposition alone', 300, 300, 40, 'possible_under'],
    ['a disposition or ignorance', 40, 300, 40, 'cannot_be_told'],
    ['fear alone', 300, 40, 300, 'cannot_be_told'],
    ['nothing', 300, 300, 300, 'cannot_be_told'],
  ] as const)('D5: %s keeps people quiet', (_, know, hold, mind, stamp) => {
    const around = (value: number): [number, number, number] => [value, value, value];
    expect(stampOf('views', 'D5', { if_few_know: around(know), if_many_hold_back: around(hold), if_few_mind: around(mind) })).toBe(stamp);
  });
});
