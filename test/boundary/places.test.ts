import { describe, expect, it } from 'vitest';
import { compile, counterDefinitions, scenarioSchema } from '@glasshouse/model';
import { z } from 'zod';
import { ALLOCATIONS } from '../../packages/model/src/mechanisms/patrols/schema.js';
import { runBatches } from '../reference/run-engine.js';
import { eye, q, tiny } from '../engine/tiny.js';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  [key: string]: unknown;
}

/** Every key anywhere in the format of a section. */
function keysIn(section: 'incidents' | 'patrols'): string[] {
  const whole = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const keys: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return;
    const { properties, ...rest } = node as JsonSchema;
    for (const [key, value] of Object.entries(properties ?? {})) {
      keys.push(key);
      visit(value);
    }
    Object.values(rest).forEach(visit);
  };
  visit(whole.properties![section]);
  return [...new Set(keys)];
}

/** Keys by which a rate or a rule can depend on what people are, or who they are. */
const OF_PEOPLE = ['who', 'by', 'values', 'group', 'groups', 'attribute', 'of', 'person', 'persons', 'class', 'classes', 'inclination'];

describe('incidents and patrols belong to places', () => {
  it.each(['incidents', 'patrols'] as const)('no key of %s can name a group, an attribute or a person', (section) => {
    const keys = keysIn(section);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => OF_PEOPLE.includes(key))).toEqual([]);
  });

  it('patrols are shared out by five documented rules, none of which reads an effect', () => {
    expect(ALLOCATIONS).toEqual(['even', 'by_people', 'by_recorded', 'drawn_by_recorded', 'drawn_by_attention']);
  });

  it('attention drifts between cells of a thousand people and more, and by nothing that is found of people', () => {
    const refusals = (households: number, carries: string[]): string => {
      try {
        tiny({
          community_size: q(2000, 'persons'),
          partitions: { blocks: { title: 'b', of: 'households', size: q(households, 'households') } },
          channels: eye(['act']),
          patrols: {
            beat: {
              ...{ title: 'b', owner: 'town', in: 'blocks', number: q(1, 'count'), sensitivity: q(1, 'probability'), carries },
              ...{ allocation: 'drawn_by_attention', attention: { keeps: q(0.5, 'share') } },
            },
          },
        });
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(refusals(1000, [])).toBe('');
    expect(refusals(900, [])).toContain('blocks, a cell of which has about 200 people');
    expect(refusals(1000, ['eye'])).toContain('eye, which see people');
  });

  it('what happens in a place is told for no group of its people', () => {
    const scenario = tiny({
      horizon: { start: '2021-01-01', end: '2021-03-31', round: 'month' },
      community_size: q(100, 'persons'),
      population: {
        household_size: { one: q(1, 'share') },
        age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
        attributes: {
          kind: {
            title: 'k',
            of: 'person',
            categories: { a: { title: 'A', share: q(0.5, 'share') }, b: { title: 'B', share: q(0.5, 'share') } },
          },
        },
      },
      groups: ['kind'],
      partitions: { blocks: { title: 'b', of: 'households', size: q(20, 'households') } },
      incidents: { theft: { title: 't', in: 'blocks', rate: q(20, 'per cell and year'), reported: q(0.5, 'probability') } },
      patrols: {
        beat: {
          title: 'b',
          owner: 'town',
          in: 'blocks',
          number: q(1, 'count'),
          allocation: 'even',
          records: ['theft'],
          sensitivity: q(1, 'probability'),
        },
      },
    });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 1000 });
    const cells = runBatches(plan, 1).result.counts.byCell[0]!;
    counterDefinitions(plan).forEach(({ id, owned }, i) => {
      if (!/^(incident|patrol)\./.test(id)) return expect(owned, id).toBeUndefined();
      expect(owned, id).toBe('place');
      expect(cells.slice(1).every((row) => row[i] === 0)).toBe(true);
    });
    expect(plan.cells).toEqual(['a', 'b']);
  });
});
