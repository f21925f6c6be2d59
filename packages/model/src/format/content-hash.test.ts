import { describe, expect, it } from 'vitest';
import { contentHash } from './content-hash.js';
import { InputError } from './problem.js';

const YAML = `
streams:
  tax: { rate: &rate { value: 0.5, unit: per person-year, assumed: "no source", range: [0.1, 1] }, ceiling: *rate }
  fine: { on: [b, a] }
`;

const SAME: Record<string, string> = {
  'the same text': YAML,
  'a comment': YAML.replace('  fine', '  # why\n  fine'),
  'Windows line endings': YAML.replaceAll('\n', '\r\n'),
  'another order of keys': `
streams:
  fine: { on: [b, a] }
  tax: { ceiling: &rate { range: [0.1, 1], value: 0.5, unit: per person-year, assumed: "no source" }, rate: *rate }
`,
  'block form, other quotes, no anchor, other digits': `
streams:
  tax:
    rate:
      value: 5.0e-1
      unit: 'per person-year'
      assumed: no
        source
      range:
        - 0.10
        - 1.0
    ceiling: { value: 0.5, unit: per person-year, assumed: 'no source', range: [0.1, 1] }
  fine:
    on: [b, a]
`,
};

const OTHER: Record<string, string> = {
  'another value': YAML.replace('0.5', '0.51'),
  'another order of a list': YAML.replace('[b, a]', '[a, b]'),
  'a text for a number': YAML.replace('0.5', "'0.5'"),
  'a key less': YAML.replace(', ceiling: *rate', ''),
};

const HEADER =
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind';
const ROWS = ['E001,lists,First,1,persons,2019,,A,B,2019,u,measured,,,', 'E002,lists,Second,2,persons,2019,,A,B,2019,u,measured,,,'];
const csv = (rows: string[], end = '\n'): string => [HEADER, ...rows, ''].join(end);

describe('contentHash', () => {
  it.each(Object.entries(SAME))('is the same with %s', (_, text) => {
    expect(contentHash('a.yaml', text)).toBe(contentHash('a.yaml', YAML));
  });

  it.each(Object.entries(OTHER))('differs with %s', (_, text) => {
    expect(contentHash('a.yaml', text)).not.toBe(contentHash('a.yaml', YAML));
  });

  it('reads the register by its rows', () => {
    const hash = contentHash('register.csv', csv(ROWS));
    expect(contentHash('register.csv', csv([...ROWS].reverse(), '\r\n'))).toBe(hash);
    expect(contentHash('register.csv', csv([ROWS[0]!.replace('First', '"First"'), ROWS[1]!]))).toBe(hash);
    expect(contentHash('register.csv', csv([ROWS[0]!.replace('First', 'Other'), ROWS[1]!]))).not.toBe(hash);
    expect(contentHash('register.csv', csv(ROWS.slice(1)))).not.toBe(hash);
  });

  it('refuses what cannot be read', () => {
    expect(() => contentHash('a.yaml', 'a: [1')).toThrow(InputError);
    expect(() => contentHash('a.json', '{"a": [1')).toThrow(InputError);
    expect(() => contentHash('register.csv', 'id\n')).toThrow(InputError);
  });
});
