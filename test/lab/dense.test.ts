import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { DIRECTIONS } from '../../packages/study/src/design/directions.js';
import { undense } from '../../packages/lab/src/worker/undense.js';
import { ROOT } from '../structure/sources.js';

it('direction numbers written as bits are read as they were, in a third of the letters', async () => {
  const { dense } = (await import(pathToFileURL(join(ROOT, 'packages/lab/dense.mjs')).href)) as { dense(table: readonly string[]): string };
  const text = dense(DIRECTIONS);
  expect(undense(text, DIRECTIONS.length)).toEqual(DIRECTIONS);
  expect(DIRECTIONS).toHaveLength(511);
  expect(text.length).toBeLessThan(DIRECTIONS.join(' ').length / 3);
});
