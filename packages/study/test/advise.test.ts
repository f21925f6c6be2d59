import { describe, expect, it } from 'vitest';
import { InputError } from '@glasshouse/model';
import type { Study } from '@glasshouse/model';
import { inlineExecutor } from '../src/execute/inline.js';
import { adviceOf, runUntilEnough } from '../src/replicates/advise.js';
import { adviseReplicates } from '../src/replicates/of-study.js';
import { runStudy } from '../src/run-study.js';
import { wordsAt } from '../src/statistics/words.js';
import { normalQuantile } from '../src/statistics/normal.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const many = (value: number, count: number): number[] => Array.from({ length: count }, () => value);
const around = (mean: number, half: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => mean + (i % 2 === 0 ? half : -half));

describe('what runs say of a difference', () => {
  it('has three answers', () => {
    expect(adviceOf(around(10, 1, 50), 4)).toMatchObject({
      answer: 'differs',
      enough: true,
      lessThanMatters: false,
      more: 0,
      timesPeople: 1,
    });
    expect(adviceOf(around(0, 1, 50), 4)).toMatchObject({ answer: 'differs by less', enough: true });
    expect(adviceOf(around(0, 30, 50), 4)).toMatchObject({ answer: 'cannot be told', enough: false });
    expect(adviceOf(around(2, 1, 50), 4)).toMatchObject({ answer: 'differs', lessThanMatters: true });
  });
  it('says nothing before forty runs differ, however clear they look', () => {
    const rare = [...many(0, 36), ...many(5, 4)];
    expect(adviceOf(rare, 100)).toMatchObject({ answer: 'cannot be told', differing: 4, more: 360 });
    expect(adviceOf(around(10, 1, 39), 4).answer).toBe('cannot be told');
    expect(adviceOf(around(10, 1, 40), 4).answer).toBe('differs');
    expect(adviceOf(many(0, 30), 4)).toMatchObject({ answer: 'cannot be told', more: null, differing: 0 });
  });
  it('says of runs that differ by far how many of a hundred they are at least, and only there', () => {
    const told = (differences: readonly number[]) => adviceOf(differences, 4).beyond;
    expect(told(around(10, 1, 10))).toEqual({ side: 'more', runs: 10, share: [expect.closeTo(0.6915, 4), 1] });
    expect(told(around(-10, 1, 10))).toMatchObject({ side: 'less', runs: 10 });
    expect(told([...many(-10, 9), 10])).toMatchObject({ side: 'less', runs: 9 });
    // Eight of ten leave a half possible; a difference of what matters is none beyond it; from 40 differing runs on the mean has an answer.
    expect(told([...many(10, 8), 0, 0])).toBeUndefined();
    expect(told(many(10, 5))).toBeUndefined();
    expect(told(many(4, 10))).toBeUndefined();
    expect(told(around(0, 10, 10))).toBeUndefined();
    expect(told(around(10, 1, 40))).toBeUndefined();
    expect(adviceOf(around(10, 1, 10), 4).answer).toBe('cannot be told');
  });
  it('says how many more runs, or how many times the people', () => {
    const wide = adviceOf(around(0, 30, 50), 4);
    expect(wide.runs + wide.more!).toBeGreaterThan(850);
    expect(wide.runs + wide.more!).toBeLessThan(950);
    expect(wide.timesPeople).toBeCloseTo((wide.runs + wide.more!) / 50, -1);
    expect(() => adviceOf([1], 1)).toThrow(RangeError);
    expect(() => adviceOf([1, 2], 0)).toThrow(RangeError);
  });
});

describe('runs until there are enough', () => {
  /** Share of repetitions whose interval holds the true mean, and mean runs. `matters` in standard deviations. */
  async function coverage(
    draw: (next: () => number) => number,
    truth: number,
    matters: number,
    repetitions: number,
    most = 1000,
  ): Promise<[number, number]> {
    let [held, runs] = [0, 0];
    for (let r = 0; r < repetitions; r += 1) {
      const next = wordsAt(`coverage ${r}`);
      const uniform = (): number => (next() + 0.5) / 4294967296;
      const [advice] = await runUntilEnough([matters], most, (_from, count) =>
        Promise.resolve([Array.from({ length: count }, () => draw(uniform))]),
      );
      if (advice!.interval[0] <= truth && truth <= advice!.interval[1]) held += 1;
      runs += advice!.runs;
    }
    return [held / repetitions, runs / repetitions];
  }
  // Nominal 95 percent. The reference tables give 0.93 to 0.95 for the first three, 0.91 to 0.94 for the exponential, 0.93 for the sparse one; three standard
  // errors of 300 repetitions are 0.04.
  it.each([
    ['normal', (u: () => number) => normalQuantile(u()), 0, 0.9],
    ['skewed counts', (u: () => number) => Math.floor(-3 * Math.log(u())), 1 / (Math.exp(1 / 3) - 1), 0.88],
    ['heavy tail', (u: () => number) => normalQuantile(u()) / Math.sqrt((-Math.log(u()) - Math.log(u()) - Math.log(u())) / 3), 0, 0.9],
    ['exponential', (u: () => number) => -Math.log(u()), 1, 0.87],
    ['one run in ten differs', (u: () => number) => (u() < 0.1 ? -Math.log(u()) : 0), 0.1, 0.89],
  ] as const)(
    'covers near nominal: %s',
    async (_name, draw, truth, least) => {
      const [held] = await coverage(draw, truth, 0.8, 300);
      expect(held).toBeGreaterThan(least);
    },
    60_000,
  );
  it('takes about 405 runs where one in ten differs, and would cover far too rarely without the forty', async () => {
    const sparse = (u: () => number): number => (u() < 0.1 ? -Math.log(u()) : 0);
    const [, runs] = await coverage(sparse, 0.1, 0.4, 100);
    expect(runs).toBeGreaterThan(350);
    expect(runs).toBeLessThan(460);
    let held = 0;
    for (let r = 0; r < 300; r += 1) {
      const next = wordsAt(`short ${r}`);
      const u = (): number => (next() + 0.5) / 4294967296;
      const { interval } = adviceOf(Array.from({ length: 20 }, () => sparse(u)), 1); // prettier-ignore
      if (interval[0] <= 0.1 && 0.1 <= interval[1]) held += 1;
    }
    expect(held / 300).toBeLessThan(0.85);
  }, 60_000);
  it('looks at widths, counts its looks, and stops at the most', async () => {
    const asked: number[] = [];
    const [advice] = await runUntilEnough([1], 50, (from, count) => {
      asked.push(from);
      return Promise.resolve([around(0, 100, count)]);
    });
    expect(asked).toEqual([0, 20, 30, 40]);
    expect(advice).toMatchObject({ runs: 50, looks: 4, answer: 'cannot be told' });
  });
});

describe('advice of a study', () => {
  const settings = { size: 'reduced', seed: 1, engineHash: 'e', register: fakeRegister(), engine: fakeEngine, executor: inlineExecutor(fakeEngine) } as const; // prettier-ignore
  /** Replicate r of the toy engine counts 1 + r times as much: differences 3,000, 6,000, ... */
  const named = (matters: Record<string, number>) => (study: Study) => {
    Object.assign(study.experiments[0]!.replicates, { reduced: 45, matters, most: 60 });
  };
  it('stands in the document, for the differences that the experiment names', async () => {
    const document = await runStudy(fakeStudy(named({ 'acts@double-as_written': 1e6 })), { ...settings, follow: null });
    expect(document.advice).toHaveLength(1);
    expect(document.advice![0]).toMatchObject({ of: 'court.acts@double-as_written', matters: 1e6, runs: 45, answer: 'differs', looks: 1 });
    expect(document.advice![0]!.title).toMatch(/, \S.* compared with \S/);
    const silent = await runStudy(fakeStudy(), { ...settings, follow: null });
    expect('advice' in silent).toBe(false);
  });
  it('runs until enough, and refuses an experiment that says of no difference that it matters', async () => {
    const [one] = await adviseReplicates(fakeStudy(named({ 'acts@double-as_written': 1e6 })), 'court', settings);
    expect(one).toMatchObject({ of: 'acts@double-as_written', runs: 40, looks: 3, enough: true });
    const [wide] = await adviseReplicates(fakeStudy(named({ 'acts@double-as_written': 10 })), 'court', settings);
    expect(wide).toMatchObject({ runs: 60, enough: false });
    await expect(adviseReplicates(fakeStudy(), 'court', settings)).rejects.toThrow(InputError);
  });
});
