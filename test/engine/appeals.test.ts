import { applyPatch, compile, explainPerson, runExperiment } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

/** Every number below is worked out for so many people, all of them present throughout. */
const N = 1000;

function totals(scenario: Scenario): Record<string, number> {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runExperiment(plan, { seed: 7, replicate: 0, runId: 'x', experiment: 'x', point: 0 }));
}

const p = (value: number): object => q(value, 'probability');
const days = (value: number): object => q(value, 'days');
const appeal = (delay: number, granted: number, more: object = {}): object => ({
  appeal: { delay: days(delay), corrects_unsound: p(granted), overturns_sound: p(0), ...more },
});
const asks = (more: object = {}): object => ({ asks: { title: 'a', kind: 'appeal', on: ['list'], effect: p(1), ...more } });

/** Everyone falls to a grade on the first day for what they are, and is put on the list for it once: an entry without a sound ground. */
const byGrade = { ledger: 'points', at_most: 'low' };
const everyone = (list: object, more: Record<string, unknown> = {}, term: unknown = days(20)): Scenario =>
  tiny({
    horizon: { start: '2021-01-01', end: '2021-03-31', round: 'month' },
    ledgers: ledger({ is: { title: 'i', on: { who: { age: ['adult'] } }, points: q(-60, 'points') } }),
    lists: listFor(byGrade, term, list as Record<string, unknown>),
    measures: ban(),
    responses: asks(),
    ...more,
  });

/** Filed, granted, refused, lapsed and pending of the list. */
const fates = (found: Record<string, number>): number[] =>
  ['filed', 'granted', 'refused', 'lapsed', 'pending'].map((fate) => found[`appeal.list.${fate}`]!);

describe('an appeal made on coming to know of an entry', () => {
  it('is there from the first day, also for a term that is over before the answer', () => {
    // Entered on day 1 for days 1 to 20, asked on day 6, answered on day 36: granted, too late for any of the 20 days.
    const found = totals(everyone(appeal(30, 1), { responses: asks({ after: days(5) }) }));
    expect(fates(found)).toEqual([N, N, 0, 0, 0]);
    expect([found['list.list.left.term'], found['list.list.left.corrected'], found['appeal.list.cleared']]).toEqual([N, 0, N]);
    expect([found['harm.sanction_days'], found['harm.found_wrong'], found['appeal.list.found_wrong.error']]).toEqual([
      20 * N,
      20 * N,
      20 * N,
    ]);
  });

  it('takes the entry off where it is answered in time, and leaves it where it is refused', () => {
    // Asked on day 1, answered on day 9: eight days stood if granted, all twenty if refused.
    const granted = totals(everyone(appeal(8, 1)));
    expect([fates(granted), granted['harm.sanction_days'], granted['harm.found_wrong']]).toEqual([[N, N, 0, 0, 0], 8 * N, 8 * N]);
    expect([granted['list.list.left.corrected'], granted['appeal.list.cleared']]).toEqual([N, 0]);
    const refused = totals(everyone(appeal(8, 0)));
    expect([fates(refused), refused['harm.sanction_days'], refused['harm.found_wrong']]).toEqual([[N, 0, N, 0, 0], 20 * N, 0]);
  });

  it('is never made in an arm that removes the appeal, which does the same harm as one that grants nothing', () => {
    const scenario = everyone(appeal(8, 1));
    const removed = totals(applyPatch(scenario, { 'lists.list.appeal': null }, 'policy'));
    const nothing = totals(applyPatch(scenario, { 'lists.list.appeal.corrects_unsound': p(0) }, 'policy'));
    expect([removed['appeal.list.filed'], nothing['appeal.list.filed']]).toEqual([0, N]);
    expect([removed['harm.sanction_days'], nothing['harm.sanction_days']]).toEqual([20 * N, 20 * N]);
  });

  it('lapses where a dated change removes the appeal before the answer', () => {
    const timeline = [{ date: '2021-01-20', title: 't', assumed: 'A test', set: { 'lists.list.appeal': null } }];
    const found = totals(everyone(appeal(30, 1), { timeline }));
    expect([fates(found), found['harm.found_wrong']]).toEqual([[N, 0, 0, N, 0], 0]);
  });

  it('names the entry that it concerns in a life, by its ground and first day', () => {
    const scenario = everyone(appeal(10, 0), { responses: asks({ after: days(5) }) });
    const { arms } = explainPerson({ base: scenario, arms: [{ id: 'base', scenario }], seed: 7, replicate: 0, persons: N, person: 'S-1' });
    expect(arms[0]!.steps.filter(({ stage }) => stage === 'list' || stage === 'review').map(({ day, text }) => `${day} ${text}`)).toEqual([
      '2021-01-01 Entered on l (g), until 2021-01-21; cause: status.',
      '2021-01-06 Request for correction of the entry on l (g) of 2021-01-01: filed.',
      '2021-01-16 Request for correction of the entry on l (g) of 2021-01-01: refused.',
      '2021-01-21 Leaves l (term); the score is still in the grade, and no new entry follows before it has left it.',
    ]);
  });

  it('is counted by its ground and by the cause of the entry', () => {
    const found = totals(everyone(appeal(8, 1)));
    expect([found['appeal.list.filed_on.error'], found['appeal.list.granted_on.error'], found['appeal.list.filed_cause.status']]).toEqual([
      N,
      N,
      N,
    ]);
    for (const other of ['filed_on.inability', 'filed_on.discretion', 'filed_cause.deed', 'filed_cause.error'])
      expect([other, found[`appeal.list.${other}`]]).toEqual([other, 0]);
  });

  it('waits at the end of the run, and lapses where its list ends first', () => {
    expect(fates(totals(everyone(appeal(200, 1))))).toEqual([N, 0, 0, 0, N]);
    // The list ends after day 10, before the answer on day 31.
    const ended = totals(everyone({ ...appeal(30, 1), in_force: { to: '2021-01-10' } }));
    expect([fates(ended), ended['harm.sanction_days']]).toEqual([[N, 0, 0, N, 0], 10 * N]);
  });

  it('is not made by a rate before the first monthly check, so a term of 20 days is never appealed in that form', () => {
    const monthly = asks({ effect: q(12, 'per person-year') });
    expect(totals(everyone(appeal(1, 1), { responses: monthly }))['appeal.list.filed']).toBe(0);
  });

  it('is made as often as is said, apart for entries with and without a sound ground', () => {
    const some = totals(everyone(appeal(8, 1), { responses: asks({ effect: p(1), if_unsound: p(0.3) }) }));
    expect(Math.abs(some['appeal.list.filed']! - 0.3 * N)).toBeLessThan(4 * Math.sqrt(0.21 * N));
  });

  it('finds no day of the warm-up wrong', () => {
    // Entered on 1 January for 60 days, asked on 10 February, granted on 15 February: 14 days of February are counted, and found wrong.
    const horizon = { start: '2021-01-01', end: '2021-03-31', warm_up: '2021-01-31', round: 'month' };
    const found = totals(everyone(appeal(5, 1), { horizon, responses: asks({ after: days(40) }) }, days(60)));
    expect([fates(found), found['harm.sanction_days'], found['harm.found_wrong']]).toEqual([[N, N, 0, 0, 0], 14 * N, 14 * N]);
  });

  it('counts the past of every sanction that the list triggers', () => {
    const two = { ...ban(), second: { ...ban().ban, trigger: [{ list: 'list' }] } };
    const found = totals(everyone(appeal(8, 1), { measures: two }));
    expect([found['harm.sanction_days'], found['harm.found_wrong']]).toEqual([16 * N, 16 * N]);
  });
});

describe('money that a granted request returns', () => {
  // Entered on 1 January, asked the same day, granted on the 9th: 8 days at 2.00, and 5.00 at once.
  const takes = { a_month: q(60.8334, 'euros'), once: q(5, 'euros') };
  const returns = { ...(appeal(8, 1) as { appeal: object }).appeal, returns_money: true };
  const world = (more: object = {}, end = days(20), heard: object = returns): Scenario =>
    everyone({ appeal: heard }, { measures: ban({ takes }), ...more }, end);
  const money = (found: Record<string, number>): (number | undefined)[] =>
    ['', '_returned', '_net'].map((which) => found[`harm.money${which}`]);

  it('is what was taken because of the entry, under its cause', () => {
    const found = totals(world());
    expect(money(found)).toEqual([2100 * N, 2100 * N, 0]);
    expect([found['harm.money_returned.status'], found['harm.money_net.status'], found['appeal.list.money_returned']]).toEqual([
      2100 * N,
      0,
      2100 * N,
    ]);
  });

  it('is none where the key is not given, where the request is refused, and where the rule of the day of the answer says so', () => {
    expect(money(totals(world({}, days(20), (appeal(8, 1) as { appeal: object }).appeal)))).toEqual([2100 * N, undefined, undefined]);
    expect(money(totals(world({}, days(20), { ...returns, corrects_unsound: p(0) })))).toEqual([4500 * N, 0, 4500 * N]);
    const timeline = [{ date: '2021-01-05', title: 't', assumed: 'A test', set: { 'lists.list.appeal.returns_money': false } }];
    expect(money(totals(world({ timeline })))).toEqual([2100 * N, 0, 2100 * N]);
  });

  it('is that of the entry when the answer comes after its term', () => {
    expect(money(totals(world({}, days(20), { ...returns, delay: days(40) })))).toEqual([4500 * N, 4500 * N, 0]);
  });

  it('is none of a warm-up, which counts no money', () => {
    const horizon = { start: '2021-01-01', end: '2021-03-31', warm_up: '2021-01-31', round: 'month' };
    // Granted on 15 February: 14 days at 2.00 are counted, and returned.
    expect(money(totals(world({ horizon, responses: asks({ after: days(37) }) }, days(60))))).toEqual([2800 * N, 2800 * N, 0]);
  });

  it('is named in a life', () => {
    const scenario = world();
    const { arms } = explainPerson({ base: scenario, arms: [{ id: 'base', scenario }], seed: 7, replicate: 0, persons: N, person: 'S-1' });
    expect(arms[0]!.steps.map(({ day, text }) => `${day} ${text}`)).toContain(
      '2021-01-09 Is returned 21.00 euros, taken because of the entry on l.',
    );
  });
});

describe('the past of an entry under triggers of several parts', () => {
  const found = (...trigger: object[]): (number | undefined)[] => {
    const all = totals(everyone(appeal(8, 1), { measures: ban({ trigger }) }));
    return [all['harm.sanction_days'], all['harm.found_wrong']];
  };
  const onList = { list: 'list', entry: 'ground' };
  const adult = { who: { age: ['adult'] } };
  const low = { ledger: 'points', at_most: 'low' };

  it('is counted where the trigger names the ground, or joins the list with what holds on the day of the answer', () => {
    expect(found(onList)).toEqual([8 * N, 8 * N]);
    expect(found({ all: [{ list: 'list' }, adult] })).toEqual([8 * N, 8 * N]);
    expect(found({ all: [onList, { any: [low, { not: adult }] }] })).toEqual([8 * N, 8 * N]);
  });

  it('is not counted where the trigger would hold without the entry, or not by it', () => {
    expect(found({ all: [{ any: [onList, low] }, adult] })).toEqual([90 * N, 0]);
    expect(found({ all: [low, { not: { list: 'list' } }] })[1]).toBe(0);
  });
});

describe('an appeal that suspends', () => {
  it('leaves no day under a sanction where it is granted', () => {
    const found = totals(everyone(appeal(8, 1, { suspends: true })));
    expect([found['harm.sanction_days'], found['first.sanctioned'], found['harm.found_wrong']]).toEqual([0, 0, 0]);
    expect([found['first.listed.list'], found['list.list.left.corrected']]).toEqual([N, N]);
  });

  it('puts the sanction off where it is refused, while the term runs on', () => {
    // Suspended on days 1 to 8, under it on days 9 to 20.
    const found = totals(everyone(appeal(8, 0, { suspends: true })));
    expect([found['harm.sanction_days'], found['first.sanctioned'], found['measure.ban.started']]).toEqual([12 * N, N, N]);
  });

  it('spares the whole of a term that ends before the answer', () => {
    const found = totals(everyone(appeal(30, 0, { suspends: true })));
    expect([found['harm.sanction_days'], found['list.list.left.term'], found['appeal.list.refused']]).toEqual([0, N, N]);
  });

  it('is asked for five days late: those five were imposed, and are found wrong', () => {
    const found = totals(everyone(appeal(8, 1, { suspends: true }), { responses: asks({ after: days(5) }) }));
    expect([found['harm.sanction_days'], found['harm.found_wrong']]).toEqual([5 * N, 5 * N]);
  });
});

describe('an amount at once of a sanction that a request suspends', () => {
  const charged = (appeals: object, after: number, more: Record<string, unknown> = {}): (number | undefined)[] => {
    const found = totals(
      everyone(appeals, { measures: ban({ takes: { once: q(100, 'euros') } }), responses: asks({ after: days(after) }), ...more }),
    );
    return [found['measure.ban.money_once.status'], found['harm.money'], found['measure.ban.started']];
  };

  it('is due once, though the sanction goes on after the request was refused', () => {
    // 100.00 on day 1; suspended on days 6 to 13; under it again on days 14 to 20, and nothing more is due.
    expect(charged(appeal(8, 0, { suspends: true }), 5)).toEqual([10_000 * N, 10_000 * N, 2 * N]);
  });

  it('falls due when the sanction begins, where it was suspended before that', () => {
    // Asked on day 1, so nothing is due until the refusal on day 9.
    expect(charged(appeal(8, 0, { suspends: true }), 0)).toEqual([10_000 * N, 10_000 * N, N]);
  });

  it('is not due where a request made on the first day is granted, or the term ends before the answer', () => {
    expect(charged(appeal(8, 1, { suspends: true }), 0)).toEqual([0, 0, 0]);
    expect(charged(appeal(30, 0, { suspends: true }), 0)).toEqual([0, 0, 0]);
  });

  it('is due again for a sanction that begins anew', () => {
    // The score is what it was, but each act brings an entry of one day of its own: as many sanctions as terms that began apart.
    const acts = tiny({
      horizon: { start: '2021-01-01', end: '2021-12-31', round: 'month' },
      channels: eye(['act']),
      lists: listFor('act', days(0), appeal(8, 0, { suspends: true }) as Record<string, unknown>),
      measures: ban({ takes: { once: q(100, 'euros') } }),
    });
    const found = totals(acts);
    expect(found['measure.ban.started']).toBeGreaterThan(N);
    expect(found['measure.ban.money_once.deed']).toBe(10_000 * found['measure.ban.started']!);
  });
});

describe('an appeal against an entry for a duty', () => {
  const duty = (able: number, performs: number, recovers: number): Record<string, unknown> => ({
    debt: {
      title: 'D',
      kind: 'obligation',
      context: 'money',
      rate: q(1, 'per person-year'),
      ceiling: q(4, 'per person-year'),
      duty: { able: p(able), performs_at_once: p(0), performs: q(performs, 'per person-year'), recovers: q(recovers, 'per person-year') },
    },
  });
  const monthly = 365 / 30;
  const owing = (streams: Record<string, unknown>, list: object): Scenario =>
    tiny({
      streams,
      channels: eye(['debt']),
      lists: listFor('debt', 'until_performed', list as Record<string, unknown>),
      measures: ban(),
      responses: asks(),
    });

  it('goes on after the duty has been performed', () => {
    // Everyone performs at the first check, 30 days on, and is answered 60 days on: each answer finds the entry gone.
    const found = totals(owing(duty(1, monthly, 0), { appeal: { delay: days(60), corrects_unsound: p(0), overturns_sound: p(1) } }));
    const [filed, granted, refused, lapsed, pending] = fates(found);
    expect(filed).toBe(found['list.list.entered.deed']);
    expect([refused, lapsed, granted! + pending!]).toEqual([0, 0, filed]);
    expect(found['appeal.list.cleared']).toBe(granted);
    expect(granted).toBeGreaterThan(0.7 * N);
    expect(found['list.list.left.corrected']).toBe(0);
    expect(found['appeal.list.granted_on.discretion']).toBe(granted);
  });

  it('goes on while an entry waits for its deletion', () => {
    // Answered after 40 days, ten days before the entry would have been deleted.
    const found = totals(
      owing(duty(1, monthly, 0), {
        appeal: { delay: days(40), corrects_unsound: p(0), overturns_sound: p(1) },
        exit: { performed: days(20) },
      }),
    );
    expect([found['list.list.left.performed'], found['appeal.list.cleared']]).toEqual([0, 0]);
    expect(found['list.list.left.corrected']).toBe(found['appeal.list.granted']);
    expect(found['appeal.list.granted']).toBeGreaterThan(0.7 * N);
  });

  it('rests on inability where they could not, with a chance of its own', () => {
    const heard = totals(
      owing(duty(0, 0, 0), { appeal: { delay: days(0), corrects_unsound: p(0), inability: p(1), overturns_sound: p(0) } }),
    );
    expect(heard['appeal.list.filed']).toBeGreaterThan(0.7 * N);
    expect([heard['appeal.list.granted_on.inability'], heard['appeal.list.granted_cause.inability']]).toEqual([
      heard['appeal.list.filed'],
      heard['appeal.list.filed'],
    ]);
    const alike = totals(owing(duty(0, 0, 0), { appeal: { delay: days(0), corrects_unsound: p(1), overturns_sound: p(0) } }));
    expect(alike['appeal.list.granted']).toBe(heard['appeal.list.granted']);
  });

  it('is made on the ground of inability and answered on the facts of the day', () => {
    // Nobody can when they ask; everybody can a month later, when the answer comes.
    const found = totals(owing(duty(0, 0, monthly), { appeal: { delay: days(45), corrects_unsound: p(1), overturns_sound: p(0) } }));
    expect(found['appeal.list.filed_on.inability']).toBe(found['appeal.list.filed']);
    expect([found['appeal.list.granted'], found['appeal.list.lapsed']]).toEqual([0, 0]);
    expect(found['appeal.list.refused']).toBeGreaterThan(0.7 * N);
  });

  describe('where the rule looks again at who can perform', () => {
    const entry = (more: object): Record<string, unknown> => ({
      list: {
        title: 'l',
        owner: 'town',
        public: false,
        entries: { ground: { ground: 'g', on: 'debt', term: 'for_good', ...more } },
        exit: {},
      },
    });
    const listed = (more: object): Scenario =>
      tiny({ streams: duty(0.5, 0, monthly), channels: eye(['debt']), lists: entry(more), measures: ban() });
    const scored = (more: object): Scenario =>
      tiny({
        streams: duty(0.5, 0, monthly),
        channels: eye(['debt']),
        lists: entry(more),
        ledgers: ledger({ listed: { title: 'r', on: { list: 'list' }, points: q(-60, 'points') } }),
        measures: ban({ trigger: [{ ledger: 'points', at_most: 'low' }] }),
      });

    it.each([
      ['a list', listed],
      ['points that follow the list', scored],
    ])('an entry turns into one for an own deed when they can, by %s', (_, scenario) => {
      const [never, again] = [totals(scenario({})), totals(scenario({ looks_again: true }))];
      expect(never['harm.recovered']).toBeGreaterThan(30_000);
      // The two readings of one law, moved from beside the headline into it.
      expect(again['harm.without_deed']).toBe(never['harm.without_deed']! - never['harm.recovered']!);
      expect([again['harm.sanction_days'], again['harm.recovered'], again['list.list.recast']]).toEqual([
        never['harm.sanction_days'],
        0,
        0,
      ]);
      expect(again['list.list.turned_from.inability']).toBe(never['list.list.recast']);
      expect(again['list.list.turned_to.deed']).toBe(never['list.list.recast']);
    });
  });
});

describe('an entry on a hidden list', () => {
  const flight = { title: 'F', kind: 'attempt', context: 'travel', rate: q(20, 'per person-year'), ceiling: q(20, 'per person-year') };
  const secret = (revealed: object | null, more: object = {}): Scenario =>
    everyone(
      { hidden: true, ...(revealed ? { ...appeal(0, 1), revealed } : {}), ...more },
      { streams: { flight }, measures: ban({ refuses: ['flight'] }) },
      'for_good',
    );

  it('is learned of by being refused, and asked about the next day', () => {
    const found = totals(secret({ refused: p(1) }));
    // A person refused once knows, asks the next day and is off the list: nobody is refused on two days.
    expect(found['appeal.list.learned']).toBe(found['first.refused_any']);
    expect(fates(found)).toEqual([found['appeal.list.learned'], found['appeal.list.learned'], 0, 0, 0]);
    expect(found['first.refused_any']).toBeGreaterThan(0.95 * N);
    expect(found['stream.flight.refused']! / found['first.refused_any']!).toBeLessThan(1.1);
    expect(found['list.list.left.corrected']).toBe(found['appeal.list.learned']);
  });

  it('is learned of when a sanction begins, which then lasts one day', () => {
    const found = totals(secret({ measure: p(1) }));
    expect([found['appeal.list.learned'], found['appeal.list.granted'], found['harm.sanction_days']]).toEqual([N, N, N]);
  });

  it('is learned of through a sanction whose trigger names the ground or has several parts, and not through one that denies the list', () => {
    const learned = (trigger: object, revealed: object): number =>
      totals({ ...secret(revealed), measures: ban({ refuses: ['flight'], trigger: [trigger] }) } as Scenario)['appeal.list.learned']!;
    const joined = { all: [{ list: 'list' }, { who: { age: ['adult'] } }] };
    for (const trigger of [{ list: 'list', entry: 'ground' }, joined]) {
      expect(learned(trigger, { measure: p(1) })).toBe(N);
      expect(learned(trigger, { refused: p(1) })).toBeGreaterThan(0.95 * N);
    }
    const denied = { all: [{ ledger: 'points', at_most: 'low' }, { not: { list: 'list' } }] };
    expect(learned(denied, { measure: p(1), refused: p(1) })).toBe(0);
  });

  it('is never asked about by those who do not learn of it', () => {
    const found = totals(secret({ refused: p(0), measure: p(0) }));
    expect([found['appeal.list.filed'], found['harm.sanction_days']]).toEqual([0, 90 * N]);
  });

  it('is learned of with the chance that is said, once for each refusal', () => {
    const found = totals(secret({ refused: p(0.25) }, appeal(200, 1)));
    // Refusals are some 20 a year and person, of which those before the first that tells: the first tells a quarter of the people.
    const expected = Array.from({ length: 90 }, (_, day) => (20 / 365) * 0.25 * (1 - (20 / 365) * 0.25) ** day).reduce((a, b) => a + b, 0);
    expect(Math.abs(found['appeal.list.learned']! - expected * N)).toBeLessThan(4 * Math.sqrt(expected * (1 - expected) * N));
  });
});
