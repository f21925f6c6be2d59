import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageSources } from '../../packages/cli/src/lab/page.js';
import { ROOT } from '../structure/sources.js';

it('builds the page of the laboratory again after a change of any file of its builder, each named once', () => {
  const sources = pageSources();
  expect(new Set(sources).size).toBe(sources.length);
  const builder = readdirSync(join(ROOT, 'packages/lab')).filter((name) => /\.\w+$/.test(name));
  expect(builder.length).toBeGreaterThan(8);
  for (const name of builder) expect(sources).toContain(`packages/lab/${name}`);
});
