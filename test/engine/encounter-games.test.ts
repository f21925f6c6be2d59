import { describe, expect, it } from 'vitest';
import { applyPatch, compile, explainPerson } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { PAYOFF, STRATEGY, encounterAt } from '../../packages/model/src/mechanisms/encounters/word.js';
import type { Work } from '../../packages/model/src/rounds/work.js';
import { shareIs } from '../../validation/check.js';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

type Numbers = Record<string, number>;

const units = (size: number): Record<string, unknown> => ({
  partitions: { unit: { title: 'U', of: 'adults', size: q(size, 'count') } },
});
const strategies = (all: Record<string, [object, number]>): object => ({
  strategies: Object.fromEntries(Object.entries(all).map(([id, [what, share]]) => [id, { title: id, ...what, share: q(share, 'share') }])),
});

/** One meeting on the first of two days in units, or one each day; payoffs are kept, and nobody imitates. */
function worldOf(one: Record<string, unknown>, sections: Record<string, unknown>, meetings = 1): Scenario {
  const revises = { every: q(300, 'days'), compares: q(0, 'probability'), copies: { better: q(1, 'probability') } };
  return tiny({
    horizon: { start: '2021-01-01', end: `2021-01-${String(Math.max(2, meetings)).padStart(2, '0')}`, round: 'day' },
    encounters: { meet: { title: 'Meet', meets: { partition: 'unit' }, every: q(meetings === 1 ? 30 : 1, 'days'), revises, ...one } },
    ...sections,
  });
}

const planOf = (scenario: Scenario, persons: number): Plan => compile(scenario, [{ id: 'base', scenario }], { persons });
const run = (scenario: Scenario, persons = 500, seed = 1): Numbers => {
  const plan = planOf(scenario, persons);
  return totalsOf(plan, runBatches(plan, seed).result);
};

/** Counts of all strategies together. */
const sumOf = (seen: Numbers, what: string): number =>
  Object.entries(seen).reduce(
    (sum, [id, n]) => sum + (/^encounter\.meet\.[a-z]+\.[a-z_]+$/.test(id) && id.endsWith(`.${what}`) ? n : 0),
    0,
  );

/** Strategy and payoff of everybody at the end. */
function wordsAt(plan: Plan, newcomers = 0): [number, number][] {
  const { people, states } = runBatches(plan, 5, 0, { newcomers: { community: 0, count: newcomers } }).communities[0]!;
  return Array.from({ length: people.nominal }, (_, row) => {
    const at = encounterAt({ state: states[0]!, plan } as unknown as Work, row, 0);
    return [states[0]!.annex[at + STRATEGY]!, states[0]!.annex[at + PAYOFF]!];
  });
}

const payoffs = (scenario: Scenario): number[] =>
  [...new Set(wordsAt(planOf(scenario, 500)).map(([, payoff]) => payoff))].sort((a, b) => a - b);

describe('a norm', () => {
  const norm = (lowest: number, highest: number, more: object = {}): Record<string, unknown> => ({
    game: {
      norm: {
        gain: q(3, 'payoff'),
        hurts: q(1, 'payoff'),
        seen: { lowest: q(lowest, 'probability'), highest: q(highest, 'probability') },
        punished: q(9, 'payoff'),
        punishing: q(2, 'payoff'),
        ...more,
      },
    },
  });
  const meta = { meta: { punished: q(9, 'payoff'), punishing: q(2, 'payoff') } };
  const one = (boldness: number, vengefulness: number): object =>
    strategies({ all: [{ boldness: q(boldness, 'probability'), vengefulness: q(vengefulness, 'probability') }, 1] });

  it('that everybody breaks hurts everybody', () => {
    // Units of five. Each breaks it and gains 3; four others break it and take 1 each: -1.
    const world = worldOf({ ...norm(0.5, 0.5), ...one(1, 0) }, units(5));
    expect(payoffs(world)).toEqual([-1000]);
    const seen = run(world);
    expect([seen['encounter.meet.breaches'], seen['encounter.meet.occasions'], sumOf(seen, 'hurt')]).toEqual([500, 500, 2000]);
    expect(seen['encounter.meet.punishments']).toBe(0);
  });

  it('is broken where the chance of being seen is below boldness, and not at it', () => {
    expect(run(worldOf({ ...norm(0.5, 0.5), ...one(0.5, 1) }, units(5)))['encounter.meet.breaches']).toBe(0);
    const seen = run(worldOf({ ...norm(0, 1), ...one(0.6, 0) }, units(5)), 20_000);
    const breaches = seen['encounter.meet.breaches']!;
    shareIs('occasions taken', breaches, 20_000, '0.6');
    // Of the occasions taken the chance of being seen is even between 0 and 0.6: 0.3 on average, for each of four others. Those of one breach are seen together.
    const error = Math.sqrt((4 * (0.3 - 0.12) + 16 * 0.03) / breaches) / 4;
    expect(Math.abs(sumOf(seen, 'seen') / (4 * breaches) - 0.3)).toBeLessThan(4.3 * error);
  });

  it('is kept by those who are punished: whoever sees a breach punishes it, at a cost of their own', () => {
    // All are bold, half of what happens is seen, everybody punishes: 2000 chances to see.
    const seen = run(worldOf({ ...norm(0.5, 0.5, meta), ...one(1, 1) }, units(5)));
    const punished = seen['encounter.meet.all.punished']!;
    shareIs('breaches seen', punished, 2000, '0.5');
    expect(seen['encounter.meet.all.seen']).toBe(punished);
    expect(seen['encounter.meet.all.punishes']).toBe(punished);
    expect(seen['encounter.meet.all.let_pass']).toBe(0);
    // Gains of 3 for each; losses of 1 for each of 2000 times hurt, and of 9 and 2 for each punishment.
    expect(seen['encounter.meet.all.received']).toBe(500 * 3000);
    expect(seen['encounter.meet.all.paid']).toBe(2000 * 1000 + punished * 11_000);
  });

  it('of punishing is kept by those who are punished for letting a breach pass', () => {
    // 2,000 people in units of five: 8,000 looks at a breach; one half sees, and one half of these lets it pass: 0.25. Of three others a quarter each see that and punish it.
    const seen = run(worldOf({ ...norm(0.5, 0.5, meta), ...one(1, 0.5) }, units(5)), 2000);
    const passed = seen['encounter.meet.all.let_pass']!;
    shareIs('breaches let pass', passed, 8000, '0.25');
    shareIs('silence punished', seen['encounter.meet.all.punished_for_silence']!, 3 * passed, '0.25');
    expect(seen['encounter.meet.all.punishes_silence']).toBe(seen['encounter.meet.all.punished_for_silence']);
    expect(sumOf(seen, 'seen')).toBe(sumOf(seen, 'punishes') + passed);
    expect(run(worldOf({ ...norm(0.5, 0.5), ...one(1, 0.5) }, units(5)))['encounter.meet.all.punished_for_silence']).toBeUndefined();
  });

  it('is nobody’s where there is nobody else', () => {
    const alone = run(worldOf({ ...norm(0.5, 0.5), ...one(1, 1) }, units(1)));
    expect([alone['encounter.meet.alone'], alone['encounter.meet.occasions']]).toEqual([500, 0]);
  });

  it('can be broken before the whole of a small community', () => {
    const scenario = worldOf({ ...norm(0.5, 0.5), ...one(1, 0), meets: 'community' }, { community_size: q(20, 'persons') });
    // Nineteen others break it too.
    expect([...new Set(wordsAt(planOf(scenario, 100)).map(([, payoff]) => payoff))]).toEqual([3000 - 19_000]);
  });

  it('once broken is recorded like every act', () => {
    const sections = {
      ...units(5),
      streams: { act: act({ rate: q(0, 'per person-year') }) },
      channels: eye(['act']),
      lists: listFor('act', q(30, 'days')),
    };
    const half = strategies({
      bold: [{ boldness: q(1, 'probability'), vengefulness: q(0, 'probability') }, 0.5],
      meek: [{ boldness: q(0, 'probability'), vengefulness: q(0, 'probability') }, 0.5],
    });
    const seen = run(worldOf({ ...norm(0.5, 0.5), ...half, writes: { broke: 'act' } }, sections));
    expect(seen['stream.act.opportunities']).toBe(500);
    expect(seen['stream.act.acts']).toBe(seen['encounter.meet.bold.people']);
    expect(seen['list.list.entered.deed']).toBe(seen['encounter.meet.bold.people']);
  });

  it('and its punishments are told in a life', () => {
    const scenario = worldOf({ ...norm(0.999, 0.999, meta), ...one(1, 1) }, units(3));
    const options = { base: scenario, arms: [{ id: 'base', scenario }], seed: 1, replicate: 0, person: 'S-7', persons: 500 };
    const told = explainPerson(options).arms[0]!.steps.map(({ text }) => text);
    expect(told.filter((text) => text === 'Breaks a norm before others (Meet).')).toHaveLength(1);
    expect(told.filter((text) => text === 'Is punished by another person for a breach (Meet).').length).toBeGreaterThan(0);
    expect(told.filter((text) => text === 'Punishes another person for a breach (Meet).').length).toBeGreaterThan(0);
  });
});

describe('a debt', () => {
  interface Terms {
    lowest?: number;
    highest?: number;
    penalty?: object;
    pressed?: object;
  }
  const debt = (
    { lowest = 2, highest = lowest, penalty = { fixed: q(0.6, 'payoff') }, pressed = {} }: Terms = {},
    due = 0.5,
  ): Record<string, unknown> => ({
    game: {
      repay: { returns: { lowest: q(lowest, 'payoff'), highest: q(highest, 'payoff') }, due: q(due, 'payoff'), penalty, ...pressed },
    },
  });
  const weighing = strategies({ weighs: [{ repays: 'by_payoff' }, 1] });
  const mixed = (share: number, other: string): object =>
    strategies({ weighs: [{ repays: 'by_payoff' }, share], other: [{ repays: other }, 1 - share] });

  it('is repaid where a default would take more, and otherwise not', () => {
    expect(payoffs(worldOf({ ...debt(), ...weighing }, units(2)))).toEqual([1500]);
    const world = worldOf({ ...debt({ penalty: { fixed: q(0.4, 'payoff') } }), ...weighing }, units(2));
    expect(payoffs(world)).toEqual([1600]);
    expect(run(world)['encounter.meet.weighs.unwilling']).toBe(500);
    // What a default takes is just what is due: people repay.
    expect(run(worldOf({ ...debt({ penalty: { fixed: q(0.5, 'payoff') } }), ...weighing }, units(2)))['encounter.meet.repayments']).toBe(
      500,
    );
  });

  it('that grows with the return is repaid by those whose return is large: alone, and together', () => {
    // A default takes half of the return, which lies evenly between 0 and 2; 0.5 is due. Alone: from a return of 1 on, one half.
    const terms = { lowest: 0, highest: 2, penalty: { share: q(0.5, 'share') } };
    const alone = run(worldOf({ ...debt(terms), ...weighing }, units(1)), 20_000);
    shareIs('repaid alone', alone['encounter.meet.repayments']!, 20_000, '0.5');
    // Of those who do not, one half could: returns from 0.5 to 1.
    shareIs('unwilling', alone['encounter.meet.weighs.unwilling']!, alone['encounter.meet.defaults']!, '0.5');
    // Two together: one pays for both only with a return of 2 or more, which nobody has; both repay their own part where both have 1: one quarter.
    const both = run(worldOf({ ...debt(terms), ...weighing }, units(2)), 20_000);
    shareIs('pairs that repay', both['encounter.meet.repayments']! / 2, 10_000, '0.25');
    // One who would have repaid is in default for the other: 2 x 1/4 of pairs.
    shareIs('defaults of others', both['encounter.meet.weighs.default_of_others']!, 10_000, '0.5');
  });

  it('of one who never pays falls on the other, who pays for both or is in default too', () => {
    const seen = run(worldOf({ ...debt(), ...mixed(0.5, 'never') }, units(2)));
    // A default takes 0.6, less than the 1 due from both: whoever is with somebody who never pays is in default.
    expect(seen['encounter.meet.weighs.default_of_others']).toBeGreaterThan(50);
    expect(seen['encounter.meet.other.unwilling']).toBe(seen['encounter.meet.other.owes']);
    expect(seen['encounter.meet.weighs.repaid']! + seen['encounter.meet.weighs.default_of_others']!).toBe(
      seen['encounter.meet.weighs.owes'],
    );
    const dear = run(worldOf({ ...debt({ penalty: { fixed: q(1, 'payoff') } }), ...mixed(0.5, 'never') }, units(2)));
    expect(dear['encounter.meet.weighs.repaid_for_others']).toBe(seen['encounter.meet.weighs.default_of_others']);
    expect(dear['encounter.meet.other.covered']).toBe(dear['encounter.meet.weighs.repaid_for_others']);
    expect(sumOf(dear, 'owed')).toBe(sumOf(dear, 'repayments') + sumOf(dear, 'unpaid'));
  });

  it('is shared as evenly as those who would pay allow, to the thousandth', () => {
    // Three owe 0.501 each, 1.503 together. Without one of them: 751.5 thousandths each, so 752 and 751. A default takes 0.8.
    const world = worldOf({ ...debt({ penalty: { fixed: q(0.8, 'payoff') } }, 0.501), ...mixed(0.7, 'never') }, units(3));
    const plan = planOf(world, 498);
    const paid = wordsAt(plan).map(([strategy, payoff]) => (strategy === 2 ? 2000 - payoff : -1));
    const values = [...new Set(paid)].sort((a, b) => a - b);
    // 501 among three who pay; 751 and 752 among two; 800 lost where two never pay, since one would not pay 1.503.
    expect(values).toEqual([-1, 501, 751, 752, 800]);
    expect(paid.filter((each) => each === 751)).toHaveLength(paid.filter((each) => each === 752).length);
  });

  it('is not repaid for a penalty that is not in force', () => {
    const sections = {
      ...units(2),
      streams: { act: act() },
      channels: eye(['act']),
      lists: listFor('act', q(30, 'days')),
      measures: ban(),
    };
    const base = worldOf({ ...debt({ penalty: { fixed: q(0.6, 'payoff'), under: 'ban' } }), ...weighing }, sections, 3);
    const arms = [
      { id: 'on', scenario: base },
      { id: 'off', scenario: applyPatch(base, { 'measures.ban.in_force': { from: '2021-01-03' } }, 'policy') },
    ];
    const plan = compile(base, arms, { persons: 500 });
    const { result } = runBatches(plan, 3);
    expect(totalsOf(plan, result, 0)['encounter.meet.repayments']).toBe(1500);
    // In the other arm the sanction comes into force on the third day.
    expect(totalsOf(plan, result, 1)['encounter.meet.repayments']).toBe(500);
    expect(totalsOf(plan, result, 1)['encounter.meet.weighs.penalties']).toBe(0);
  });

  it('is repaid by those whom others press', () => {
    // Return 0.9 each, 0.5 due, a default takes 0.3. Whoever always pays would pay their own part but cannot pay for both.
    const terms = { lowest: 0.9, penalty: { fixed: q(0.3, 'payoff') } };
    const without = run(worldOf({ ...debt(terms), ...mixed(0.5, 'always') }, units(2)));
    const pressed = { pressed: q(0.3, 'payoff') };
    const seen = run(worldOf({ ...debt({ ...terms, pressed }), ...mixed(0.5, 'always') }, units(2)));
    expect(without['encounter.meet.other.default_of_others']).toBeGreaterThan(50);
    expect(without['encounter.meet.weighs.repaid']).toBe(0);
    // 0.3 and 0.3 are more than 0.5: every pair with one who always pays repays. Two who weigh press nobody.
    expect(seen['encounter.meet.other.default_of_others']).toBe(0);
    expect(seen['encounter.meet.weighs.repaid']).toBe(without['encounter.meet.other.default_of_others']);
    expect(seen['encounter.meet.weighs.pressed']).toBe(0);
    // Less than what is missing presses nobody to pay, and takes something from those who do not.
    const weak = run(worldOf({ ...debt({ ...terms, pressed: { pressed: q(0.1, 'payoff') } }), ...mixed(0.5, 'always') }, units(2)));
    expect(weak['encounter.meet.weighs.pressed']).toBe(without['encounter.meet.other.default_of_others']);
    expect(weak['encounter.meet.weighs.paid']).toBe(
      weak['encounter.meet.weighs.penalties']! + 100 * weak['encounter.meet.weighs.pressed']!,
    );
  });

  it('in default is a deed of those who would not pay, inability of those who could not, and neither of the rest', () => {
    const rules = {
      streams: { act: act({ rate: q(0, 'per person-year') }) },
      channels: eye(['act']),
      lists: listFor('act', q(30, 'days')),
      measures: ban(),
    };
    const writes = { writes: { defaulted: 'act' } };
    const spread = { spreads: { all: { title: 'A', owner: 'town', on: ['act'], to: 'unit', probability: q(1, 'probability') } } };
    const poor = run(worldOf({ ...debt({ lowest: 0.4 }), ...weighing, ...writes }, { ...units(2), ...rules }));
    expect([poor['stream.act.acts'], poor['list.list.entered.inability'], poor['list.list.entered.deed']]).toEqual([0, 500, 0]);
    expect(poor['harm.days.inability']).toBe(poor['harm.sanction_days']);
    expect(poor['harm.sanction_days']).toBeGreaterThan(0);
    const seen = run(worldOf({ ...debt(), ...mixed(0.5, 'never'), ...writes }, { ...units(2), ...rules, ...spread }));
    expect(seen['list.list.entered.deed']).toBe(seen['encounter.meet.other.people']);
    // Each record of one who would not pay is written of the other too: of those who would have paid it is the only one.
    expect(seen['list.list.entered.other']).toBe(seen['encounter.meet.other.unwilling']);
    expect(seen['encounter.meet.weighs.default_of_others']).toBeGreaterThan(50);
  });

  it('is told in a life', () => {
    const scenario = worldOf({ ...debt(), ...weighing }, units(2), 2);
    const options = { base: scenario, arms: [{ id: 'base', scenario }], seed: 1, replicate: 0, person: 'S-7', persons: 500 };
    const told = explainPerson(options).arms[0]!.steps.map(({ text }) => text);
    expect(told.filter((text) => text === 'Repays (Meet).')).toHaveLength(2);
  });
});

describe('both', () => {
  const games: [string, Record<string, unknown>, object][] = [
    [
      'a norm',
      {
        norm: {
          gain: q(3, 'payoff'),
          hurts: q(1, 'payoff'),
          seen: { lowest: q(0, 'probability'), highest: q(1, 'probability') },
          punished: q(9, 'payoff'),
          punishing: q(2, 'payoff'),
          meta: { punished: q(9, 'payoff'), punishing: q(2, 'payoff') },
        },
      },
      { boldness: q(0.7, 'probability'), vengefulness: q(0.5, 'probability') },
    ],
    [
      'a debt',
      {
        repay: { returns: { lowest: q(0, 'payoff'), highest: q(2, 'payoff') }, due: q(0.5, 'payoff'), penalty: { share: q(0.5, 'share') } },
      },
      { repays: 'by_payoff' },
    ],
  ];

  it.each(games)('%s is that of the people there whoever is added at the end', (_, game, strategy) => {
    const plan = planOf(worldOf({ game, ...strategies({ all: [strategy, 1] }) }, units(7), 5), 300);
    const alone = wordsAt(plan);
    expect(wordsAt(plan, 40)).toEqual(alone);
    expect(new Set(alone.map(([, payoff]) => payoff)).size).toBeGreaterThan(3);
  });

  it('are refused where they cannot be played', () => {
    const [, norm, bold] = games[0]!;
    const [, repay, pays] = games[1]!;
    const refusal = (one: Record<string, unknown>): string => {
      try {
        worldOf(one, units(5));
        return '';
      } catch (error) {
        return String(error);
      }
    };
    const of = (strategy: object): object => strategies({ all: [strategy, 1] });
    expect(refusal({ game: norm, ...of(bold), meets: 'community' })).toContain('a norm before up to 500 people');
    expect(refusal({ game: norm, ...of(pays) })).toContain('no boldness');
    expect(refusal({ game: norm, ...of({ ...bold, helps: 'always' }) })).toContain('helps where the game is norm');
    expect(refusal({ game: norm, ...of(bold), writes: { helped: 'act' } })).toContain('helped where the game is norm');
    expect(refusal({ game: norm, ...of(bold), known: q(1, 'probability') })).toContain('known where the game is norm');
    expect(refusal({ game: repay, ...of(pays), meets: 'community' })).toContain('a partition');
    expect(refusal({ game: repay, ...of({ repays: 'sometimes' }) })).toContain('by_payoff');
    expect(refusal({ game: { repay: { ...(repay['repay'] as object), penalty: { under: 'ban' } } }, ...of(pays) })).toContain(
      'a penalty of nothing',
    );
  });
});
