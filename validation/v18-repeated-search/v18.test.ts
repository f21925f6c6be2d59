import { appendFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutStudy, pseudoRegister, Trials, WIDE_A1, WIDE_WORLDS, WORLDS } from './trials.js';

const SMALL = { first: 30, next: 10, most: 2, want: 20 };
const weakA5 = WORLDS.find(({ kind, claim }) => kind === 'weak' && claim === 'A5')!;
const nullA1 = WORLDS.find(({ kind, claim }) => kind === 'null' && claim === 'A1')!;

describe('trials that search again for each world', () => {
  it('publish the counts of the world, in increments where the study has increments', () => {
    const { loaded, register } = cutStudy('A1', 1000);
    const { targets } = loaded.study.experiments.find(({ id }) => id === 'refusals')!;
    expect(targets.map(({ id }) => id)).toEqual([
      'listed_2017_02', 'listed_2017_11', 'listed_2018', 'air_2017_02', 'air_2017', 'air_2018', 'rail_2017_02', 'rail_2017', 'rail_2018', 'performed_2018',
    ]); // prettier-ignore
    const { rows } = pseudoRegister(register, targets, [1, 2, 4, 10, 20, 40, 100, 200, 400, 1000]);
    expect(['E004', 'E009', 'E021', 'E005', 'E011', 'E022', 'E006', 'E012', 'E023', 'E025'].map((id) => rows.get(id)!.number)).toEqual([
      1, 3, 7, 10, 30, 70, 100, 300, 700, 1000,
    ]);
    expect(register.rows.get('E004')!.number).toBe(6_730_000);
  });

  // The second trial of a claim finds the runs of the first list done; a plain search does all.
  it('find the same with the runs that only a report reads left out', async () => {
    const lean = new Trials('A5', 6000, true, SMALL);
    const plain = new Trials('A5', 6000, false, SMALL);
    await lean.trial(weakA5, 1);
    const [left, all] = [await lean.trial(weakA5, 2), await plain.trial(weakA5, 2)];
    expect({ ...left, runs: 0 }).toEqual({ ...all, runs: 0 });
    expect(left.runs).toBeLessThan(all.runs);
    expect(left.kept).toBeGreaterThan(0);
    const { counts } = await plain.truthOf(weakA5, 2);
    left.published.forEach((published, t) => expect(published).toBeCloseTo(counts[t]!, 9));
  });

  it('have a world of their own draws each', async () => {
    const trials = new Trials('A1', 4000);
    const [one, other] = [await trials.truthOf(nullA1, 1), await trials.truthOf(nullA1, 2)];
    expect(one.counts).not.toEqual(other.counts);
    expect(one.counts).toHaveLength(10);
  });

  it('search in wider ranges, in which the world of the article lies', async () => {
    const [wide, written] = [cutStudy('A1', 20_000, WIDE_A1), cutStudy('A1', 20_000)];
    const at = ({ loaded }: typeof wide, experiment: string, path: string): { value: number; range: [number, number] } =>
      path.split('.').reduce<unknown>((one, key) => (one as Record<string, unknown>)[key], loaded.scenarios[experiment]!.base) as never;
    for (const [path, { range }] of Object.entries(WIDE_A1)) {
      const { value } = at(written, 'refusals_planted', path);
      const before = at(written, 'refusals', path);
      expect(at(wide, 'refusals', path)).toMatchObject({ value: before.value, range });
      expect(value).toBeGreaterThan(range[0]);
      expect(value).toBeLessThan(range[1]);
      expect(range[0]).toBeLessThanOrEqual(before.range[0]);
      expect(range[1]).toBeGreaterThanOrEqual(before.range[1]);
      expect(value < before.range[0] || value > before.range[1]).toBe(true);
    }
    expect(WIDE_WORLDS.map(({ kind }) => kind)).toEqual(['opposite', 'null', 'near', 'weak']);
    const trials = new Trials('A1', 20_000, true, {}, WIDE_A1);
    const refused = await Promise.all(WIDE_WORLDS.map(async (world) => (await trials.truthOf(world, 1)).numbers[0]!));
    expect(refused.map((people) => people > 22_000_000)).toEqual([true, false, true, false]);
  });
});

// The trials at full size: GLASSHOUSE_TRIALS=FILE GLASSHOUSE_TRIALS_MINUTES=62 npx vitest run validation/v18-repeated-search, and those in wider ranges with
// GLASSHOUSE_TRIALS_RANGES=wide beside it.
const files = process.env.GLASSHOUSE_TRIALS === undefined ? [] : [process.env.GLASSHOUSE_TRIALS];
const wide = process.env.GLASSHOUSE_TRIALS_RANGES === 'wide';
// No limit of time: what guards a hung test would end the run after half an hour.
it.each(files)('full size, into %s', { timeout: 0 }, async (file) => {
  // A file of its own: never one that was there before.
  writeFileSync(file, '', { flag: 'wx' });
  const begun = Date.now();
  const minutes = Number(process.env.GLASSHOUSE_TRIALS_MINUTES ?? 40);
  const of = { A1: new Trials('A1', null, true, {}, wide ? WIDE_A1 : {}), A5: new Trials('A5') };
  for (let draws = 1; ; draws += 1)
    for (const world of wide ? WIDE_WORLDS : WORLDS) {
      const at = Date.now();
      if (at - begun > minutes * 60_000) return;
      const trial = await of[world.claim].trial(world, draws);
      appendFileSync(file, `${JSON.stringify({ ...trial, seconds: Math.round((Date.now() - at) / 1000) })}\n`);
    }
});
