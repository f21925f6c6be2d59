import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { InputError } from '@glasshouse/model';
import type { Quantity } from '@glasshouse/model';
import { latinHypercube } from '../src/design/latin-hypercube.js';
import { atPoint, valueAt } from '../src/design/apply-point.js';
import { scaleOf } from '../src/design/sampling-scale.js';
import { hashDraw, planStudy } from '../src/design/plan-study.js';
import { dimensionsOf } from '../src/design/dimensions.js';
import { treeHasher } from '../src/design/scenario-hash.js';
import { assumed, fakeScenario, fakeStudy, sourced } from './fake.js';

const OPTIONS = { size: 'reduced', seed: 7, engineHash: 'build' } as const;

describe('Latin hypercube', () => {
  it('meets each stratum of each dimension once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (points, dims, seed) => {
        const names = Array.from({ length: dims }, (_, i) => `d${i}`);
        const rows = latinHypercube(names, points, hashDraw(seed, 'court'));
        return names.every(
          (_, d) => new Set(rows.map((r) => Math.floor(r[d]! * points))).size === points && rows.every((r) => r[d]! >= 0 && r[d]! < 1),
        );
      }),
    );
  });
  it('is the same for the same seed, other for another seed or experiment', () => {
    const make = (seed: number, id: string): number[][] => latinHypercube(['a', 'b'], 8, hashDraw(seed, id));
    expect(make(1, 'x')).toEqual(make(1, 'x'));
    expect(make(1, 'x')).not.toEqual(make(2, 'x'));
    expect(make(1, 'x')).not.toEqual(make(1, 'y'));
  });
  it('keeps a column when another joins', () => {
    const column = (names: string[]): number[] => latinHypercube(names, 9, hashDraw(3, 'x')).map((r) => r[names.indexOf('b')]!);
    expect(column(['a', 'b'])).toEqual(column(['b', 'z']));
  });
  it('has no rows without points', () => expect(latinHypercube(['a'], 0, hashDraw(1, 'x'))).toEqual([]));
});

describe('values of a range', () => {
  it('keeps counted things whole, each whole number equally wide', () => {
    const q = assumed(5, 'points', 4, 6);
    expect([0, 0.33, 0.34, 0.66, 0.67, 0.9999].map((u) => valueAt(q, u))).toEqual([4, 4, 5, 5, 6, 6]);
    expect(valueAt(assumed(0.2, 'share', 0.1, 0.3), 0.5)).toBeCloseTo(0.2);
  });
  it('samples ten times and more on a log scale, shares near an end on their odds, unless told otherwise', () => {
    expect(scaleOf(assumed(5, 'factor', 1, 9.9))).toBe('linear');
    expect(scaleOf(assumed(5, 'factor', 1, 10))).toBe('log');
    expect(scaleOf(assumed(5, 'factor', 0, 10))).toBe('linear');
    expect(scaleOf(assumed(-5, 'points', -10, -1))).toBe('linear');
    expect(scaleOf(assumed(0.5, 'share', 0.2, 0.8))).toBe('linear');
    expect(scaleOf(assumed(0.05, 'share', 0.01, 0.1))).toBe('logit');
    expect(scaleOf(assumed(0.95, 'probability', 0.9, 0.99))).toBe('logit');
    expect(scaleOf(assumed(95, 'percent', 90, 99))).toBe('logit');
    expect(scaleOf(assumed(0.5, 'share', 0.1, 1))).toBe('log');
    expect(scaleOf({ ...assumed(5, 'factor', 1, 1000), scale: 'linear' })).toBe('linear');
    expect(valueAt(assumed(10, 'factor', 1, 100), 0.5)).toBeCloseTo(10, 12);
    expect(valueAt({ ...assumed(10, 'factor', 1, 100), scale: 'linear' }, 0.5)).toBeCloseTo(50.5, 12);
    expect(valueAt(assumed(50, 'percent', 1, 99), 0.5)).toBeCloseTo(50, 12);
    expect([0, 0.3, 0.31, 0.99999].map((u) => valueAt(assumed(3, 'days', 1, 9), u))).toEqual([1, 3, 3, 9]);
    expect([0, 0.28, 0.3, 0.99999].map((u) => valueAt(assumed(3, 'days', 1, 10), u))).toEqual([1, 1, 2, 10]);
  });
  it('never leaves the range, whatever the scale, and rises with the position', () => {
    const ranged = fc.constantFrom('factor', 'share', 'percent', 'days', 'points').chain((unit) =>
      fc.record({
        unit: fc.constant(unit),
        low: unit === 'days' || unit === 'points' ? fc.integer({ min: 1, max: 50 }) : fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
        by: unit === 'days' || unit === 'points' ? fc.integer({ min: 0, max: 1000 }) : fc.double({ min: 1e-9, max: 0.49, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(
        ranged,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ unit, low, by }, u, v) => {
          const q = assumed(low, unit, low, low + by);
          const [small, large] = [valueAt(q, Math.min(u, v)), valueAt(q, Math.max(u, v))];
          return low <= small && small <= large * (1 + 1e-12) && large <= low + by;
        },
      ),
    );
  });
  it('moves base and arms alike, keeps a sourced patch, scales shares back to one', () => {
    const base = fakeScenario();
    const armed = structuredClone(base);
    (armed.streams.loan as { rate: Quantity }).rate = sourced(0.25, 'per person-year');
    const at = atPoint(
      {
        base,
        arms: [
          { id: 'a', scenario: base },
          { id: 'b', scenario: armed },
        ],
      },
      { index: 1, positions: { 'streams.loan.rate': 0.25, 'population.household_size.one': 1 }, sweep: null },
    );
    const rate = (s: typeof base): number => (s.streams.loan!.rate as Quantity).value;
    expect(rate(at.base)).toBeCloseTo(0.15);
    expect(rate(at.arms[0]!.scenario)).toBeCloseTo(0.15);
    expect(rate(at.arms[1]!.scenario)).toBe(0.25);
    const sizes = Object.values(at.base.population.household_size).map((q) => q.value);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(base.population.household_size.one!.value).toBe(0.4);
  });
  it('runs a swept share as it is written and scales the others to the rest', () => {
    const base = fakeScenario();
    const path = 'population.household_size.one';
    for (const value of [0, 0.2, 0.5, 0.8]) {
      const at = atPoint({ base, arms: [{ id: 'a', scenario: base }] }, { index: 1, positions: {}, sweep: { path, value, base: 0 } });
      for (const { population } of [at.base, at.arms[0]!.scenario]) {
        const { one, ...others } = population.household_size;
        expect(one!.value).toBe(value);
        expect(Object.values(others).reduce((sum, q) => sum + q!.value, 0)).toBeCloseTo(1 - value, 12);
      }
    }
  });
});

describe('plan', () => {
  it('runs exactly the replicates asked for', () => {
    const runsOf = (replicates: number, others: number | null, point: number): number =>
      planStudy(
        fakeStudy((s) => {
          const experiment = s.experiments[0]!;
          experiment.replicates = { reduced: replicates, full: replicates };
          if (others === null) delete experiment.design.replicates;
          else experiment.design.replicates = { reduced: others, full: others };
        }),
        OPTIONS,
      ).runs.filter((run) => run.point === point).length;
    expect([runsOf(1, null, 0), runsOf(1, null, 3)]).toEqual([1, 1]);
    expect([runsOf(20, null, 0), runsOf(20, null, 3)]).toEqual([20, 1]);
    expect([runsOf(3, 5, 0), runsOf(3, 5, 3)]).toEqual([3, 5]);
  });
  it('gives scenarios by a function that may be taken from its run', () => {
    const [run] = planStudy(fakeStudy(), OPTIONS).runs;
    const { inputs, id } = run!;
    expect(inputs()).toEqual(run!.inputs());
    expect(id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('runs each run once', () => {
    const plan = planStudy(fakeStudy(), OPTIONS);
    expect(plan.runs).toHaveLength(10 + 4 * 2);
    expect(new Set(plan.runs.map((r) => r.id)).size).toBe(plan.runs.length);
  });
  it('ids change with seed, build and scenario and with nothing else', () => {
    const ids = (o: object, change?: Parameters<typeof fakeStudy>[0]): string[] =>
      planStudy(fakeStudy(change), { ...OPTIONS, ...o }).runs.map((r) => r.id);
    expect(ids({})).toEqual(ids({}));
    expect(ids({ seed: 0 })).not.toEqual(ids({}));
    expect(ids({ engineHash: 'other' }).some((id) => ids({}).includes(id))).toBe(false);
    expect(ids({}, (s) => (s.title = 'Another title'))).toEqual(ids({}));
    const other = fakeStudy();
    other.scenarios.court!.arms[0]!.scenario = { ...other.scenarios.court!.base, title: 'Another world' };
    expect(planStudy(other, OPTIONS).runs.some((run) => ids({}).includes(run.id))).toBe(false);
    expect(ids({}, (s) => (s.experiments[0]!.equal_rates = true)).some((id) => ids({}).includes(id))).toBe(false);
  });
  it('gives each point draws of its own, and common ones where asked', () => {
    const dice = (common: boolean, point: number): number[] =>
      planStudy(
        fakeStudy((s) => Object.assign(s.experiments[0]!.design, common ? { common_dice: true } : {})),
        OPTIONS,
      )
        .runs.filter((run) => run.point === point)
        .map((run) => run.replicate);
    expect(dice(false, 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(dice(true, 0)).toEqual(dice(false, 0));
    expect(dice(true, 1)).toEqual([0, 1]);
    expect(dice(false, 1).some((replicate) => [...dice(false, 0), ...dice(false, 2)].includes(replicate))).toBe(false);
  });
  it('tries a swept value on the draws of the point it is tried on', () => {
    const { runs, experiments } = planStudy(
      fakeStudy((s) =>
        Object.assign(s.experiments[0]!.design, { vary: ['population.household_size.one'], sweep: { 'streams.loan.rate': [0.1, 0.2] } }),
      ),
      OPTIONS,
    );
    const first = (point: number): number => runs.find((run) => run.point === point)!.replicate;
    for (const { index, sweep } of experiments[0]!.points) if (sweep) expect(first(index)).toBe(first(sweep.base));
  });
  it('tries each swept value on point 0 and on the first points of the hypercube', () => {
    const plan = planStudy(
      fakeStudy((s) => (s.experiments[0]!.design.sweep = { 'streams.loan.rate': [0.1, 0.2] })),
      OPTIONS,
    );
    const swept = plan.experiments[0]!.points.filter((p) => p.sweep);
    expect(plan.experiments[0]!.dimensions).toEqual([]);
    expect(swept.map((p) => [p.sweep!.value, p.sweep!.base])).toEqual([
      [0.1, 0],
      [0.2, 0],
    ]);
    const two = planStudy(
      fakeStudy((s) =>
        Object.assign(s.experiments[0]!.design, { vary: ['population.household_size.one'], sweep: { 'streams.loan.rate': [0.1] } }),
      ),
      OPTIONS,
    );
    expect(two.experiments[0]!.points.filter((p) => p.sweep).map((p) => p.sweep!.base)).toEqual([0, 1, 2]);
    const last = two.runs.at(-1)!.inputs().base;
    expect((last.streams.loan!.rate as Quantity).value).toBe(0.1);
  });
  it('varies every assumed quantity with a range but ceilings, when nothing is named', () => {
    const loaded = fakeStudy((s) => delete s.experiments[0]!.design.vary);
    expect(dimensionsOf(loaded.study.experiments[0]!, loaded.scenarios.court!)).toEqual([
      'population.household_size.one',
      'streams.loan.rate',
    ]);
  });
  it('refuses to fit a policy, and a path with nothing to vary', () => {
    const refused = (
      change: Parameters<typeof fakeStudy>[0],
      prepare: (loaded: ReturnType<typeof fakeStudy>) => void = () => undefined,
    ): void => {
      const loaded = fakeStudy(change);
      prepare(loaded);
      expect(() => planStudy(loaded, OPTIONS)).toThrow(InputError);
    };
    refused((s) => (s.experiments[0]!.design.vary = ['streams.loan.nothing']));
    refused((s) => (s.experiments[0]!.design.vary = ['population.household_size.two']));
    refused((s) => (s.experiments[0]!.design.sweep = { 'streams.nobody.rate': [1] }));
    refused(
      (s) => Object.assign(s.experiments[0]!, { fit: true, fitted: ['channels.court.coverage'] }),
      (loaded) =>
        (loaded.scenarios.court!.base.channels = {
          court: {
            title: 'Court',
            owner: 'court',
            sees: ['loan'],
            coverage: assumed(0.5, 'share', 0, 1),
            sensitivity: sourced(1, 'probability'),
            delay: sourced(1, 'days'),
          },
        }),
    );
  });
});

describe('hash of a scenario', () => {
  it('is equal for equal values, whatever is shared, and moves with any value', () => {
    const hash = treeHasher();
    const base = fakeScenario();
    expect(hash(structuredClone(base))).toBe(hash(base));
    expect(treeHasher()(base)).toBe(hash(base));
    const at = atPoint({ base, arms: [] }, { index: 1, positions: { 'streams.loan.rate': 0.9 }, sweep: null });
    expect(at.base.places).toBe(base.places);
    expect(hash(at.base)).not.toBe(hash(base));
    expect(hash({ ...base, title: 'Other' })).not.toBe(hash(base));
  });
});
