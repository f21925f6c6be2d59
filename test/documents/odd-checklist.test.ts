import { oddDocument } from '@glasshouse/describe';
import { quantitiesOf } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { textOf } from '../structure/sources.js';
import { load, register } from './worlds.js';

const rows = [...textOf('docs/odd-checklist.md').matchAll(/^\|([^|]*)\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)].slice(2);
const page = oddDocument(load('scenarios/court-list.yaml'), register, textOf('docs/model.md'));
const headings = [...page.matchAll(/^#{2,3} (.*)$/gm)].map((match) => match[1]!);

describe('the ODD checklist', () => {
  it('names headings that the description has', () => {
    expect(rows.length).toBeGreaterThan(20);
    const named = rows.flatMap(([, , , where]) => where!.match(/\d\.(?:\d+)? [A-Z][^;]*/g) ?? []).map((one) => one.trim());
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((one) => !headings.includes(one))).toEqual([]);
  });
  it('leaves out no element of ODD', () => {
    const own = headings.filter((one) => /^\d/.test(one) && !one.includes('ODD+D') && !/^7\.\d/.test(one));
    const named = rows.map(([, , , where]) => where).join('; ');
    const groups = ['2. Entities, state variables and scales', '1. Purpose and patterns', '4. Design concepts'];
    expect(own.filter((one) => !groups.includes(one) && !named.includes(one))).toEqual([]);
  });
  it('says what the description says of runs at the start, and of what it leaves open', () => {
    const start = page.split(/^## /m).find((one) => one.startsWith('5. Initialisation'))!;
    expect(start.split('\n').length).toBeGreaterThan(5);
    expect(page.match(/^> \*\*Not stated\.\*\*/gm)).toBeNull();
  });
  it('says of every number of the main scenario how it enters', () => {
    const model = page.split('\n').filter((line) => line.includes('*(model)*')).join('\n'); // prettier-ignore
    const sections = ['channels', 'lists', 'perception', 'responses', 'reviews', 'streams'];
    const keys = quantitiesOf(load('scenarios/court-list.yaml')).flatMap(({ path }) => {
      const parts = path.split('.');
      // Behind "values" stands a name that the scenario has chosen.
      return sections.includes(parts[0]!) && parts.at(-2) !== 'values' ? [parts.at(-1)!] : [];
    });
    const spoken = (key: string): boolean => new RegExp(`\\b${key}\\b`).test(model);
    expect(new Set(keys).size).toBeGreaterThan(20);
    expect([...new Set(keys)].filter((key) => !spoken(key))).toEqual([]);
    expect(spoken('a key that no text names')).toBe(false);
  });
});
