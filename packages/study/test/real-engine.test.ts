import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as engine from '@glasshouse/model';
import type { LoadedStudy, RunResult, StudyDocument } from '@glasshouse/model';
import { inlineExecutor, planStudy, resultHash, runStudy } from '../src/index.js';
import type { RunEvent, RunOutcome, StudyOptions } from '../src/index.js';
import { threadExecutor } from '../src/threads/index.js';
import { cutCommunities } from '../src/threads/split.js';
import { workerUrl } from '../src/threads/worker-url.js';
import { shippedRegister, shippedStudy } from '../../../test/shipped.js';

const register = shippedRegister();

/** The smoke study, smaller still. */
function smoke(): LoadedStudy {
  const loaded = structuredClone(shippedStudy('studies/smoke.yaml'));
  loaded.study.experiments[0]!.persons.reduced = 1000;
  return loaded;
}

const run = (part: Partial<StudyOptions> = {}): Promise<StudyDocument> =>
  runStudy(smoke(), { size: 'reduced', seed: 3, engineHash: 'build', register, executor: inlineExecutor(engine), ...part });

const kept = new Map<string, RunResult>();
let plain: StudyDocument;

beforeAll(async () => {
  plain = await run({ onRun: (r, result) => void kept.set(r.id, result) });
});

describe('the smoke study on the engine', () => {
  it('ends in a document whose parts agree', () => {
    expect(resultHash(kept.values())).toBe(plain.hash);
    expect(plain.experiments[0]!.gross.map((g) => g.arm)).toEqual(['no_list', 'harsher']);
    expect(plain.experiments[0]!.checks.every((c) => c.comparisons > 0)).toBe(true);
    expect(plain.followed.length).toBe(2);
    for (const person of plain.followed) for (const life of person.lives) expect(life.steps.length).toBeLessThanOrEqual(8);
    expect(plain.claims[0]!.numbers.map((n) => n.text).join()).not.toMatch(/[{}]/);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    // Harm words add up to all sanction-days (of two years, one of them leap) at point 0.
    const words = plain.harm.filter((h) => h.arm === 'as_written' && h.group === 'all').reduce((sum, h) => sum + h.per1000.middle, 0);
    const all = plain.indicators.find((i) => i.indicator === 'sanction_days')!.arms[0]!.estimate.middle;
    expect(words / all).toBeCloseTo(730 / 731, 6);
  });
  it('names what an assumption belongs to by its title, and nothing where there is none', () => {
    const { inputs } = planStudy(smoke(), { size: 'reduced', seed: 3, engineHash: 'build' }).experiments[0]!;
    const titled = plain.assumptions.filter(({ of }) => of !== undefined);
    expect(titled.length).toBeGreaterThan(0);
    expect(titled.length).toBeLessThan(plain.assumptions.length);
    for (const { path, of } of titled) {
      const [part, id] = path.split('.') as ['lists', string];
      expect(inputs.base[part][id]!.title).toBe(of);
    }
  });
  it('has one hash with nobody followed', async () => expect((await run({ follow: null })).hash).toBe(plain.hash));
  it('resumes to the same document from the published tables of half the runs', async () => {
    const half = new Map([...kept].slice(0, 5).map(([id, result]) => [id, published(result)]));
    expect(await run({ completed: half })).toEqual(plain);
  });
  it.skipIf(!existsSync(workerUrl()))('makes the same document on worker threads', async () => {
    expect(await run({ executor: threadExecutor({ threads: 2 }) })).toEqual(plain);
  });
  it.skipIf(!existsSync(workerUrl()))('makes the same run in parts', async () => {
    const task = planStudy(smoke(), { size: 'reduced', seed: 3, engineHash: 'build' }).runs[4]!;
    const outcomes: RunOutcome[] = [];
    await threadExecutor({ threads: 3 }).execute(
      [task],
      (o) => Promise.resolve(void outcomes.push(o)),
      () => undefined,
    );
    expect(outcomes).toHaveLength(1);
    expect(resultHash(outcomes.flatMap((o) => ('result' in o ? [o.result] : [])))).toBe(resultHash([kept.get(task.id)!]));
  });
  it.skipIf(!existsSync(workerUrl()))('makes the same run in parts that need not wait for each other', async () => {
    const loaded = structuredClone(shippedStudy('studies/the-article.yaml'));
    const payment = loaded.study.experiments.find((e) => e.id === 'payment')!;
    payment.persons.reduced = 6000;
    const task = planStudy(loaded, { size: 'reduced', seed: 3, engineHash: 'build' }).runs.find((r) => r.experiment === 'payment')!;
    const { base, arms } = task.inputs();
    const enginePlan = engine.compile(base, arms, { persons: task.persons });
    expect(new engine.Coordinator(enginePlan).idle).toBe(true);
    const outcomes: RunOutcome[] = [];
    const events: RunEvent[] = [];
    await threadExecutor({ threads: 3 }).execute(
      [task],
      (o) => Promise.resolve(void outcomes.push(o)),
      (event) => void events.push(event),
    );
    const { id: runId, experiment, point, replicate, seed } = task;
    const whole = engine.runExperiment(enginePlan, { seed, replicate, runId, experiment, point });
    expect(resultHash(outcomes.flatMap((o) => ('result' in o ? [o.result] : [])))).toBe(resultHash([whole]));
    const rounds = enginePlan.rounds.length;
    expect(events.map(({ done }) => done)).toEqual(Array.from({ length: rounds }, (_, r) => (r + 1) / rounds));
    expect(events.reduce((sum, { candidates }) => sum + candidates, 0)).toBe(whole.work.candidates);
    // On one thread, some communities at a time, or one.
    for (const most of [1, 3000]) {
      const told: number[] = [];
      const onRound = ({ round }: engine.RoundProgress): void => void told.push(round);
      const inBlocks = engine.runInBlocks(enginePlan, { seed, replicate, runId, experiment, point, onRound }, most);
      expect(inBlocks).toEqual(whole);
      expect(told).toEqual(enginePlan.rounds.map((_, r) => r));
    }
  });
});

describe('communities in blocks', () => {
  const sizes = (blocks: [number, number][], persons: number[]): number[] =>
    blocks.map(([first, end]) => persons.slice(first, end).reduce((sum, n) => sum + n, 0));

  it('covers all of them once, with no more people at a time than asked for, unless one community has them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 50_000 }),
        (persons, workers, most) => {
          const blocks = engine.cutBlocks(persons, workers, most);
          expect(blocks[0]![0]).toBe(0);
          expect(blocks.at(-1)![1]).toBe(persons.length);
          blocks.forEach(([first, end], i) => {
            expect(end).toBeGreaterThan(first);
            if (i > 0) expect(first).toBe(blocks[i - 1]![1]);
            if (end - first > 1) expect(sizes(blocks, persons)[i]).toBeLessThanOrEqual(most);
          });
        },
      ),
    );
  });
  it('ends in small blocks where several workers share them, so that none waits long', () => {
    const persons = Array.from({ length: 100 }, () => 4000);
    expect(sizes(engine.cutBlocks(persons, 1, 40_000), persons)).toEqual(Array.from({ length: 10 }, () => 40_000));
    const shared = sizes(engine.cutBlocks(persons, 2, 40_000), persons);
    expect(shared[0]).toBe(40_000);
    expect(shared.slice(-2)).toEqual([4000, 4000]);
  });
});

describe('communities shared out', () => {
  it('covers all of them once, about evenly', () => {
    expect(cutCommunities([5, 5, 5, 5], 2)).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(cutCommunities([100, 1, 1, 1], 2)).toEqual([
      [0, 1],
      [1, 4],
    ]);
    expect(cutCommunities([3], 4)).toEqual([[0, 1]]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (persons, parts) => {
          const cuts = cutCommunities(persons, parts);
          return (
            cuts.length <= parts &&
            cuts[0]![0] === 0 &&
            cuts.at(-1)![1] === persons.length &&
            cuts.every(([first, end], i) => first < end && (i === 0 || cuts[i - 1]![1] === first))
          );
        },
      ),
    );
  });
});

/** A result as a store gives it back: the published tables alone. */
function published(result: RunResult): RunResult {
  const { experiment, point, replicate, runId, arms, persons, weight, counts, effects, firstDifference, checks, work } = result;
  return { experiment, point, replicate, runId, arms, persons, weight, counts, effects, firstDifference, checks, work };
}
