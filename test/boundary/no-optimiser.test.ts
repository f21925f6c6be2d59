import { describe, expect, it } from 'vitest';
import { scenarioSchema, studySchema } from '@glasshouse/model';
import { z } from 'zod';
import { commandLine } from './command-line.js';
import { OTHERWISE, seeks } from './seeking.js';

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
