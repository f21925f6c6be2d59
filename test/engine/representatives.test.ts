import { applyPatch, compile, InputError } from '@glasshouse/model';
import type { Patch } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { personOf, runBatches } from '../reference/run-engine.js';
import { act, ban, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

/** Ten communities of 500 adults. */
const PERSONS = 5000;

/** Firms that all set out to cheat in every month, 50 in each community unless said. */
const world = (firms: Record<string, unknown> = {}, register: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  tiny({
    streams: { act: act({ rate: q(0, 'per person-year') }) },
    firms: {
      title: 'f',
      number: q(100, 'count'),
      types: {
        only: { title: 't', share: q(1, 'share'), cheats: q(1, 'probability'), deterred: q(0, 'factor'), gain: q(0, 'factor') },
      },
      complaints: q(0, 'probability'),
      loses: q(0, 'share'),
      fails_below: q(0, 'share'),
      closes: q(0, 'probability'),
      turnover: q(0, 'per person-year'),
      ...firms,
    },
    enterprise: {
      register: {
        title: 'r',
        owner: 'town',
        basis: { claimed: 'A test' },
        finds: q(1, 'probability'),
        wrongly: q(0, 'probability'),
        shares_findings: false,
        term: q(6, 'months'),
        felt: q(0, 'share'),
        listed_lose: q(0, 'share'),
        listed_close: q(0, 'probability'),
        ...register,
      },
    },
    measures: ban({ trigger: [{ enterprise: 'register' }] }),
    ...more,
  });

const honest = {
  types: { only: { title: 't', share: q(1, 'share'), cheats: q(0, 'probability'), deterred: q(0, 'factor'), gain: q(0, 'factor') } },
};

function run(scenario: ReturnType<typeof tiny>, patch?: Patch) {
  const arms = [{ id: 'base', scenario }, ...(patch ? [{ id: 'other', scenario: applyPatch(scenario, patch, 'policy') }] : [])];
  const plan = compile(scenario, arms, { persons: PERSONS });
  const ran = runBatches(plan, 1);
  return { plan, ran, totals: totalsOf(plan, ran.result) };
}

describe('those who answer for firms', () => {
  it('are restricted while their firm is listed, for the deed of another and in another context', () => {
    // 500 firms are found on 31 January and in every month after: from 1 February to 31 December, 334 days.
    const { totals } = run(world());
    expect(totals['measure.ban.days.other.unrelated']).toBe(500 * 334);
    expect(totals['harm.sanction_days']).toBe(500 * 334);
    expect(totals['harm.without_deed']).toBe(500 * 334);
    expect(totals['first.sanctioned']).toBe(500);
    expect(totals['measure.ban.on']).toBe(500);
  });

  it('are restricted in error where the firm was found at fault wrongly', () => {
    const { totals } = run(world(honest, { finds: q(0, 'probability'), wrongly: q(1, 'probability') }));
    expect(totals['harm.days.error']).toBe(500 * 334);
    expect(totals['harm.days.other']).toBe(0);
  });

  it('are free when the register goes out of force, on that day', () => {
    // 1 February to 30 June: 150 days.
    const { totals } = run(world({}, { in_force: { to: '2021-06-30' } }));
    expect(totals['harm.days.other']).toBe(500 * 150);
  });

  it('answer for several firms where there are more firms than adults, and have one measure a day', () => {
    const { totals } = run(world({ number: q(2000, 'count') }));
    expect(totals['enterprise.register.listed']).toBe(10_000);
    expect(totals['harm.days.other']).toBe(PERSONS * 334);
  });

  it('are the same people in every arm, and nobody is one where no measure falls on them', () => {
    const { plan, ran } = run(world(), { 'enterprise.register.listed_close': q(0.5, 'probability') });
    const banned = (arm: number): string[] =>
      ran.communities.flatMap(({ people, states }, c) =>
        Array.from({ length: people.n }, (_, row) => row)
          .filter((row) => personOf(plan, people, states[arm]!, row)['sanctionDays'] !== 0)
          .map((row) => `${c}.${row}`),
      );
    expect(banned(0)).toHaveLength(500);
    expect(banned(1)).toEqual(banned(0));
    const none = run(world({}, {}, { measures: {} }));
    expect(none.ran.communities.every(({ people, states }) => people.representatives === null && states[0]!.at.answers === -1)).toBe(true);
  });

  it('are refused of a register that is not there', () => {
    try {
      world({}, {}, { measures: ban({ trigger: [{ enterprise: 'registry' }] }) });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.problems[0]!.path).toBe('measures.ban.trigger.0.enterprise');
    }
  });
});
