import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { explain, InputError, libraryOf, loadScenario, loadStudy, run, runStudy } from 'glasshouse';
import type { ScenarioRun } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import { ROOT } from '../structure/sources.js';

const library = openLibrary();
const smoke = loadScenario('scenarios/smoke.yaml', library);
const NO_LIST = { 'lists.defaulters.in_force': { from: '9999-12-31' } };
const small = (arms = {}): ScenarioRun => run(smoke, { persons: 1000, seed: 3, arms });

/** The messages with which bad settings are refused. */
function refusal(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('run', () => {
  const one = small({ no_list: NO_LIST });

  it('gives every counter of every arm by its id, harm first', () => {
    expect(one.arms).toEqual(['as_written', 'no_list']);
    const ids = one.counters.map(({ id }) => id);
    expect(Object.keys(one.totals)).toEqual([...one.arms]);
    for (const arm of one.arms) expect(Object.keys(one.totals[arm]!).sort()).toEqual([...ids].sort());
    const harms = ids.map((id) => id.startsWith('harm.'));
    expect(harms.indexOf(false)).toBe(harms.lastIndexOf(true) + 1);
  });

  it('adds rounds up to totals: flows by their sum, stocks by the last', () => {
    for (const arm of one.arms) {
      for (const { id, kind } of one.counters) {
        const values = one.rounds(arm, id).map(({ value }) => value);
        const told = kind === 'stock' ? values.at(-1) : values.reduce((sum, value) => sum + value, 0);
        expect([arm, id, told]).toEqual([arm, id, one.totals[arm]![id]]);
      }
    }
  });

  it('runs the arm that it names', () => {
    expect(one.totals['as_written']!['list.defaulters.entered.deed']).toBeGreaterThan(0);
    expect(one.totals['no_list']!['list.defaulters.entered.deed']).toBe(0);
  });

  it('counts the same in the first arm whatever the others are, and the same again', () => {
    const alone = small();
    expect(alone.totals['as_written']).toEqual(one.totals['as_written']);
    expect(small().digest).toBe(alone.digest);
    expect(run(smoke, { persons: 1000, seed: 4 }).digest).not.toBe(alone.digest);
  });

  it('counts what the first run of a study counts', async () => {
    const study = loadStudy('studies/smoke.yaml', library);
    const first = run(smoke, { persons: 3000, seed: 5 });
    const { indicators } = await runStudy(study, { seed: 5 });
    const told = indicators.find(
      ({ indicator, arm, point, replicate }) => indicator === 'without_deed' && arm === 'as_written' && point === 0 && replicate === 0,
    );
    const totals = first.totals['as_written']!;
    expect(told?.value).toBe((totals['harm.without_deed']! / totals['harm.sanction_days']!) * 100);
  });

  it.each([
    ['too few people', { persons: 5 }, /settings of run persons: found 5; allowed: at least 1000/],
    ['half a person', { persons: 1000.5 }, /persons: found 1000\.5; allowed: a whole number/],
    ['a seed below zero', { seed: -1 }, /seed: found -1/],
    [
      'a path of the world',
      { arms: { x: { 'streams.loan.rate': 3 } } },
      /arms\.x\.streams\.loan\.rate: found "streams\.loan\.rate", which belongs to the world/,
    ],
    ['an id with blanks', { arms: { 'a b': NO_LIST } }, /found "a b"; allowed: an id/],
    ['the id of the first arm', { arms: { as_written: NO_LIST } }, /as_written/],
    ['a number that is none', { arms: { x: { 'lists.defaulters.in_force': Number.NaN } } }, /arms: found NaN/],
    ['a function', { arms: { x: { 'lists.defaulters.in_force': () => 1 } } }, /arms: found function/],
  ])('refuses %s, once', (_what, settings, told) => {
    const messages = refusal(() => run(smoke, settings as never));
    expect(messages).toEqual([expect.stringMatching(told)]);
  });

  it('lets nobody adjust a harm-only scenario', () => {
    const form = loadScenario('scenarios/risk-form-2017.yaml', library);
    const path = Object.keys(form.content.ledgers ?? {}).map((id) => `ledgers.${id}.start`)[0] ?? '';
    const quantity = { value: 1, unit: 'points', assumed: 'a test', range: [0, 2] };
    expect(refusal(() => run(form, { persons: 1000, arms: { other: { [path]: quantity } } })).join('\n')).toMatch(/harm-only/);
  });

  it('names what it does not know, and what was meant', () => {
    expect(refusal(() => one.rounds('as_writen', 'harm.sanction_days'))).toEqual([
      expect.stringMatching(/"as_writen".*Did you mean "as_written"/),
    ]);
    expect(refusal(() => one.rounds('as_written', 'harm.sanction_dayz'))).toEqual([
      expect.stringMatching(/Did you mean "harm\.sanction_days"/),
    ]);
  });

  it('tells each round once, in order', () => {
    const seen: string[] = [];
    run(smoke, { persons: 1000, onProgress: ({ round, rounds, date }) => seen.push(`${round}/${rounds} ${date}`) });
    expect(seen[0]).toBe(`1/${seen.length} 2020-01`);
    expect(seen.at(-1)).toBe(`${seen.length}/${seen.length} 2021-12`);
  });
});

describe('explain', () => {
  it('tells a life that comes back as it was, in every arm, and without a rule', () => {
    const one = small({ no_list: NO_LIST });
    const { arms, person } = explain(one, 'S-7');
    expect(person).toBe('S-7');
    expect(arms.map(({ arm }) => arm)).toEqual(['as_written', 'no_list']);
    const without = explain(one, 'S-7', { without: 'lists.defaulters' });
    expect(without.arms[0]!.steps.some(({ stage }) => stage === 'list')).toBe(false);
  });

  it('refuses a person that the run does not have, and a run that is a copy', () => {
    const one = small();
    expect(refusal(() => explain(one, 'S-99999999'))).toEqual([expect.stringMatching(/synthetic person S-99999999 is not in this run/)]);
    expect(refusal(() => explain(one, 'Wang'))).toHaveLength(1);
    expect(() => explain({ ...one }, 'S-1')).toThrow(/not a copy/);
  });
});

describe('runStudy', () => {
  const study = loadStudy('studies/smoke.yaml', library);

  it('stops at the signal, with its reason, and begins no further run', async () => {
    const stop = new AbortController();
    const begun = new Set<string>();
    const ended = runStudy(study, {
      signal: stop.signal,
      onProgress: ({ point, replicate }) => {
        begun.add(`${point} ${replicate}`);
        stop.abort(new Error('enough'));
      },
    });
    await expect(ended).rejects.toThrow('enough');
    const then = begun.size;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(begun.size).toBe(then);
    expect(then).toBe(1);
  });

  it('does nothing where it is stopped before it begins', async () => {
    const seen: unknown[] = [];
    await expect(runStudy(study, { signal: AbortSignal.abort(new Error('never')), onProgress: (one) => seen.push(one) })).rejects.toThrow(
      'never',
    );
    expect(seen).toEqual([]);
  });
});

describe('a library of texts', () => {
  const texts = Object.fromEntries(
    ['evidence/register.csv', 'scenarios/smoke.yaml'].map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
  );

  it('runs as the files on disk do', () => {
    const same = loadScenario('scenarios/smoke.yaml', libraryOf(texts));
    expect(run(same, { persons: 1000, seed: 3 }).digest).toBe(small().digest);
  });

  it('tells a text that is not there', () => {
    expect(refusal(() => loadScenario('scenarios/none.yaml', libraryOf(texts)))).toEqual([
      expect.stringMatching(/no readable file scenarios\/none\.yaml/),
    ]);
  });
});

it('tells lives of a harm-only scenario in at most eight steps', () => {
  const flagged = run(loadScenario('scenarios/planted-flags.yaml', library), { persons: 1000, seed: 3 });
  const lengths = Array.from({ length: 12 }, (_, person) => explain(flagged, `S-${person}`).arms.map(({ steps }) => steps.length)).flat();
  expect(Math.max(...lengths)).toBe(8);
});

it('is bundled for a browser without a Node module', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(ROOT, 'packages/glasshouse/src/index.ts')],
    conditions: ['source'],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  expect(outputFiles).toHaveLength(1);
  expect(Object.keys(metafile.inputs).filter((path) => /duckdb|packages\/store/.test(path))).toEqual([]);
});
