import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../structure/sources.js';

const bundle = join(ROOT, 'packages/cli/dist/bundle');

it('holds beside the bundled command line the notice of every package in it', () => {
  const notices = readFileSync(join(bundle, 'licences.txt'), 'utf8');
  const scripts = readdirSync(bundle).filter((name) => name.endsWith('.js'));
  // esbuild writes above each module where it was found.
  const packages = scripts.flatMap((name) =>
    [...readFileSync(join(bundle, name), 'utf8').matchAll(/^ *\/\/ (?:\S*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\/.*$/gm)].map(
      ([, one]) => one!,
    ),
  );
  expect(new Set(packages).size).toBeGreaterThan(10);
  for (const name of new Set(packages)) expect(notices).toMatch(new RegExp(`(^|, )${name} \\d+\\.`, 'm'));
  for (const holder of ['TJ Holowaychuk', 'Andi Dittrich', 'Arjun Barrett', 'Colin McDonnell', 'The Stdlib Authors', 'Frances Y. Kuo'])
    expect(notices).toContain(holder);
  expect(notices.split('3. Grant of Patent License.')).toHaveLength(2);
});
