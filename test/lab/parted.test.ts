import type { LifeStep } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { parted } from '../../packages/lab/src/page/parted.js';

const step = (day: string, text: string, value: number): LifeStep => ({
  day,
  stage: 'detection',
  text,
  rule: 'channels.roadside',
  quantity: { path: 'channels.roadside.coverage', value, unit: 'share', source: null },
});
const life = (...worlds: LifeStep[][]) => ({
  arms: worlds.map((steps, i) => ({ arm: `w${i}`, steps, sanctionDays: 0, withoutDeedDays: 0 })),
});

describe('the steps of a life in several worlds', () => {
  const before = step('2010-01-01', 'Enters the simulation.', 1);

  it('part where something else happens, and not where only the number behind it differs', () => {
    const [missed, seen] = [step('2010-03-01', 'is not reported', 0.05), step('2010-03-01', 'is reported', 0.1)];
    const told = parted(
      life([before, step('2010-02-01', 'is not reported', 0.05), missed], [before, step('2010-02-01', 'is not reported', 0.1), seen]),
    );
    expect(told.day).toBe('2010-03-01');
    expect(told.rest).toEqual([[missed], [seen]]);
    expect(told.shared[0]).toEqual(before);
  });

  it('name behind a shared step no number that holds in one world alone', () => {
    const { shared } = parted(life([before, step('2010-02-01', 'is reported', 0.05)], [before, step('2010-02-01', 'is reported', 0.1)]));
    expect(shared).toHaveLength(2);
    expect(shared[0]!.quantity).not.toBeNull();
    expect(shared[1]).toMatchObject({ text: 'is reported', rule: null, quantity: null });
  });

  it('differ in nothing where the same happens on the same days', () => {
    expect(parted(life([before], [before])).day).toBeNull();
    expect(parted(life([before], [before, step('2010-02-01', 'is reported', 0.1)])).day).toBe('2010-02-01');
  });
});
