import { keysOfScenarios } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { askedAt, keysBelow, pathOfLine, saidAt, valuesAt } from '../../packages/lab/src/page/editor/schema-help.js';
import type { Schema } from '../../packages/lab/src/page/editor/schema-help.js';
import { inFullWords, shortened } from '../../packages/lab/src/shipped/short-words.js';
import { usedOf } from '../../packages/lab/src/shipped/used-schema.js';
import { textOf } from '../structure/sources.js';

const schema: Schema = usedOf(JSON.parse(keysOfScenarios()) as Record<string, unknown>);
const lines = `glasshouse: 1
extends: [_population.yaml]
horizon: { start: 2013-10-01, end: 2024-12-31, round: month }

streams:
  judgment:
    title: A judgment debt
    kind: obligation
    # a note
    rate:
      value: 0.0066
timeline:
  - date: 2015-07-22
    set:
      measures.air.in_force: { from: 2015-07-22 }
  - date: 2016-01-01
lists:
  court:
    triggers:
    - from: judgment
      term: { value: 2, unit: years }
`.split('\n');
const at = (text: string): number => lines.findIndex((line) => line.includes(text));

describe('the keys that the page has', () => {
  const described = (text: string): number => text.split('"description":').length;

  it('keep every description, and no pattern or bound', () => {
    const text = JSON.stringify(schema);
    expect(described(text)).toBe(described(keysOfScenarios()));
    expect(text).not.toMatch(/"(pattern":"|minItems":|minimum":|propertyNames":)/);
  });

  it('keep a key of a file that is named like a word of the format', () => {
    const named = { type: 'object', properties: { pattern: { type: 'string', pattern: '^a' }, minimum: { description: 'Least' } } };
    expect(usedOf(named)).toEqual({ properties: { pattern: { type: 'string' }, minimum: { description: 'Least' } } });
  });
});

describe('where a line stands in a file', () => {
  it.each([
    ['glasshouse', ['glasshouse']],
    ['judgment:', ['streams', 'judgment']],
    ['value: 0.0066', ['streams', 'judgment', 'rate', 'value']],
    ['date: 2015', ['timeline', '*', 'date']],
    ['set:', ['timeline', '*', 'set']],
    ['measures.air', ['timeline', '*', 'set', 'measures.air.in_force']],
    ['date: 2016', ['timeline', '*', 'date']],
    ['- from: judgment', ['lists', 'court', 'triggers', '*', 'from']],
    ['term:', ['lists', 'court', 'triggers', '*', 'term']],
  ])('%s', (text, path) => {
    expect(pathOfLine(lines, at(text))).toEqual(path);
  });

  it('knows every key of the shipped scenarios whose path the schema names', () => {
    const file = textOf('scenarios/court-list.yaml').split('\n');
    const keys = file.flatMap((line, index) => (/^\s*(- )?[a-z_]+:( |$)/.test(line) ? [pathOfLine(file, index)] : []));
    expect(keys.length).toBeGreaterThan(150);
    const unknown = keys.filter((path) => path.length < 4 && path[0] !== 'timeline' && saidAt(schema, path) === null);
    // Ids of entries are the reader's own words; everything else the schema describes.
    expect(unknown.filter((path) => path.length !== 2)).toEqual([]);
  });
});

describe('what the page holds shorter than the format', () => {
  it('writes an example of an assumed quantity in full', () =>
    expect(saidAt(schema, ['streams', 'judgment', 'rate'])).toMatch(
      /Example: \{"value":([\d.]+),"unit":"per person-year","assumed":"why","range":\[\1,\1\]\}$/,
    ));

  it('comes back from its short words as it was', () => {
    const text = JSON.stringify(schema);
    expect(shortened(text).length).toBeLessThan(text.length);
    expect(inFullWords(shortened(text))).toBe(text);
    expect(() => shortened('{"^":1}')).toThrow(/holds \^/);
  });
});

describe('what may be written', () => {
  const asked = (text: string, row = lines.length - 1) => askedAt([...lines.slice(0, row), text], row, text.length);

  it('offers the keys of the top level', () => {
    const place = asked('str');
    expect(place).toEqual({ kind: 'key', path: [], word: 'str' });
    const offered = keysBelow(schema, place!.path).map(({ label }) => label);
    expect(offered).toContain('streams');
    expect(
      keysBelow(schema, [])
        .filter(({ required }) => required)
        .map(({ label }) => label),
    ).toContain('horizon');
  });

  it('offers the keys of an entry, with what is said of them', () => {
    const place = asked('    ki', at('kind: obligation'));
    expect(place).toEqual({ kind: 'key', path: ['streams', 'judgment'], word: 'ki' });
    const kind = keysBelow(schema, place!.path).find(({ label }) => label === 'kind');
    expect(kind?.said).toMatch(/\w+ \w+/);
  });

  it('marks no key of the defaults as required, and says of each what it says of the key of an entry', () => {
    const [own, defaults] = [
      ['streams', 'judgment'],
      ['defaults', 'streams'],
    ].map((path) => keysBelow(schema, path));
    expect(own!.filter(({ required }) => required).map(({ label }) => label)).toContain('kind');
    expect(defaults!.filter(({ required }) => required)).toEqual([]);
    const said = (offers: typeof defaults) => Object.fromEntries(offers!.map((offer) => [offer.label, offer.said]));
    expect(said(defaults)).toEqual(said(own));
  });

  it('offers the words of a value', () => {
    const place = asked('    kind: ob', at('kind: obligation'));
    expect(place).toEqual({ kind: 'value', path: ['streams', 'judgment', 'kind'], word: 'ob' });
    expect(valuesAt(schema, place!.path).map(({ label }) => label)).toContain('obligation');
  });

  it('offers the units of a quantity, and keys inside braces', () => {
    expect(valuesAt(schema, ['streams', 'judgment', 'rate', 'unit']).map(({ label }) => label)).toContain('per person-year');
    expect(asked('horizon: { start: 2013-10-01, ro', 2)).toEqual({ kind: 'key', path: ['horizon'], word: 'ro' });
    expect(asked('horizon: { start: 2013-10-01, round: mo', 2)).toEqual({ kind: 'value', path: ['horizon', 'round'], word: 'mo' });
  });

  it('offers nothing in a comment or in the middle of a sentence', () => {
    expect(asked('# str')).toBeNull();
    expect(asked('    title: A court fi', at('kind: obligation'))).toBeNull();
  });

  it('says of a key what the reference says, with an example', () => {
    expect(saidAt(schema, ['horizon', 'start'])).toMatch(/First day.*Example: "\d{4}/);
    expect(saidAt(schema, ['no_such_key'])).toBeNull();
  });
});
