import { describe, expect, it } from 'vitest';
import { compile, counterDefinitions, InputError, setQuantity } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { q, tiny } from '../engine/tiny.js';
import { totalsOf } from '../engine/totals.js';
import { runBatches } from '../reference/run-engine.js';

const opinions = {
  view: { title: 'A view', favour: q(0.6, 'share'), conceals: q(0.2, 'probability'), lost_by_experience: q(0.5, 'share') },
};
const poll = { title: 'A poll', opinion: 'view', on: ['2021-07-01'], sample: q(1, 'share'), mode: 'direct' };
const list = { ...poll, mode: 'list', items: { number: q(4, 'count'), held: q(0.5, 'probability') } };
const population = {
  ...tiny().population,
  attributes: {
    label: {
      title: 'L',
      of: 'person',
      categories: { a: { title: 'A', share: q(0.7, 'share') }, b: { title: 'B', share: q(0.3, 'share') } },
    },
  },
};
const world = (more: Record<string, unknown> = {}): Scenario => tiny({ population, groups: ['label'], opinions, ...more });
const planOf = (scenario: Scenario): Plan => compile(scenario, [{ id: 'base', scenario }], { persons: 1000 });

describe('what people privately think', () => {
  it('is in no counter: none is named after it, and without a survey none knows of it', () => {
    const [plan, other] = [planOf(world()), planOf(setQuantity(world(), 'opinions.view.favour', 0.1))];
    expect(counterDefinitions(plan).filter(({ id, definition }) => /favou?r|support|opinion|private|loyal/i.test(id + definition))).toEqual(
      [],
    );
    expect(totalsOf(other, runBatches(other, 1).result)).toEqual(totalsOf(plan, runBatches(plan, 1).result));
  });

  it('is heard in surveys only as what is said, and never by group', () => {
    const plan = planOf(world({ surveys: { poll, list } }));
    const { counts } = runBatches(plan, 1).result;
    const answers = counterDefinitions(plan).flatMap((counter, i) => (counter.id.startsWith('survey.') ? [{ ...counter, i }] : []));
    expect(answers).toHaveLength(9);
    for (const { i, owned } of answers) {
      expect(owned).toBe('place');
      expect(counts.byCell[0]!.slice(1).map((cell) => cell[i])).toEqual([0]);
    }
    expect(answers.reduce((sum, { i }) => sum + counts.byCell[0]![0]![i]!, 0)).toBeGreaterThan(1000);
  });

  it('is not asked of one group alone, and not assumed to differ by group', () => {
    const one = { by: 'label', values: { a: q(0.6, 'share'), b: q(0.4, 'share') } };
    expect(() => world({ surveys: { poll: { ...poll, who: { label: ['a'] } } } })).toThrow(InputError);
    expect(() => world({ opinions: { view: { ...opinions.view, favour: one } } })).toThrow(InputError);
  });
});
