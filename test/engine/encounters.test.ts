import { describe, expect, it } from 'vitest';
import { applyPatch, compile, explainPerson } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { PAYOFF, STANDING, STRATEGY, encounterAt } from '../../packages/model/src/mechanisms/encounters/word.js';
import type { Work } from '../../packages/model/src/rounds/work.js';
import { meanIs, shareIs } from '../../validation/check.js';
import { smokeWorld } from '../boundary/world.js';
import { personOf, runBatches } from '../reference/run-engine.js';
import { act, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const KIND = { title: 'Kind', helps: 'always' };
const MEAN = { title: 'Mean', helps: 'never' };
const STANDINGS = {
  start: q(1, 'points'),
  lowest: q(0, 'points'),
  highest: q(1, 'points'),
  helped: q(1, 'points'),
  refused: q(-1, 'points'),
};
const LOOKS = { title: 'Looks', helps: { if: { encounter: 'helping', standing_at_least: q(1, 'points') } } };

const encounter = (shares: Record<string, [object, number]>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: 'Helping',
  meets: 'community',
  every: q(1, 'days'),
  game: { help: { cost: q(1, 'payoff'), benefit: q(3, 'payoff') } },
  strategies: Object.fromEntries(Object.entries(shares).map(([id, [what, share]]) => [id, { ...what, share: q(share, 'share') }])),
  ...more,
});

const lasting = (days: number): object => ({ start: '2021-01-01', end: `2021-01-${String(days).padStart(2, '0')}`, round: 'day' });
const worldOf = (days: number, helping: object, more: Record<string, unknown> = {}): Scenario =>
  tiny({ horizon: lasting(days), encounters: { helping }, ...more });
const planOf = (scenario: Scenario, persons: number): Plan => compile(scenario, [{ id: 'base', scenario }], { persons });
const run = (scenario: Scenario, persons: number, seed = 1): Record<string, number> => {
  const plan = planOf(scenario, persons);
  return totalsOf(plan, runBatches(plan, seed).result);
};
/** Words of everybody in the encounter at the end: strategy, standing, payoff. */
function wordsAt(plan: Plan, newcomers = 0): [number, number, number][] {
  const { people, states } = runBatches(plan, 5, 0, { newcomers: { community: 0, count: newcomers } }).communities[0]!;
  const state = states[0]!;
  return Array.from({ length: people.nominal }, (_, row) => {
    const at = encounterAt({ state, plan } as unknown as Work, row, 0);
    return [STRATEGY, STANDING, PAYOFF].map((word) => state.annex[at + word]!) as [number, number, number];
  });
}

describe('people who meet', () => {
  it('help or not by their strategy, and exchange exactly what is stated', () => {
    // Ten days, one meeting a day each: a kind person helps ten times. Every help costs 1 and brings 3, in thousandths.
    const seen = run(worldOf(10, encounter({ kind: [KIND, 0.3], mean: [MEAN, 0.7] })), 1000);
    const kind = seen['encounter.helping.kind.people']!;
    expect(seen['encounter.helping.kind.helped']).toBe(10 * kind);
    expect(seen['encounter.helping.mean.refused']).toBe(10 * (1000 - kind));
    expect(seen['encounter.helping.helps']).toBe(10 * kind);
    expect(seen['encounter.helping.meetings']).toBe(10_000);
    expect(seen['encounter.helping.kind.paid']).toBe(1000 * 10 * kind);
    const sum = (what: string): number => seen[`encounter.helping.kind.${what}`]! + seen[`encounter.helping.mean.${what}`]!;
    expect(sum('was_helped')).toBe(10 * kind);
    expect(sum('received')).toBe(3000 * 10 * kind);
    shareIs('those who begin kind', kind, 1000, '0.3');
    shareIs('of those helped, the kind', seen['encounter.helping.kind.was_helped']!, 10 * kind, String(kind / 1000));
  });

  it('do so on the days stated: the first, and every so many days after', () => {
    // Days 1, 8 and 15 of 16.
    expect(run(worldOf(16, encounter({ kind: [KIND, 1] }, { every: q(7, 'days') })), 500)['encounter.helping.meetings']).toBe(1500);
  });

  it('refuse those who refused when last seen, from the second day on', () => {
    // On the first day everyone is in good standing. On the second a looker refuses those who are mean: each with the share of the mean among the others.
    const helping = encounter({ looks: [LOOKS, 0.6], mean: [MEAN, 0.4] }, { standing: STANDINGS });
    const [one, two] = [30, 1].map((every) => run(worldOf(2, { ...helping, every: q(every, 'days') }), 20_000));
    const looks = one!['encounter.helping.looks.people']!;
    expect(one!['encounter.helping.looks.helped']).toBe(looks);
    // Forty communities of 500: the share of the mean differs a little between them, so the mean over all is told to a thousandth.
    const refused = two!['encounter.helping.looks.refused']! / looks;
    expect(Math.abs(refused - 0.4)).toBeLessThan(5 * Math.sqrt(0.24 / looks) + 0.001);
  });

  it('do as the strategy says where nothing is known of the other', () => {
    // One half known. All are in bad standing for good: whoever is known is refused, whoever is not is helped, or refused too.
    const bad = { ...STANDINGS, start: q(0, 'points'), helped: q(0, 'points') };
    const looking = (unknown: Record<string, unknown>): Record<string, number> =>
      run(worldOf(4, encounter({ looks: [{ ...LOOKS, ...unknown }, 1] }, { standing: bad, known: q(0.5, 'probability') })), 1000);
    const helpful = looking({});
    shareIs('of whom nothing is known', helpful['encounter.helping.looks.unknown']!, 4000, '0.5');
    expect(helpful['encounter.helping.helps']).toBe(helpful['encounter.helping.looks.unknown']);
    expect(looking({ unknown: false })['encounter.helping.helps']).toBe(0);
  });

  it('keep standings within their limits, and begin anew at a revision where it is said', () => {
    const standing = { ...STANDINGS, start: q(0, 'points'), lowest: q(-5, 'points'), highest: q(5, 'points') };
    const revises = { every: q(4, 'days'), compares: q(0, 'probability'), copies: { better: q(1, 'probability') } };
    const standings = (days: number, more: Record<string, unknown>): number[] => [
      ...new Set(wordsAt(planOf(worldOf(days, encounter({ kind: [KIND, 1] }, more)), 500)).map(([, each]) => each)),
    ];
    expect(standings(3, { standing })).toEqual([3]);
    expect(standings(9, { standing })).toEqual([5]);
    // Revisions on days 5 and 9, before the meeting of the day.
    expect(standings(9, { standing: { ...standing, renewed: true }, revises })).toEqual([1]);
  });

  it('meet nobody where there is nobody else', () => {
    const partitions = { pairs: { title: 'P', of: 'adults', size: q(1, 'count') } };
    const seen = run(worldOf(3, encounter({ kind: [KIND, 1] }, { meets: { partition: 'pairs' } }), { partitions }), 500);
    expect([seen['encounter.helping.alone'], seen['encounter.helping.meetings']]).toEqual([1500, 0]);
  });

  it('come and go with their strategies', () => {
    const scenario = tiny({ encounters: { helping: encounter({ kind: [KIND, 0.5], mean: [MEAN, 0.5] }, { every: q(30, 'days') }) } });
    scenario.population.turnover = { leaves: q(2, 'per person-year'), enters: q(40, 'percent') } as never;
    const seen = run(scenario, 1000);
    const sum = (what: string): number => seen[`encounter.helping.kind.${what}`]! + seen[`encounter.helping.mean.${what}`]!;
    expect(sum('people')).toBe(seen['people.present']);
    expect(sum('gone')).toBe(seen['people.left']);
    expect(sum('gone')).toBeGreaterThan(100);
  });
});

describe('people who imitate', () => {
  const FREE = { game: { help: { cost: q(1, 'payoff'), benefit: q(0, 'payoff') } } };
  const shares: Record<string, [object, number]> = { kind: [KIND, 0.5], mean: [MEAN, 0.5] };
  /** Parts of the kind who turn at the first revision, community by community, over what is expected of each. */
  function turning(copies: object, part: number, revisions: object = {}): number[] {
    // The benefit is nothing: after one meeting every kind person has -1 and every mean person 0. A kind person turns if they compare (one half), draw somebody
    // mean (m of the n - 1 others) and copy. A mean person never turns.
    const revises = { every: q(1, 'days'), compares: q(0.5, 'probability'), copies, ...revisions };
    return Array.from({ length: 20 }, (_, seed) => {
      const seen = run(worldOf(2, encounter(shares, { ...FREE, revises })), 500, seed);
      const kind = seen['encounter.helping.kind.people']! + seen['encounter.helping.kind.given_up']!;
      return seen['encounter.helping.kind.given_up']! - (kind * part * (500 - kind)) / 499;
    });
  }

  it('copy somebody who has received more, with the chance stated', () => {
    meanIs('turning, less what is expected', turning({ better: q(0.8, 'probability') }, 0.5 * 0.8), '0');
  });

  it('copy the more, the more the other has received', () => {
    // The difference is one payoff: 0.3 of those who compare with somebody better copy.
    meanIs('turning, less what is expected', turning({ by_difference: q(0.3, 'factor') }, 0.5 * 0.3), '0');
  });

  it('copy nobody who has received as much or less', () => {
    const revises = { every: q(1, 'days'), compares: q(1, 'probability'), copies: { better: q(1, 'probability') } };
    const seen = run(worldOf(8, encounter({ mean: [MEAN, 0.5], too: [MEAN, 0.5] }, { revises })), 500);
    expect(seen['encounter.helping.compared']).toBe(7 * 500);
    expect(seen['encounter.helping.copied']).toBe(0);
    expect(seen['encounter.helping.mean.given_up']).toBe(0);
  });

  it('draw a strategy now and then, evenly', () => {
    const revises = {
      every: q(1, 'days'),
      compares: q(0, 'probability'),
      copies: { better: q(1, 'probability') },
      mutates: q(0.2, 'probability'),
    };
    const seen = run(worldOf(2, encounter({ kind: [KIND, 1], mean: [MEAN, 0], other: [MEAN, 0] }, { revises })), 20_000);
    shareIs('who draw', seen['encounter.helping.mutated']!, 20_000, '0.2');
    shareIs('who draw a given one', seen['encounter.helping.mean.people']!, 20_000, String(0.2 / 3));
  });

  it('forget payoffs at a revision', () => {
    const revises = { every: q(3, 'days'), compares: q(0, 'probability'), copies: { better: q(1, 'probability') } };
    const payoffs = (days: number): number[] => [
      ...new Set(wordsAt(planOf(worldOf(days, encounter({ kind: [KIND, 1] }, { ...FREE, revises })), 500)).map(([, , each]) => each)),
    ];
    // Each help costs a thousand parts. The revisions are on the fourth and seventh day, before the meeting.
    expect([payoffs(3), payoffs(4), payoffs(6), payoffs(7)]).toEqual([[-3000], [-1000], [-3000], [-1000]]);
  });
});

describe('what an encounter reads and writes', () => {
  const unlisted = { title: 'Helps those off the list', helps: { if: { not: { list: 'list' } } } };
  const streams = { act: act({ rate: q(0, 'per person-year') }) };
  const rules = { streams, channels: eye(['act']), lists: listFor('act', q(30, 'days')) };
  const helping = encounter({ mean: [MEAN, 0.5], picky: [unlisted, 0.5] }, { writes: { refused: 'act' } });

  it('is recorded like every act: whoever refuses is listed, and then refused', () => {
    // Day 1: nobody is listed, and the mean refuse. Day 2: the picky refuse the mean, and are listed for it.
    const [one, two] = [30, 1].map((every) => run(worldOf(2, { ...helping, every: q(every, 'days') }, rules), 20_000));
    const mean = one!['encounter.helping.mean.people']!;
    expect(one!['list.list.persons']).toBe(mean);
    expect(one!['stream.act.acts']).toBe(mean);
    expect(one!['stream.act.opportunities']).toBe(20_000);
    expect(one!['stream.act.recorded']).toBe(mean);
    const refused = two!['encounter.helping.picky.refused']!;
    expect(two!['list.list.persons']).toBe(mean + refused);
    expect(Math.abs(refused / (20_000 - mean) - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 10_000) + 0.001);
  });

  it('differs between arms only by the rules', () => {
    const base = worldOf(6, helping, rules);
    const arms = [
      { id: 'base', scenario: base },
      { id: 'off', scenario: applyPatch(base, { 'lists.list.in_force': { from: '9999-12-31' } }, 'policy') },
    ];
    const plan = compile(base, arms, { persons: 1000 });
    const { result } = runBatches(plan, 3);
    const [on, off] = [totalsOf(plan, result, 0), totalsOf(plan, result, 1)];
    expect(on['encounter.helping.mean.began']).toBe(off['encounter.helping.mean.began']);
    expect(on['encounter.helping.mean.refused']).toBe(off['encounter.helping.mean.refused']);
    expect(off['encounter.helping.picky.refused']).toBe(0);
    expect(on['encounter.helping.picky.refused']).toBeGreaterThan(500);
  });

  it('keeps away whom a measure keeps from a stream that it writes', () => {
    // Day 1: the mean are listed. Day 2: a measure on the listed suspends the stream, so that only the picky meet, and they find one another.
    const measures = {
      barred: {
        title: 'Barred',
        kind: 'sanction',
        context: 'street',
        owner: 'town',
        basis: { claimed: 'A test' },
        trigger: [{ list: 'list' }],
        lasts: 'while',
        suspends: ['act'],
      },
    };
    const seen = run(worldOf(2, helping, { ...rules, measures }), 1000);
    expect(seen['encounter.helping.kept_away']).toBe(seen['encounter.helping.mean.people']);
    expect(seen['encounter.helping.mean.refused']).toBe(seen['encounter.helping.mean.people']);
    expect(seen['encounter.helping.picky.refused']).toBe(0);
  });

  it('is told in a life', () => {
    const scenario = worldOf(3, encounter({ kind: [KIND, 1] }));
    const options = { base: scenario, arms: [{ id: 'base', scenario }], seed: 1, replicate: 0, person: 'S-7', persons: 500 };
    const told = explainPerson(options).arms[0]!.steps.map(({ text }) => text);
    expect(told.filter((text) => text === 'Meets another person and helps (Helping).')).toHaveLength(3);
  });
});

describe('an encounter', () => {
  it('that writes no record changes nobody else and no other count of a world in which much happens', () => {
    const base = smokeWorld();
    const more = { ...base, encounters: worldOf(3, encounter({ kind: [KIND, 0.5], mean: [MEAN, 0.5] })).encounters };
    const [plain, with_] = [planOf(base, 300), planOf(more, 300)];
    const [a, b] = [runBatches(plain, 3), runBatches(with_, 3)];
    const [before, after] = [totalsOf(plain, a.result), totalsOf(with_, b.result)];
    for (const [id, n] of Object.entries(before)) expect(after[id], id).toBe(n);
    expect(after['encounter.helping.helps']).toBeGreaterThan(1000);
    a.communities.forEach(({ people, states }, c) => {
      expect(states[0]!.annex).toHaveLength(0);
      for (let row = 0; row < people.n; row++)
        expect({ ...personOf(with_, people, b.communities[c]!.states[0]!, row), playing: [] }).toEqual(
          personOf(plain, people, states[0]!, row),
        );
    });
  });

  it.each(['community', { partition: 'teams' }, { tie: 'friends' }])(
    'is that of the people there whoever is added at the end (%j)',
    (meets) => {
      const revises = {
        every: q(4, 'days'),
        compares: q(1, 'probability'),
        copies: { better: q(0.5, 'probability') },
        mutates: q(0.1, 'probability'),
      };
      const helping = encounter({ looks: [LOOKS, 0.5], mean: [MEAN, 0.5] }, { meets, revises, standing: STANDINGS });
      const groups = {
        partitions: { teams: { title: 'T', of: 'adults', size: q(7, 'count') } },
        ties: { friends: { title: 'F', mean: q(2, 'factor') } },
      };
      const plan = planOf(worldOf(10, helping, typeof meets === 'string' ? {} : groups), 300);
      const alone = wordsAt(plan);
      expect(wordsAt(plan, 40)).toEqual(alone);
      expect(new Set(alone.map((words) => words.join())).size).toBeGreaterThan(3);
    },
  );
});
