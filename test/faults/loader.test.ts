import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, InputError, kindOf, LIMITS, loadScenario, parseRegister, quantityAt, sweptTo } from '@glasshouse/model';
import type { Patch } from '@glasshouse/model';
import { filesBelow, textOf } from '../structure/sources.js';

const register = parseRegister(textOf('evidence/register.csv'));
const PATH = 'scenarios/smoke.yaml';
const smoke = textOf(PATH);
const files = (text: string) => ({ read: (path: string) => (path === PATH ? text : textOf(path)) });
const load = (text: string) => loadScenario(PATH, files(text), register);

/** The messages of what is refused; empty where the text is sound. Any other exception is let through. */
function refusals(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map((problem) => problem.message);
    throw error;
  }
}

describe('a file is refused with a message', () => {
  it.each([
    ['true: 1\n"true": 2', 2],
    ['1: 1\n"1": 2', 2],
    ['1.0: 1\n1: 2', 2],
    ['~: 1\nnull: 2', 2],
    ['2020-01-01: 1\n"2020-01-01": 2', 2],
    ['a: 1\nb: 2\na: 3', 3],
  ])('for two keys that are one: %j', (map, line) => {
    expect(refusals(() => kindOf('a.yaml', { read: () => map }))).toEqual([
      expect.stringMatching(new RegExp(`^a\\.yaml:${line}:1 .*found the same key twice in one map`)),
    ]);
  });

  it('for every key of many that is wrong, not only the first', () => {
    const text = 'a: 1\na: 2\nconstructor: 3\nb: "\\u202e"\n';
    const said = refusals(() => kindOf('a.yaml', { read: () => text }));
    expect(said.map((line) => line.split(' ')[0])).toEqual(['a.yaml:2:1', 'a.yaml:3:1', 'a.yaml:4:4']);
  });

  it.each(['\\e', '\\x9b', '\\u202e', '\\u2066', '\\u200b', '\\u2028', '\\ufeff', '\\0', '\\r', '\\u00ad', '\\ud800'])(
    'for the sign %s in a value and in a key, and the message shows none',
    (sign) => {
      for (const text of [`a: "x${sign}y"`, `"x${sign}y": a`, `- ["x${sign}y"]`]) {
        const said = refusals(() => kindOf('a.yaml', { read: () => text }));
        expect(said, text).toHaveLength(1);
        expect(said[0]).toMatch(/found the character that does not show, U\+[0-9A-F]{4}/);
        expect(said[0]).toMatch(/^[\x20-\x7e]+$/);
      }
    },
  );

  it.each(['   ', '\\n', '\\t', '\\u00a0', '\\u3000', '\\u3164', '\\u2800'])(
    'for %j alone as a key or a text, such as a title or a reason',
    (text) => {
      for (const written of [`assumed: "${text}"`, `"${text}": a`, `- "${text}"`]) {
        const said = refusals(() => kindOf('a.yaml', { read: () => written }));
        expect(said, written).toHaveLength(1);
        expect(said[0]).toMatch(/found (a (key|text) of blanks alone|the line break|the character that does not show)/);
      }
    },
  );

  it('for a number of the wrong kind, with what to do about that number, once', () => {
    const say = (replicates: string) =>
      refusals(() => loadScenario(PATH, files(smoke.replace('from: 18', `from: ${replicates}`)), register)).map((line) =>
        line.replace(/^.*?: found/, 'found'),
      );
    expect(say('18.5')[0]).toBe('found 18.5; allowed: a whole number. Write a whole number.');
    expect(say('many')[0]).toBe('found "many"; allowed: a number. Write a number, such as 12.');
    expect(say('"-0.5"')[0]).toBe('found "-0.5"; allowed: a number. Write the number without quotes.');
    expect(say('.inf')[0]).toBe('found Infinity; allowed: a number. Write a number that is finite.');
    expect(say('9007199254740994').filter((line) => line.includes('at most'))).toEqual([
      'found 9007199254740994; allowed: at most 120. Choose a smaller value.',
    ]);
  });

  it('for a key or title of two lines, which could pass for a message of its own', () => {
    for (const text of ['"a\\nb.yaml:1:1 found": 1', 'title: "a\\nb"']) {
      const said = refusals(() => kindOf('a.yaml', { read: () => text }));
      expect(said).toEqual([expect.stringContaining('found the line break U+000A')]);
      expect(said[0]).not.toContain('\n');
    }
  });

  it('for half a mebibyte of distinct keys, before they are compared with one another', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(text.length).toBeLessThan(LIMITS.bytes);
    expect(refusals(() => kindOf('a.yaml', { read: () => text }))).toEqual([expect.stringContaining(`more than ${LIMITS.nodes} values`)]);
  });
});

it.each([
  'kind: study',
  'kind : study',
  '"kind": "study"',
  "kind:   'study' # so",
  '{"glasshouse": 1, "kind": "study"}',
  '? kind\n: study',
])('a study is told by its key kind, however it is written: %s', (text) => expect(kindOf('a.yaml', { read: () => text })).toBe('study'));

it('a scenario that speaks of a study in a text is none', () => {
  expect(kindOf('a.yaml', { read: () => 'kind: scenario\nabout: |\n  text\n  kind: study' })).toBe('scenario');
});

describe('what the boundary refuses', () => {
  it('comes first, and hides nothing else that is wrong in the file', () => {
    const broken = smoke
      .replace(/^timeline:/m, 'groups: [nothing_known]\ntimeline:')
      .replace(/^groups: \[(?!nothing_known).*\n/m, '')
      .replace(/^places:/m, 'full_name: x\nplaces:');
    expect(broken.indexOf('full_name')).toBeLessThan(broken.indexOf('nothing_known'));
    const last = broken.trimEnd() + '\npassport_no: 1\n';
    expect(refusals(() => load(last))).toEqual([
      expect.stringContaining('found the key "full_name", which could describe a real person and may not be an id either'),
      expect.stringContaining('found the key "passport_no"'),
      expect.stringContaining('found "nothing_known", which is not an attribute'),
    ]);
  });

  it('is told together with what has the wrong form', () => {
    const said = refusals(() => load(smoke.replace(/^places:/m, 'full_name: x\nplases: {}\nplaces:')));
    expect(said).toEqual([expect.stringContaining('"full_name"'), expect.stringContaining('the unknown key "plases"')]);
  });
});

describe('an alias', () => {
  const shared = smoke
    .replace(/(court:\n[^]*?coverage: )(\{[^}]*\})/, '$1&seen $2')
    .replace(/(offices:\n[^]*?coverage: )\{[^}]*\}/, '$1*seen');

  it('stands for a copy: a patch or a sweep of one place leaves the other alone', () => {
    const base = load(shared).scenario;
    const ofCourt = 'channels.court.coverage';
    expect(quantityAt(base, 'channels.offices.coverage')).toEqual(quantityAt(base, ofCourt));
    const value = { value: 0.6, unit: 'share', assumed: 'A test', range: [0.5, 1] };
    for (const moved of [applyPatch(base, { [ofCourt]: value }, 'policy'), sweptTo(base, ofCourt, 0.6)]) {
      expect(quantityAt(moved, ofCourt)?.value).toBe(0.6);
      expect(quantityAt(moved, 'channels.offices.coverage')?.value).toBe(1);
      expect(quantityAt(base, ofCourt)?.value).toBe(1);
    }
  });

  it.each([
    ['a: &x { b: 1 }\nc: { <<: *x, d: 2 }', 2],
    ['a: &x { b: 1 }\nc:\n  <<: [*x]\n  d: 2', 3],
    ['"<<": { a: 1 }', 1],
  ])('is never merged into a map: %j', (text, line) => {
    expect(refusals(() => kindOf('a.yaml', { read: () => text }))).toEqual([
      expect.stringMatching(new RegExp(`^a\\.yaml:${line}:\\d+ .*found a merge key <<`)),
    ]);
  });

  it.each(['a: &x [*x]', 'a: &x { b: *x }', 'a: &x { b: &y [*x] }', 'a: &x { b: [{ c: *x }] }'])(
    'inside its own anchor is refused: %s',
    (text) => {
      expect(refusals(() => kindOf('a.yaml', { read: () => text }))).toEqual([
        expect.stringContaining('found the alias *x inside its own anchor'),
      ]);
    },
  );

  it('that would hide what was wrong before it leaves the earlier message standing', () => {
    const said = refusals(() => kindOf('a.yaml', { read: () => 'constructor: 1\na: *nothing' }));
    expect(said).toEqual([
      expect.stringContaining('the reserved key "constructor"'),
      expect.stringContaining('*nothing that names nothing'),
    ]);
  });
});

describe('a path of a patch', () => {
  const base = load(smoke).scenario;
  it.each([
    'ledgers.points.grades.length',
    'ledgers.points.grades.-1',
    'ledgers.points.grades.99',
    'ledgers.points.grades.01',
    'ledgers.points.grades.1e0',
    'lists.__proto__',
    'lists.constructor',
    'lists.black.prototype',
    '__proto__.x',
    'lists..x',
    '',
  ])('is refused where a step is no name and no place of a list: %s', (path) => {
    for (const value of [{}, { a: 1 }, 4294967296]) {
      const patch = Object.fromEntries([[path, value]]) as Patch;
      expect(refusals(() => applyPatch(base, patch, 'policy'))).toHaveLength(1);
      expect(
        refusals(() => {
          const change = JSON.stringify([{ date: '2020-05-05', title: 'x', assumed: 'A test', set: patch }]);
          load(smoke.replace(/^timeline:.*(?:\n .*)*/m, '') + `\ntimeline: ${change}\n`);
        }),
      ).toHaveLength(1);
    }
  });
});

describe('a quantity', () => {
  const extremes = ['2147483648', '2147483647000', '1e308', '-1e308', '.nan', '.inf', '-.inf', '"1"', '~', '[]', '9007199254740993e9'];
  const spots = [...smoke.matchAll(/\bvalue: (-?[\d.]+)/g)].map((match) => match.index);

  it('is refused with an impossible value wherever it stands', () => {
    const accepted: string[] = [];
    fc.assert(
      fc.property(fc.constantFrom(...spots), fc.constantFrom(...extremes), (at, value) => {
        const text = smoke.slice(0, at) + smoke.slice(at).replace(/value: -?[\d.]+/, `value: ${value}`);
        const wide = text.slice(0, at) + text.slice(at).replace(/range: \[[^\]]*\]/, 'range: [-1.7e308, 1.7e308]');
        for (const each of [text, wide]) if (refusals(() => load(each)).length === 0) accepted.push(smoke.slice(at - 40, at) + value);
      }),
      { numRuns: Number(process.env.GLASSHOUSE_SOAK ?? 15), seed: 28 },
    );
    expect(accepted).toEqual([]);
  });

  it('of a ceiling above one chance a day is refused', () => {
    const text = smoke.replace(/(ticket:[^]*?ceiling: { value: )30/, '$1366').replace('range: [30, 30]', 'range: [366, 366]');
    expect(refusals(() => load(text))).toEqual([expect.stringContaining('at most 365 per person-year')]);
  });
});

it('a shipped scenario with any one line changed is sound or refused, and nothing else', () => {
  const lines = smoke.split('\n');
  const odd = [
    '',
    '[]',
    '{}',
    '~',
    '"\\e"',
    '&a *a',
    '<<: *b',
    '!!map',
    '? [a]: b',
    '-1',
    'a'.repeat(9000),
    '2147483648',
    '- - - -',
    ': :',
  ];
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(400), fc.nat(12), fc.constantFrom(...odd), (row, from, length, put) => {
      const line = lines[row]!;
      const start = from % (line.length + 1);
      const changed = line.slice(0, start) + put + line.slice(start + length);
      refusals(() => load(lines.with(row, changed).join('\n')));
    }),
    { numRuns: Number(process.env.GLASSHOUSE_SOAK ?? 30), seed: 27 },
  );
});

it('no child of a shipped scenario works, drives, welds for a living or travels on papers of its own', () => {
  const none = new Set(['none', 'no']);
  const found: string[] = [];
  for (const path of filesBelow('scenarios').filter((each) => !each.includes('/_'))) {
    const { attributes } = loadScenario(path, { read: textOf }, register).scenario.population;
    for (const [id, attribute] of Object.entries(attributes)) {
      if (!attribute.adults_only) continue;
      const child = attribute.children ?? Object.keys(attribute.categories).sort()[0]!;
      found.push(id);
      expect(none.has(child), `${path}: children have ${id} ${child}`).toBe(true);
    }
  }
  expect([...new Set(found)].sort()).toEqual(['informed', 'licence', 'papers', 'welding', 'work']);
});
