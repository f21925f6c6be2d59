import { describe, expect, it } from 'vitest';
import { checkCommunities, communitySample, perOf, placesOf } from '../src/outcomes/communities.js';
import type { Indicator, RunResult } from '@glasshouse/model';

type Read = NonNullable<Indicator['communities']>;
const indicator = (id: string, communities?: Read, over: Indicator['over'] = 'persons'): Indicator =>
  ({ id, title: id, over, per: 100, of: ['x'], communities }) as Indicator;

/** Four communities: 1, 2, 3 and 4 listed of 100, and a fifth without anybody. */
const run = {
  communities: { sizes: Float64Array.of(1000, 1000, 1000, 1000, 1000), byArm: [Float64Array.of(1, 100, 2, 100, 3, 100, 4, 100, 0, 0)] },
} as unknown as RunResult;
const read = (communities: Read) => communitySample({ above: 0, below: 1, of: 2 }, communities, run, 0, { overDays: 1, per: 100 });

describe('numbers over communities', () => {
  it.each([
    ['above 2.5: two of four', { share_above: 2.5 }, { above: 2, below: 4 }],
    ['above 2, which is not above itself', { share_above: 2 }, { above: 2, below: 4 }],
    ['below 2: one of four', { share_below: 2 }, { above: 1, below: 4 }],
    ['the middle: the second of four', { quantile: 0.5 }, { above: 2, below: 100 }],
    ['nine tenths: the fourth of four', { quantile: 0.9 }, { above: 4, below: 100 }],
    ['the least', { quantile: 0 }, { above: 1, below: 100 }],
    ['the greatest', { quantile: 1 }, { above: 4, below: 100 }],
  ] as const)('read %s', (_what, communities, sample) => {
    expect(read(communities)).toEqual(sample);
  });

  it('are a percent of communities, or the number of one of them', () => {
    expect([perOf(indicator('a', { share_above: 1 })), perOf(indicator('a', { quantile: 0.5 })), perOf(indicator('a'))]).toEqual([
      100, 100, 100,
    ]);
    expect(perOf({ ...indicator('a', { quantile: 0.5 }), per: 7 })).toBe(7);
    expect(perOf({ ...indicator('a', { share_below: 0.5 }), per: 7 })).toBe(100);
  });

  it('stand one after the other, with what they are divided by', () => {
    const all = [indicator('a', { quantile: 0 }), indicator('b'), indicator('c', { quantile: 0 }, 'none'), indicator('d', { quantile: 1 })];
    expect(all.map(({ id }) => placesOf(all, id))).toEqual([
      { above: 0, below: 1, of: 5 },
      null,
      { above: 2, below: -1, of: 5 },
      { above: 3, below: 4, of: 5 },
    ]);
  });

  it('are refused where a community has fewer than 1,000 people, and only then', () => {
    const small = [{ persons: 1200 }, { persons: 999 }];
    expect(() => checkCommunities('e', small, [indicator('a', { quantile: 0 })])).toThrow('a community of 999 people');
    expect(() => checkCommunities('e', small, [indicator('a')])).not.toThrow();
    expect(() => checkCommunities('e', [{ persons: 1000 }], [indicator('a', { quantile: 0 })])).not.toThrow();
  });
});
