import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dotted } from '../format/problem.js';
import { parseRegister } from '../format/register.js';
import { loadScenario } from '../scenario/load-scenario.js';
import type { Scenario } from '../scenario/schema.js';
import { agelessConditions } from './ageless.js';

const FOLDER = new URL('../../../../test/bad-input/', import.meta.url);
const files = { read: (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8') };
const { scenario: good } = loadScenario('good.yaml', files, parseRegister(files.read('register.csv')));
const AGELESS = { who: { income: ['low'] } };
const child = { age: ['child'] };

/** Every rule that reads records of arrears asks for an income, in a world in which `who` is in arrears. */
function asking(who: Record<string, string[]> | undefined, condition: Scenario['reviews'][string]['if'] = AGELESS): Scenario {
  const scenario = structuredClone(good);
  for (const id of ['arrears', 'mistaken_arrears']) if (who) scenario.streams[id]!.who = who;
  scenario.reviews['clerk'] = { ...scenario.reviews['clerk']!, of: ['arrears', 'mistaken_arrears'], if: condition };
  const { late } = scenario.ledgers['points']!.rules;
  scenario.ledgers['points']!.rules = { late: { ...late!, if: condition, cases: [{ if: condition!, points: late!.points! }] } };
  const days = (value: number) => ({ value, unit: 'days', assumed: 'test', range: [value, value] as [number, number] });
  const term = [{ if: condition, term: days(9) }, { term: days(3) }];
  const list = scenario.lists['defaulters']!;
  list.entries = { able: { ground: 'Test', on: 'arrears', if: condition, term: term as never } };
  list.appeal!.if = condition;
  scenario.lists['after'] = {
    ...list,
    appeal: undefined,
    entries: { next: { ground: 'Test', on: { list: 'defaulters' }, if: condition, term: days(3) } },
  };
  for (const measure of Object.values(scenario.measures)) measure.trigger = [{ list: 'defaulters' }];
  scenario.measures['air_ban']!.trigger = [{ all: [{ list: 'after' }, { not: condition! }] }];
  return scenario;
}
const noted = (scenario: Scenario): string[] => agelessConditions(scenario).map(({ path }) => dotted(path));

describe('conditions without an age, of rules that concern children alone', () => {
  it('are noted wherever a rule reads what children do', () => {
    expect(noted(asking(child))).toEqual([
      'reviews.clerk.if',
      'ledgers.points.rules.late.if',
      'ledgers.points.rules.late.cases.0.if',
      'lists.defaulters.appeal.if',
      'lists.defaulters.entries.able.if',
      'lists.defaulters.entries.able.term.0.if',
      'lists.after.entries.next.if',
      'measures.air_ban.trigger.0',
    ]);
    expect(agelessConditions(asking(child))[0]).toMatchObject({
      found: 'who without an age, which means adults, in a rule that concerns children alone (child)',
      todo: 'Add age: [child] beside income.',
    });
  });

  it('are not noted with an age, or where adults are concerned too', () => {
    expect(noted(asking(child, { who: { income: ['low'], ...child } }))).toEqual([]);
    expect(noted(asking(undefined))).toEqual([]);
    expect(noted(asking({ age: ['child', 'adult'] }))).toEqual([]);
    const mixed = asking(child);
    delete mixed.streams['mistaken_arrears']!.who;
    expect(noted(mixed)).toEqual([]);
  });

  it('are noted for whom a ledger or a list is confined to', () => {
    const scored = asking(undefined);
    scored.ledgers['points']!.who = child;
    expect(noted(scored)).toEqual(['ledgers.points.rules.late.if', 'ledgers.points.rules.late.cases.0.if']);
    const listed = asking(undefined);
    listed.lists['defaulters']!.who = child;
    expect(noted(listed)).toContain('lists.defaulters.entries.able.if');
    expect(noted(listed)).toContain('measures.air_ban.trigger.0');
  });
});
