import { describe, expect, it } from 'vitest';
import { smokeWorld } from '../../../../test/boundary/world.js';
import { quantitiesOf } from './quantities.js';
import { quantityAt, quantitySetter, withQuantities, withQuantity } from './quantity-at.js';

describe('quantities set together', () => {
  const world = smokeWorld();
  const paths = quantitiesOf(world).map(({ path }) => path);
  const values = new Map(paths.map((path, i) => [path, i + 0.5]));

  it('are what they are when set one after the other, in lists and maps at any depth', () => {
    expect(paths.some((path) => /\.\d+\./.test(path))).toBe(true);
    const oneByOne = paths.reduce((copy, path) => withQuantity(copy, path, values.get(path)!), world);
    const together = withQuantities(world, values);
    expect(together).toEqual(oneByOne);
    expect(JSON.stringify(together)).toBe(JSON.stringify(oneByOne));
    expect(quantitiesOf(together).map(({ quantity }) => quantity.value)).toEqual(paths.map((path) => values.get(path)));
  });

  it('leave the scenario as it was, share what lies off their paths, and pass over what is no quantity or has no value', () => {
    const before = structuredClone(world);
    const [first, second] = ['channels.court.coverage', 'channels.court.sensitivity'] as const;
    const set = quantitySetter(world, [first, second, 'channels.court.nothing', 'title']);
    const moved = set(new Map([[first, 0.25]]));
    expect(quantityAt(moved, first)!.value).toBe(0.25);
    expect(quantityAt(moved, second)).toEqual(quantityAt(world, second));
    expect(moved.streams).toBe(world.streams);
    expect(world).toEqual(before);
  });
});
