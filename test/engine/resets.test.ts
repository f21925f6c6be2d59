import { compile, InputError } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 1000;

/** An act that everybody does on some days of the year, and that is always seen at once. */
function doneOn(dates: string[]): Record<string, unknown> {
  const { rate: _, ceiling: __, ...rest } = act();
  return { streams: { act: { ...rest, schedule: { dates } } }, channels: eye(['act']) };
}

/** Totals a person: everybody does the same. */
function each(sections: Record<string, unknown>): (id: string) => number {
  const scenario = tiny(sections);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  const totals = totalsOf(plan, runBatches(plan, 1).result);
  return (id) => totals[id]! / PERSONS;
}

const rule = (on: unknown, points: number, more: object = {}): object => ({ title: 'r', on, points: q(points, 'points'), ...more });
const toStart = { resets: { on: '09-01', to: 'start' } };
const low = ban({ trigger: [{ ledger: 'points', at_most: 'low' }] });

describe('a score that is reset on 1 September', () => {
  it('starts again, and harm done before stays counted', () => {
    // 100 - 20 = 80, low, from 1 March to 31 August: 184 days. 100 again; 80 from 1 October to 31 December: 92 days.
    const of = each({ ...doneOn(['03-01', '10-01']), ledgers: ledger({ taken: rule('act', -20) }, toStart), measures: low });
    expect(of('harm.sanction_days')).toBe(184 + 92);
    expect(of('ledger.points.resets')).toBe(1);
    expect(of('ledger.points.reset_given')).toBe(20);
    expect(of('ledger.points.reset_taken')).toBe(0);
    expect(of('ledger.points.points_taken')).toBe(40);
    expect(of('ledger.points.points_given')).toBe(0);
    expect(of('ledger.points.grade.low')).toBe(1);
  });

  it('starts again before anything else happens on the day', () => {
    const of = each({ ...doneOn(['09-01']), ledgers: ledger({ taken: rule('act', -20) }, toStart), measures: low });
    expect(of('ledger.points.resets')).toBe(0);
    expect(of('harm.sanction_days')).toBe(122);
  });

  it('keeps a part in whole points, rounded toward the start', () => {
    // Half of 25 points is 12 whole points: 13 are given back.
    const resets = { on: '09-01', to: { keeps: q(0.5, 'share') } };
    const of = each({ ...doneOn(['03-01']), ledgers: ledger({ taken: rule('act', -25) }, { resets }), measures: low });
    expect(of('ledger.points.reset_given')).toBe(13);
    // 75 and 88 are both low: from 1 March to the end of the year.
    expect(of('harm.sanction_days')).toBe(306);
  });

  it('falls where it was above the start', () => {
    const of = each({ ...doneOn(['03-01']), ledgers: ledger({ given: rule('act', 15) }, toStart) });
    expect(of('ledger.points.reset_taken')).toBe(15);
    expect(of('ledger.points.grade.fair')).toBe(1);
  });

  it('counts caps and warnings anew', () => {
    const dates = ['02-01', '03-01', '04-01', '10-01', '11-01', '12-01'];
    const capped = each({ ...doneOn(dates), ledgers: ledger({ taken: rule('act', -20, { cap: q(30, 'points') }) }, toStart) });
    expect(capped('ledger.points.points_taken')).toBe(60);
    const warned = each({ ...doneOn(dates), ledgers: ledger({ taken: rule('act', -20, { warnings: q(2, 'count') }) }, toStart) });
    expect(warned('ledger.points.warnings')).toBe(4);
    expect(warned('ledger.points.points_taken')).toBe(40);
  });

  it('is not given back what the reset already gave', () => {
    // The change would expire on 26 December.
    const of = each({ ...doneOn(['03-01']), ledgers: ledger({ taken: rule('act', -20, { lifetime: q(300, 'days') }) }, toStart) });
    expect(of('ledger.points.reset_given')).toBe(20);
    expect(of('ledger.points.points_given')).toBe(0);
  });

  it('keeps what an entry on a list takes while it stands, and takes up again what a person is', () => {
    const lists = listFor('act', q(280, 'days'));
    const listed = each({ ...doneOn(['03-01']), lists, ledgers: ledger({ on: rule({ list: 'list' }, -15) }, toStart) });
    expect(listed('ledger.points.resets')).toBe(0);
    // 1 March + 280 days is 6 December.
    expect(listed('ledger.points.points_given')).toBe(15);
    const is = each({ ledgers: ledger({ is: rule({ who: { age: ['adult'] } }, -15) }, toStart) });
    expect(is('ledger.points.reset_given')).toBe(15);
    expect(is('ledger.points.points_taken')).toBe(30);
  });
});

describe('a list that is wiped on 1 September', () => {
  const wiped = { resets: { on: '09-01' } };

  it('lets go of everybody, and days on it stay counted', () => {
    // 5 March to 31 August: 180 days.
    const of = each({ ...doneOn(['03-05']), lists: listFor('act', 'for_good', wiped), measures: ban() });
    expect(of('list.list.left.reset')).toBe(1);
    expect(of('list.list.off.deed')).toBe(1);
    expect(of('list.list.persons')).toBe(0);
    expect(of('harm.sanction_days')).toBe(180);
    expect(of('harm.days.deed')).toBe(180);
  });

  it('takes up records of the day, and leaves an entry in between as long as it lasts', () => {
    const of = each({ ...doneOn(['03-05', '09-01']), lists: listFor('act', q(40, 'days'), wiped), measures: ban() });
    expect(of('list.list.left.reset')).toBe(0);
    expect(of('list.list.left.term')).toBe(2);
    expect(of('harm.sanction_days')).toBe(80);
  });
});

describe('resets are refused', () => {
  const found = (sections: Record<string, unknown>): string => {
    try {
      tiny(sections);
    } catch (error) {
      if (error instanceof InputError) return error.problems.map((one) => `${one.path}: ${one.found}`).join('\n');
      throw error;
    }
    return 'accepted';
  };

  it('on a day that no year has', () => {
    expect(found({ ledgers: ledger({}, { resets: { on: '02-30', to: 'start' } }) })).toBe('ledgers.points.resets.on: 02-30');
    expect(found({ lists: listFor('act', q(3, 'days'), { resets: { on: '04-31' } }) })).toBe('lists.list.resets.on: 04-31');
  });

  it('where a part of a score stays and a change has a time of its own', () => {
    const resets = { on: '09-01', to: { keeps: q(0.5, 'share') } };
    expect(found({ ledgers: ledger({ r: rule('act', -5, { lifetime: q(30, 'days') }) }, { resets }) })).toBe(
      'ledgers.points.rules.r.lifetime: a lifetime in a ledger whose reset keeps a part of the score',
    );
  });
});
