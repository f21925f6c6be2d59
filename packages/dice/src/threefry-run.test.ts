import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { threefry4x32 } from './threefry.js';
import { threefry4x32Run } from './threefry-run.js';

it('a run of draws is what single draws give', () => {
  const any = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(fc.tuple(any, any, any, any), fc.tuple(any, any, any, any), fc.integer({ min: 0, max: 20 }), (key, counter, count) => {
      const run = new Int32Array(80);
      threefry4x32Run(run, count, ...key, ...counter);
      const single = new Int32Array(4);
      const [c0, c1, c2, c3] = counter;
      const expected: number[] = [];
      for (let i = 0; i < count; i++) {
        threefry4x32(single, ...key, c0, c1 + i, c2, c3);
        expected.push(...single);
      }
      expect([...run]).toEqual([...expected, ...Array<number>(80 - 4 * count).fill(0)]);
    }),
  );
});
