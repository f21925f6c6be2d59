import { describe, expect, it } from 'vitest';
import { compile, countedRounds, InputError, loadScenario, parseRegister } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const YEAR = { start: '2021-01-01', end: '2021-12-31', round: 'month' };
const PERSONS = 1000;

/** Everybody acts, is seen at once, and is listed for 40 days; a list refuses travel. */
const listed = (more: Record<string, unknown> = {}): Scenario =>
  tiny({
    horizon: YEAR,
    streams: { act: act() },
    channels: eye(['act']),
    lists: listFor('act', q(40, 'days')),
    measures: ban(),
    ...more,
  });
const late = { ...YEAR, warm_up: '2021-06-30' };

const ran = (scenario: Scenario, arms: { id: string; scenario: Scenario }[] = [{ id: 'base', scenario }]) => {
  const plan = compile(scenario, arms, { persons: PERSONS });
  const run = runBatches(plan, 3);
  return { plan, run, totals: totalsOf(plan, run.result) };
};

describe('a warm-up', () => {
  it('leaves what happens as it is, and counts from the day after it', () => {
    const whole = ran(listed());
    const cut = ran(listed({ horizon: late }));
    const months = countedRounds(cut.plan.rounds);
    expect(months.map(({ label }) => label)).toEqual(['2021-07', '2021-08', '2021-09', '2021-10', '2021-11', '2021-12']);
    const at = (id: string) => whole.run.result.counts.ids.indexOf(id);
    for (const id of ['harm.sanction_days', 'list.list.persons', 'stream.act.performed', 'people.days']) {
      const wanted = whole.run.result.counts.byRound[0]!.slice(6).map((row) => row[at(id)]);
      expect(cut.run.result.counts.byRound[0]!.map((row) => row[at(id)])).toEqual(wanted);
    }
    expect(cut.run.result.counts.byYear[0]).toHaveLength(1);
  });

  it('is in no table: years, cells and rounds add up to the same', () => {
    const { run } = ran(listed({ horizon: late }));
    const { ids, byRound, byYear, byCell } = run.result.counts;
    const i = ids.indexOf('harm.sanction_days');
    const sum = (rows: Float64Array[]): number => rows.reduce((total, row) => total + row[i]!, 0);
    expect(sum(byRound[0]!)).toBeGreaterThan(0);
    expect([sum(byYear[0]!.flat()), sum(byCell[0]!)]).toEqual([sum(byRound[0]!), sum(byRound[0]!)]);
  });

  // Everybody starts at a grade that a sanction goes with and stays there: 1,000 people x 184 days from July to December.
  it('counts whoever is under a sanction when it ends as under one from then on: 1,000 people, 184 days each', () => {
    const everybody = listed({
      horizon: late,
      streams: { act: act({ rate: q(0, 'per person-year') }) },
      ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-1, 'points') } }),
      lists: {},
      measures: { ban: { ...ban().ban, trigger: [{ ledger: 'points', at_most: 'fair' }] } },
    });
    const { totals } = ran(everybody);
    expect(totals['harm.sanction_days']).toBe(PERSONS * 184);
    expect(totals['first.sanctioned']).toBe(PERSONS);
    expect(totals['people.days']).toBe(PERSONS * 184);
  });

  it('leaves on its list whoever is there: they count as first days in the first counted round, and newcomers in later ones', () => {
    const { run } = ran(listed({ horizon: late }));
    const whole = ran(listed());
    const [first, ...later] = run.result.counts.byRound[0]!.map((row) => row[run.result.counts.ids.indexOf('first.listed.list')]!);
    const before = whole.run.result.counts;
    const onLastDay = before.byRound[0]![5]![before.ids.indexOf('list.list.persons')]!;
    expect(onLastDay).toBeGreaterThan(0.1 * PERSONS);
    expect(first).toBeGreaterThanOrEqual(onLastDay * 0.95);
    expect(Math.max(...later)).toBeLessThan(first!);
  });

  it('leaves whoever is there out of people.entered; those ever there are those at the end and those who left', () => {
    const { totals } = ran(listed({ horizon: late }));
    expect(totals['people.entered']).toBe(0);
    expect(totals['people.present']! + totals['people.left']!).toBe(PERSONS);
  });

  it('starts “ever” after it: as many as have a day under a sanction from then on, and no more', () => {
    const scenario = listed({ horizon: { ...YEAR, warm_up: '2021-11-30' } });
    const { run, totals } = ran(scenario);
    const under = run.communities.flatMap(({ states }) => [...states[0]!.sanctionDays].filter((days) => days > 0)).length;
    expect(totals['first.sanctioned']).toBe(under);
    expect(under).toBeGreaterThan(0);
    expect(under).toBeLessThan(ran(listed()).totals['first.sanctioned']!);
  });

  it('holds the effect of an arm that ends with it to what still stands', () => {
    const base = listed({ horizon: late });
    const without = { ...base, measures: { ban: { ...base.measures['ban']!, in_force: { from: '2021-07-01' } } } } as Scenario;
    const { run } = ran(base, [
      { id: 'base', scenario: base },
      { id: 'later', scenario: without },
    ]);
    const { more, fewer } = run.result.effects[1]!;
    expect([more[0], fewer[0]]).toEqual([0, 0]);
    expect(run.result.firstDifference[1]!.day! < '2021-07-01').toBe(true);
  });

  it.each([
    ['2021-06-15', 'the last day of a round, from 2021-01-31 to 2021-11-30. The nearest is 2021-05-31.'],
    ['2021-12-31', 'The nearest is 2021-11-30.'],
    ['2020-12-31', 'The nearest is 2021-01-31.'],
    ['2021-02-30', ''],
  ])('that ends on %s is refused', (warm_up, says) => {
    const raw = { ...structuredClone(listed()), horizon: { ...YEAR, warm_up } };
    const text = JSON.stringify(raw);
    const register = parseRegister(
      'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind\n',
    );
    let message = '';
    try {
      loadScenario('tiny.yaml', { read: () => text }, register);
    } catch (error) {
      message = error instanceof InputError ? error.message : '';
    }
    expect(message).toContain('horizon.warm_up');
    expect(message).toContain(says);
  });
});
