import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smokeWorld } from '../boundary/world.js';
import { act, ban, eye, listFor, q, tiny } from '../engine/tiny.js';
import { catalogueAndZero } from '@glasshouse/model';
import { compareEngines } from './compare.js';
import { FEATURES, FULL, knobs } from './random-features.js';
import { worldOf } from './random-world.js';
import type { Feature, Knobs } from './random-features.js';
import { ATTEMPT_FEATURES } from './random-attempts.js';
import { LIABILITY_FEATURES } from './random-liability.js';
import { STATUS_FEATURES } from './random-status.js';

/** Worlds made at random: the same sixty each time, or as many new ones as asked for. */
const RUNS = process.env['GLASSHOUSE_CONTRACT_RUNS'];
const totals: Record<string, number> = {};

/** Kinds of the counters met so far: the worlds count much the same. */
const kinds = new Map<string, string>();

function kindOf(id: string): string {
  const kind = kinds.get(id) ?? kindAnew(id);
  kinds.set(id, kind);
  return kind;
}

/** Kind of a counter: its id without the name of what it belongs to. */
const kindAnew = (id: string): string =>
  id
    .replace(
      /^(stream|ledger|list|appeal|measure|first\.(listed|refused|flagged)|patrol|incident|screen|stance|survey|spread|channel|review|enterprise|office\.type|firms\.type)\.[a-z_]+/,
      '$1',
    )
    .replace(/^age\.[a-z_]+/, 'age')
    .replace(/^home\.[a-z]+/, 'home')
    .replace(/^encounter\.[a-z]+\.(kind|picky|mean|bold|stern|weighs|pays|keeps)/, 'strategy')
    .replace(/^encounter\.[a-z]+/, 'encounter')
    .replace(/^(state|transition)\.[a-z_]+\.[a-z_]+/, '$1')
    .replace(/^(ledger\.appeals_[a-z]+)\.[a-z]+$/, '$1')
    .replace(/^(office\.(recorded|returned))\.[a-z_]+/, '$1')
    // Requests of one cause, one cause becoming another, lengths of chains, and days of one cause are one thing each, whatever the causes, lengths or contexts.
    .replace(/^(list\.turned_(from|to)|spread\.chains_from|measure\.withheld_days)\.[a-z0-9]+/, '$1')
    .replace(/^(stream\.(refused|unmet)_by)\.[a-z]+$/, '$1')
    .replace(/^(appeal\.([a-z]+_cause|fees))\.[a-z]+/, '$1')
    .replace(/^(measure\.(money|money_once|money_withheld|money_returned)|harm\.money(_returned|_net)?)\.[a-z]+$/, '$1')
    .replace(/^(measure\.days\.[a-z]+)\.(related|unrelated)$/, '$1');

/** Compares both engines on a world made from knobs; returns the first disagreement in words. Counts what happened, 0 where nothing did. */
function disagreement(k: Knobs): string | null {
  const { base, arms } = worldOf(k);
  const { difference, totals: seen } = compareEngines({ base, arms, persons: k.persons, seed: k.seed, replicate: k.seed % 3 });
  const { zero } = catalogueAndZero(
    base,
    arms.map(({ scenario }) => scenario),
  );
  const counted = [...zero].find((id) => (seen[id] ?? 0) !== 0);
  if (counted !== undefined) return `${counted} is said to stay zero and is ${seen[counted]}`;
  for (const [id, n] of Object.entries(seen)) {
    const kind = kindOf(id);
    totals[kind] = (totals[kind] ?? 0) + n;
  }
  return difference;
}

describe('the engine and the reference engine agree', () => {
  it('on the scenario in which everything happens, person by person and counter by counter', () => {
    const scenario = smokeWorld();
    const arms = [{ id: 'base', scenario }];
    expect(compareEngines({ base: scenario, arms, persons: 160, seed: 5, replicate: 1 }).difference).toBe(null);
  });

  it.each(FULL.map((on, i) => [i, on] as const))(
    'on worlds with all deeds, lists and ledgers, and none, one or all of the sections: %i',
    (i, on) => {
      (['month', 'week', 'day'] as const).forEach((round, r) => {
        const seed = 10 * r + i;
        expect(
          disagreement({ seed, on: [...on], persons: 40, places: 2, communitySize: 20, round, days: 100, arms: 2 }),
          `seed ${seed}`,
        ).toBe(null);
      });
    },
  );

  it('on a crowded world, with more chances in a month and a day than there is room for at first', () => {
    const busy = { on: [...FEATURES], persons: 150, places: 1, communitySize: 150, round: 'month', arms: 1 } as const;
    expect(disagreement({ ...busy, on: [...FEATURES], seed: 3, days: 45 })).toBe(null);
    expect(
      disagreement({ ...busy, on: FEATURES.filter((feature) => feature !== 'trend' && feature !== 'turnover'), seed: 8, days: 45 }),
    ).toBe(null);
  });

  it('on a world in which terms begin anew and lawful acts are lost', () => {
    const apart = new Set<Feature>([
      'turnover',
      'ledger_who',
      'opt_in',
      'timeline',
      'second_change',
      'windows',
      'places_in_force',
      'adopted',
    ]);
    const on = [...new Set([...FULL[0]!, ...LIABILITY_FEATURES, ...STATUS_FEATURES])].filter((feature) => !apart.has(feature));
    expect(disagreement({ seed: 103, on, persons: 48, places: 2, communitySize: 40, round: 'month', days: 130, arms: 1 })).toBe(null);
  });

  it('on a world in which scores above their start begin anew', () => {
    const apart: Feature[] = ['windows', 'timeline', 'second_change', 'opt_in', 'turnover', 'ledger_who', 'adopted'];
    const on = [...new Set<Feature>([...FULL[0]!, 'score_reset'])].filter((feature) => !apart.includes(feature));
    expect(disagreement({ seed: 318, on, persons: 40, places: 1, communitySize: 40, round: 'month', days: 100, arms: 1 })).toBe(null);
  });

  it('on worlds in which an office has not adopted the measure under which a default costs', () => {
    const on: Feature[] = ['steps', 'second_ban', 'officials', 'catalogue', 'local', 'repay'];
    for (const seed of [0, 2, 4]) {
      expect(disagreement({ seed, on, persons: 60, places: 1, communitySize: 40, round: 'week', days: 40, arms: 2 }), `seed ${seed}`).toBe(
        null,
      );
    }
  });

  it.each<[string, Knobs]>([
    [
      'witnesses who grew up in a unit of households, on whom its liability does not fall',
      {
        seed: 879521,
        persons: 40,
        places: 1,
        communitySize: 150,
        days: 66,
        arms: 1,
        round: 'day',
        on: ['second_breach', 'partition', 'second_spread', 'witness', 'grows_older', 'at_pace'],
      },
    ],
    [
      'a sanction of several bodies that takes a sum once and goes on after a refused request',
      {
        seed: 2,
        persons: 20,
        places: 1,
        communitySize: 20,
        days: 84,
        arms: 1,
        round: 'day',
        apart: true,
        on: [
          ...(['responses', 'set_grade', 'list', 'grade_entry', 'appeal', 'ban', 'school', 'reward', 'windows', 'timeline'] as const),
          ...(['schedule', 'during', 'suspends', 'doors', 'status_entry', 'takes_once'] as const),
        ],
      },
    ],
    [
      'children born into a unit of households, whom its adults see',
      {
        seed: 996409,
        persons: 23,
        places: 3,
        communitySize: 40,
        days: 100,
        arms: 1,
        round: 'week',
        on: ['breach', 'of_children', 'partition', 'witness', 'grows_older', 'bears'],
      },
    ],
    [
      'a measure that an entry of the same day denies',
      {
        seed: 999993,
        persons: 60,
        places: 2,
        communitySize: 20,
        days: 100,
        arms: 1,
        round: 'day',
        on: ['second_duty', 'monthly', 'opt_in', 'list', 'grade_ban', 'school', 'reward', 'nested', 'joined_trigger'],
      },
    ],
    [
      'terms in a row, of which one ends by own deeds alone and not as it stands',
      {
        seed: 7,
        persons: 60,
        places: 3,
        communitySize: 40,
        days: 58,
        arms: 1,
        round: 'day',
        on: [
          'second_breach',
          'merit',
          'protected',
          'monthly',
          'list',
          'places_in_force',
          'following_list',
          'score_measure',
          'nested',
          'term_cases',
          'consecutive',
          'encounter',
          'second_encounter',
          'meetings_written',
        ],
      },
    ],
    [
      'a further try on the day on which a measure comes that suspends it',
      {
        seed: 681999,
        persons: 18,
        places: 3,
        communitySize: 150,
        days: 63,
        arms: 1,
        round: 'week',
        on: ['duty', 'second_duty', 'attempt', 'monthly', 'list', 'ban', 'grade_ban', 'schedule', 'suspends', 'retries'],
      },
    ],
    [
      'two duties that fall due together, of which one takes the person off a list',
      {
        seed: 999985,
        persons: 60,
        places: 3,
        communitySize: 40,
        days: 100,
        arms: 1,
        round: 'month',
        on: ['duty', 'monthly', 'list', 'second_list', 'ban', 'second_ban', 'grade_ban', 'school', 'reward', 'schedule', 'pay_cases'],
      },
    ],
  ])('on %s', (_, k) => {
    expect(disagreement(k)).toBe(null);
  });

  it('on worlds in which debts are settled or lapse by time', () => {
    const on: Feature[] = ['duty', 'second_duty', 'list', 'second_list', 'monthly', 'ban', 'owed', 'settlement', 'lapses'];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const world = { seed, on, persons: 60, places: 1, communitySize: 60, days: 130, arms: 1, apart: true } as const;
      expect(disagreement({ ...world, round: 'month' }), `seed ${seed}`).toBe(null);
    }
  });

  it('on worlds in which sanctions fine in days of an income and leave a part of it, and entries wait for a debt', () => {
    const deeds: Feature[] = ['breach', 'duty', 'second_duty', 'alarm_of_duty', 'list', 'second_entry', 'second_list', 'attributes'];
    const rules: Feature[] = ['ban', 'second_ban', 'reward', 'responses', 'appeal', 'asks_once', 'suspends', 'returns_money'];
    const owed: Feature[] = ['owed', 'part_payment', 'instalments', 'settlement', 'plan_suspends', 'if_owed'];
    const takes: Feature[] = ['takes_share', 'takes_together', 'takes_leaves', 'takes_once', 'takes_once_of', 'gives'];
    const on = [...deeds, ...rules, ...owed, ...takes];
    for (let seed = 1; seed <= 10; seed++) {
      const world = { seed, on, persons: 60, places: 1, communitySize: 60, days: 150, arms: 2, apart: true } as const;
      expect(disagreement({ ...world, round: (['month', 'week', 'day'] as const)[seed % 3]! }), `seed ${seed}`).toBe(null);
    }
  });

  it('on a world in which firms are taken off a register again', () => {
    const on = FULL[1]!.filter((feature) => !['windows', 'timeline', 'second_change'].includes(feature));
    expect(disagreement({ seed: 201, on, persons: 40, places: 1, communitySize: 40, round: 'month', days: 130, arms: 1 })).toBe(null);
  });

  it('on small worlds in which people turn elsewhere, try again and give up', () => {
    const deeds: Feature[] = ['breach', 'second_breach', 'merit', 'duty', 'alarm', 'points', 'second_channel', 'turnover', 'perception'];
    const rules: Feature[] = ['list', 'second_entry', 'second_list', 'ban', 'second_ban', 'grade_ban', 'appeal', 'responses'];
    const on: Feature[] = [...deeds, ...rules, 'attempt', 'second_attempt', ...ATTEMPT_FEATURES];
    for (let i = 0; i < 12; i++) {
      const world = { on, persons: 40, places: 1, communitySize: 40, days: 120, arms: 1 };
      expect(disagreement({ ...world, seed: 2000 + i, round: (['month', 'week', 'day'] as const)[i % 3]! }), `seed ${2000 + i}`).toBe(null);
    }
  });

  it('on worlds in which people move, and rules and wishes go by where they live', () => {
    const apart: Feature[] = ['places_in_force', 'adopted'];
    const on = FEATURES.filter((feature) => !apart.includes(feature));
    const few: Feature[] = ['breach', 'duty', 'attempt', 'list', 'ban', 'review', 'attributes', 'turnover'];
    const time: Feature[] = ['grows_older', 'dies', 'bears', 'moves', 'moves_by_place', 'moves_to', 'start_by'];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const world = { seed, persons: 60, places: 2 + (seed % 2), communitySize: 20, days: 100, apart: true } as const;
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      expect(disagreement({ ...world, on: [...few, ...time], round, arms: 2 }), `few, seed ${seed}`).toBe(null);
      if (seed % 2 === 0) expect(disagreement({ ...world, on, round, arms: 1 }), `all, seed ${seed}`).toBe(null);
    }
  });

  it('on worlds in which the attention of cells drifts and patrols record only so much', () => {
    const on: Feature[] = ['breach', 'incidents', 'second_incident', 'patrols', 'second_patrol', 'attention'];
    for (const seed of [5, 7, 9, 20, 30, 34, 38]) {
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      expect(disagreement({ seed, on, persons: 60, places: 1, communitySize: 40, round, days: 90, arms: 2 }), `seed ${seed}`).toBe(null);
    }
  });

  it('on worlds made at random', () => {
    fc.assert(
      fc.property(knobs, (k) => {
        expect(disagreement(k)).toBe(null);
      }),
      RUNS === undefined ? { numRuns: 60, seed: 1 } : { numRuns: Number(RUNS) },
    );
  });

  it('on small worlds with a record by mistake', () => {
    const on: Feature[] = [
      'breach',
      'second_breach',
      'second_channel',
      'points',
      'list',
      'appeal',
      'ban',
      'responses',
      'spread',
      'second_spread',
      'third_spread',
      'passed_by_mistake',
    ];
    for (let seed = 0; seed < 8; seed++)
      expect(disagreement({ on, seed, persons: 60, places: 1, communitySize: 60, round: 'month', days: 200, arms: 1 })).toBe(null);
  });

  it('on a world in which the fee of a request comes back', () => {
    const on: Feature[] = ['breach', 'alarm', 'duty', 'alarm_of_duty', 'list', 'responses', 'appeal', 'appeal_fee', 'ban'];
    const world = { seed: 1, on, persons: 60, places: 1, communitySize: 60, days: 130, arms: 1, apart: true } as const;
    expect(disagreement({ ...world, round: 'day' })).toBe(null);
  });

  it('on worlds in which not everybody may ask for points, and those who ask pay', () => {
    const on: Feature[] = ['breach', 'second_breach', 'alarm', 'duty', 'points', 'second_ledger', 'responses', 'attributes', 'turnover'];
    const asks: Feature[] = ['points_appeal', 'if_points_appeal', 'points_fee', 'inability_ground', 'timeline', 'second_change'];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const world = { seed, on: [...on, ...asks], persons: 60, places: 1, communitySize: 60, days: 130, arms: 2, apart: true };
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      expect(disagreement({ ...world, round }), `seed ${seed}`).toBe(null);
    }
    for (const kind of ['barred', 'fees', 'fees_paid', 'fees_returned', 'fees_waiting', 'granted', 'refused'])
      expect(totals[`ledger.appeals_${kind}`], kind).toBeGreaterThan(0);
  });

  it('on worlds in which a granted request strikes the record that conditions count', () => {
    const deeds: Feature[] = [
      'breach',
      'second_breach',
      'alarm',
      'duty',
      'alarm_of_duty',
      'points',
      'list',
      'second_entry',
      'appeal',
      'ban',
    ];
    const asks: Feature[] = [
      'responses',
      'asks_once',
      'points_appeal',
      'inability_ground',
      'if_rule',
      'if_entry',
      'nested',
      'joined_trigger',
    ];
    const terms: Feature[] = ['term_cases', 'consecutive', 'second_ban', 'second_ledger', 'second_list'];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const more: Feature[] =
        seed % 3 === 0 ? ['keeps_record', 'timeline', 'second_change'] : seed % 3 === 1 ? terms : ['gate', 'turnover'];
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      const world = { seed, persons: 50, places: 1, communitySize: 50, days: 150, arms: 2, apart: true } as const;
      expect(disagreement({ ...world, on: [...new Set([...deeds, ...asks, ...more])], round }), `seed ${seed}`).toBe(null);
    }
    expect(totals['stream.struck']).toBeGreaterThan(0);
  });

  it('on worlds in which states change on days of the calendar', () => {
    const on: Feature[] = ['breach', 'duty', 'list', 'ban', 'points', 'state', 'second_state', 'second_transition', 'on_dates', 'schedule'];
    const more: Feature[][] = [
      ['since', 'turnover'],
      ['state_by', 'attributes', 'cases'],
      ['transition_trend', 'grows_older', 'warm_up'],
    ];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      const world = { seed, persons: 50, places: 2, communitySize: 25, days: 100, arms: 2, apart: true } as const;
      expect(disagreement({ ...world, on: [...on, ...more[seed % 3]!], round }), `seed ${seed}`).toBe(null);
    }
  });

  it('on worlds in which a granted request returns what sanctions took', () => {
    const deeds: Feature[] = [
      'breach',
      'second_breach',
      'alarm',
      'duty',
      'alarm_of_duty',
      'list',
      'second_entry',
      'appeal',
      'returns_money',
    ];
    const rules: Feature[] = ['ban', 'second_ban', 'reward', 'responses', 'asks_once', 'takes', 'takes_once', 'gives', 'inability_ground'];
    const more: Feature[][] = [
      ['timeline', 'second_change', 'ends', 'suspends', 'takes_share', 'warm_up'],
      ['restarts', 'joined_trigger', 'nested', 'takes_together', 'takes_share', 'takes_by_grade', 'points'],
      ['turnover', 'second_list', 'outlast', 'doors', 'school', 'attributes', 'asks_late', 'keeps_record'],
      ['grows_older', 'dies', 'bears', 'school', 'attributes', 'takes_share', 'second_list'],
    ];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      const world = { seed, persons: 50, places: 1, communitySize: 50, days: 150, arms: 2, apart: true } as const;
      expect(disagreement({ ...world, on: [...new Set([...deeds, ...rules, ...more[seed % 4]!])], round }), `seed ${seed}`).toBe(null);
    }
    for (const kind of ['measure.money_returned', 'harm.money_returned', 'measure.money_children_returned', 'appeal.money_returned'])
      expect(totals[kind], kind).toBeGreaterThan(0);
  });

  it.each(['day', 'week', 'month'])('on a world in which a sanction needs entries on two of three lists, with rounds of a %s', (round) => {
    const [half, days] = [q(0.5, 'probability'), (value: number) => q(value, 'days')] as const;
    const alarm = (rate: number) => ({
      ...act({ rate: q(rate, 'per person-year'), ceiling: q(8, 'per person-year'), inclination: undefined }),
      kind: 'false_alarm',
      taken_for: 'act',
    });
    const list = (on: string, delay: number) => ({
      ...listFor(on, days(40)).list,
      appeal: { delay: days(delay), corrects_unsound: half, overturns_sound: half, returns_money: true },
    });
    const takes = { a_month: q(60.8334, 'euros'), once: q(5, 'euros') };
    const both = (one: string, other: string) => ({ all: [{ list: one }, { list: other }] });
    const scenario = tiny({
      horizon: { start: '2021-01-01', end: '2021-06-30', round },
      streams: { act: act({ rate: q(6, 'per person-year') }), alarm: alarm(6), other: act({ rate: q(8, 'per person-year') }) },
      channels: eye(['act', 'alarm', 'other']),
      lists: { a: list('act', 9), b: list('other', 14), c: list('act', 20) },
      measures: {
        ...ban({ takes, trigger: [both('a', 'b')] }),
        cut: ban({ takes, trigger: [both('a', 'c'), both('b', 'c')], ends: ['benefit'] }).ban,
        benefit: { ...ban({ trigger: [{ who: {} }], kind: 'reward', gives: { a_month: q(30.4167, 'euros') } }).ban },
      },
      responses: { asks: { title: 'a', kind: 'appeal', on: ['a', 'b', 'c'], effect: half, if_unsound: q(1, 'probability') } },
    });
    const found = compareEngines({ base: scenario, arms: [{ id: 'base', scenario }], persons: 60, seed: 4, replicate: 0 });
    expect(found.difference).toBe(null);
    for (const id of ['appeal.a.money_returned', 'appeal.b.money_returned', 'measure.benefit.money_returned.deed', 'harm.money_net'])
      expect(found.totals[id], id).toBeGreaterThan(0);
  });

  it('on worlds in which points do not count while a request waits', () => {
    const deeds: Feature[] = ['breach', 'second_breach', 'alarm', 'duty', 'points', 'set_grade', 'second_ledger', 'grade_entry', 'list'];
    const asks: Feature[] = ['responses', 'points_appeal', 'points_suspend', 'grade_ban', 'ban', 'inability_ground', 'attributes'];
    const more: Feature[][] = [
      ['timeline', 'second_change', 'points_fee'],
      ['score_reset', 'steps'],
      ['turnover', 'opt_in', 'if_rule', 'keeps_record'],
    ];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      const world = { seed, persons: 50, places: 1, communitySize: 50, days: 150, arms: 2, apart: true } as const;
      expect(disagreement({ ...world, on: [...deeds, ...asks, ...more[seed % 3]!], round }), `seed ${seed}`).toBe(null);
    }
    for (const kind of ['suspended', 'resumed']) expect(totals[`ledger.appeals_${kind}`], kind).toBeGreaterThan(0);
  });

  it('on worlds in which only those respond of whom a condition holds', () => {
    const deeds: Feature[] = [
      'breach',
      'second_breach',
      'merit',
      'protected',
      'alarm',
      'duty',
      'second_duty',
      'state',
      'perception',
      'points',
    ];
    const rules: Feature[] = ['responses', 'if_response', 'list', 'second_list', 'appeal', 'ban', 'second_ban', 'reward', 'shame'];
    const more: Feature[][] = [
      ['asks_once', 'points_appeal', 'revealed', 'timeline', 'second_change'],
      ['witness', 'accuses', 'second_channel', 'partition', 'spread', 'ends'],
      ['asks_once', 'asks_late', 'turnover', 'second_state', 'cases', 'opt_in'],
    ];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const round = (['day', 'week', 'month'] as const)[seed % 3]!;
      const world = { seed, persons: 50, places: 1, communitySize: 50, days: 130, arms: 2, apart: true } as const;
      expect(disagreement({ ...world, on: [...deeds, ...rules, ...more[seed % 3]!], round }), `seed ${seed}`).toBe(null);
    }
  });

  it('on a world in which responses read a state that could start otherwise by group', () => {
    const on: Feature[] = ['breach', 'attributes', 'responses', 'perception', 'list', 'state', 'second_state', 'state_by', 'if_response'];
    for (const seed of [1, 2, 3, 4])
      expect(disagreement({ seed, on, persons: 40, places: 1, communitySize: 40, round: 'week', days: 60, arms: 1 }), `seed ${seed}`).toBe(
        null,
      );
  });

  it('and in these worlds every kind of thing that is counted happened', () => {
    const quiet = Object.entries(totals).filter(([, n]) => n === 0);
    expect(quiet).toEqual([]);
    expect(Object.keys(totals).length).toBeGreaterThan(150);
  });
});
