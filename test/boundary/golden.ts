import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../structure/sources.js';

/** Set to `reviewed` by a person who has read the difference; nothing else changes a golden file. */
const UPDATE = process.env['GLASSHOUSE_UPDATE_BOUNDARY'] === 'reviewed';

/**
 * Compares lines with `test/boundary/golden/<name>.txt`. On a difference the new text is written beside it as `<name>.new.txt`, and the
 * test fails; a missing golden file fails too. `GLASSHOUSE_UPDATE_BOUNDARY=reviewed` writes the golden file instead.
 */
export function expectGolden(name: string, lines: readonly string[]): void {
  const path = join(ROOT, 'test/boundary/golden', `${name}.txt`);
  const beside = join(ROOT, 'test/boundary/golden', `${name}.new.txt`);
  const text = `${lines.join('\n')}\n`;
  if (UPDATE) writeFileSync(path, text);
  const known = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (known === text) rmSync(beside, { force: true });
  else writeFileSync(beside, text);
  const before = known.split('\n').filter((line) => line !== '');
  const gone = before.filter((line) => !lines.includes(line));
  const come = lines.filter((line) => !before.includes(line));
  expect(
    { gone, come },
    `read ${name}.new.txt against ${name}.txt; if nothing takes a person or an event: GLASSHOUSE_UPDATE_BOUNDARY=reviewed`,
  ).toEqual({
    gone: [],
    come: [],
  });
  expect(known).toBe(text);
}
