import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { designKey, InputError } from '@glasshouse/model';
import type { Design, Quantity } from '@glasshouse/model';
import { positionOf, valueAt } from '../src/design/apply-point.js';
import { designFiles, drawnOf, numbersCsv } from '../src/design/design-file.js';
import { factorsOf } from '../src/design/factors.js';
import { leastDistance } from '../src/design/kinds/hypercube.js';
import { DESIGN_KINDS } from '../src/design/kinds/index.js';
import type { DrawnPoint } from '../src/design/kinds/kind.js';
import { saltelliRows } from '../src/design/kinds/saltelli.js';
import { latinHypercube } from '../src/design/latin-hypercube.js';
import { hashDraw, planStudy } from '../src/design/plan-study.js';
import type { PlannedExperiment } from '../src/design/plan-study.js';
import { dimensionsOf } from '../src/design/dimensions.js';
import { mostDimensions, sobolPosition, sobolWord } from '../src/design/sobol.js';
import { assumed, fakeScenario, fakeStudy } from './fake.js';
import { fixture, plainFactors } from './fixtures.js';

const OPTIONS = { size: 'reduced', seed: 7, engineHash: 'build' } as const;
const PATHS = ['a', 'b', 'c'];
const both = (size: number): { reduced: number; full: number } => ({ reduced: size, full: size });
const drawn = (design: Design, dimensions = PATHS, seed = 1): DrawnPoint[] =>
  DESIGN_KINDS[designKey(design)]({
    design,
    size: 'reduced',
    dimensions,
    factors: factorsOf(dimensions),
    draw: hashDraw(seed, 'x'),
    table: null,
  });
const rows = (design: Design, dimensions = PATHS, seed = 1): number[][] =>
  drawn(design, dimensions, seed).map(({ positions }) => positions as number[]);
const planned = (design: Design, prepare: (loaded: ReturnType<typeof fakeStudy>) => void = () => undefined): PlannedExperiment => {
  const loaded = fakeStudy((study) => (study.experiments[0]!.design = design));
  prepare(loaded);
  return planStudy(loaded, OPTIONS).experiments[0]!;
};
const RATE = 'streams.loan.rate';
const SHARE = 'population.household_size.one';

describe('the Sobol sequence', () => {
  it('has the first points that scipy has, in eight dimensions', () => {
    for (const row of fixture('reference-sobol-points.csv'))
      for (let d = 0; d < 8; d += 1) expect(sobolPosition(Number(row['index']), d)).toBe(Number(row[`d${d + 1}`]));
  });
  it('has the words that scipy has, far out and in dimensions up to forty', () => {
    const far = fixture('reference-sobol-far.csv');
    expect(far).toHaveLength(48);
    for (const { index, dimension, numerator_over_2_32: word } of far)
      expect(sobolWord(Number(index), Number(dimension) - 1)).toBe(Number(word));
  });
  it('fills every stratum of each of 512 dimensions once in a block of a power of two', () => {
    for (let d = 0; d < mostDimensions(); d += 1)
      expect(new Set(Array.from({ length: 64 }, (_, i) => Math.floor(sobolPosition(i, d) * 64))).size, `dimension ${d}`).toBe(64);
    expect(() => sobolWord(1, mostDimensions())).toThrow(RangeError);
  });
  it('keeps its strata under the shift of a seed, and moves with the seed', () => {
    const first = rows({ sobol: both(32) });
    for (let d = 0; d < 3; d += 1) expect(new Set(first.map((row) => Math.floor(row[d]! * 32))).size).toBe(32);
    expect(first).toEqual(rows({ sobol: both(32) }));
    expect(first).not.toEqual(rows({ sobol: both(32) }, PATHS, 2));
    expect(rows({ sobol: both(16) })).toEqual(first.slice(0, 16));
  });
});

describe('the design of Saltelli', () => {
  it('has the rows of SALib: Sobol g, 64 base points, rows 1, 2 and 10', () => {
    const all = saltelliRows(64, 8, plainFactors(8)).map((row) => row.map((value) => value * 128));
    expect(all).toHaveLength(640);
    expect(all[0]).toEqual([3, 51, 105, 107, 83, 57, 85, 27]);
    expect(all[1]).toEqual([95, 51, 105, 107, 83, 57, 85, 27]);
    expect(all[2]!.slice(0, 3)).toEqual([3, 15, 105]);
  });
  it('changes one factor of A for that of B in each row between them, a family of shares as a whole', () => {
    const dimensions = ['a', 'population.age.old.share', 'population.age.young.share'];
    const factors = factorsOf(dimensions);
    expect(factors.map(({ id }) => id)).toEqual(['a', 'population.age']);
    const all = drawn({ saltelli: both(4) }, dimensions);
    expect(all).toHaveLength(4 * 4);
    for (let j = 0; j < 4; j += 1) {
      const [a, one, two, b] = all.slice(4 * j, 4 * j + 4).map(({ positions }) => positions);
      expect(one).toEqual([b![0], a![1], a![2]]);
      expect(two).toEqual([a![0], b![1], b![2]]);
    }
  });
  it('refuses more quantities than the sequence has dimensions for', () => {
    const many = Array.from({ length: 257 }, (_, i) => `q${i}`);
    expect(() => drawn({ saltelli: both(2) }, many)).toThrow(InputError);
    expect(drawn({ sobol: both(2) }, many)).toHaveLength(2);
  });
});

describe('Morris trajectories', () => {
  it('move each factor once by two thirds, over four levels', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, k) => {
        const dimensions = Array.from({ length: k }, (_, i) => `p${i}`);
        const all = drawn({ morris: both(3) }, dimensions, seed);
        expect(all.map(({ block }) => block)).toEqual([0, 1, 2].flatMap((t) => Array<number>(k + 1).fill(t)));
        for (let t = 0; t < 3; t += 1) {
          const path = all.slice(t * (k + 1), (t + 1) * (k + 1)).map(({ positions }) => positions as number[]);
          expect(path.flat().every((value) => [0, 1, 2, 3].some((level) => value === level / 3))).toBe(true);
          const moved = path.slice(1).map((row, i) => row.flatMap((value, d) => (value === path[i]![d] ? [] : [d])));
          expect(moved.every((one) => one.length === 1)).toBe(true);
          expect(new Set(moved.flat()).size).toBe(k);
          path.slice(1).forEach((row, i) => {
            const d = moved[i]![0]!;
            expect(Math.abs(row[d]! - path[i]![d]!)).toBeCloseTo(2 / 3, 12);
          });
        }
      }),
      { numRuns: 20 },
    );
  });
  it('move the shares of a family in one step', () => {
    const dimensions = ['a', 'population.age.old.share', 'population.age.young.share'];
    const path = rows({ morris: both(2) }, dimensions).slice(0, 3);
    const moved = path.slice(1).map((row, i) => row.filter((value, d) => value !== path[i]![d]).length);
    expect(moved.sort((a, b) => a - b)).toEqual([1, 2]);
  });
});

describe('the optimised hypercube', () => {
  it('is a Latin hypercube whose nearest points are farther apart than those of three plain ones in four', () => {
    const one = rows({ hypercube: both(20) });
    for (let d = 0; d < 3; d += 1) expect(new Set(one.map((row) => Math.floor(row[d]! * 20))).size).toBe(20);
    const plain = Array.from({ length: 20 }, (_, seed) => leastDistance(latinHypercube(PATHS, 20, hashDraw(seed, 'x'))));
    expect(leastDistance(one)).toBeGreaterThan(plain.sort((a, b) => a - b)[15]!);
    expect(one).not.toEqual(rows({ hypercube: both(20) }, PATHS, 2));
  });
  it('measures the least distance, and may stop at one that is known to be no greater', () => {
    const square = [
      [0, 0],
      [0, 1],
      [0.25, 0],
    ];
    expect(leastDistance(square)).toBe(0.0625);
    expect(leastDistance(square, 2)).toBeLessThanOrEqual(2);
  });
});

describe('a grid', () => {
  it('has every combination of levels, ends included', () => {
    expect(rows({ grid: both(2) }, ['a', 'b'])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(rows({ grid: both(3) }, ['a'])).toEqual([[0], [0.5], [1]]);
  });
});

describe('points that are written out', () => {
  const list: Design = { list: [{ [RATE]: 0.25 }, { [RATE]: 0.1, [SHARE]: 0.45 }] };
  const table = { paths: [SHARE, RATE], rows: [[null, 0.25], [0.45, 0.1]] }; // prettier-ignore
  const plan = planned(list, (loaded) => (loaded.designs = { court: table }));

  it('run with exactly the values written, and with the value of the scenario where a row has none', () => {
    const read = (run: number): [number, number] => {
      const { base } = plan.runs.filter(({ point }) => point === run)[0]!.inputs();
      return [(base.streams.loan!.rate as Quantity).value, base.population.household_size.one!.value];
    };
    expect(plan.dimensions).toEqual([SHARE, RATE]);
    expect(read(1)).toEqual([0.25, 0.4]);
    expect(read(2)).toEqual([0.1, 0.45]);
    expect(plan.points).toHaveLength(3);
  });
  it('come out as they went in, with the form that SALib reads', () => {
    const { problem, values, positions } = designFiles(plan);
    expect(values).toEqual([
      [0.4, 0.25],
      [0.45, 0.1],
    ]);
    expect(positions[1]![1]).toBe(0);
    expect(positions[0]![1]).toBeCloseTo(0.75, 12);
    expect(problem).toEqual({
      num_vars: 2,
      names: [SHARE, RATE],
      bounds: [
        [0.3, 0.5],
        [0.1, 0.3],
      ],
      groups: [SHARE, RATE],
      units: ['share', 'per person-year'],
      scales: ['linear', 'linear'],
    });
    expect(numbersCsv(problem.names, values)).toBe(`${SHARE},${RATE}\n0.4,0.25\n0.45,0.1\n`);
  });
});

describe('positions of values', () => {
  it('give the value back, on every scale', () => {
    const whole = assumed(5, 'points', 4, 9);
    for (let value = 4; value <= 9; value += 1) expect(valueAt(whole, positionOf(whole, value)!)).toBe(value);
    const wide = assumed(30, 'days', 1, 1000);
    for (const value of [1, 2, 30, 999, 1000]) expect(valueAt(wide, positionOf(wide, value)!)).toBe(value);
    for (const quantity of [assumed(5, 'factor', 1, 100), assumed(0.95, 'share', 0.9, 0.99), assumed(2, 'factor', 1, 3)])
      for (const position of [0, 0.2, 0.9, 1]) expect(positionOf(quantity, valueAt(quantity, position))).toBeCloseTo(position, 9);
    expect(positionOf({ value: 1, unit: 'factor', source: 'E001' }, 1)).toBe(null);
  });
});

describe('a planned design', () => {
  it('has point 0 first and beside the points of its layout, whatever the layout', () => {
    const count = (design: Design): number => drawnOf(planned({ ...design, vary: [RATE, SHARE] })).length;
    expect(planned({ sobol: both(8), vary: [RATE] }).points[0]).toEqual({ index: 0, positions: {}, sweep: null });
    expect([{ points: both(8) }, { hypercube: both(8) }, { sobol: both(8) }].map(count)).toEqual([7, 8, 8]);
    expect([{ morris: both(8) }, { saltelli: both(8) }, { grid: both(3) }].map(count)).toEqual([24, 32, 9]);
  });
  it('gives the points of a trajectory or base row the same dice, and every other point its own', () => {
    const dice = (design: Design, from: number, to: number): number =>
      new Set(
        planned({ ...design, vary: [RATE, SHARE] })
          .runs.filter(({ point }) => point >= from && point <= to)
          .map(({ replicate }) => replicate),
      ).size;
    expect([dice({ morris: both(2) }, 1, 3), dice({ morris: both(2) }, 1, 6)]).toEqual([1, 2]);
    expect([dice({ saltelli: both(2) }, 1, 4), dice({ saltelli: both(2) }, 1, 8)]).toEqual([1, 2]);
    expect(dice({ sobol: both(4) }, 1, 4)).toBe(4);
    expect(dice({ saltelli: both(2), common_dice: true }, 1, 8)).toBe(1);
    expect(dice({ morris: both(2), replicates: both(2) }, 1, 3)).toBe(2);
  });
  it('tries a swept value on the dice of the point it is tried on', () => {
    const plan = planned({ saltelli: both(2), vary: [SHARE], sweep: { [RATE]: [0.1] } });
    const first = (point: number): number => plan.runs.find((run) => run.point === point)!.replicate;
    for (const { index, sweep } of plan.points) if (sweep) expect(first(index)).toBe(first(sweep.base));
  });
  it('varies no policy of a harm-only scenario, and what is assumed of another', () => {
    const coverage = 'channels.court.coverage';
    const withRule = (harmOnly: boolean): string[] => {
      const base = fakeScenario();
      base.channels = {
        court: {
          title: 'Court',
          owner: 'court',
          sees: ['loan'],
          coverage: assumed(0.5, 'share', 0, 1),
          sensitivity: assumed(1, 'probability', 0.5, 1),
          delay: { value: 1, unit: 'days', source: 'E001' },
        },
      } as typeof base.channels;
      if (harmOnly) base.harm_only = true;
      const experiment = { ...fakeStudy().study.experiments[0]!, design: { sobol: both(4) } };
      return dimensionsOf(experiment, { base, arms: [{ id: 'a', scenario: base }] });
    };
    expect(withRule(false)).toContain(coverage);
    expect(withRule(true)).not.toContain(coverage);
    expect(withRule(true)).toContain(RATE);
  });
});
