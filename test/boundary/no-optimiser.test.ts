import { describe, expect, it } from 'vitest';
import { scenarioSchema, studySchema } from '@glasshouse/model';
import { z } from 'zod';
import { asWords } from './identifying.js';
import { commandLine } from './command-line.js';
import { readSurface } from './surface.js';

/** Words for looking for the policy that does something best. */
const SEEKING =
  /\b(optimi[sz]e[drs]?|optimi[sz]ation|optimal|search|searches|rank|ranks|ranked|ranking|pareto|frontier|maximi[sz]e|minimi[sz]e|objective|best|tune|tuner|autotune|anneal|gradient|hill climb|evolve|bandit|reward function|recommend|leaderboard)\b/;
/** Names that hold such a word and mean something else. */
const OTHERWISE: Readonly<Record<string, string>> = {
  empty_searches: 'two searches for property that find nothing: a ground for leaving the court list',
};
const seeks = (name: string): boolean => !(name in OTHERWISE) && SEEKING.test(asWords(name));

function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && value !== null && typeof value === 'object') Object.keys(value).forEach((one) => keys.add(one));
      visit(value);
    }
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...keys];
}

describe('nothing looks for the policy that controls best', () => {
  it('among exported names', () => {
    const names = readSurface().lines.map((line) => line.split(' ')[2]?.split('(')[0] ?? '');
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter(seeks)).toEqual([]);
  });

  it('among keys of scenarios and studies', () => {
    const keys = [...keysOf(scenarioSchema), ...keysOf(studySchema)];
    expect(keys).toContain('fitted');
    expect(keys.filter(seeks)).toEqual([]);
    expect(Object.keys(OTHERWISE).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('among commands and flags', async () => {
    const { lines } = await commandLine();
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => seeks(line.replace(/ — .*$/, '')))).toEqual([]);
  });

  it('and would be seen', () => {
    for (const name of ['optimisePolicy', 'searchArms', 'rank_by', '--pareto', 'minimize', 'bestArm', 'objective'])
      expect(seeks(name), name).toBe(true);
    for (const name of ['arms', 'compare', 'fitted', 'research', 'empty_searches', 'bestow']) expect(seeks(name), name).toBe(false);
  });
});
