import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile, counterDefinitions } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { counterIds } from '../../packages/model/src/counters/names.js';
import { shippedStudy } from '../shipped.js';
import { ROOT } from '../structure/sources.js';

describe('counters that validate knows', () => {
  it.each(readdirSync(join(ROOT, 'studies')).filter((name) => name.endsWith('.yaml')))(
    'are those that the engine counts in %s',
    (study) => {
      const { scenarios } = shippedStudy(`studies/${study}`);
      for (const [experiment, { base, arms }] of Object.entries(scenarios)) {
        const counted = counterDefinitions(compile(base, arms, { persons: 1000 })).map(({ id }) => id);
        const known = counterIds(
          base,
          arms.map((arm) => arm.scenario),
        );
        expect({ experiment, ids: [...known].sort() }).toEqual({ experiment, ids: [...counted].sort() });
      }
    },
  );
});
