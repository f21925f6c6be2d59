import { describe, expect, it } from 'vitest';
import { InputError, compile, explainPerson, identitiesOf } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 500;
/** Acts of the 500 people in a year at 2 each, every one recorded on its day. */
const ACTS = 2 * N;

const minus = (points: number, more: object = {}): object => ({ title: 'r', on: 'act', points: q(-points, 'points'), ...more });

const appeal = (grants: number, delay: number): object => ({
  appeal: { delay: q(delay, 'days'), corrects_unsound: q(1, 'probability'), overturns_sound: q(grants, 'probability') },
});

const asks = (chance: number, more: object = {}): object => ({
  responses: { asks: { title: 'a', kind: 'appeal', on: ['points'], effect: q(chance, 'probability'), ...more } },
});

/** Everybody acts twice a year, is seen at once and loses points; `asked` of them ask, of whom `granted` get them back after `delay` days. */
function sections(
  { asked = 0.5, granted = 0.4, delay = 10 }: { asked?: number; granted?: number; delay?: number },
  rules: Record<string, object> = { one: minus(1) },
  more: object = {},
): Record<string, unknown> {
  return { channels: eye(['act']), ledgers: ledger(rules, { ...appeal(granted, delay), ...more }), ...asks(asked) };
}

function totals(parts: Record<string, unknown>): Record<string, number> {
  const scenario = tiny(parts);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runBatches(plan, 1).result);
}

const fate = (found: Record<string, number>, what: string): number => found[`ledger.points.appeals_${what}`]!;

const near = (found: number, n: number, p: number): void => expect(Math.abs(found - n * p)).toBeLessThan(4 * Math.sqrt(n * p * (1 - p)));

describe('a request against points', () => {
  it('is made and granted as often as the chances say, and takes back the points of the record', () => {
    const found = totals(sections({}));
    const records = found['stream.act.recorded']!;
    expect(Math.abs(records - ACTS)).toBeLessThan(4 * Math.sqrt(ACTS));
    near(fate(found, 'filed'), records, 0.5);
    const answered = fate(found, 'granted') + fate(found, 'refused');
    near(fate(found, 'granted'), answered, 0.4);
    expect(fate(found, 'filed')).toBe(answered + found['ledger.points.appeals_pending.discretion']! + fate(found, 'lapsed'));
    // One point each, and nothing else gives points.
    expect([fate(found, 'points'), fate(found, 'returned'), fate(found, 'cleared')]).toEqual([
      fate(found, 'granted'),
      fate(found, 'granted'),
      0,
    ]);
    expect(found['ledger.points.points_given']).toBe(fate(found, 'granted'));
  });

  it('takes back what its own rule took, and no points of another rule for the same record', () => {
    // Rules of 1 and 4 points; each is asked about by a draw of its own. 1,000 records: some 200 of each are taken back, 200 and 800 points.
    const found = totals(sections({}, { one: minus(1), two: minus(4) }));
    const granted = fate(found, 'granted');
    const fours = (fate(found, 'points') - granted) / 3;
    expect(Number.isInteger(fours)).toBe(true);
    near(fours, granted, 0.5);
    expect(found['ledger.points.points_taken']).toBe(5 * found['stream.act.recorded']!);
  });

  it('takes back nothing once the points have expired, and what still counts before', () => {
    const late = totals(sections({ granted: 1, delay: 60 }, { one: minus(3, { lifetime: q(30, 'days') }) }));
    expect(fate(late, 'granted')).toBeGreaterThan(0);
    expect([fate(late, 'cleared'), fate(late, 'points')]).toEqual([fate(late, 'granted'), 0]);
    const early = totals(sections({ asked: 1, granted: 1, delay: 5 }, { one: minus(3, { lifetime: q(30, 'days') }) }));
    expect([fate(early, 'cleared'), fate(early, 'points')]).toEqual([0, 3 * fate(early, 'granted')]);
    // Points that were taken back do not expire a second time: what is given is what was taken back, and nothing else expired.
    expect(early['ledger.points.points_given']).toBe(3 * fate(early, 'granted'));
  });

  it('takes back nothing that a yearly reset has cleared', () => {
    const found = totals(sections({ asked: 1, granted: 1, delay: 364 }, { one: minus(1) }, { resets: { on: '12-30', to: 'start' } }));
    expect(fate(found, 'granted')).toBeGreaterThan(0);
    expect([fate(found, 'cleared'), fate(found, 'points')]).toEqual([fate(found, 'granted'), 0]);
  });

  it('lifts a sanction that rests on the score, and leaves one that does not', () => {
    const trigger = [{ ledger: 'points', at_most: 'low' }];
    const world = (granted: number): Record<string, number> =>
      totals({ ...sections({ asked: 1, granted, delay: 10 }, { one: minus(20) }), measures: ban({ trigger }) });
    const [never, always] = [world(0), world(1)];
    expect(never['harm.sanction_days']).toBeGreaterThan(10 * always['harm.sanction_days']!);
    // Ten days for each record, until the answer; shorter where the year ends, longer where two records meet.
    expect(always['harm.sanction_days']! / always['stream.act.recorded']!).toBeGreaterThan(9);
    expect(always['harm.sanction_days']! / always['stream.act.recorded']!).toBeLessThan(10.5);
    expect(always['harm.days.deed']).toBe(always['harm.sanction_days']);
  });

  it('is on the ground of error or inability where the record was unsound, with a chance of its own', () => {
    const wrong = {
      title: 'w',
      kind: 'false_alarm',
      context: 'street',
      taken_for: 'act',
      rate: q(2, 'per person-year'),
      ceiling: q(2, 'per person-year'),
    };
    const found = totals({
      ...sections({ granted: 0 }),
      streams: { act: act(), wrong },
      channels: eye(['act', 'wrong']),
      ...asks(0, { if_unsound: q(1, 'probability') }),
    });
    expect(fate(found, 'filed')).toBe(found['stream.wrong.recorded']);
    expect(found['ledger.points.appeals_filed.error']).toBe(fate(found, 'filed'));
    expect(fate(found, 'refused')).toBe(0);
  });

  it('is told in a life', () => {
    const scenario = tiny(sections({ asked: 1, granted: 1 }));
    const told = Array.from({ length: 20 }, (_, i) =>
      explainPerson({ base: scenario, arms: [{ id: 'base', scenario }], seed: 1, replicate: 0, persons: N, person: `S-${i}` }),
    );
    const steps = told.flatMap(({ arms }) => arms[0]!.steps);
    const taken = steps.filter(({ stage, text }) => stage === 'score' && text.startsWith('-')).map(({ day }) => day);
    const granted = steps.flatMap(({ text }) => /^Request to restore points \(p: r, (.*)\): granted\.$/.exec(text)?.[1] ?? []);
    expect(granted.length).toBeGreaterThan(5);
    expect(granted.filter((day) => !taken.includes(day))).toEqual([]);
  });

  it('costs no counter and no law where no ledger hears one', () => {
    const { appeal: _, ...silent } = ledger({ one: minus(1) }).points as Record<string, unknown>;
    const scenario = tiny({ channels: eye(['act']), ledgers: { points: silent } });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
    expect(identitiesOf(plan).filter(({ title }) => title.includes('against points'))).toEqual([]);
    expect(plan.catalogue.counters.filter(({ id }) => id.includes('.appeals_'))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a rate of asking',
      { ...sections({}), responses: { asks: { title: 'a', kind: 'appeal', on: ['points'], effect: q(1, 'per person-year') } } },
      'beside a rate of asking',
    ],
    ['a hidden ledger', sections({}, { one: minus(1) }, { hidden: true }), 'appeal on a hidden ledger'],
    [
      'two responses',
      {
        ...sections({}),
        responses: {
          ...(asks(1) as { responses: object }).responses,
          twice: { title: 'a', kind: 'appeal', on: ['points'], effect: q(1, 'probability') },
        },
      },
      'already says with what probability',
    ],
    [
      'a name that is no list or ledger',
      { ...sections({}), responses: { asks: { title: 'a', kind: 'appeal', on: ['pints'], effect: q(1, 'probability') } } },
      'pints',
    ],
  ])('is refused with %s', (_, parts, found) => {
    let told = '';
    try {
      tiny(parts);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      told = error.problems.map((problem) => `${problem.found} ${problem.todo}`).join('; ');
    }
    expect(told).toContain(found);
  });
});
