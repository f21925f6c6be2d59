import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buckets, DUE_ITEM } from './buckets.js';

const item = fc.record({
  day: fc.integer({ min: 100, max: 130 }),
  row: fc.integer({ min: 0, max: 40 }),
  what: fc.integer({ min: DUE_ITEM, max: 3 }),
  priority: fc.integer({ min: 0, max: 9 }),
});

describe('items of a round', () => {
  it('come by day, then priority, row and stream, whatever the order in which they were put in', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 200 }), (items) => {
        const buckets = new Buckets();
        buckets.begin(100, 130);
        for (const { day, row, what, priority } of items) buckets.add(day, row, what, priority);
        for (let day = 100; day <= 130; day++) {
          buckets.open(day);
          const found = Array.from(buckets.order.subarray(0, buckets.count), (i) => [buckets.priority[i], buckets.row[i], buckets.what[i]]);
          const expected = items.filter((each) => each.day === day).map(({ priority, row, what }) => [priority, row, what]);
          expected.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!);
          expect(found).toEqual(expected);
        }
      }),
    );
  });

  it('are gone when a new round begins, also a longer one', () => {
    const buckets = new Buckets();
    buckets.begin(0, 6);
    buckets.add(3, 1, DUE_ITEM, 5);
    buckets.begin(7, 80);
    for (let day = 7; day <= 80; day++) {
      buckets.open(day);
      expect(buckets.count).toBe(0);
    }
  });
});
