import { describe, expect, it } from 'vitest';
import { InputError, compile } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 4000;

/** Entries of people who act twice a year, evenly, each by a condition on earlier acts of 2021. */
function entered(asked: object): number {
  const entries = { ground: { ground: 'g', on: 'act', if: { records: 'act', ...asked }, term: q(5000, 'days') } };
  const scenario = tiny({ channels: eye(['act']), lists: listFor('act', q(1, 'days'), { entries }) });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runBatches(plan, 1).result)['list.list.entered.deed']!;
}

describe('records since a day of the year', () => {
  const p = 2 / 365;
  const first = (days: number): number => 1 - (1 - p) ** days;
  // A person has 2 acts in the year, with a variance below 2.
  const near = (found: number, each: number): void => expect(Math.abs(found - N * each)).toBeLessThan(3.5 * Math.sqrt(2 * N));

  it('count anew from that day on: all acts but the first of each stretch make an entry', () => {
    // 181 days up to 30 June, 184 from 1 July on: 2 - 0.629 - 0.635.
    near(entered({ since: '07-01' }), 2 - first(181) - first(184));
    near(entered({}), 2 - first(365));
  });

  it('count alike since a day before the run, and since its first day', () => {
    expect(entered({ since: '01-01' })).toBe(entered({}));
  });

  it('count on the last day of February where a year is no leap year, and from no day that no year has', () => {
    near(entered({ since: '02-29' }), 2 - first(58) - first(307));
    expect(() => entered({ since: '02-30' })).toThrow(/since: found 02-30; allowed: a day that some year has/);
  });

  it('are refused in a trigger, which no event tells of that day', () => {
    const measures = ban({ trigger: [{ records: 'act', since: '07-01' }] });
    expect(() => tiny({ channels: eye(['act']), streams: { act: act() }, measures })).toThrow(InputError);
  });
});
