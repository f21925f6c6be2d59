import { describe, expect, it } from 'vitest';
import type { PlannedRun } from '../design/plan-study.js';
import { oneOfEachFirst, ProgressMeter } from './progress.js';

/** Seconds of a thread for a run, as measured on `studies/the-article.yaml` at reduced size: an experiment with many arms is slowest. */
const MEASURED = [
  { experiment: 'refusals', runs: 109, persons: 100_000, arms: 1, days: 4109, each: [1.49, 0.79, 0.72, 0.47, 0.48, 0.34, 0.48, 0.46] },
  { experiment: 'systems', runs: 58, persons: 6_000, arms: 7, days: 2282, each: [3.14, 2.43, 3.09, 2.62, 1.89, 1.42] },
  { experiment: 'payment', runs: 70, persons: 60_000, arms: 2, days: 4109, each: [1.74, 1.22, 0.98, 0.93, 1.19, 1.08, 1.15, 1.07] },
  { experiment: 'refusals_planted', runs: 10, persons: 50_000, arms: 1, days: 4109, each: [0.6, 0.35] },
  { experiment: 'systems_planted', runs: 10, persons: 2_000, arms: 7, days: 2282, each: [1.8, 2.8] },
  { experiment: 'payment_planted', runs: 10, persons: 30_000, arms: 2, days: 4109, each: [0.9, 0.6] },
];
type Timing = (typeof MEASURED)[number];

const runsOf = (timings: readonly Timing[]): PlannedRun[] =>
  timings.flatMap(({ experiment, runs, persons }) =>
    Array.from({ length: runs }, (_, i) => ({ id: `${experiment} ${i}`, experiment, point: i, replicate: 0, seed: 1, persons })),
  );

/** Replays runs of known length on some threads, with a word every tenth of a second; tells the time, what is said to be left, and what is. */
function replay(timings: readonly Timing[], threads: number): { at: number; said: number | null; left: number }[] {
  const by = new Map(timings.map((timing) => [timing.experiment, timing]));
  const queue = oneOfEachFirst(runsOf(timings));
  let now = 0;
  const shapeOf = (id: string) => ({
    arms: Array.from({ length: by.get(id)!.arms }, (_, i) => `arm ${i}`),
    cost: by.get(id)!.arms * by.get(id)!.days,
  });
  const meter = new ProgressMeter(queue, 0, shapeOf, () => now);
  const lanes: ({ run: PlannedRun; from: number; length: number } | null)[] = Array.from({ length: threads }, () => null);
  const said: { at: number; said: number | null; left: number }[] = [];
  const begin = (): { run: PlannedRun; from: number; length: number } | null => {
    const run = queue.shift();
    if (!run) return null;
    const { each } = by.get(run.experiment)!;
    return { run, from: now, length: each[run.point % each.length]! * 1000 };
  };
  lanes.forEach((_, i) => (lanes[i] = begin()));
  while (lanes.some((lane) => lane !== null)) {
    now += 100;
    lanes.forEach((lane, i) => {
      if (lane === null) return;
      const done = (now - lane.from) / lane.length;
      const { secondsLeft } = done < 1 ? meter.event({ run: lane.run, day: 0, candidates: 0, done }) : meter.finished(lane.run, 0);
      said.push({ at: now, said: secondsLeft, left: 0 });
      if (done >= 1) lanes[i] = begin();
    });
  }
  return said.map((one) => ({ ...one, left: (now - one.at) / 1000 }));
}

/** The greatest factor by which the time left rises above the least said before, once a part of the time has gone by. */
function greatestRise(said: ReturnType<typeof replay>, after: number): number {
  const end = said.at(-1)!.at;
  let least = Number.POSITIVE_INFINITY;
  let rise = 0;
  for (const one of said) {
    // What is said of the last second is not read.
    if (one.at < end * after || one.left < 1) continue;
    if (one.said === null) return Number.POSITIVE_INFINITY;
    rise = Math.max(rise, one.said / least);
    least = Math.min(least, one.said);
  }
  return rise;
}

describe('the time left', () => {
  it.each([1, 2, 4])('never rises by more than a fifth after the first tenth, on %d threads', (threads) => {
    expect(greatestRise(replay(MEASURED, threads), 0.1)).toBeLessThan(1.2);
  });

  it.each([1, 2])('nor when the slow experiment is written last, or first, on %d threads', (threads) => {
    const [refusals, systems, ...others] = MEASURED;
    expect(greatestRise(replay([refusals!, ...others, systems!], threads), 0.1)).toBeLessThan(1.2);
    expect(greatestRise(replay([systems!, ...others, refusals!], threads), 0.1)).toBeLessThan(1.2);
  });

  it('is never off by more than half after the first tenth', () => {
    const said = replay(MEASURED, 2);
    const end = said.at(-1)!.at;
    for (const one of said) {
      if (one.at < end * 0.1 || one.left < 10) continue;
      expect(one.said! / one.left).toBeGreaterThan(0.5);
      expect(one.said! / one.left).toBeLessThan(1.5);
    }
  });

  it.each([1, 2])(
    'is not said before there is a base, where the first run of each experiment takes three times as long as others, on %d threads',
    (threads) => {
      const slow = MEASURED.map((timing) => ({ ...timing, each: timing.each.map((seconds, i) => (i === 0 ? seconds * 3 : seconds)) }));
      const all = replay(slow, threads);
      const end = all.at(-1)!.at;
      expect(all[0]!.said).toBeNull();
      for (const { at, said, left } of all) {
        if (at >= end * 0.1) expect(said).not.toBeNull();
        if (said !== null) expect(said).toBeLessThan(4 * (left + 1));
      }
    },
  );

  it('stays within a fifth of the least that was said, and says that it takes longer, where a machine slows down', () => {
    const runs = runsOf([{ ...MEASURED[0]!, runs: 20 }]);
    let now = 0;
    const meter = new ProgressMeter(
      runs,
      0,
      () => ({ arms: ['a'], cost: 1 }),
      () => now,
    );
    let least = Number.POSITIVE_INFINITY;
    const longer: boolean[] = [];
    for (const [i, run] of runs.entries()) {
      meter.event({ run, day: 0, candidates: 0, done: 0 });
      now += i < 10 ? 1000 : 60_000;
      const said = meter.finished(run, 0);
      expect(said.secondsLeft).toBeLessThanOrEqual(1.2 * least);
      least = Math.min(least, said.secondsLeft!);
      longer.push(said.longer);
    }
    expect(longer.slice(0, 10)).not.toContain(true);
    expect(longer[12]).toBe(true);
    expect(least).toBe(0);
  });

  it('is unknown before any sign of speed, and nothing is left at the end', () => {
    const runs = runsOf([MEASURED[0]!]).slice(0, 1);
    let now = 0;
    const meter = new ProgressMeter(
      runs,
      3,
      () => ({ arms: ['a'], cost: 1 }),
      () => now,
    );
    expect(meter.event({ run: runs[0]!, day: 0, candidates: 0, done: 0 })).toMatchObject({ secondsLeft: null, runsDone: 3, runs: 4 });
    now = 1000;
    expect(meter.finished(runs[0]!, 0)).toMatchObject({ secondsLeft: 0, runsDone: 4, runs: 4, peoplePerSecond: 100_000 });
  });
});

it('counts the replicates of a point from zero', () => {
  const [run] = runsOf([MEASURED[0]!]);
  const meter = new ProgressMeter(
    [{ ...run!, point: 3, replicate: 3001 }],
    0,
    () => ({ arms: ['a'], cost: 1 }),
    () => 0,
  );
  expect(meter.finished({ ...run!, point: 3, replicate: 3001 }, 0)).toMatchObject({ point: 3, replicate: 1 });
});

it('takes one run of each experiment first and keeps the order otherwise', () => {
  const runs = runsOf(MEASURED.slice(0, 2)).filter(({ point }) => point < 3);
  expect(oneOfEachFirst(runs).map(({ id }) => id)).toEqual([
    'refusals 0',
    'systems 0',
    'refusals 1',
    'refusals 2',
    'systems 1',
    'systems 2',
  ]);
  expect(oneOfEachFirst([])).toEqual([]);
});
