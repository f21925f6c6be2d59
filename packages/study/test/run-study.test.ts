import { describe, expect, it } from 'vitest';
import { InputError } from '@glasshouse/model';
import type { RunResult, Study, StudyDocument } from '@glasshouse/model';
import { planStudy } from '../src/design/plan-study.js';
import { inlineExecutor } from '../src/execute/inline.js';
import type { Executor } from '../src/execute/types.js';
import { resultHash, runDigest } from '../src/hash/result-hash.js';
import { StudyFailed } from '../src/execute/study-failed.js';
import type { PlannedRun } from '../src/design/plan-study.js';
import { runStudy } from '../src/run-study.js';
import type { StudyOptions } from '../src/run-study.js';
import { assumed, fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const options = (part: Partial<StudyOptions> = {}): StudyOptions => ({
  size: 'reduced',
  seed: 1,
  engineHash: 'build',
  register: fakeRegister(),
  engine: fakeEngine,
  executor: inlineExecutor(fakeEngine),
  ...part,
});
const run = (change?: (study: Study) => void, part: Partial<StudyOptions> = {}): Promise<StudyDocument> =>
  runStudy(fakeStudy(change), options(part));

/** Hands the runs over in another order than planned. */
const shuffled = (order: (n: number) => number[]): Executor => ({
  execute: (runs, sink, progress) =>
    inlineExecutor(fakeEngine).execute(
      order(runs.length).map((i) => runs[i]!),
      sink,
      progress,
    ),
});

describe('a study', () => {
  it('means over replicates of point 0; arms paired', async () => {
    const d = await run();
    const acts = d.indicators.find((i) => i.indicator === 'acts')!;
    // 200 acts a round at rate 0.2, times 1 + replicate: the mean of 1..10 is 5.5; fifteen rounds.
    expect(acts.arms[0]!.estimate.middle).toBeCloseTo(200 * 5.5 * 15);
    expect(acts.arms[1]!.difference!.middle).toBeCloseTo(200 * 5.5 * 15);
    expect(acts.arms[0]!.difference).toBeNull();
    // The t interval of the logarithm of 1..10 times 3000: half-width 6497.55 around 16,500 on the scale of a mean.
    expect(acts.arms[0]!.estimate.dice![1] - acts.arms[0]!.estimate.middle).toBeCloseTo(
      16_500 * (Math.exp((2.262157 * Math.sqrt(82.5 / 9 / 10)) / 5.5) - 1),
      1,
    );
    expect(acts.arms[0]!.estimate).toMatchObject({ points: 5, replicates: 10, over: 'assumptions' });
  });
  it('prints harm per 1,000 people and year by word and group, zeros bounded', async () => {
    const d = await run();
    const row = (harm: string, group: string, category: string) =>
      d.harm.find((h) => h.arm === 'as_written' && h.harm === harm && h.group === group && h.category === category);
    const deed = row('deed', 'all', 'all')!;
    expect(deed.per1000.middle).toBeCloseTo((200 * 5.5 * 15 * 1000) / (1000 * (457 / 365)), 0);
    expect(row('deed', 'rural', 'no')!.per1000.middle).toBe(0);
    expect(row('deed', 'income', 'middle')!.per1000.middle).toBeGreaterThan(0);
    expect(row('error', 'all', 'all')!.per1000.upperBound).toBeCloseTo((3 * 365 * 1000) / 18_000, 6);
    expect(row('error', 'rural', 'yes')).toBeUndefined();
    expect(new Set(d.harm.map((h) => h.measure))).toEqual(new Set(['ban']));
  });
  it('names assumptions, sources, checks, years and words', async () => {
    const d = await run();
    expect(d.assumptions.map((a) => a.path)).toEqual(['population.household_size.one', 'streams.loan.rate']);
    expect(d.sources.map((s) => s.id)).toEqual(['E001', 'E002']);
    expect(d.sources[1]!.usedBy).toEqual(['toy: measures.ban.basis']);
    expect(d.experiments[0]!.checks).toEqual([{ name: 'stock = inflow - outflow', comparisons: 4 * 18 }]);
    expect(d.experiments[0]!.titles).toEqual({ 'places.here': 'Here', 'streams.loan': 'Loan', 'measures.ban': 'Ban' });
    expect(d.experiments[0]!.years.labels).toEqual(['2013', '2014']);
    expect(d.experiments[0]!.years.counters['stream.loan.acts']!.as_written).toEqual(
      [200 * 5.5 * 3, 200 * 5.5 * 12].map((v) => expect.closeTo(v)),
    );
    expect(d.experiments[0]!.years.counters['measure.ban.days.error.unrelated']).toBeUndefined();
    expect(d.experiments[0]!.gross).toEqual([{ arm: 'double', more: 3, fewer: 0, same: 0, daysAdded: 7, daysTaken: 0 }]);
    expect(d.experiments[0]!.firstDifference).toEqual([{ arm: 'double', day: '2013-11-05', person: 'S-7' }]);
    expect(d.codebook[0]!.word).toBe('lawful');
    expect(d.dictionary.map((c) => c.id)).toContain('people.days');
  });
  it('sweeps one value at a time', async () => {
    const d = await run((s) => Object.assign(s.experiments[0]!.design, { vary: [], sweep: { 'streams.loan.rate': [0.1, 0.3] } }));
    const sweep = d.indicators[0]!.sweep;
    expect(sweep).toHaveLength(1);
    // Two replicates: factors 1 and 2.
    expect(sweep[0]!.values.map((v) => v.arms[0]!.estimate.middle)).toEqual([100 * 1.5 * 15, 300 * 1.5 * 15]);
    expect(d.indicators[0]!.arms[0]!.estimate.over).toBe('dice only');
  });
});

describe('sameness', () => {
  it('no order of completion, observer or thread changes the document', async () => {
    const plain = await run();
    const back = await run(undefined, {
      executor: shuffled((n) => Array.from({ length: n }, (_, i) => n - 1 - i)),
      onProgress: () => undefined,
      onRun: () => undefined,
    });
    expect(back).toEqual(plain);
    expect((await run(undefined, { seed: 2 })).experiments[0]!.points).toBe(5);
  });
  it('resumes to the same document without doing a run again', async () => {
    const kept = new Map<string, RunResult>();
    const plain = await run(undefined, { onRun: (r, result) => void kept.set(r.id, result) });
    expect(kept.size).toBe(18);
    const half = new Map([...kept].slice(0, 9));
    let done = 0;
    const resumed = await run(undefined, { completed: half, onRun: () => void (done += 1) });
    expect(done).toBe(9);
    expect(resumed).toEqual(plain);
    expect(resultHash(kept.values())).toBe(plain.hash);
    expect(resultHash([...kept.values()].reverse())).toBe(plain.hash);
  });
  it('the hash is free of run ids and weights, and moves with any count', async () => {
    const results: RunResult[] = [];
    await run(undefined, { onRun: (_, result) => void results.push(result) });
    const hash = resultHash(results);
    expect(
      resultHash(results.map((r) => ({ ...r, runId: 'other', weight: 5, work: { candidates: 1, events: 2, bytesPerPersonArm: 3 } }))),
    ).toBe(hash);
    const changed = structuredClone(results);
    changed[3]!.counts.byCell[1]![2]![4]! += 1;
    expect(resultHash(changed)).not.toBe(hash);
    changed[3]!.counts.byCell[1]![2]![4] = 0.5;
    expect(() => resultHash(changed)).toThrow(RangeError);
  });
});

describe('the digest of a run', () => {
  /** The counts of a result in another order of counters, with one more that counts nothing. */
  function rearranged(result: RunResult): RunResult {
    const { ids, byRound, byYear, byCell } = result.counts;
    const order = [...ids.keys()].reverse();
    const moved = (counts: Float64Array): Float64Array => Float64Array.from([...order.map((at) => counts[at]!), 0]);
    return {
      ...result,
      counts: {
        ids: [...order.map((at) => ids[at]!), 'a.new.counter'],
        byRound: byRound.map((rounds) => rounds.map(moved)),
        byYear: byYear.map((years) => years.map((places) => places.map(moved))),
        byCell: byCell.map((cells) => cells.map(moved)),
      },
    };
  }

  it('does not depend on the order of counters, nor on one that counts nothing', async () => {
    const results: RunResult[] = [];
    await run(undefined, { onRun: (_, result) => void results.push(result) });
    expect(results.map((result) => runDigest(rearranged(result)))).toEqual(results.map(runDigest));
  });

  it('moves when two counters are taken for each other, and refuses counts without an id', async () => {
    const results: RunResult[] = [];
    await run(undefined, { onRun: (_, result) => void results.push(result) });
    const [first] = results as [RunResult];
    const [a, b, ...others] = first.counts.ids as [string, string, ...string[]];
    expect(runDigest({ ...first, counts: { ...first.counts, ids: [b, a, ...others] } })).not.toBe(runDigest(first));
    expect(() => runDigest({ ...first, counts: { ...first.counts, ids: [a] } })).toThrow(/counts under 1 ids/);
  });
});

describe('failures', () => {
  it('one failed run is named with its stage; the others are kept', async () => {
    const kept: string[] = [];
    const failed = await run(undefined, { seed: 666, onRun: (r) => void kept.push(r.id) }).catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(StudyFailed);
    expect((failed as StudyFailed).failures).toHaveLength(1);
    expect((failed as StudyFailed).failures[0]).toMatchObject({
      run: { experiment: 'court', point: 0, replicate: 3 },
      failure: { stage: 'run', message: 'the ledger does not add up' },
    });
    expect((failed as Error).message).toContain('point 0, replicate 3');
    expect((failed as Error).message).toContain('1 of 18 runs failed; the others are kept, and the study can be resumed.');
    expect(kept).toHaveLength(17);
  });
  it('speaks of no others where every run failed', () => {
    const run = { experiment: 'court', point: 0, replicate: 0, id: 'a run of one' } as PlannedRun;
    const { message } = new StudyFailed([{ run, failure: { stage: 'run', message: 'no' } }], 1);
    expect(message).toMatch(/^1 of 1 runs failed; the study can be resumed\.\n/);
  });
  it('a run that cannot be kept is a failure of its own', async () => {
    const failed = await run(undefined, {
      onRun: (r) => (r.point === 2 && r.replicate === 2001 ? Promise.reject(new Error('no space left')) : undefined),
    }).catch((e: unknown) => e);
    expect((failed as StudyFailed).failures.map((f) => f.failure)).toEqual([{ stage: 'store', message: 'no space left' }]);
  });
  it('a scenario that cannot be compiled at a point fails there', async () => {
    const failed = await run((s) => Object.assign(s.experiments[0]!.design, { sweep: { 'streams.loan.rate': [0.1, 6] }, vary: [] })).catch(
      (e: unknown) => e,
    );
    expect((failed as StudyFailed).failures[0]!.failure.stage).toBe('compile');
  });
  it('bad input stops before the first run', async () => {
    let runs = 0;
    const bad = run((s) => (s.experiments[0]!.indicators[0]!.of = ['nothing.*']), { onRun: () => void (runs += 1) });
    await expect(bad).rejects.toBeInstanceOf(InputError);
    expect(runs).toBe(0);
  });
});

describe('fit', () => {
  const fitting =
    (tolerance: number) =>
    (s: Study): void => {
      Object.assign(s.experiments[0]!, {
        fit: true,
        fitted: ['streams.loan.rate'],
        replicates: { reduced: 1, full: 1 },
        targets: [
          { id: 't', title: 'Acts', indicator: 'acts', source: 'E010', use: 'fit', tolerance: assumed(tolerance, 'share', 0, 1) },
          { id: 'h', title: 'Acts', indicator: 'acts', source: 'E011', use: 'held_out' },
        ],
      });
      delete s.experiments[0]!.design.vary;
      s.experiments[0]!.design.points!.reduced = 41;
    };
  // A planted rate of 0.25 gives 250 acts a round in replicate 0, so 3,750 in fifteen rounds.
  const register = fakeRegister({ E010: 3750, E011: 3750 });
  it('keeps the points near the planted truth, as a set', async () => {
    const d = await run(fitting(0.1), { register });
    const [e] = d.experiments;
    expect(e!.fitting).toBeGreaterThan(3);
    expect(e!.fitting).toBeLessThan(15);
    expect(e!.fit!.nearest).toBeLessThan(0.02);
    const estimate = d.indicators[0]!.arms[0]!.estimate;
    expect(estimate.over).toBe('fitting');
    expect(estimate.low).toBeGreaterThanOrEqual(3375);
    expect(estimate.high).toBeLessThanOrEqual(4125);
    expect(Math.abs(estimate.middle / 3750 - 1)).toBeLessThan(0.1);
    expect(d.targets.map((t) => [t.id, t.within])).toEqual([
      ['t', true],
      ['h', true],
    ]);
  });
  it('says so when none fits, and how near the nearest came', async () => {
    const d = await run(fitting(0.1), { register: fakeRegister({ E010: 90_000, E011: 90_000 }) });
    expect(d.experiments[0]!.fitting).toBe(0);
    expect(d.experiments[0]!.fit!.nearest).toBeGreaterThan(0.1);
    expect(d.indicators[0]!.arms[0]!.estimate.over).toBe('assumptions');
    expect(d.targets[0]!.within).toBe(false);
  });
  it('varies the world alone', () => {
    const plan = planStudy(fakeStudy(fitting(0.1)), { size: 'reduced', seed: 1, engineHash: 'b' });
    expect(plan.experiments[0]!.dimensions).toEqual(['streams.loan.rate']);
  });
});

describe('progress', () => {
  it('counts runs and says the date and the time left', async () => {
    let clock = 0;
    const seen: { runsDone: number; date: string; secondsLeft: number | null; peoplePerSecond: number }[] = [];
    await run(undefined, { now: () => (clock += 100), onProgress: (p) => seen.push(p) });
    expect(seen[0]!.date).toBe('2013-10-31');
    expect(seen.at(-1)).toMatchObject({ runsDone: 18, runs: 18, secondsLeft: 0, date: '2014-12-31' });
    expect(seen.at(-1)!.peoplePerSecond).toBeGreaterThan(0);
  });
});
