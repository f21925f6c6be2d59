import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, isMap, isScalar, Scalar, visit } from 'yaml';
import type { Node } from 'yaml';
import { InputError } from '../format/problem.js';
import { plain } from '../format/tree.js';
import { readYaml } from '../format/read-yaml.js';
import { commentsOf, formatYaml } from './format-yaml.js';
import { WIDTH } from './shape.js';

const format = (text: string): string => formatYaml('a.yaml', text);
const valuesOf = (text: string): unknown => plain(readYaml('a.yaml', text));

/** What a layout has to do: same values, same comments, and nothing left to do. */
function holds(text: string): string {
  const out = format(text);
  expect(valuesOf(out)).toEqual(valuesOf(text));
  expect(commentsOf(out)).toEqual(commentsOf(text));
  expect(format(out), JSON.stringify({ text, out })).toBe(out);
  return out;
}

const CASES: Record<string, [before: string, after: string]> = {
  'keys in the order of the schema, unknown ones last': [
    `title: T\nodd: 1\nkind: scenario\nglasshouse: 1\nhorizon: {round: month, end: 2021-01-01, start: 2020-01-01}\n`,
    `glasshouse: 1\nkind: scenario\ntitle: T\nhorizon: { start: 2020-01-01, end: 2021-01-01, round: month }\nodd: 1\n`,
  ],
  'the halves of a text that a comma has cut in two together': [
    `glasshouse: 1\ncommunity_size: { unit: persons, assumed: one, not two, value: 1 }\n`,
    `glasshouse: 1\ncommunity_size: { unit: persons, assumed: one, not two, value: 1 }\n`,
  ],
  'free ids in the order of the file': [
    `glasshouse: 1\nstreams: { b: { title: B }, a: { title: A } }\n`,
    `glasshouse: 1\n\nstreams:\n  b: { title: B }\n  a: { title: A }\n`,
  ],
  'a short quantity on one line, its keys in order, digits and quotes as needed': [
    `glasshouse: 1\ncommunity_size:\n  unit: 'persons'\n  range: [ 1.0e3,  5000 ]\n  assumed: "why"\n  value: 2000.0\n`,
    `glasshouse: 1\ncommunity_size: { value: 2000, unit: persons, assumed: why, range: [1000, 5000] }\n`,
  ],
  'a long quantity in block form, a long text folded': [
    `glasshouse: 1\ncommunity_size: { value: 1, unit: persons, assumed: ${'word '.repeat(30)}end, range: [1, 2] }\n`,
    `glasshouse: 1\n\ncommunity_size:\n  value: 1\n  unit: persons\n  assumed: >-\n    ${'word '.repeat(22)}word\n    ${'word '.repeat(7)}end\n  range: [1, 2]\n`,
  ],
  'comments beside what they are about': [
    `# Top.\n\nglasshouse: 1\nstreams:\n  # On a.\n  a: { kind: breach, title: A } # After a.\n  # On b.\n  b:\n    # On the context.\n    context: c # Why c.\n    kind: merit\n    # The end of b.\n# On groups.\ngroups: [x, # first\n  y]\n# The end.\n`,
    `# Top.\nglasshouse: 1\n\n# On groups.\ngroups:\n  - x # first\n  - y\n\nstreams:\n  # On a.\n  # After a.\n  a:\n    title: A\n    kind: breach\n  # On b.\n  b:\n    kind: merit\n    # On the context.\n    context: c # Why c.\n    # The end of b.\n\n# The end.\n`,
  ],
  'an anchor at the first place in the new order': [
    `glasshouse: 1\nstreams:\n  a: { ceiling: &most { value: 1, unit: per person-year, source: E001 }, rate: *most }\n`,
    `glasshouse: 1\n\nstreams:\n  a: { rate: &most { value: 1, unit: per person-year, source: E001 }, ceiling: *most }\n`,
  ],
  'an anchor inside another': [
    `glasshouse: 1\nstreams:\n  a: { duty: &d { performs: &p { value: 1, unit: per person-year, source: E001 } }, rate: *p, ceiling: *p }\nlists: { x: { exit: *d } }\n`,
    `glasshouse: 1\n\nstreams:\n  a: { rate: &p { value: 1, unit: per person-year, source: E001 }, ceiling: *p, duty: &d { performs: *p } }\n\nlists:\n  x: { exit: *d }\n`,
  ],
  'values below a path in the order of what stands there': [
    `glasshouse: 1\nkind: study\nexperiments:\n  - arms:\n      - patch:\n          lists.a: { public: true, title: L }\n        id: a\n    id: e\n`,
    `glasshouse: 1\nkind: study\n\nexperiments:\n  - id: e\n    arms:\n      - id: a\n        patch:\n          lists.a: { title: L, public: true }\n`,
  ],
  'comments above items of a list that are maps': [
    `glasshouse: 1\nlists:\n  # One.\n  - b: 1\n  # Two.\n  - # Three.\n    # Four.\n    b: 2\n`,
    `glasshouse: 1\n\nlists:\n  # One.\n  - b: 1\n  # Two.\n  # Three.\n  # Four.\n  - b: 2\n`,
  ],
  'empty maps and lists, blank lines inside a section kept': [
    `glasshouse: 1\nmeasures:\n  {}\nstreams:\n\n  a:\n    trend:\n     []\n\n\n  b: {}\n`,
    `glasshouse: 1\n\nstreams:\n  a: { trend: [] }\n\n  b: {}\n\nmeasures: {}\n`,
  ],
};

describe('formatYaml', () => {
  it.each(Object.entries(CASES))('writes %s', (_, [before, after]) => {
    expect(holds(before)).toBe(after);
  });

  it('keeps Windows line endings', () => {
    const text = 'glasshouse: 1\r\nstreams: {a: {title: A}} # c\r\n';
    expect(holds(text)).toBe(format(text.replaceAll('\r', '')).replaceAll('\n', '\r\n'));
  });

  it.each([
    ['no version', 'a: 1\n'],
    ['another version', 'glasshouse: 2\n'],
    ['a list', '- glasshouse: 1\n'],
    ['nothing', ''],
    ['torn syntax', 'glasshouse: 1\nstreams: {\n'],
    ['a tag', 'glasshouse: 1\na: !own 1\n'],
    ['two documents', 'glasshouse: 1\n---\nglasshouse: 1\n'],
    ['a key twice', 'glasshouse: 1\nglasshouse: 1\n'],
  ])('refuses %s', (_, text) => {
    expect(() => format(text)).toThrow(InputError);
  });

  // Values of every kind, written in every style the library knows, with comments and blank lines anywhere.
  const word = fc.oneof(
    fc.constantFrom('title', 'value', 'unit', 'rate', 'kind', 'on', 'who', 'a', 'true', '0', 'a key', '#x', '-', ': ', "it's", '"q"', 'é'),
    fc.string({ maxLength: 12, unit: fc.constantFrom(...Array.from('ab0 #:-,[]{}&*!|>%@`\'"\\?~')) }),
  );
  const prose = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
  const value = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    word,
    prose,
    fc.array(prose, { maxLength: 4 }).map((lines) => lines.join('\n')),
  );
  const { node } = fc.letrec<{ node: unknown; map: unknown }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, value, fc.array(tie('node'), { maxLength: 4 }), tie('map')),
    map: fc.dictionary(
      word.filter((key) => key !== '__proto__'),
      tie('node'),
      { maxKeys: 4 },
    ),
  }));
  const file = fc.record({
    glasshouse: fc.constant(1),
    kind: fc.constantFrom('scenario', 'study'),
    streams: node,
    lists: node,
    experiments: node,
    about: prose,
  });
  const style = fc.infiniteStream(fc.nat({ max: 99 }));

  function written(values: object, dice: () => number): string {
    const document = new Document(values);
    const comment = (): string => ` note ${dice()}`;
    visit(document, {
      Node(_key, node) {
        const each = node as Node;
        if (each === document.contents) return;
        if (dice() < 6) each.commentBefore = comment();
        if (dice() < 6) each.comment = comment();
        if (dice() < 10) each.spaceBefore = true;
        if (isScalar(each) && typeof each.value === 'string')
          each.type = ([Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE, Scalar.BLOCK_FOLDED, Scalar.BLOCK_LITERAL] as const)[
            dice() % 5
          ];
        if ('flow' in each) each.flow = dice() < 30;
      },
      Pair(_key, pair) {
        if (isScalar(pair.key)) pair.key.comment = null;
      },
    });
    if (isMap(document.contents)) {
      for (const pair of document.contents.items) if (isScalar(pair.key)) pair.key.type = Scalar.PLAIN;
    }
    return document.toString({ lineWidth: 20 + dice() * 2 });
  }

  it('keeps values and comments, and has nothing left to do, whatever was written', () => {
    let tried = 0;
    fc.assert(
      fc.property(file, style, (values, stream) => {
        const dice = (): number => stream.next().value as number;
        const text = written(values, dice);
        try {
          valuesOf(text);
        } catch {
          return;
        }
        tried += 1;
        holds(text);
      }),
      { numRuns: Number(process.env.GLASSHOUSE_LAYOUTS ?? 300) },
    );
    expect(tried).toBeGreaterThan(50);
  });

  it('keeps lines short where words allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', 'of:', "it's", 'a-word-of-length', '#', '"'), { minLength: 1, maxLength: 120 }),
        (words) => {
          const out = holds(JSON.stringify({ glasshouse: 1, streams: { a: { title: words.join(' '), on: words } } }));
          expect(out.split('\n').filter((line) => line.length > WIDTH)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
