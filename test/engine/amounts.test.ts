import { describe, expect, it } from 'vitest';
import { compile, explainPerson, identitiesOf } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const money = (value: number) => q(value, 'euros');
const everyone = { trigger: [{ who: {} }] };

/** Runs one arm with so many people of one community. */
function run(scenario: Scenario, persons = 500, seed = 1): Record<string, number> {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  return totalsOf(plan, runBatches(plan, seed).result);
}

/** A duty that falls due once a year at most, seen at once and listed until performed. */
const debt = (duty: Record<string, unknown>) => ({
  act: {
    title: 'A debt',
    kind: 'obligation',
    context: 'credit',
    rate: q(1, 'per person-year'),
    ceiling: q(1, 'per person-year'),
    duty: {
      able: q(1, 'probability'),
      performs_at_once: q(0, 'probability'),
      performs: q(0, 'per person-year'),
      recovers: q(0, 'per person-year'),
      amount: { mean: money(100) },
      ...duty,
    },
  },
});

describe('money that a sanction takes', () => {
  it('by the month is a twelfth of 365 days, rounded to the hundredth once a day', () => {
    // 60 percent of 304.17 a month is 182.502; times 12 / 365 is 6.00006 a day, so 6.00. 500 people x 365 days x 6.00 = 1,095,000.00.
    const cut = run(
      tiny({
        amounts: { allowance: { title: 'a', a_month: money(304.17) } },
        measures: ban({ ...everyone, takes: { share_of: { amount: 'allowance', share: q(60, 'percent') } } }),
      }),
    );
    expect(cut['measure.ban.money.status']).toBe(500 * 365 * 600);
    expect(cut['harm.money']).toBe(109_500_000);
    expect(cut['harm.money.status']).toBe(cut['harm.money_without_deed']);
  });

  describe('beside others that take a share of the same amount', () => {
    // 304.17 a month: 60 percent is 6.00 a day and 30 percent 3.00, see above.
    const allowance = { amounts: { allowance: { title: 'a', a_month: money(304.17) }, other: { title: 'o', a_month: money(304.17) } } };
    const cut = (limit: number | null, more: object = {}, amount = 'allowance') => {
      const together = limit === null ? {} : { together_at_most: q(limit, 'percent') };
      return ban({ ...everyone, takes: { share_of: { amount, share: q(60, 'percent'), ...together } }, ...more }).ban!;
    };
    const taken = (measures: Record<string, ReturnType<typeof cut>>) => {
      const totals = run(tiny({ ...allowance, measures }), 100);
      return Object.fromEntries(Object.keys(measures).map((id) => [id, totals[`measure.${id}.money.status`]! / 100]));
    };

    it('takes its share in full, and both together more than the whole, unless it has a limit', () => {
      expect(taken({ first: cut(null), second: cut(null) })).toEqual({ first: 365 * 600, second: 365 * 600 });
    });

    it('takes with a limit only what is left below it, whatever the order of the ids', () => {
      expect(taken({ first: cut(null), second: cut(90) })).toEqual({ first: 365 * 600, second: 365 * 300 });
      expect(taken({ first: cut(90), second: cut(null) })).toEqual({ first: 365 * 300, second: 365 * 600 });
      expect(taken({ first: cut(50), second: cut(null) })).toEqual({ first: 0, second: 365 * 600 });
    });

    it('comes in the order of the ids where several have a limit', () => {
      expect(taken({ b: cut(90), a: cut(90), c: cut(90) })).toEqual({ b: 365 * 300, a: 365 * 600, c: 0 });
    });

    it('is limited also where it is alone, and not by a share of another amount', () => {
      expect(taken({ only: cut(30) })).toEqual({ only: 365 * 300 });
      expect(taken({ first: cut(null, {}, 'other'), second: cut(90) })).toEqual({ first: 365 * 600, second: 365 * 600 });
    });

    it('takes more from the day on which another ends', () => {
      const until = { in_force: { to: '2021-03-31' } };
      expect(taken({ first: cut(null, until), second: cut(90) })).toEqual({ first: 90 * 600, second: 90 * 300 + 275 * 600 });
    });
  });

  describe('that leaves people something of the amount', () => {
    // 304.17 a month is 10.00 a day. Left are 121.67 a month, 4.00 a day: 6.00 can be taken.
    const income = { amounts: { income: { title: 'i', a_month: money(304.17) } } };
    const cut = (share: number, limits: object, more: object = {}) =>
      ban({ ...everyone, takes: { share_of: { amount: 'income', share: q(share, 'percent'), ...limits } }, ...more }).ban!;
    const leaves = { leaves: money(121.67) };
    const taken = (measures: Record<string, ReturnType<typeof cut>>, amounts: object = income) => {
      const totals = run(tiny({ ...amounts, measures }), 100);
      return Object.fromEntries(Object.keys(measures).map((id) => [id, totals[`measure.${id}.money.status`]! / 100 / 365]));
    };

    it('takes its share where enough is left, and else what is above that', () => {
      expect(taken({ only: cut(50, leaves) })).toEqual({ only: 500 });
      expect(taken({ only: cut(90, leaves) })).toEqual({ only: 600 });
    });

    it('takes nothing from an amount below that, and its days count', () => {
      const small = { amounts: { income: { title: 'i', a_month: money(100) } } };
      expect(taken({ only: cut(90, leaves) }, small)).toEqual({ only: 0 });
      expect(run(tiny({ ...small, measures: { only: cut(90, leaves) } }), 100)['harm.sanction_days']).toBe(100 * 365);
    });

    it('counts what others take of the amount, and keeps the lower of two limits', () => {
      expect(taken({ first: cut(40, {}), second: cut(90, leaves) })).toEqual({ first: 400, second: 200 });
      expect(taken({ a: cut(50, leaves), b: cut(50, leaves) })).toEqual({ a: 500, b: 100 });
      expect(taken({ only: cut(90, { ...leaves, together_at_most: q(30, 'percent') }) })).toEqual({ only: 300 });
    });
  });

  it('takes months of an amount once, beside a sum at once: 40 days of 10.00', () => {
    const amounts = { income: { title: 'i', a_month: money(304.1667) } };
    const once_of = { amount: 'income', months: q(1.315068, 'factor') };
    const fine = (takes: object) => run(tiny({ amounts, measures: ban({ ...everyone, takes }) }), 100);
    // 304.1667 is kept as 304.17; times 1.315068 is 400.00.
    expect(fine({ once_of })['measure.ban.money_once.status']).toBe(100 * 40_000);
    expect(fine({ once_of, once: money(5) })['harm.money.status']).toBe(100 * 40_500);
    const most = { once_of: { amount: 'income', months: q(1000, 'factor') }, once: money(10_000_000) };
    const rich = { income: { title: 'i', a_month: money(10_000_000) } };
    expect(run(tiny({ amounts: rich, measures: ban({ ...everyone, takes: most }) }), 100)['harm.money.status']).toBe(100 * 2_000_000_000);
  });

  it('takes the sum of each step that rises once, though an appeal suspends a later step, or its term ends sooner', () => {
    const fined = (later: number, appeal: object) =>
      run(
        tiny({
          streams: {
            act: {
              title: 'l',
              kind: 'breach',
              context: 'street',
              schedule: { dates: ['01-10', '02-10'] },
              inclination: q(1, 'probability'),
            },
          },
          channels: eye(['act']),
          lists: {
            list: {
              ...listFor('act', 'for_good').list,
              entries: { ground: { ground: 'g', on: 'act', term: q(300, 'days'), rises: { to: [q(later, 'days')] } } },
              ...appeal,
            },
          },
          measures: ban({
            trigger: [{ list: 'list', entry: 'ground' }],
            takes: { once: money(100) },
            rises: { to: [{ once: money(200) }] },
          }),
          responses: {
            asks: {
              title: 'a',
              kind: 'appeal',
              on: ['list'],
              effect: q(1, 'probability'),
              if_unsound: q(1, 'probability'),
              after: q(1, 'days'),
            },
          },
        }),
        100,
      );
    const never = { delay: q(20, 'days'), corrects_unsound: q(0, 'probability'), overturns_sound: q(0, 'probability') };
    for (const totals of [fined(300, { appeal: { ...never, suspends: true } }), fined(30, { appeal: never })]) {
      expect(totals['measure.ban.money_once.deed']).toBe(100 * 10_000);
      expect(totals['measure.ban_2.money_once.deed']).toBe(100 * 20_000);
      expect(totals['harm.money']).toBe(100 * 30_000);
    }
  });

  it('takes a share of what is owed once, when it begins', () => {
    const totals = run(
      tiny({
        streams: { act: { ...debt({}).act, rate: undefined, ceiling: undefined, schedule: { dates: ['01-10', '02-10', '03-10'] } } },
        channels: eye(['act']),
        lists: listFor('act', 'until_performed'),
        measures: ban({ takes: { once_of: { owed: 'act', share: q(10, 'percent') } }, in_force: { from: '2021-02-15' } }),
      }),
      100,
    );
    // Two debts of 100 are open when the rule begins; the third begins nothing.
    expect(totals['measure.ban.money_once.deed']).toBe(100 * 2000);
    expect(totals['harm.money']).toBe(100 * 2000);
  });

  it('counts for each day on which it stands, from a dated start to a dated end', () => {
    // In force 2021-03-10 to 2021-03-19: ten days of 1.00 (30.42 a month x 12 / 365 = 1.0001), across no round's edge.
    const dated = run(
      tiny({ measures: ban({ ...everyone, takes: { a_month: money(30.42) }, in_force: { from: '2021-03-10', to: '2021-03-19' } }) }),
    );
    expect(dated['harm.money']).toBe(500 * 10 * 100);
    expect(dated['harm.days.status']).toBe(500 * 10);
  });

  it('once counts when it begins, also where no day of it stands', () => {
    // A term of no day: entered and off on the same day. Each entry costs 2.50, and no day is counted.
    const fined = run(
      tiny({
        channels: eye(['act']),
        lists: listFor('act', q(0, 'days')),
        measures: ban({ takes: { once: money(2.5) } }),
      }),
    );
    expect(fined['measure.ban.started']).toBeGreaterThan(500);
    expect(fined['harm.money']).toBe(250 * fined['measure.ban.started']!);
    expect(fined['harm.money.deed']).toBe(fined['harm.money']);
    expect(fined['harm.sanction_days']).toBe(0);
  });

  it('by grade follows the grade while the sanction stands', () => {
    // Everybody starts at 100 (fair). One record takes 20 points: low. At fair 3.65 x 12 / 365 = 0.12 a day, at low 0.24; each person's days at low are grade stocks.
    const priced = tiny({
      streams: { act: { ...tiny().streams['act'], rate: q(1, 'per person-year') } },
      channels: eye(['act']),
      ledgers: ledger({ falls: { title: 'f', on: 'act', points: q(-20, 'points'), cap: q(20, 'points') } }),
      measures: {
        ...ban({
          trigger: [{ ledger: 'points', at_most: 'fair' }],
          takes: { by_grade: { ledger: 'points', a_month: { fair: money(3.65), low: money(7.3) } } },
        }),
        ...{ low: { ...(ban().ban as object), trigger: [{ ledger: 'points', at_most: 'low' }] } },
      },
    });
    const totals = run(priced);
    const low = totals['measure.low.days.deed.unrelated']!;
    expect(low).toBeGreaterThan(20_000);
    expect(totals['harm.money']).toBe(12 * (500 * 365 - low) + 24 * low);
  });

  it('has the cause of the sanction: for a duty that nobody can perform, inability', () => {
    const unable = run(
      tiny({
        streams: debt({ able: q(0, 'probability') }),
        channels: eye(['act']),
        lists: listFor('act', 'until_performed'),
        measures: ban({ takes: { a_month: money(30.42) } }),
      }),
    );
    expect(unable['harm.money.inability']).toBe(100 * unable['harm.days.inability']!);
    expect(unable['harm.money.inability']).toBe(unable['harm.money']);
    expect(unable['harm.money']).toBeGreaterThan(0);
  });

  it('counts households with children once, and only where the sanction reaches children', () => {
    const population = {
      household_size: { two: q(1, 'share') },
      age: {
        child: { title: 'c', from: 0, to: 17, share: q(0.25, 'share') },
        adult: { title: 'a', from: 18, to: 120, share: q(0.75, 'share') },
      },
      attributes: {},
    };
    const reach = { ...everyone, takes: { a_month: money(30.42), once: money(1) } };
    const world = (more: object): Scenario => tiny({ population, groups: ['children'], measures: ban({ ...reach, ...more }) });
    const scenario = world({ reaches_children: true });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 400 });
    const { result } = runBatches(plan, 3);
    const at = plan.catalogue.counters.findIndex(({ id }) => id === 'harm.money');
    const families = result.counts.byCell[0]![1]![at]!;
    const totals = totalsOf(plan, result);
    expect(totals['harm.money_with_children']).toBe(families);
    expect(families).toBeGreaterThan(0);
    expect(totals['harm.money']).toBeGreaterThan(families);
    expect('harm.money_with_children' in run(world({}), 400, 3)).toBe(false);
  });
});

describe('money that a reward gives', () => {
  const pension = { pension: { ...(ban().ban as object), kind: 'reward', ...everyone, gives: { a_month: money(30.42), once: money(4) } } };

  it('is no harm and offsets none', () => {
    const given = run(tiny({ measures: pension }));
    expect([given['measure.pension.given'], given['measure.pension.given_once']]).toEqual([500 * 365 * 100, 500 * 400]);
    expect(Object.keys(given).filter((id) => id.startsWith('harm.money'))).toEqual([]);
  });

  it('is money taken where a sanction withholds it, with the cause of that sanction', () => {
    // The sanction stands from the first day, so the pension never begins: nothing is given, 1.00 a day is withheld.
    const withheld = run(tiny({ measures: { ...pension, ...ban({ ...everyone, ends: ['pension'] }) } }));
    expect(withheld['measure.pension.given']).toBe(0);
    expect(withheld['measure.pension.given_once']).toBe(0);
    expect(withheld['measure.pension.money_withheld.status']).toBe(500 * 365 * 100);
    expect(withheld['harm.money']).toBe(500 * 365 * 100);
  });
});

describe('money owed', () => {
  it('equals what was paid, waived and lapsed, and what is open, under every way of paying', () => {
    const totals = run(
      tiny({
        streams: debt({
          performs: q(2, 'per person-year'),
          amount: { mean: money(333.33), law: 'lognormal', spread: q(1, 'factor') },
          part_payment: { rate: q(2, 'per person-year'), share: q(0.3, 'share') },
          instalments: { rate: q(3, 'per person-year'), number: q(7, 'count'), every: q(10, 'days'), keeps: q(0.9, 'probability') },
          settlement: { rate: q(1, 'per person-year'), share: q(0.4, 'share') },
        }),
      }),
    );
    const of = (what: string): number => totals[`stream.act.${what}`]!;
    const ways = ['paid_in_full', 'paid_in_part', 'paid_by_instalment', 'paid_by_settling', 'waived', 'owed'];
    for (const way of ways) expect(of(way), way).toBeGreaterThan(0);
    expect(of('fell_due')).toBe(ways.reduce((sum, way) => sum + of(way), 0));
  });

  it('is paid by so many instalments, so often: three of 33.34, 33.34 and 33.32 over thirty days', () => {
    // Agreed at the first check (rate 365 / 30 a year is certain), paid every ten days without fail; nobody performs otherwise.
    const plan = { rate: q(365 / 30, 'per person-year'), number: q(3, 'count'), every: q(10, 'days'), keeps: q(1, 'probability') };
    const totals = run(
      tiny({
        streams: { act: { ...debt({ instalments: plan }).act, trend: [{ from: '2021-10-01', factor: q(0, 'factor') }] } },
        channels: eye(['act']),
        lists: listFor('act', 'until_performed', { exit: { performed: q(5, 'days') }, instalments_suspend: true }),
        measures: ban({ takes: { a_month: money(30.42) } }),
      }),
    );
    const duties = totals['stream.act.opportunities']!;
    expect(duties).toBeGreaterThan(200);
    // Every duty that fell due by the end of September is paid to the last by the end of December.
    expect(totals['stream.act.plans_completed']).toBe(duties);
    expect(totals['stream.act.paid_by_instalment']).toBe(duties * 10_000);
    expect(totals['stream.act.owed']).toBe(0);
    // Sanctions stand for the thirty days to the first check, then rest while the plan is kept, and end with it at once.
    expect(totals['harm.sanction_days']).toBeLessThanOrEqual(30 * duties);
    expect(totals['harm.sanction_days']).toBeGreaterThan(29 * duties * 0.9);
    expect(totals['list.list.left.performed']).toBe(duties);
  });

  it('comes back onto the list when a plan is broken', () => {
    const plan = { rate: q(365 / 30, 'per person-year'), number: q(3, 'count'), every: q(10, 'days'), keeps: q(0, 'probability') };
    const world = (suspend: boolean): Record<string, number> =>
      run(
        tiny({
          streams: debt({ instalments: plan }),
          channels: eye(['act']),
          lists: listFor('act', 'until_performed', { instalments_suspend: suspend }),
          measures: ban({ takes: { a_month: money(30.42), once: money(5) } }),
        }),
      );
    const [goOn, rest] = [world(false), world(true)];
    expect(rest['stream.act.plans_broken']).toBeGreaterThan(500);
    expect(rest['stream.act.paid_by_instalment']).toBe(0);
    expect(rest['measure.ban.started']).toBeGreaterThan(goOn['measure.ban.started']!);
    // What a sanction takes once is not due again when it goes on after a broken plan: as many times as without the pause.
    expect(goOn['measure.ban.money_once.deed']).toBeGreaterThan(100_000);
    expect(rest['measure.ban.money_once.deed']).toBe(goOn['measure.ban.money_once.deed']);
    // Each plan that was broken spared ten days, where no other debt kept the person listed.
    const spared = goOn['harm.sanction_days']! - rest['harm.sanction_days']!;
    expect(spared).toBeGreaterThan(0);
    expect(spared).toBeLessThanOrEqual(10 * rest['stream.act.plans_agreed']!);
  });

  it('has its stated mean under each law', () => {
    for (const law of [{ law: 'exponential' }, { law: 'lognormal', spread: q(0.7, 'factor') }]) {
      const totals = run(tiny({ streams: debt({ amount: { mean: money(100), ...law } }) }), 20_000);
      const n = totals['stream.act.opportunities']!;
      const deviation = law.law === 'exponential' ? 1 : Math.sqrt(Math.exp(0.49) - 1);
      expect(Math.abs(totals['stream.act.fell_due']! / n / 10_000 - 1), law.law).toBeLessThan((4 * deviation) / Math.sqrt(n));
    }
  });

  it('settles for the accepted share, and waives the rest', () => {
    const totals = run(tiny({ streams: debt({ settlement: { rate: q(365 / 30, 'per person-year'), share: q(0.4, 'share') } }) }));
    const settled = totals['stream.act.settlements']!;
    expect(settled).toBeGreaterThan(200);
    expect(totals['stream.act.paid_by_settling']).toBe(settled * 4_000);
    expect(totals['stream.act.waived']).toBe(settled * 6_000);
    expect(totals['stream.act.performed']).toBe(settled);
  });
});

describe('a duty that lapses by time', () => {
  /** One debt of 100.00 for each of 500 people, on 10 January, never performed, seen at once. */
  const once = (duty: Record<string, unknown>, term: unknown = 'until_performed'): Record<string, number> => {
    const { rate: _rate, ceiling: _ceiling, ...stream } = debt({ lapses_after: q(100, 'days'), ...duty }).act;
    return run(
      tiny({
        streams: { act: { ...stream, schedule: { dates: ['01-10'] } } },
        channels: eye(['act']),
        lists: listFor('act', term),
        measures: ban(),
      }),
    );
  };

  it('leaves its money in a counter of its own, and the list on that day', () => {
    // Listed from 10 January, off on 20 April: 100 days for each.
    const found = once({});
    expect([found['stream.act.fell_due'], found['stream.act.time_barred_money'], found['stream.act.owed']]).toEqual([
      500 * 10_000,
      500 * 10_000,
      0,
    ]);
    expect([found['stream.act.time_barred'], found['list.list.left.time_barred'], found['stream.act.open_able']]).toEqual([500, 500, 0]);
    expect(found['harm.sanction_days']).toBe(500 * 100);
  });

  it('keeps a name on the list whose term has a last day', () => {
    const found = once({}, q(200, 'days'));
    expect([found['stream.act.time_barred'], found['list.list.left.term'], found['harm.sanction_days']]).toEqual([500, 500, 500 * 200]);
  });

  it('does not lapse while a plan of instalments is kept', () => {
    // Agreed at the first check, ten instalments of 10.00 every 30 days: the last on day 330.
    const plan = { rate: q(365 / 30, 'per person-year'), number: q(10, 'count'), every: q(30, 'days'), keeps: q(1, 'probability') };
    const found = once({ instalments: plan });
    expect([found['stream.act.time_barred'], found['stream.act.paid_by_instalment']]).toEqual([0, 500 * 10_000]);
  });

  it('lapses on the stated day, also between two checks, and not before', () => {
    expect(once({ lapses_after: q(355, 'days') })['stream.act.time_barred']).toBe(500);
    expect(once({ lapses_after: q(356, 'days') })['stream.act.time_barred']).toBe(0);
  });
});

describe('a scenario without amounts', () => {
  it('counts no money, holds no column for it and states no law of it', () => {
    const scenario = tiny({ measures: ban(everyone) });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 500 });
    expect(plan.money).toBe(false);
    expect(plan.catalogue.counters.filter(({ unit }) => unit === 'minor units')).toEqual([]);
    expect(identitiesOf(plan).filter(({ title }) => title.includes('money'))).toEqual([]);
    const { communities } = runBatches(plan, 1);
    expect(communities[0]!.states[0]!.money.length).toBe(0);
  });
});

describe('a life', () => {
  it('tells what falls due, what is paid and what a sanction takes, in the currency of the scenario', () => {
    const scenario = tiny({
      streams: debt({
        amount: { mean: money(100) },
        instalments: { rate: q(365 / 30, 'per person-year'), number: q(2, 'count'), every: q(10, 'days'), keeps: q(1, 'probability') },
      }),
      channels: eye(['act']),
      lists: listFor('act', 'until_performed'),
      measures: ban({ takes: { a_month: money(30.42), once: money(12.5) } }),
    });
    const texts = Array.from({ length: 12 }, (_, n) => {
      const options = { base: scenario, arms: [{ id: 'base', scenario }], persons: 100, seed: 1, replicate: 0, person: `S-${n}` };
      return explainPerson(options).arms[0]!.steps.map(({ text }) => text);
    }).flat();
    expect(texts).toContain('A duty falls due (A debt), 100.00 euros; the person leaves it undone, though able.');
    expect(texts).toContain('Begins: b (takes 1.00 euros a day and 12.50 euros at once).');
    expect(texts).toContain('Agrees to pay a duty (A debt) of 100.00 euros by instalments.');
    expect(texts).toContain('Pays an instalment of 50.00 euros (A debt); 50.00 euros is left.');
  });
});

describe('a condition on what is owed', () => {
  // One debt of 100 a year at most for each person, in exponential time: nobody owes 100.01 with fewer than two.
  const listed = (at_least: number, duty: Record<string, unknown> = {}) =>
    run(
      tiny({
        horizon: { start: '2021-01-01', end: '2023-12-31', round: 'month' },
        streams: debt(duty),
        channels: eye(['act']),
        lists: {
          list: {
            ...listFor('act', 'until_performed').list,
            entries: { ground: { ground: 'g', on: 'act', term: 'until_performed', if: { owed: 'act', at_least: money(at_least) } } },
          },
        },
        measures: ban(),
      }),
      300,
    );

  it('holds from the debt with which the amount is reached, that of the record included', () => {
    const all = listed(100);
    expect(all['list.list.entered.deed']).toBe(all['stream.act.opened_able']);
    const later = listed(100.01);
    const people = later['stream.act.opened_able']! - later['list.list.entered.deed']!;
    // Whoever has one debt or more has exactly one that makes no entry.
    expect(people).toBeGreaterThan(250);
    expect(people).toBeLessThanOrEqual(300);
    const second = listed(200.01)['list.list.entered.deed']!;
    expect(second).toBeLessThan(later['list.list.entered.deed']!);
  });

  it('does not count what is paid, waived or lapsed', () => {
    const gone = { settlement: { rate: q(12.1, 'per person-year'), share: q(0, 'share') } };
    const forgiven = listed(100.01, gone);
    expect(forgiven['stream.act.waived']).toBe(forgiven['stream.act.settlements']! * 10_000);
    expect(forgiven['stream.act.paid_by_settling']).toBe(0);
    expect(forgiven['list.list.entered.deed']).toBeLessThan(listed(100.01)['list.list.entered.deed']! / 4);
  });

  it('has the cause of the debts without which it would not hold', () => {
    // Nobody is able: every record is of inability, and so is every entry.
    const unable = listed(100.01, { able: q(0, 'probability') });
    expect(unable['list.list.entered.inability']).toBeGreaterThan(0);
    expect(unable['list.list.entered.deed']).toBe(0);
    // Half are able when a debt falls due: entries for an able omission that other debts made possible are not all own deeds.
    const mixed = listed(100.01, { able: q(0.5, 'probability') });
    const able = mixed['stream.act.opened_able']!;
    expect(mixed['list.list.entered.inability']).toBeGreaterThan(mixed['list.list.entered.deed']!);
    expect(mixed['list.list.entered.deed']).toBeLessThan(able);
  });
});
