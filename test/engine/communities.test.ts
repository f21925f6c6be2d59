import { describe, expect, it } from 'vitest';
import { Batch, compile, Coordinator, counterIds } from '@glasshouse/model';
import type { CommunityColumn, Plan, Scenario } from '@glasshouse/model';
import { LETTER_WORDS } from '../../packages/model/src/mechanisms/spreads/letter.js';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';

const YEAR = { start: '2021-01-01', end: '2021-12-31', round: 'month' };
const DAY = { jan1: 18628, jul1: 18809, dec31: 18992 };
const whole = { first: DAY.jan1, last: DAY.dec31 };

/** Three communities of 1,000 people; everybody acts, is seen at once and is listed for 40 days. */
const listed = (more: Record<string, unknown> = {}): Scenario =>
  tiny({
    horizon: YEAR,
    places: { town: { title: 'Town', level: 'neutral', persons: q(3000, 'persons') } },
    community_size: q(1000, 'persons'),
    streams: { act: act() },
    channels: eye(['act']),
    lists: listFor('act', q(40, 'days')),
    measures: ban(),
    ...more,
  });

const planOf = (scenario: Scenario, communities: CommunityColumn[], arms = [{ id: 'base', scenario }]): Plan =>
  compile(scenario, arms, { persons: 3000, communities });

describe('counts by community', () => {
  it('are kept only where a study asks for them', () => {
    expect(runBatches(planOf(listed(), []), 1).result).not.toHaveProperty('communities');
  });

  // Everybody starts at a grade that a sanction goes with: 1,000 people x 365 days, and x 184 from July on.
  it('are those of each alone: 365,000 sanction-days of 1,000 people in a year, 184,000 from July on', () => {
    const everybody = listed({
      streams: { act: act({ rate: q(0, 'per person-year') }) },
      ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-1, 'points') } }),
      lists: {},
      measures: { ban: { ...ban().ban, trigger: [{ ledger: 'points', at_most: 'fair' }] } },
    });
    const plan = planOf(everybody, [
      { counters: ['harm.sanction_days'], ...whole },
      { counters: ['harm.sanction_days'], first: DAY.jul1, last: DAY.dec31 },
      { counters: ['people.present'], ...whole },
    ]);
    const { communities } = runBatches(plan, 1).result;
    expect([...communities!.sizes]).toEqual([1000, 1000, 1000]);
    expect([...communities!.byArm[0]!]).toEqual([365_000, 184_000, 1000, 365_000, 184_000, 1000, 365_000, 184_000, 1000]);
  });

  it('add up to the run in every counter and arm, however the run is cut', () => {
    const base = listed();
    const arms = [
      { id: 'base', scenario: base },
      { id: 'none', scenario: { ...base, lists: { list: { ...base.lists['list']!, in_force: { from: '2021-04-01' } } } } as Scenario },
    ];
    const ids = counterIds(
      base,
      arms.map(({ scenario }) => scenario),
    );
    const plan = planOf(
      base,
      ids.map((id) => ({ counters: [id], ...whole })),
      arms,
    );
    const one = runBatches(plan, 4).result;
    const cut = runBatches(plan, 4, 0, { cuts: [1, 2] }).result;
    expect(cut.communities).toEqual(one.communities);
    for (const arm of [0, 1]) {
      const totals = ids.map((id) => one.counts.byCell[arm]!.reduce((sum, row) => sum + row[one.counts.ids.indexOf(id)]!, 0));
      const sums = ids.map((_, column) => [0, 1, 2].reduce((sum, c) => sum + one.communities!.byArm[arm]![c * ids.length + column]!, 0));
      expect(sums).toEqual(totals);
    }
    expect(one.communities!.byArm[1]).not.toEqual(one.communities!.byArm[0]);
  });

  it('leave a warm-up out', () => {
    const late = listed({ horizon: { ...YEAR, warm_up: '2021-06-30' } });
    const column = { counters: ['harm.sanction_days'], first: DAY.jul1, last: DAY.dec31 };
    const [half, full] = [late, listed()].map((scenario) => runBatches(planOf(scenario, [column]), 2).result.communities!.byArm[0]!);
    expect([...half!]).toEqual([...full!]);
    expect(Math.min(...half!)).toBeGreaterThan(0);
  });
});

describe('communities whose names share a key', () => {
  it('are planned, since a country has hundreds of thousands', () => {
    const of = (persons: number) => ({ title: 'P', level: 'neutral', persons: q(persons, 'persons') });
    const world = listed({ places: { city_c: of(85_219), county_a: of(10_483) }, community_size: q(1, 'persons') });
    const { communities } = compile(world, [{ id: 'base', scenario: world }]);
    expect(communities.map(({ at }) => at)).toEqual(communities.map((_, at) => at));
    expect(communities[85_218]!.key).toBe(communities[85_219 + 10_482]!.key);
  });

  it('write to kin elsewhere and not to themselves', () => {
    const world = listed({
      places: { town: { title: 'Town', level: 'neutral', persons: q(1000, 'persons') } },
      community_size: q(500, 'persons'),
      lists: listFor('act', q(40, 'days'), { public: true }),
      perception: {
        ...{ aware: q(1, 'share'), own_record: q(0, 'share'), display: q(0, 'share'), fades: q(3000, 'days') },
        ...{ kin_listed: q(0.5, 'share'), kin_elsewhere: q(1, 'share') },
      },
    });
    const plan = compile(world, [{ id: 'base', scenario: world }]);
    plan.communities[1]!.key = plan.communities[0]!.key;
    const batches = [0, 1].map((c) => new Batch(plan, { seed: 1, replicate: 0, first: c, end: c + 1 }));
    const coordinator = new Coordinator(plan);
    const to = [new Set<number>(), new Set<number>()];
    plan.rounds.forEach((_, r) => {
      const decisions = coordinator.decide(r);
      const reports = batches.map((batch, c) => ({ first: c, end: c + 1, report: batch.round(r, decisions) }));
      reports.forEach(({ report }, c) => report.mail[0]!.forEach((word, i) => i % (1 + LETTER_WORDS) === 0 && to[c]!.add(word)));
      coordinator.receive(reports);
    });
    expect(to).toEqual([new Set([1]), new Set([0])]);
  });
});
