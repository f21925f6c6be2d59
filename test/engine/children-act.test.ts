import { describe, expect, it } from 'vitest';
import { compile, explainPerson } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

/** 1,000 people: 500 households of one adult and one child. The year 2021 has 365 days. */
const PERSONS = 1000;
const HOMES = PERSONS / 2;
const YEAR = 365;
const population = {
  household_size: { two: q(1, 'share') },
  age: {
    pupil: { title: 'p', from: 6, to: 17, share: q(0.5, 'share') },
    adult: { title: 'a', from: 18, to: 120, share: q(0.5, 'share') },
  },
  attributes: {},
};
const pupils = { who: { age: ['pupil'] } };
const totals = (sections: object): Record<string, number> => {
  const scenario = tiny({ population, ...sections });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  return totalsOf(plan, runBatches(plan, 3).result);
};
/** Thirty chances a year, so that everybody concerned takes one: nobody would miss all with a probability above e^-30. */
const often = (more: object = {}): object => act({ rate: q(30, 'per person-year'), ceiling: q(30, 'per person-year'), ...more });

describe('children act where a scenario says so', () => {
  it('and bear a measure for what they are, every day of the year', () => {
    const seen = totals({ measures: ban({ trigger: [pupils] }) });
    expect(seen['measure.ban.days.status.unrelated']).toBe(HOMES * YEAR);
    expect(seen['measure.ban.own_children_days']).toBe(HOMES * YEAR);
    expect(seen['harm.own_children']).toBe(HOMES * YEAR);
    expect(seen['harm.sanction_days']).toBe(HOMES * YEAR);
    expect(seen['harm.children']).toBe(0);
    expect(seen['measure.ban.own_children_on']).toBe(HOMES);
  });

  it('and a day counts once for a child that an adult’s measure reaches and that is under it itself', () => {
    const all = { who: { age: ['pupil', 'adult'] } };
    const both = totals({ measures: ban({ trigger: [all], reaches_children: true }) });
    expect(both['harm.children']).toBe(0);
    expect(both['harm.own_children']).toBe(HOMES * YEAR);
    expect(both['harm.sanction_days']).toBe(PERSONS * YEAR);
    const adults = totals({ measures: ban({ trigger: [{ who: { age: ['adult'] } }], reaches_children: true }) });
    expect(adults['harm.children']).toBe(HOMES * YEAR);
    expect(adults['harm.own_children']).toBeUndefined();
  });

  it('and what a child is taken off, an adult’s measure adds again', () => {
    // Pupils leave the list for good after 10 days; their parent's measure, in force all year, reaches them on the others.
    const seen = totals({
      streams: { act: often(pupils) },
      channels: eye(['act']),
      lists: listFor('act', q(10, 'days'), { in_force: { to: '2021-03-31' } }),
      measures: ban({ trigger: [{ list: 'list' }, { who: { age: ['adult'] } }], reaches_children: true }),
    });
    expect(seen['harm.own_children']).toBeGreaterThan(HOMES * 30);
    expect(seen['harm.own_children']).toBeLessThanOrEqual(HOMES * 90);
    expect(seen['harm.children']! + seen['harm.own_children']!).toBe(HOMES * YEAR);
    expect(seen['harm.children']).toBe(seen['measure.ban.children_days']);
  });

  it('and their records, list and measure are theirs alone', () => {
    const seen = totals({
      streams: { act: often(pupils) },
      channels: eye(['act']),
      lists: listFor('act', 'for_good', { who: { age: ['pupil'] } }),
      measures: ban({ reaches_household: true }),
    });
    expect(seen['first.listed.list']).toBe(HOMES);
    expect(seen['measure.ban.days.deed.unrelated']).toBe(seen['measure.ban.own_children_days']);
    // The one adult of each household is reached on each day of the child's measure, and each household is broken once.
    expect(seen['measure.ban.household_days']).toBe(seen['measure.ban.own_children_days']);
    expect(seen['measure.ban.households']).toBe(HOMES);
    expect(seen['harm.sanction_days']).toBe(2 * seen['measure.ban.own_children_days']!);
  });

  it('and a ledger that names their band gives them a score, and nobody else', () => {
    const seen = totals({
      streams: { act: often(pupils) },
      channels: eye(['act']),
      ledgers: ledger({ taken: { title: 't', on: 'act', points: q(-60, 'points'), cap: q(60, 'points') } }, pupils),
      measures: ban({ trigger: [{ ledger: 'points', at_most: 'last' }] }),
    });
    expect(seen['ledger.points.grade.last']).toBe(HOMES);
    expect(['top', 'fair', 'low'].map((grade) => seen[`ledger.points.grade.${grade}`])).toEqual([0, 0, 0]);
    expect(seen['measure.ban.own_children_on']).toBe(HOMES);
    const unnamed = totals({ streams: { act: often(pupils) }, ledgers: ledger({}) });
    expect(unnamed['ledger.points.grade.fair']).toBe(HOMES);
  });

  it('and they are refused what they wish, and appeal', () => {
    const seen = totals({
      streams: { act: often(pupils), outing: often({ kind: 'attempt', inclination: undefined, ...pupils }) },
      channels: eye(['act']),
      lists: listFor('act', 'for_good', {
        appeal: { delay: q(10, 'days'), corrects_unsound: q(1, 'probability'), overturns_sound: q(1, 'probability') },
      }),
      responses: { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: q(12, 'per person-year') } },
      measures: ban({ refuses: ['outing'] }),
    });
    expect(seen['first.refused.outing']).toBe(HOMES);
    expect(seen['list.list.left.corrected']).toBeGreaterThan(HOMES);
  });

  it('and nothing is counted apart where no rule names a band of children', () => {
    const scenario = tiny({ population, channels: eye(['act']), lists: listFor('act', q(10, 'days')), measures: ban() });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
    expect(plan.minors).toBe(false);
    expect(Object.keys(totalsOf(plan, runBatches(plan, 3).result)).filter((id) => id.includes('own_children'))).toEqual([]);
  });

  it('and a child’s life is told like any other', () => {
    const scenario: Scenario = tiny({
      population,
      streams: { act: often(pupils) },
      channels: eye(['act']),
      lists: listFor('act', q(30, 'days')),
      measures: ban(),
    });
    const arms = [{ id: 'base', scenario }];
    const { result } = runBatches(compile(scenario, arms, { persons: 20 }), 1);
    const told = explainPerson({ base: scenario, arms, persons: 20, seed: 1, replicate: 0, person: 'S-1', hashes: result.extras.hashes });
    expect(told.reproduced).toBe(true);
    expect(new Set(told.arms[0]!.steps.map(({ stage }) => stage))).toContain('measure');
  });
});
