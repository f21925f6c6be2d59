import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { compile, InputError, loadScenario, loadStudy, parseRegister } from '@glasshouse/model';
import { prepareStudy } from '@glasshouse/study';
import { filesBelow, textOf } from '../structure/sources.js';

/** Mutants of each kind of file; `GLASSHOUSE_SOAK` sets more. See CONTRIBUTING.md. */
const RUNS = Number(process.env.GLASSHOUSE_SOAK ?? 12);
/** A soak draws other mutants each time; the suite always the same. */
const SEED = process.env.GLASSHOUSE_SOAK === undefined ? 31 : Number(process.env.GLASSHOUSE_SEED ?? Date.now() % 1e6);
/** A failing mutant is shown as it is: making it small would take as long as finding it, many times over. */
const ONCE = { numRuns: RUNS, seed: SEED, endOnFailure: true } as const;

const register = parseRegister(textOf('evidence/register.csv'));
const texts = new Map<string, string>();
const shipped = (path: string): string => texts.get(path) ?? texts.set(path, textOf(path)).get(path)!;
const parsed = new Map<string, unknown>();
const valueOf = (path: string): unknown => structuredClone(parsed.get(path) ?? parsed.set(path, parse(shipped(path))).get(path));

const whole = (folder: string): string[] => filesBelow(folder).filter((path) => /\/[^_][^/]*\.yaml$/.test(path));
const soak = process.env.GLASSHOUSE_SOAK !== undefined;
const SCENARIOS = soak ? whole('scenarios') : ['scenarios/smoke-institutions.yaml', 'scenarios/smoke.yaml'];
const STUDIES = soak ? whole('studies') : ['studies/smoke.yaml'];

type Container = Record<string, unknown> | unknown[];
interface Place {
  in: Container;
  key: string;
}

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (value === null || typeof value !== 'object') return found;
  for (const key of Object.keys(value)) {
    found.push({ in: value as Container, key });
    placesOf((value as Record<string, unknown>)[key], found);
  }
  return found;
}

const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 2, 0.5, 2 ** 31, 2 ** 31 - 1, 2 ** 53, 1e308, -1e308, 5e-324],
  ...[
    '',
    'x',
    '*',
    'none',
    'baseline',
    '2020-02-30',
    '2020-01-01',
    '9999-12-31',
    '-1',
    'length',
    'a'.repeat(300),
    'é漢🙂',
    '<b>|`](http://x)',
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    [{}],
    { value: 1 },
    { value: 1, unit: 'days', source: 'E001' },
    { by: 'age', values: {} },
    { who: {} },
    { list: 'x' },
  ],
];

const change = fc.record({
  at: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom('delete', 'odd', 'copy', 'rename', 'twice', 'number', 'empty'),
  put: fc.nat(ODD.length - 1),
  factor: fc.constantFrom(0, -1, 0.1, 10, 1e4, 1e9),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Makes one change somewhere in a value. */
function mutate(value: unknown, { at, other, how, put, factor }: Change): void {
  const places = placesOf(value);
  if (places.length === 0) return;
  const place = places[at % places.length]!;
  const box = place.in as Record<string, unknown>;
  const key = place.key;
  if (how === 'delete') {
    if (Array.isArray(place.in)) place.in.splice(Number(key), 1);
    else delete box[key];
  } else if (how === 'odd') box[key] = structuredClone(ODD[put]);
  else if (how === 'copy') {
    const from = places[other % places.length]!;
    box[key] = structuredClone((from.in as Record<string, unknown>)[from.key]);
  } else if (how === 'rename') {
    if (!Array.isArray(place.in)) {
      const moved = box[key];
      delete box[key];
      box[`${key}x`] = moved;
    }
  } else if (how === 'twice') {
    if (Array.isArray(place.in)) place.in.push(structuredClone(place.in[Number(key)]));
    else box[`${key}_2`] = structuredClone(box[key]);
  } else if (how === 'number') {
    const numbers = places.filter((each) => typeof (each.in as Record<string, unknown>)[each.key] === 'number');
    if (numbers.length === 0) return;
    const one = numbers[at % numbers.length]!;
    (one.in as Record<string, number>)[one.key]! *= factor;
  } else if (box[key] !== null && typeof box[key] === 'object') box[key] = Array.isArray(box[key]) ? [] : {};
}

/** What a load gives: null where it is refused with a message; any other exception is let through. */
function refusedOr<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { message } of error.problems) expect(message).toMatch(/^[^\n]+: found [^\n]+; allowed: [^\n]+\. [^\n]+$/);
    return null;
  }
}

const mutants = fc.record({ file: fc.nat(), changes: fc.array(change, { minLength: 1, maxLength: 3 }) });

function mutantOf(files: readonly string[], { file, changes }: { file: number; changes: Change[] }): { path: string; text: string } {
  const path = files[file % files.length]!;
  const value = valueOf(path);
  for (const each of changes) mutate(value, each);
  return { path, text: JSON.stringify(value) };
}

describe('a shipped file with parts removed, doubled, moved or replaced is sound or refused', () => {
  it('and a scenario that is sound can be made ready to run', () => {
    fc.assert(
      fc.property(mutants, (mutant) => {
        const { path, text } = mutantOf(SCENARIOS, mutant);
        const read = (name: string): string => (name === path ? text : shipped(name));
        const loaded = refusedOr(() => loadScenario(path, { read }, register));
        if (loaded) compile(loaded.scenario, [{ id: 'as_is', scenario: loaded.scenario }], { persons: 500 });
      }),
      ONCE,
    );
  });

  it('and a study that is sound can be made ready to run', () => {
    fc.assert(
      fc.property(mutants, (mutant) => {
        const { path, text } = mutantOf(STUDIES, mutant);
        const read = (name: string): string => (name === path ? text : shipped(name));
        const loaded = refusedOr(() => loadStudy(path, { read }, register));
        if (loaded) for (const size of ['reduced', 'full'] as const) prepareStudy(loaded, { size, seed: 1, engineHash: '', register });
      }),
      ONCE,
    );
  });
});
