import { describe, expect, it } from 'vitest';
import { InputError } from '@glasshouse/model';
import type { Study } from '@glasshouse/model';
import { runAgain } from '../src/calibrate/again.js';
import { calibrate } from '../src/calibrate/of-study.js';
import type { CalibrationResult } from '../src/calibrate/of-study.js';
import { endsOf } from '../src/calibrate/ends.js';
import { freshHypercube, runLists } from '../src/calibrate/lists.js';
import type { ListPlan, ListsResult } from '../src/calibrate/lists.js';
import { cholesky, fitQuadratics, termsOf } from '../src/calibrate/quadratic.js';
import { missOf } from '../src/calibrate/screen.js';
import type { FittedCount, RunWorld } from '../src/calibrate/screen.js';
import { diceRoom, toldOf, togetherOf } from '../src/calibrate/told.js';
import { inlineExecutor } from '../src/execute/inline.js';
import { StudyFailed } from '../src/execute/study-failed.js';
import { expectedCounts, noiseAt, TOY_PATHS, toyTargets, toyWorld } from './calibrate-toy.js';
import { assumed, fakeEngine, fakeRegister, fakeStudy, sourced } from './fake.js';

const K = TOY_PATHS.length;
const MIDDLE = TOY_PATHS.map(() => 0.5);
const PLAN: ListPlan = { first: 180, next: 150, most: 12, want: 100 };

const lists = (targets: readonly FittedCount[], people: number, address: string, plan = PLAN): Promise<ListsResult> =>
  runLists(K, targets, plan, address, (positions, list) => {
    const noise = noiseAt(`${address}|${people}|${list}`);
    return Promise.resolve(positions.map((position) => toyWorld(position, people, noise)));
  });
const plainly = (targets: readonly FittedCount[], people: number, draws: number): RunWorld[] => {
  const noise = noiseAt(`plain|${people}`);
  return freshHypercube(K, draws, `plain|${people}`)
    .map((position) => toyWorld(position, people, noise))
    .filter(({ counts }) => missOf(counts, targets) <= 1);
};
/** Worlds that fit of 60,000 plain draws, at 400,000 people and a tolerance of 25 percent. */
const quarter = (() => {
  let known: RunWorld[] | null = null;
  return (): RunWorld[] => (known ??= plainly(toyTargets(MIDDLE, 0.25), 400_000, 60_000));
})();
const column = (worlds: readonly (readonly number[])[], d: number): number[] => worlds.map((position) => position[d]!);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

describe('the quadratic', () => {
  it('is exact where the output is one, and knows its error where it is not', () => {
    const rows = freshHypercube(3, 400, 'quadratic');
    const exact = (p: readonly number[]): number => 1 + 2 * p[0]! - p[1]! * p[2]! + 3 * p[1]! ** 2;
    const noise = noiseAt('quadratic');
    const noisy = rows.map((row) => exact(row) + 0.1 * noise());
    const [plain, rough] = fitQuadratics(rows, [rows.map(exact), noisy]);
    for (const row of rows.slice(0, 20)) expect(plain!.at(termsOf(row))).toBeCloseTo(exact(row), 1);
    expect(plain!.error).toBeLessThan(0.02);
    expect(rough!.error).toBeGreaterThan(0.085);
    expect(rough!.error).toBeLessThan(0.115);
  });
  it('says how far it is off with fewer points than terms', () => {
    const rows = freshHypercube(12, 60, 'few');
    const [few] = fitQuadratics(rows, [rows.map((row) => Math.sin(9 * row[0]!))]);
    expect(few!.error).toBeGreaterThan(0.3);
  });
  it('stands on a factorisation that multiplies back, and refuses a matrix that has none', () => {
    const matrix = [
      [4, 2],
      [2, 5],
    ];
    expect(cholesky(matrix)).toEqual([[2], [1, 2]]);
    expect(() => cholesky([[0]])).toThrow(RangeError);
  });
});

describe('calibration in lists, on a toy with known parameters', () => {
  it('finds a hundred worlds in no more runs than the reference toy, where seven of 100 plain worlds fit', async () => {
    const targets = toyTargets(MIDDLE, 0.35);
    const share = plainly(targets, 100_000, 20_000).length / 20_000;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.09);
    const found = await lists(targets, 100_000, 'a');
    expect(found.kept.length).toBeGreaterThanOrEqual(100);
    expect(found.stopped).toBe('enough fit');
    expect(found.worlds.length).toBeLessThan(958);
  });
  it('needs at most a tenth of the runs of plain rejection at 1.6 million people and a tolerance of 15 percent', async () => {
    const targets = toyTargets(MIDDLE, 0.15);
    const share = plainly(targets, 1_600_000, 40_000).length / 40_000;
    const found = await lists(targets, 1_600_000, 'b');
    expect(found.kept.length).toBeGreaterThanOrEqual(100);
    expect(found.worlds.length).toBeLessThan(0.1 * (found.kept.length / share));
  });
  it('keeps worlds as plain rejection keeps them: means and spreads are the same', async () => {
    const targets = toyTargets(MIDDLE, 0.25);
    const plain = quarter().map(({ position }) => position);
    const kept: (readonly number[])[] = [];
    for (const address of ['c', 'd', 'e', 'f']) {
      const found = await lists(targets, 400_000, address);
      kept.push(...found.kept.map((i) => found.worlds[i]!.position));
    }
    expect(plain.length).toBeGreaterThan(1000);
    expect(kept.length).toBeGreaterThan(400);
    for (let d = 0; d < K; d += 1) {
      const spread = deviation(column(plain, d));
      expect(Math.abs(mean(column(kept, d)) - mean(column(plain, d))) / spread, TOY_PATHS[d]).toBeLessThan(0.18);
      expect(Math.abs(deviation(column(kept, d)) / spread - 1), TOY_PATHS[d]).toBeLessThan(0.15);
    }
  });
  it('holds planted truths, and counts that were held out, and says what the counts cannot tell', async () => {
    let [inside, all, later] = [0, 0, 0];
    for (let t = 0; t < 4; t += 1) {
      const truth = freshHypercube(K, 4, 'truths')[t]!.map((u) => 0.2 + 0.6 * u);
      const found = await lists(toyTargets(truth, 0.25), 400_000, `truth ${t}`);
      const kept = found.kept.map((i) => found.worlds[i]!);
      toldOf(
        TOY_PATHS,
        kept.map(({ position }) => position),
      ).forEach(({ after: [low, high] }, d) => {
        all += 1;
        if (low <= truth[d]! && truth[d]! <= high) inside += 1;
      });
      const counts = expectedCounts(truth).later;
      counts.forEach((count, n) => {
        const values = kept.map(({ numbers }) => numbers[n]!);
        if (Math.min(...values) <= count && count <= Math.max(...values)) later += 1;
      });
      const told = toldOf(TOY_PATHS, kept.map(({ position }) => position)); // prettier-ignore
      expect(told.find(({ path }) => path === 'trend19')!.told).toBe(false);
      expect(told.find(({ path }) => path === 'rate')!.told).toBe(true);
      expect(togetherOf(TOY_PATHS, kept.map(({ position }) => position)).map(({ paths }) => paths)).toContainEqual(['rail_never', 'rail_often']); // prettier-ignore
    }
    expect(inside / all).toBeGreaterThan(0.93);
    expect(later).toBeGreaterThanOrEqual(15);
  });
  it('bounds a number at least as widely as plain draws do, by worlds that were run and fit', async () => {
    const targets = toyTargets(MIDDLE, 0.25);
    const plain = quarter().map(({ numbers }) => numbers[3]!);
    const found = await lists(targets, 400_000, 'ends');
    const ran: RunWorld[] = [];
    const { ends, worlds } = await endsOf({ dimensions: K, targets, numbers: 4, address: 'ends' }, found, (positions) => {
      const noise = noiseAt('ends again');
      const worlds = positions.map((position) => toyWorld(position, 400_000, noise));
      ran.push(...worlds);
      return Promise.resolve(worlds);
    });
    expect(worlds).toEqual(ran);
    const [low, high] = ends[3]!;
    const width = Math.max(...plain) - Math.min(...plain);
    expect(low.value).toBeLessThan(Math.min(...plain) + 0.1 * width);
    expect(high.value).toBeGreaterThan(Math.max(...plain) - 0.1 * width);
    for (const end of [low, high]) {
      const world = [...found.worlds, ...ran].find(({ position }) => position === end.position)!;
      expect(missOf(world.counts, targets)).toBeLessThanOrEqual(1);
      expect(world.numbers[3]).toBe(end.value);
    }
  });
  it('widens its margin where an audited world shows that the screen was wrong', async () => {
    const targets = [{ id: 'c', published: 1, tolerance: 0.1 }];
    const steps = ([x]: readonly number[]): number => (x! > 0.9 || (x! > 0.1 && x! < 0.15) ? 1 : x! > 0.5 ? 40 : 2);
    const world = (position: readonly number[]): RunWorld => ({ position, counts: [steps(position)], numbers: [] });
    const plan = { first: 60, next: 200, most: 6, want: 2000 };
    const found = await runLists(2, targets, plan, 'audit', (positions) => Promise.resolve(positions.map(world)));
    expect(found.lists.some(({ wronglyRuledOut }) => wronglyRuledOut > 0)).toBe(true);
    expect(found.margin).toBe(3);
  });
  it('answers that nothing fits, and by how much the nearest world misses', async () => {
    const targets = toyTargets(MIDDLE, 0.25).map((target, t) => (t === 0 ? { ...target, published: target.published * 100 } : target));
    const found = await lists(targets, 400_000, 'nothing', { ...PLAN, most: 5 });
    expect(found.kept).toEqual([]);
    expect(['two lists added none', 'nothing is left']).toContain(found.stopped);
    expect(Math.min(...found.worlds.map(({ counts }) => missOf(counts, targets)))).toBeGreaterThan(2);
  });
});

describe('dice before lists', () => {
  it('leave a tolerance room, or say how many times the people it takes', () => {
    expect(diceRoom('c', [99, 100, 101], 0.3)).toMatchObject({ enough: true, timesPeople: 1 });
    const room = diceRoom('c', [80, 100, 120], 0.3);
    expect(room.spread).toBeCloseTo(0.2, 12);
    expect(room).toMatchObject({ enough: false, timesPeople: 4 });
  });
});

describe('calibration of an experiment', () => {
  const calm = {
    ...fakeEngine,
    runExperiment: (plan, options) => fakeEngine.runExperiment(plan, { ...options, replicate: 0 }),
  } as typeof fakeEngine;
  const RATE = 'streams.loan.rate';
  /** The toy engine counts 15 rounds of 1,000 x rate acts; 3,000 were published. */
  const change = (study: Study): void => {
    Object.assign(study.experiments[0]!, {
      fit: true,
      fitted: [RATE],
      targets: [{ id: 'acts', title: 'Acts', indicator: 'acts', source: 'E001', use: 'fit', tolerance: assumed(0.1, 'share', 0.1, 0.1) }],
      calibrate: { first: 40, next: 40, most: 4, want: 30, bounds: ['acts@double', 'acts@double-as_written'] },
    });
  };
  const run = (more: (study: Study) => void = () => undefined, seed = 5, published = 3000): Promise<CalibrationResult> =>
    calibrate(
      fakeStudy((study) => {
        change(study);
        more(study);
      }),
      'court',
      { size: 'reduced', seed, engineHash: 'e', register: fakeRegister({ E001: published }), engine: calm, executor: inlineExecutor(calm) },
    );
  /** The search as it is, for cases that only read it. */
  const plain = (() => {
    let known: Promise<CalibrationResult> | null = null;
    return (): Promise<CalibrationResult> => (known ??= run());
  })();

  it('keeps worlds of the world alone, bounds the numbers on the engine, and throws each kept world once more', async () => {
    const found = await plain();
    expect(found.quantities).toEqual([RATE]);
    expect(found.worlds.every(([rate]) => rate! >= 0.179 && rate! <= 0.221)).toBe(true);
    expect(found.kept).toBe(found.worlds.length);
    expect(found.fitsAgain).toMatchObject({ of: found.kept, again: found.kept });
    const { of, fit, share } = found.unscreened;
    expect(of).toBe(40 + found.lists.slice(1).reduce((sum, { audited }) => sum + audited, 0));
    expect(fit).toBeGreaterThanOrEqual(found.lists[0]!.fits);
    expect(share.interval![0] <= fit / of && fit / of <= share.interval![1]).toBe(true);
    const [level, difference] = found.bounds;
    expect(level!.ends![0].value).toBeGreaterThanOrEqual(5400);
    expect(level!.ends![0].value).toBeLessThan(5500);
    expect(level!.ends![1].value).toBeGreaterThan(6500);
    expect(level!.ends![1].value).toBeLessThanOrEqual(6600);
    expect(difference!.ends![0].value * 2).toBeCloseTo(level!.ends![0].value, 6);
    expect(level!.ends![0].again).toEqual({ mean: level!.ends![0].value, fit: 4, throws: 4 });
    expect(found.told[0]).toMatchObject({ path: RATE, told: true });
    expect(found.dice[0]).toMatchObject({ spread: 0, enough: true });
  });
  it('lists the worlds that are not ruled out: the ends and those that fit among them', async () => {
    const { left, worlds, bounds } = await plain();
    const rates = left.map(([rate]) => rate);
    expect(new Set(rates).size).toBe(left.length);
    for (const [rate] of worlds) expect(rates).toContain(rate);
    for (const end of bounds[0]!.ends!) expect(rates).toContain(end.at[RATE]);
    expect(rates[0]).toBe(bounds[0]!.ends![0].at[RATE]);
  });
  it('reads the same worlds a second time where asked, and moves nothing else by it', async () => {
    const asked = await run((study) => Object.assign(study.experiments[0]!.calibrate!, { abc: { particles: 100 } }));
    const { abc, runs, ...rest } = asked;
    const { abc: none, runs: fewer, ...unasked } = await plain();
    expect(none).toBe(null);
    expect(rest).toEqual(unasked);
    expect(runs).toBe(fewer + abc!.runs);
    expect(abc).toMatchObject({ computed: true, stopped: 'the tolerances are reached' });
    expect(abc!.quantities[0]!.path).toBe(RATE);
    for (const rate of abc!.quantities[0]!.range) expect(rate >= 0.179 && rate <= 0.221).toBe(true);
    const [level, difference] = abc!.numbers;
    expect(level!.range![0]).toBeGreaterThanOrEqual(5400);
    expect(level!.range![2]).toBeLessThanOrEqual(6600);
    expect(difference!.range![1] * 2).toBeCloseTo(level!.range![1], 6);
  });
  it('prints no second reading that did not reach the tolerances', async () => {
    const { abc } = await run((study) => Object.assign(study.experiments[0]!.calibrate!, { abc: { particles: 50, most: 1 } }), 5, 90_000);
    expect(abc).toMatchObject({ computed: false, quantities: [] });
    expect(abc!.numbers.every(({ range }) => range === null)).toBe(true);
  });
  it('runs the worlds of a search again, and reads numbers and later counts off further runs of confirmed worlds alone', async () => {
    // In further runs the toy counts a tenth less: worlds whose rate is below 0.2 no longer fit.
    const fewer = {
      ...calm,
      compile: (...args: Parameters<typeof calm.compile>) => {
        const plan = calm.compile(...args);
        return { ...plan, arms: plan.arms.map((arm) => ({ ...arm, rate: arm.rate * 0.9 })) };
      },
    } as typeof fakeEngine;
    const later = { id: 'later', title: 'Later', indicator: 'acts', arm: 'double', source: 'E002', use: 'held_out' };
    const loaded = fakeStudy((study) => {
      change(study);
      study.experiments[0]!.targets.push(later as never);
    });
    const register = fakeRegister({ E001: 3000, E002: 9999 });
    const how = { size: 'reduced', seed: 5, engineHash: 'e', register } as const;
    const search = await calibrate(loaded, 'court', { ...how, engine: calm, executor: inlineExecutor(calm) });
    const same = (await runAgain(loaded, search, { ...how, engine: calm, executor: inlineExecutor(calm) })).again;
    expect(same).toMatchObject({ throws: 4, confirmed: same.worlds });
    expect(same.worlds).toBeGreaterThanOrEqual(search.kept);
    expect(same.bounds[0]!.range).toEqual(search.bounds[0]!.ends!.map(({ value }) => value));
    expect(same.heldOut).toEqual([{ id: 'later', published: 9999, range: same.bounds[0]!.range }]);
    const { again } = await runAgain(loaded, search, { ...how, engine: fewer, executor: inlineExecutor(fewer) });
    expect(again.confirmed).toBeLessThan(again.worlds);
    expect(again.bounds[0]!.range![0]).toBeGreaterThanOrEqual(2 * 2700);
    expect(again.bounds[0]!.range![1]).toBeLessThan(same.bounds[0]!.range![1]);
    // Every other run counts twice as much: each world fits in just half of its further runs, and the others are not read.
    const halves = {
      ...calm,
      runExperiment: (plan, one) => fakeEngine.runExperiment(plan, { ...one, replicate: one.replicate % 2 }),
    } as typeof fakeEngine;
    const half = (await runAgain(loaded, search, { ...how, engine: halves, executor: inlineExecutor(halves) })).again;
    expect(half).toEqual(same);
    const other = { ...search, quantities: ['streams.loan.ceiling'] };
    await expect(runAgain(loaded, other, { ...how, engine: calm, executor: inlineExecutor(calm) })).rejects.toThrow(InputError);
  });
  it('is the same for the same seed, other for another', async () => {
    expect(await run()).toEqual(await plain());
    expect((await plain()).worlds).not.toEqual((await run(undefined, 6)).worlds);
  });
  it('bounds nothing where fewer than ten worlds fit', async () => {
    const found = await run((study) => (study.experiments[0]!.targets[0]!.tolerance = assumed(0.0001, 'share', 0.0001, 0.0001)), 5, 3007);
    expect(found.kept).toBeLessThan(10);
    expect(found.bounds.every(({ ends }) => ends === null)).toBe(true);
    expect(found.told).toEqual([]);
    expect(found.nearest).toBeGreaterThan(1);
  });
  it('refuses an experiment that fits nothing, a policy, and nothing to fit', async () => {
    await expect(run((study) => (study.experiments[0]!.fit = false))).rejects.toThrow(InputError);
    await expect(run((study) => (study.experiments[0]!.fitted = ['channels.court.coverage']))).rejects.toThrow(InputError);
    await expect(run((study) => (study.experiments[0]!.fitted = ['population.household_size.two']))).rejects.toThrow(InputError);
    const loaded = fakeStudy(change);
    loaded.scenarios['court']!.base.channels = {
      court: { title: 'C', owner: 'court', sees: ['loan'], coverage: assumed(0.5, 'share', 0, 1), sensitivity: sourced(1, 'probability'), delay: sourced(1, 'days') },
    } as never; // prettier-ignore
    loaded.study.experiments[0]!.fitted = [];
    loaded.study.experiments[0]!.design = { points: { reduced: 1, full: 1 } };
    const options = { size: 'reduced', seed: 1, engineHash: 'e', register: fakeRegister({ E001: 3000 }), engine: calm, executor: inlineExecutor(calm) } as const; // prettier-ignore
    expect((await calibrate(loaded, 'court', options)).quantities).toEqual(['population.household_size.one', RATE]);
  });
  it('ends with the runs that failed', async () => {
    const broken = { ...calm, runExperiment: () => { throw new Error('the ledger does not add up'); } } as typeof fakeEngine; // prettier-ignore
    const options = { size: 'reduced', seed: 1, engineHash: 'e', register: fakeRegister({ E001: 3000 }), engine: broken, executor: inlineExecutor(broken) } as const; // prettier-ignore
    await expect(calibrate(fakeStudy(change), 'court', options)).rejects.toThrow(StudyFailed);
  });
});
