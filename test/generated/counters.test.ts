import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile, counterDefinitions, loadStudy, parseRegister } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { counterIds } from '../../packages/model/src/counters/names.js';
import { ROOT, textOf } from '../structure/sources.js';

const files = { read: (path: string): string => readFileSync(join(ROOT, path), 'utf8') };
const register = parseRegister(textOf('evidence/register.csv'));

describe('counters that validate knows', () => {
  it.each(readdirSync(join(ROOT, 'studies')).filter((name) => name.endsWith('.yaml')))(
    'are those that the engine counts in %s',
    (study) => {
      const { scenarios } = loadStudy(`studies/${study}`, files, register);
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
