import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import type { Plan } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, eye, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const COMMUNITIES = 20;
/** Communities of 2,000 households of one, in two cells of 1,000. */
const PERSONS = 2000 * COMMUNITIES;

/** A world of ten days in which much happens in the first cell, and so many incidents a day in the second. */
function world(patrol: Record<string, unknown>, second = 0, sections: Record<string, unknown> = {}): Plan {
  const scenario = tiny({
    horizon: { start: '2021-01-01', end: '2021-01-10', round: 'day' },
    community_size: q(2000, 'persons'),
    streams: { act: act({ rate: q(0, 'per person-year') }) },
    partitions: { halves: { title: 'h', of: 'households', size: q(1000, 'households') } },
    incidents: {
      theft: { title: 't', in: 'halves', rate: [q(30, 'per cell and day'), q(second, 'per cell and day')], reported: q(0, 'probability') },
    },
    patrols: {
      beat: {
        title: 'b',
        owner: 'town',
        in: 'halves',
        number: q(1, 'count'),
        allocation: 'drawn_by_attention',
        attention: { keeps: q(1, 'share') },
        records: ['theft'],
        sensitivity: q(1, 'probability'),
        ...patrol,
      },
    },
    ...sections,
  });
  return compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
}

const run = (plan: Plan): Record<string, number> => totalsOf(plan, runBatches(plan, 4).result);

/** Millionths of attention of both cells of each community after a number of days. */
function attentionAfter(plan: Plan, days: number): number[][] {
  let found: number[][] = [];
  runBatches(plan, 4, 0, {
    onRound: ([batch], r) => {
      if (r + 1 === days)
        found = batch!.inspect().map(({ states: [state] }) => [...state!.annex.slice(state!.at.patrols + 3, state!.at.patrols + 5)]);
    },
  });
  return found;
}

const refusal = (patrol: Record<string, unknown>, sections: Record<string, unknown> = {}): string => {
  try {
    world(patrol, 0, sections);
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('the attention of cells', () => {
  it('begins in the proportions of the start, and stays where all of it is kept', () => {
    const plan = world({ start: [q(3, 'count'), q(1, 'count')] }, 30);
    expect(new Set(attentionAfter(plan, 10).map(String))).toEqual(new Set(['750000,250000']));
    const { totals } = { totals: run(world({ start: [q(3, 'count'), q(1, 'count')], sensitivity: q(0, 'probability') })) };
    // Two hundred days, three quarters of them in the first cell, which has most on record.
    expect(totals['patrol.beat.days']).toBe(10 * COMMUNITIES);
    expect(Math.abs(totals['patrol.beat.days_most_recorded']! - 150)).toBeLessThan(4 * Math.sqrt(200 * 0.1875));
  });

  it('drifts at the end of a round to where things were found, and stays where nothing was', () => {
    // Fifty patrols: both cells have some, and things happen in the first alone. One half is kept: 0.5 x 0.5 + 0.5 = 0.75, then 0.875.
    const plan = world({ number: q(50, 'count'), attention: { keeps: q(0.5, 'share') } });
    expect(new Set(attentionAfter(plan, 1).map(String))).toEqual(new Set(['750000,250000']));
    expect(new Set(attentionAfter(plan, 2).map(String))).toEqual(new Set(['875000,125000']));
    const nothing = world({ number: q(50, 'count'), attention: { keeps: q(0.5, 'share') }, sensitivity: q(0, 'probability') });
    expect(new Set(attentionAfter(nothing, 10).map(String))).toEqual(new Set(['500000,500000']));
  });

  it('that keeps nothing goes wholly to where the one patrol happened to find something', () => {
    // As much happens in both cells. The first day decides by draw, and the patrol never leaves.
    const cells = attentionAfter(world({ attention: { keeps: q(0, 'share') } }, 30), 10).map(String);
    expect(new Set(cells)).toEqual(new Set(['1000000,0', '0,1000000']));
  });

  it('is that of large cells, and moved by nothing that is found of people', () => {
    expect(refusal({})).toBe('');
    expect(refusal({}, { community_size: q(1500, 'persons') })).toContain('halves, a cell of which has about 500 people');
    const small = { partitions: { halves: { title: 'h', of: 'households', size: q(500, 'households') } } };
    expect(refusal({}, small)).toContain('halves, a cell of which has about 500 people');
    expect(refusal({ carries: ['eye'] }, { channels: eye(['act']) })).toContain('eye, which see people');
    expect(refusal({ attention: undefined })).toContain('drawn_by_attention without attention');
    expect(refusal({ allocation: 'even' })).toContain('attention with the allocation even');
  });
});

describe('a limit on finds', () => {
  it('lets a patrol record so many incidents in its cell on a day, and counts those it did not look at', () => {
    const free = run(world({ allocation: 'even', attention: undefined }, 30));
    const limited = run(world({ allocation: 'even', attention: undefined, finds_at_most: q(2, 'count') }, 30));
    expect(limited['patrol.beat.found']).toBe(2 * 10 * COMMUNITIES);
    expect(limited['incident.theft.recorded']).toBe(2 * 10 * COMMUNITIES);
    expect(limited['patrol.beat.passed_over']).toBe(free['patrol.beat.found']! - limited['patrol.beat.found']!);
    expect(limited['incident.theft.happened']).toBe(free['incident.theft.happened']);
    expect(free['patrol.beat.passed_over']).toBeUndefined();
  });

  it('is one of each patrol: two in a cell record twice as many', () => {
    // Four patrols in turn over two cells: two in each.
    const seen = run(world({ allocation: 'even', attention: undefined, number: q(4, 'count'), finds_at_most: q(2, 'count') }, 30));
    expect(seen['patrol.beat.found']).toBe(4 * 2 * 10 * COMMUNITIES);
  });
});
