import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../structure/sources.js';
import { ELEMENTS, testsBelow, tracePage } from './trace.js';

const PAGE = join(ROOT, 'docs', 'trace.md');
const UPDATE = process.env['GLASSHOUSE_UPDATE_TRACE'] === 'reviewed';
const folders = (below: string): string[] =>
  readdirSync(join(ROOT, below), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [`${below}/${one.name}`] : []));

describe('the record of what was tested', () => {
  it('is made from the repository', () => {
    const page = tracePage();
    if (UPDATE) writeFileSync(PAGE, page);
    expect(existsSync(PAGE)).toBe(true);
    expect(readFileSync(PAGE, 'utf8'), 'GLASSHOUSE_UPDATE_TRACE=reviewed npx vitest run test/docs/trace.test.ts').toBe(page);
  });
  it('has every folder of tests under exactly one element', () => {
    const named = ELEMENTS.flatMap(({ tested }) => Object.keys(tested));
    expect(new Set(named).size).toBe(named.length);
    const packages = folders('packages').flatMap((home) => [`${home}/src`, `${home}/test`]);
    const all = [...folders('test'), ...packages, 'validation'].filter(
      (folder) => existsSync(join(ROOT, folder)) && testsBelow(folder).length > 0,
    );
    expect([...named].sort()).toEqual([...all].sort());
  });
  it('names pages that exist', () => {
    for (const { told } of ELEMENTS) for (const page of told) expect(existsSync(join(ROOT, 'docs', page)), page).toBe(true);
  });
});
