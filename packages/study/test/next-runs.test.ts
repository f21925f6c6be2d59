import type { KeptRun, LoadedStudy, ReducedRun, Study } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import type { PlannedRun } from '../src/design/plan-study.js';
import { inlineExecutor } from '../src/execute/inline.js';
import { adviceOf } from '../src/replicates/advise.js';
import { NEXT_RUNS, nextRuns } from '../src/replicates/next-runs.js';
import { prepareStudy, runStudy } from '../src/run-study.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const settings = { size: 'reduced', seed: 1, engineHash: 'e', register: fakeRegister(), engine: fakeEngine } as const;
const ACTS = 'acts@double-as_written';

/** The toy study with so many replicates, that says of acts from which difference on they matter. */
const study = (reduced: number, matters: number | null, change: (study: Study) => void = () => undefined): LoadedStudy =>
  fakeStudy((one) => {
    Object.assign(one.experiments[0]!.replicates, { reduced, ...(matters === null ? {} : { matters: { [ACTS]: matters } }) });
    change(one);
  });

/** A run that counts 7 acts in the first arm and `above` more of `below` cases in the second; ten days of a ban more for each act more. */
const run = (above: number, below = 1): KeptRun =>
  ({ kept: 'numbers', indicators: Float64Array.of(7, below, 7 + above, below, 0, 1, 10 * above, 1) }) as ReducedRun;

/** What is said of a study whose runs counted this; null: the run is missing. */
function said(loaded: LoadedStudy, counted: (run: PlannedRun) => KeptRun | null, ranges = true) {
  const { frames } = prepareStudy(loaded, settings);
  const runs = new Map(frames.flatMap(({ planned }) => planned.runs.map((one) => [one.id, counted(one)] as const)));
  const read: string[] = [];
  const found = nextRuns(frames, {
    holds: (id) => runs.get(id) !== null,
    read: (id) => {
      read.push(id);
      return runs.get(id)!;
    },
    ranges,
  });
  return { found, read, replicates: found[0]!.replicates };
}

describe('what the next hundred runs are expected to show', () => {
  it('is computed by hand for four replicates of ten', () => {
    // Differences 1, 2, 3, 4: standard deviation sqrt(5 / 3) = 1.290994; t of 3 degrees 3.182446, of 103 degrees 1.983264.
    const counted = ({ point, replicate }: PlannedRun): KeptRun | null => (point === 0 && replicate < 4 ? run(replicate + 1) : null);
    const { found, replicates } = said(study(10, 1), counted);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ experiment: 'court', of: `court.${ACTS}`, unit: 'acts', harm: false, matters: 1 });
    expect(replicates).toMatchObject({ planned: 10, complete: 4, missing: 6, differing: 4 });
    expect(replicates.halfWidth).toBeCloseTo((3.182446 * 1.290994) / 2, 4);
    expect(replicates.expected).toEqual({
      more: NEXT_RUNS,
      halfWidth: expect.closeTo((1.983264 * 1.290994) / Math.sqrt(104), 5),
      differing: 104,
      enough: true,
    });
    // Half of what matters is 0.25, and 0.2511 is expected.
    expect(said(study(10, 0.5), counted).replicates.expected!.enough).toBe(false);
    expect(said(study(10, 0.51), counted).replicates.expected!.enough).toBe(true);
  });

  it('is not enough where too few runs would differ, however narrow the interval', () => {
    // Five of 50 differ by 10: mean 1, variance (5 x 81 + 45) / 49; t of 149 degrees 1.976013.
    const five = said(study(50, 100), ({ replicate }) => run(replicate % 10 === 0 ? 10 : 0)).replicates;
    expect(five).toMatchObject({ complete: 50, missing: 0, differing: 5 });
    expect(five.expected).toEqual({
      more: 100,
      halfWidth: expect.closeTo((1.976013 * Math.sqrt(450 / 49)) / Math.sqrt(150), 4),
      differing: 15,
      enough: false,
    });
    // Of 50, 13 differ: 39 of 150 are expected, one short; with 14 it is 42.
    const of = (differing: number) => said(study(50, 100), ({ replicate }) => run(replicate < differing ? 1 : 0)).replicates.expected;
    expect(of(13)).toMatchObject({ differing: 39, enough: false });
    expect(of(14)).toMatchObject({ differing: 42, enough: true });
  });

  it('says nothing of an interval from one run, from runs that do not differ, and from one without a case', () => {
    const first = said(study(10, 1), ({ point, replicate }) => (point === 0 && replicate === 0 ? run(3) : null));
    expect(first.replicates).toMatchObject({ complete: 1, missing: 9, halfWidth: null, expected: null });
    expect(said(study(10, 1), () => run(0)).replicates).toMatchObject({ differing: 0, halfWidth: 0, expected: null });
    const none = said(study(10, 1), ({ replicate }) => run(1, replicate === 3 ? 0 : 1)).replicates;
    expect(none).toMatchObject({ complete: 10, halfWidth: null, expected: null });
  });

  it('looks no further than the most replicates of an experiment', () => {
    const counted = ({ replicate }: PlannedRun): KeptRun => run(replicate % 2);
    expect(said(study(950, 1), counted).replicates.expected).toMatchObject({ more: 50 });
    expect(said(study(1000, 1), counted).replicates.expected).toBeNull();
  });

  it('has the half-width that the adviser has of the same runs', async () => {
    const runs = new Map<string, KeptRun>();
    const loaded = study(45, 1e6);
    const document = await runStudy(loaded, {
      ...settings,
      executor: inlineExecutor(fakeEngine),
      follow: null,
      onRun: ({ id }, result) => void runs.set(id, result),
    });
    const [{ interval }] = document.advice!;
    const { frames } = prepareStudy(loaded, settings);
    const told = nextRuns(frames, { holds: (id) => runs.has(id), read: (id) => runs.get(id)!, ranges: true })[0]!;
    expect(told.replicates.halfWidth).toBeCloseTo((interval[1] - interval[0]) / 2, 6);
    // Differences 3,000, 6,000, ...: variance of 1 to 45 is 45 x 46 / 12, t of 44 degrees 2.015368.
    expect(told.replicates.halfWidth! / ((3000 * 2.015368 * Math.sqrt(172.5)) / Math.sqrt(45))).toBeCloseTo(1, 5);
    expect(told.replicates.halfWidth).toBeCloseTo(
      adviceOf(
        Array.from({ length: 45 }, (_, r) => 3000 * (r + 1)),
        1,
      ).interval[1] -
        3000 * 23, // prettier-ignore
      6,
    );
  });

  it('without a difference that matters reads the first harm, in each arm less the first', () => {
    const { found } = said(study(10, null), ({ replicate }) => run(replicate + 1));
    expect(found.map(({ of, harm, matters }) => ({ of, harm, matters }))).toEqual([
      { of: 'court.ban_days@double-as_written', harm: true, matters: null },
    ]);
    // Per 1,000: 10,000 times the differences 1 to 10, of variance 10 x 11 / 12; t of 9 degrees 2.262157.
    expect(found[0]!.replicates.halfWidth! / ((10_000 * 2.262157 * Math.sqrt(110 / 12)) / Math.sqrt(10))).toBeCloseTo(1, 5);
    expect(found[0]!.replicates.expected!.enough).toBeNull();
    const silent = fakeStudy((one) => one.experiments[0]!.indicators.forEach((indicator) => Object.assign(indicator, { harm: false })));
    expect(nextRuns(prepareStudy(silent, settings).frames, { holds: () => true, read: () => run(1), ranges: true })).toEqual([]);
  });
});

describe('what a hundred more design points would do', () => {
  // Drawn point p counts p and p + 2 acts more in its two replicates: p + 1 in the ratio of sums. The scenario as written: 20.
  const counted = ({ point, replicate }: PlannedRun): KeptRun | null => run(point === 0 ? 20 : point + 2 * (replicate % 2));
  it('is told of the range over complete points alone', () => {
    const whole = said(study(10, 1), counted);
    expect(whole.found[0]!.points).toEqual({ planned: 5, complete: 5, low: 2, high: 20, fit: false });
    // The second run of point 1 is missing, and all of the scenario as written.
    const some = said(study(10, 1), (one) => (one.point === 0 || (one.point === 1 && one.replicate % 2 === 1) ? null : counted(one)));
    expect(some.found[0]!.points).toEqual({ planned: 5, complete: 3, low: 3, high: 5, fit: false });
    expect(said(study(10, 1), ({ point }) => (point === 0 ? null : point === 1 ? run(1, 0) : run(point))).found[0]!.points).toMatchObject({
      complete: 4,
      low: 2,
      high: 4,
    });
  });
  it('is counted without reading a run of a drawn point, where ranges are not asked for or only points that fit count', () => {
    const bare = said(study(10, 1), counted, false);
    expect(bare.found[0]!.points).toEqual({ planned: 5, complete: 5, low: null, high: null, fit: false });
    expect(bare.read).toHaveLength(10);
    const fits = said(
      study(10, 1, ({ experiments }) => Object.assign(experiments[0]!, { fit: true })),
      counted,
    );
    expect(fits.found[0]!.points).toEqual({ planned: 5, complete: 5, low: null, high: null, fit: true });
    expect(fits.read).toHaveLength(10);
  });
  it('is not told where nothing varies', () => {
    const still = study(10, 1, ({ experiments }) =>
      Object.assign(experiments[0]!, { design: { points: { reduced: 5, full: 5 }, vary: [] } }),
    );
    expect(said(still, counted).found[0]!.points).toBeNull();
  });
});
