import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HERE = import.meta.dirname;

it('every case has a row in the index', () => {
  const index = readFileSync(join(HERE, 'README.md'), 'utf8');
  const cases = readdirSync(HERE).filter((entry) => existsSync(join(HERE, entry, 'README.md')));
  expect(cases.length).toBeGreaterThan(5);
  expect(cases.filter((name) => !index.includes(`](${name}/README.md)`))).toEqual([]);
});
