import { expect, it } from 'vitest';
import type { Estimate } from '@glasshouse/model';
import { barsOf } from '../../packages/lab/src/page/bars.js';

const estimate = (parts: Partial<Estimate>): Estimate => ({ low: 0, middle: 0, high: 0, upperBound: null, ...parts }) as Estimate;
const none = estimate({ upperBound: 14 });

it('draws the ranges of an indicator on one scale, and no bar for a world in which nothing was seen', () => {
  expect(barsOf([estimate({ low: 2, middle: 5, high: 8 }), none, estimate({ low: 4, middle: 4, high: 4 })])).toEqual([
    { from: 25, width: 75, middle: 62.5 },
    null,
    { from: 50, width: 1, middle: 50 },
  ]);
  expect(barsOf([none, none])).toEqual([null, null]);
  expect(barsOf([estimate({ byConstruction: true, high: 3 })])).toEqual([null]);
});
