import { describe, expect, it } from 'vitest';
import { InputError, compile, explainPerson } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 400;
const DAYS = 365;

const share = (value: number): object => q(value, 'share');

const outcome = (cause?: string, context = 'office'): object => ({
  title: 'An outcome',
  kind: 'outcome',
  context,
  ...(cause ? { cause } : {}),
});

/** An appointment every day, which ends kept, missed by will, through illness, or for the care of a child. */
const visits = (shares: Record<string, object>, more: object = {}): Record<string, object> => ({
  visit: {
    title: 'An appointment',
    kind: 'occasion',
    context: 'office',
    schedule: { every: q(1, 'days') },
    ends: { shares, otherwise: 'kept' },
    ...more,
  },
  kept: outcome(),
});

const MISSED = { missed: outcome('deed'), missed_ill: outcome('inability'), noted_wrongly: outcome('error') };
const SHARES = { missed: share(0.2), missed_ill: share(0.1), noted_wrongly: share(0.05) };

function totals(sections: Record<string, unknown>, persons = N): Record<string, number> {
  const scenario = tiny(sections);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  return totalsOf(plan, runBatches(plan, 1).result);
}

/** What is refused, as `path: found`. */
function refusals(streams: Record<string, object>, more: Record<string, unknown> = {}): string[] {
  try {
    tiny({ streams, ...more });
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`);
    throw error;
  }
}

function near(found: number | undefined, expected: number, error: number): void {
  expect(Math.abs(found! - expected), `${found} for ${expected} +- ${error}`).toBeLessThan(4 * error + 1e-9);
}

/** Standard error of the number of chances with an outcome of a share. */
const error = (p: number, n = N * DAYS): number => Math.sqrt(n * p * (1 - p));

describe('a chance with several outcomes', () => {
  it('ends in each with its share, and in exactly one', () => {
    const found = totals({ streams: { ...visits(SHARES), ...MISSED } });
    // 400 people, 365 days: 146,000 appointments. 20, 10 and 5 percent of them are missed or noted wrongly; 65 percent are left.
    expect(found['stream.visit.opportunities']).toBe(N * DAYS);
    near(found['stream.visit.ended.missed'], 29_200, error(0.2));
    near(found['stream.visit.ended.missed_ill'], 14_600, error(0.1));
    near(found['stream.visit.ended.noted_wrongly'], 7_300, error(0.05));
    const ended = ['kept', 'missed', 'missed_ill', 'noted_wrongly'].map((id) => found[`stream.visit.ended.${id}`]!);
    expect(ended.reduce((sum, n) => sum + n, 0)).toBe(N * DAYS);
  });

  it('always ends in an outcome with a share of 1, and never in the one that takes the rest', () => {
    const found = totals({ streams: { ...visits({ missed: share(1) }), missed: outcome('deed') } });
    expect(found['stream.visit.ended.missed']).toBe(N * DAYS);
    expect(found['stream.visit.ended.kept']).toBe(0);
  });

  it('is recorded as what it is taken for, and keeps its own cause', () => {
    // Rules name the outcome missed alone. An entry is made for every appointment that is missed by will, 0.2, through illness, 0.1, or noted wrongly, 0.05.
    const taken = {
      missed_ill: { ...MISSED.missed_ill, taken_for: 'missed' },
      noted_wrongly: { ...MISSED.noted_wrongly, taken_for: 'missed' },
    };
    const found = totals({
      streams: { ...visits(SHARES), ...MISSED, ...taken },
      channels: eye(Object.keys(MISSED)),
      lists: listFor('missed', q(1, 'days')),
    });
    for (const [id, cause] of [
      ['missed', 'deed'],
      ['missed_ill', 'inability'],
      ['noted_wrongly', 'error'],
    ] as const)
      expect(found[`list.list.entered.${cause}`], cause).toBe(found[`stream.visit.ended.${id}`]);
  });

  it('refuses rules on an outcome that is taken for another, and such an outcome without a cause', () => {
    const streams = { ...visits(SHARES), ...MISSED, missed_ill: { ...MISSED.missed_ill, taken_for: 'missed' } };
    expect(refusals(streams, { channels: eye(['missed_ill']), lists: listFor('missed_ill', q(1, 'days')) })).toEqual([
      'lists.list.entries.ground.on: "missed_ill", an outcome that is taken for missed',
    ]);
    expect(refusals({ ...streams, kept: { ...outcome(), taken_for: 'missed' } })).toEqual([
      'streams.kept.taken_for: taken_for on an outcome without a cause, of which nothing is recorded',
    ]);
  });

  it('puts the cause of its outcome into the harm ledger, by rules that name the outcome', () => {
    // The one day on which a listing for a missed appointment begins makes 30 days of ban; all appointments end in the same outcome.
    const world = (id: keyof typeof MISSED): Record<string, number> =>
      totals({
        streams: { ...visits({ [id]: share(1) }, { schedule: { dates: ['03-01'] } }), [id]: MISSED[id] },
        channels: eye([id]),
        lists: listFor(id, q(30, 'days')),
        measures: ban(),
      });
    for (const [id, cause] of [
      ['missed', 'deed'],
      ['missed_ill', 'inability'],
      ['noted_wrongly', 'error'],
    ] as const) {
      const found = world(id);
      expect(found[`stream.${id}.recorded`]).toBe(N);
      expect(found['harm.sanction_days']).toBe(30 * N);
      expect(found[`harm.days.${cause}`]).toBe(30 * N);
      expect(found['harm.without_deed']).toBe(cause === 'deed' ? 0 : 30 * N);
    }
  });

  it('is for reviewers an honest report only where something was done', () => {
    const review = {
      clerk: { title: 'c', of: ['missed', 'missed_ill'], passes_sound: q(1, 'probability'), passes_unsound: q(0, 'probability') },
    };
    const found = totals({ streams: { ...visits(SHARES), ...MISSED }, channels: eye(['missed', 'missed_ill']), reviews: review });
    expect(found['stream.missed.recorded']).toBe(found['stream.visit.ended.missed']);
    expect(found['stream.missed_ill.stopped']).toBe(found['stream.visit.ended.missed_ill']);
  });

  it('has other shares in a case; those that the case does not name stay', () => {
    const found = totals({
      states: {
        work: {
          title: 'Work',
          values: { employed: { title: 'In', start: share(0) }, unemployed: { title: 'Out', start: share(1) } },
          transitions: {
            finds: { title: 'f', from: ['unemployed'], to: 'employed', rate: q(0, 'per person-year'), ceiling: q(1, 'per person-year') },
          },
        },
      },
      streams: { ...visits(SHARES, { cases: [{ if: { state: { work: ['unemployed'] } }, shares: { missed: share(0.5) } }] }), ...MISSED },
    });
    near(found['stream.visit.ended.missed'], 73_000, error(0.5));
    near(found['stream.visit.ended.missed_ill'], 14_600, error(0.1));
  });

  it('moves only those chances to another outcome by which a share is raised', () => {
    const world = (missed: number): Record<string, number> =>
      totals({ streams: { ...visits({ missed: share(missed) }), missed: outcome('deed') } });
    const [low, high] = [world(0.2), world(0.3)];
    expect(high['stream.visit.ended.missed']! - low['stream.visit.ended.missed']!).toBe(
      low['stream.visit.ended.kept']! - high['stream.visit.ended.kept']!,
    );
  });

  it('ends otherwise where perceived risk keeps a person from an outcome', () => {
    // After the first record, perceived risk is whole and stays so: nobody misses by will a second time. One appointment a week, all missed.
    const found = totals({
      streams: { ...visits({ missed: share(1) }, { schedule: { every: q(7, 'days') } }), missed: outcome('deed') },
      channels: eye(['missed']),
      lists: listFor('missed', q(30, 'days')),
      measures: ban(),
      perception: { aware: share(1), own_record: share(1), display: share(0), fades: q(70_000, 'days') },
      responses: { held: { title: 'h', kind: 'deterrence', on: ['missed'], effect: q(1, 'factor') } },
    });
    expect(found['stream.visit.ended.missed']).toBeGreaterThanOrEqual(N);
    expect(found['stream.visit.ended.missed']! + found['stream.missed.given_up']!).toBe(found['stream.visit.opportunities']);
    expect(found['stream.missed.given_up']).toBe(found['stream.visit.ended.kept']);
    expect(found['stream.missed.given_up']! / found['stream.visit.opportunities']!).toBeGreaterThan(0.95);
  });

  it('may be the outcome of an act: each act has one, and remains what it was', () => {
    const found = totals({
      streams: { act: act({ ends: { shares: { hurt: share(0.25) }, otherwise: 'harmless' } }), hurt: outcome('deed'), harmless: outcome() },
      channels: eye(['act', 'hurt']),
    });
    const acts = found['stream.act.acts']!;
    near(found['stream.act.ended.hurt'], acts / 4, error(0.25, acts));
    expect(found['stream.act.ended.hurt']! + found['stream.act.ended.harmless']!).toBe(acts);
    expect(found['stream.act.recorded']).toBe(acts);
    expect(found['stream.hurt.recorded']).toBe(found['stream.act.ended.hurt']);
  });

  it('is told with the share that led to it', () => {
    const scenario = tiny({ streams: { ...visits({ missed: share(1) }, { schedule: { dates: ['03-01'] } }), missed: outcome('deed') } });
    const { arms } = explainPerson({ base: scenario, arms: [{ id: 'base', scenario }], seed: 1, replicate: 0, persons: N, person: 'S-0' });
    const told = arms[0]!.steps.find(({ text }) => text === 'The opportunity (An appointment) ends in: An outcome.');
    expect([told?.rule, told?.quantity?.path]).toEqual(['streams.visit', 'streams.visit.ends.shares.missed']);
  });
});

describe('outcomes that cannot stand', () => {
  it('are refused with one message', () => {
    expect(
      refusals({ ...visits({ missed: share(0.7), missed_ill: share(0.4) }), missed: outcome('deed'), missed_ill: outcome('inability') }),
    ).toEqual(['streams.visit.ends.shares: shares that add to 1.1']);
    expect(
      refusals({
        ...visits(
          { missed: share(0.2), missed_ill: share(0.4) },
          { cases: [{ if: { records: 'missed' }, shares: { missed: share(0.7) } }] },
        ),
        missed: outcome('deed'),
        missed_ill: outcome('inability'),
      }),
    ).toEqual(['streams.visit.cases.0.shares: shares that add to 1.1']);
    expect(refusals({ ...visits({ kept: share(0.7) }) })).toEqual([
      'streams.visit.ends.shares.kept: a share of kept, which takes the rest',
    ]);
    expect(refusals({ ...visits({ missed: share(0.7) }), missed: outcome(), spare: outcome() })).toEqual([
      'streams.spare: an outcome that no stream names under ends',
    ]);
    expect(
      refusals(
        { ...visits({ missed: share(0.7) }), missed: { ...outcome(), if: { list: 'list' } } },
        { lists: listFor('visit', q(1, 'days')) },
      )[0],
    ).toBe('streams.missed.if: if on a stream of kind outcome');
    expect(
      refusals({
        ...visits({ missed: share(0.5) }, { cases: [{ if: { records: 'missed' }, shares: { missed: share(1.2) } }] }),
        missed: outcome('deed'),
      }),
    ).toHaveLength(1);
    expect(refusals({ ...visits({ missed: share(0.5) }), missed: outcome() }, { channels: eye(['missed']) })).toHaveLength(1);
  });

  it('are refused as shares of an own deed by group on an assumption', () => {
    const population = {
      household_size: { one: share(1) },
      age: { adult: { title: 'a', from: 18, to: 120, share: share(1) } },
      attributes: {
        origin: {
          title: 'O',
          of: 'person',
          categories: { east: { title: 'E', share: share(0.5) }, west: { title: 'W', share: share(0.5) } },
        },
      },
    };
    const by = { by: 'origin', values: { east: share(0.1), west: share(0.3) } };
    const world = (id: string, shares: Record<string, object>): string[] =>
      refusals({ ...visits(shares), [id]: MISSED[id as keyof typeof MISSED] }, { population, groups: ['origin'] });
    expect(world('missed', { missed: by })).toHaveLength(2);
    expect(world('missed_ill', { missed_ill: by })).toEqual([]);
    const deed = { ...visits({ missed_ill: by }), missed_ill: outcome('inability'), kept: outcome('deed') };
    expect(refusals(deed, { population, groups: ['origin'] })).toHaveLength(2);
    expect(
      refusals(
        { ...visits({ missed: share(0.2) }, { who: { origin: ['east'] } }), missed: outcome('deed') },
        { population, groups: ['origin'] },
      ),
    ).toEqual(['streams.visit.who.origin: an occasion of some categories of origin only']);
  });
});

describe('a duty that an outcome brings', () => {
  const fine = (duty: object = {}, more: object = {}): object => ({
    title: 'A fine',
    kind: 'obligation',
    context: 'office',
    duty: {
      able: q(1, 'probability'),
      performs_at_once: q(1, 'probability'),
      performs: q(0, 'per person-year'),
      recovers: q(0, 'per person-year'),
      ...duty,
    },
    ...more,
  });
  const weekly = { schedule: { every: q(7, 'days') } };

  it('falls due once for each chance that ends so, with its money', () => {
    const streams = { ...visits(SHARES, weekly), ...MISSED, missed: { ...outcome('deed'), brings: 'fine' } };
    const found = totals({ streams: { ...streams, fine: fine({ amount: { mean: q(20, 'euros') } }) } });
    const missed = found['stream.visit.ended.missed']!;
    near(missed, 0.2 * found['stream.visit.opportunities']!, error(0.2, found['stream.visit.opportunities']));
    expect([found['stream.fine.opportunities'], found['stream.fine.performed_at_once'], found['stream.fine.fell_due']]).toEqual([
      missed,
      missed,
      missed * 2_000,
    ]);
  });

  it.each([
    ['deed', 'deed'],
    [undefined, 'deed'],
    ['lawful', 'lawful'],
    ['inability', 'inability'],
    ['error', 'error'],
  ] as const)('has, brought by an outcome of cause %s and left undone by somebody able, consequences of cause %s', (cause, follows) => {
    const streams = {
      ...visits({ missed: share(0.1) }, weekly),
      missed: { ...outcome(cause), brings: 'fine' },
      fine: fine({ performs_at_once: q(0, 'probability') }),
    };
    const found = totals({ streams, channels: eye(['fine']), lists: listFor('fine', 'until_performed'), measures: ban() });
    expect(found['harm.sanction_days']).toBeGreaterThan(1000);
    expect(found[`harm.days.${follows}`]).toBe(found['harm.sanction_days']);
    expect(found['stream.fine.recorded']).toBe(found['stream.visit.ended.missed']);
  });

  it('is wrong on the ground of error where the outcome was, and a review can find that out', () => {
    const streams = {
      ...visits({ missed: share(0.1) }, weekly),
      missed: { ...outcome('error'), brings: 'fine' },
      fine: fine({ performs_at_once: q(0, 'probability') }),
    };
    const hears = { appeal: { delay: q(1, 'days'), corrects_unsound: q(1, 'probability'), overturns_sound: q(0, 'probability') } };
    const asks = { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: q(1, 'probability') } };
    const lists = listFor('fine', 'until_performed', hears);
    const found = totals({ streams, channels: eye(['fine']), lists, measures: ban(), responses: asks });
    expect(found['appeal.list.filed_on.error']).toBe(found['appeal.list.filed']);
    expect(found['appeal.list.granted']).toBeGreaterThan(1000);
    const reviews = {
      clerk: {
        title: 'c',
        of: ['fine'],
        passes_sound: q(1, 'probability'),
        passes_unsound: q(0, 'probability'),
      },
    };
    const reviewed = totals({ streams, channels: eye(['fine']), lists: listFor('fine', 'until_performed'), measures: ban(), reviews });
    expect([reviewed['stream.fine.recorded'], reviewed['stream.fine.stopped']]).toEqual([0, reviewed['stream.visit.ended.missed']]);
  });

  it('has no days of its own, one outcome that brings it, and no share by group without a measured row', () => {
    const streams = (more: Record<string, object>): Record<string, object> => ({
      ...visits(SHARES, weekly),
      ...MISSED,
      missed: { ...outcome('deed'), brings: 'fine' },
      fine: fine(),
      ...more,
    });
    expect(refusals(streams({ fine: fine({}, { rate: q(1, 'per person-year'), ceiling: q(1, 'per person-year') }) }))).toEqual([
      'streams.fine.rate: rate on a duty that the outcome missed brings',
      'streams.fine.ceiling: ceiling on a duty that the outcome missed brings',
    ]);
    expect(refusals(streams({ missed_ill: { ...outcome('inability'), brings: 'fine' } }))).toEqual([
      'streams.missed_ill.brings: the duty fine, which missed brings',
    ]);
    expect(refusals(streams({ missed: { ...outcome('deed'), brings: 'visit' }, fine: outcome() }))[0]).toContain('streams.missed.brings');
    expect(refusals(streams({ missed: outcome('deed') }))).toEqual(['streams.fine.rate: nothing', 'streams.fine.ceiling: nothing']);
    const population = {
      household_size: { one: q(1, 'share') },
      age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
      attributes: {
        origin: { title: 'o', of: 'person', categories: { a: { title: 'a', share: share(0.5) }, b: { title: 'b', share: share(0.5) } } },
      },
    };
    const byGroup = { by: 'origin', values: { a: share(0.3), b: share(0.1) } };
    const brought = { ...visits({ charged: byGroup }, weekly), charged: { ...outcome(), brings: 'fine' }, fine: fine() };
    expect(refusals(brought, { population, groups: ['origin'] })).toEqual([
      'streams.visit.ends.shares.charged.values.a: an assumed share by origin',
      'streams.visit.ends.shares.charged.values.b: an assumed share by origin',
    ]);
  });
});
