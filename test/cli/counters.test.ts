import { main } from '@glasshouse/cli';
import { compile, counterDefinitions } from '@glasshouse/model';
import type { CounterDefinition, Law } from '@glasshouse/model';
import { loadScenario } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../structure/sources.js';

async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text), bar: null, now: () => 0 });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const file = (path: string): string => join(ROOT, path);
const read = async (...args: string[]): Promise<{ counters: CounterDefinition[]; laws: Law[] }> =>
  JSON.parse((await said('counters', ...args, '--json')).out) as { counters: CounterDefinition[]; laws: Law[] };

describe('glasshouse counters', () => {
  it('lists what a run of the scenario counts, each once, with a unit and a sentence', async () => {
    const { content } = loadScenario('scenarios/court-list.yaml', openLibrary());
    const counted = counterDefinitions(compile(content, [{ id: 'as_written', scenario: content }], { persons: 1000 })).map(({ id }) => id);
    const { counters } = await read(file('scenarios/court-list.yaml'));
    expect(counters.map(({ id }) => id)).toEqual([...counted].sort());
    for (const { id, unit, definition } of counters)
      expect([id, unit === '', /^[A-Z0-9].+\.$/.test(definition)]).toEqual([id, false, true]);
  });

  it('lists the balance checks, and names no counter in them that it does not list', async () => {
    const { counters, laws } = await read(file('scenarios/court-list.yaml'));
    const ids = new Set(counters.map(({ id }) => id));
    expect(laws.length).toBeGreaterThan(10);
    for (const { stocks, inflows, outflows } of laws)
      for (const id of [...stocks, ...inflows, ...outflows]) expect(ids.has(id), id).toBe(true);
  });

  it('says what a pattern matches, in text too', async () => {
    const { counters, laws } = await read(file('scenarios/court-list.yaml'), 'list.*.entered.inability', 'first.*');
    expect(counters.map(({ id }) => id)).toContain('list.defaulters.entered.inability');
    expect(counters.every(({ id }) => id === 'list.defaulters.entered.inability' || id.startsWith('first.'))).toBe(true);
    expect(laws.length).toBeGreaterThan(0);
    const { out, code } = await said('counters', file('scenarios/court-list.yaml'), 'first.sanctioned');
    expect([code, out.split('\n')[0]]).toEqual([0, 'first.sanctioned  (flow, synthetic persons)']);
  });

  it('marks what stays zero, because nothing in the file brings it about', async () => {
    const zero = async (...args: string[]): Promise<string[]> =>
      (await read(...args)).counters.flatMap(({ id, ...more }) => ('alwaysZero' in more ? [id] : []));
    // Nobody is listed for what they are or cannot do; somebody is in error.
    const noFly = await zero(file('scenarios/no-fly-list.yaml'), 'list.no_fly.entered.*');
    expect(noFly).toEqual(['list.no_fly.entered.inability', 'list.no_fly.entered.status']);
    // Duties that people cannot perform.
    expect(await zero(file('scenarios/court-list.yaml'), 'list.*.entered.inability')).toEqual([]);
    const { out } = await said('counters', file('scenarios/no-fly-list.yaml'), 'list.no_fly.entered.status');
    expect(out.split('\n')[0]).toBe('list.no_fly.entered.status  (flow, entries, always zero here)');
  });

  it('takes a study, and lists what any of its experiments counts', async () => {
    const { counters } = await read(file('studies/smoke.yaml'));
    const { counters: one } = await read(file('scenarios/smoke.yaml'));
    const ids = new Set(counters.map(({ id }) => id));
    expect(one.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('lists the counters of a study with a wrong counter, and tells what is wrong', async () => {
    const wrong = file('test/bad-input/study-counter-unknown.yaml');
    const { code, out, err } = await said('counters', wrong, 'stream.flight.*');
    expect(code).toBe(2);
    expect(out).toMatch(/^stream\.flight\.refused  \(/m);
    expect(err).toMatch(
      /study-counter-unknown\.yaml:17:\d+ .*matches no counter of these scenarios.*Did you mean "stream\.flight\.refused"\?/,
    );
    const found = JSON.parse((await said('counters', wrong, '--json')).out) as {
      ok: boolean;
      problems: unknown[];
      counters: { id: string }[];
    };
    expect([found.ok, found.problems.length]).toEqual([false, 1]);
    expect(found.counters.map(({ id }) => id)).toContain('stream.flight.refused');
  });

  it('lists nothing of a study with a wrong scenario or patch', async () => {
    for (const name of ['study-broken-scenario', 'study-patch-wrong-value', 'study-version']) {
      const { code, out, err } = await said('counters', file(`test/bad-input/${name}.yaml`));
      expect([code, out, err === ''], name).toEqual([2, '', false]);
    }
  });

  it('refuses a pattern that names nothing, with what was meant', async () => {
    const { code, err } = await said('counters', file('scenarios/court-list.yaml'), 'lists.*.entered.*');
    expect(code).toBe(2);
    expect(err).toMatch(/matches no counter of this file.*Did you mean "list\.\*\.entered\.\*"\?/);
  });

  it('lists what the other patterns name, and notes one that names nothing', async () => {
    const { code, out, err } = await said('counters', file('scenarios/court-list.yaml'), 'lists.*.entered.*', 'first.sanctioned');
    expect(code).toBe(0);
    expect(out).toMatch(/^first\.sanctioned /);
    expect(out).toMatch(/\n1 counter, \d+ balance checks?$/);
    expect(err).toMatch(/^note: lists\.\*\.entered\.\*: found a pattern that matches no counter of this file/);
  });
});
