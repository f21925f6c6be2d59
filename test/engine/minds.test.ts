import { describe, expect, it } from 'vitest';
import { compile, counterDefinitions, explainPerson } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import type { People } from '../../packages/model/src/people/people.js';
import { fromTheMiddle } from '../../packages/model/src/mechanisms/stances/lattice.js';
import { HOLDS } from '../../packages/model/src/mechanisms/stances/roster.js';
import type { State } from '../../packages/model/src/state/state.js';
import { smokeWorld } from '../boundary/world.js';
import { personOf, runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const planOf = (scenario: Scenario, persons: number): Plan => compile(scenario, [{ id: 'base', scenario }], { persons });
const run = (scenario: Scenario, persons: number, seed = 1): Record<string, number> => {
  const plan = planOf(scenario, persons);
  return totalsOf(plan, runBatches(plan, seed).result);
};
const everyone = { threshold: { law: 'uniform', low: q(0, 'share'), high: q(0, 'share') } };
const nobody = { threshold: { law: 'given', counts: [q(1, 'count')] } };
const stance = (more: Record<string, unknown> = {}) => ({
  title: 'A stance',
  sees: 'community',
  update: 'together',
  rule: everyone,
  ...more,
});
const bits = (people: People, state: State): number[] =>
  Array.from({ length: people.nominal }, (_, row) => state.annex[state.at.stances + row]!);

describe('stances', () => {
  const torus = (rewired: number) => ({ lattice: q(8, 'count'), rewired: q(rewired, 'share') });

  it('beside a world in which much happens change nobody and no other count', () => {
    const base = smokeWorld();
    const raw = tiny({ stances: { one: stance(), two: stance({ sees: torus(0.2), update: 'in_turn' }) } });
    const more = { ...base, stances: raw.stances };
    const [plain, with_] = [planOf(base, 400), planOf(more, 400)];
    const [a, b] = [runBatches(plain, 3), runBatches(with_, 3)];
    const [before, after] = [totalsOf(plain, a.result), totalsOf(with_, b.result)];
    for (const [id, n] of Object.entries(before)) expect(after[id], id).toBe(n);
    expect(after['stance.one.holding']).toBeGreaterThan(0);
    a.communities.forEach(({ people, states }, c) => {
      expect(states[0]!.annex).toHaveLength(0);
      for (let row = 0; row < people.n; row++)
        expect(personOf(with_, people, b.communities[c]!.states[0]!, row)).toEqual(personOf(plain, people, states[0]!, row));
    });
  });

  it.each(['community', torus(0), torus(0.5), { friends: torus(0), weight: q(2, 'factor') }])(
    'are those of the people there whoever is added at the end of a roster (%j)',
    (sees) => {
      const rule = { threshold: { law: 'normal', mean: q(0.45, 'share'), spread: q(0.25, 'share') } };
      const plan = planOf(tiny({ stances: { one: stance({ sees, update: 'in_turn', rule }) } }), 300);
      const shown = (count: number): number[] => {
        const { people, states } = runBatches(plan, 5, 0, { newcomers: { community: 0, count } }).communities[0]!;
        return bits(people, states[0]!);
      };
      expect(shown(40)).toEqual(shown(0));
      expect(new Set(shown(0)).size).toBeGreaterThan(1);
    },
  );

  it('are taken up, given up and gone as people come and go', () => {
    const turnover = { leaves: q(2, 'per person-year'), enters: q(40, 'percent') };
    const scenario = tiny({ stances: { one: stance() } });
    scenario.population.turnover = turnover as never;
    const totals = run(scenario, 500);
    expect(totals['stance.one.gone']).toBeGreaterThan(100);
    expect(totals['stance.one.holding']).toBe(totals['stance.one.taken_up']! - totals['stance.one.gone']!);
    expect(totals['stance.one.holding']).toBe(totals['people.present']);
  });

  it('are held by adults whom they concern', () => {
    const work = {
      work: {
        title: 'Work',
        of: 'person',
        categories: { none: { title: 'None', share: q(0.5, 'share') }, firm: { title: 'Firm', share: q(0.5, 'share') } },
      },
    };
    const scenario = tiny({
      groups: ['work'],
      stances: { one: stance({ who: { work: ['firm'] } }) },
      population: { ...tiny().population, attributes: work },
    });
    const plan = planOf(scenario, 500);
    const { result } = runBatches(plan, 1);
    const at = counterDefinitions(plan).findIndex(({ id }) => id === 'stance.one.holding');
    const present = counterDefinitions(plan).findIndex(({ id }) => id === 'people.present');
    const [firm, none] = [0, 1].map((cell) => result.counts.byCell[0]![cell]!);
    expect(plan.cells).toEqual(['firm', 'none']);
    expect(firm![at]).toBe(firm![present]);
    expect(none![at]).toBe(0);
  });

  it('are as many as are declared, beyond one word too', () => {
    const stances = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${i}`, stance({ rule: i % 3 === 0 ? everyone : nobody })]));
    const totals = run(tiny({ stances }), 100);
    expect(Array.from({ length: 10 }, (_, i) => totals[`stance.s${i}.holding`])).toEqual([100, 0, 0, 100, 0, 0, 100, 0, 0, 100]);
  });

  it('of units and ties are those of the people in them', () => {
    const partitions = { ten: { title: 'Ten', of: 'households', size: q(10, 'households') } };
    const ties = { friends: { title: 'Friends', mean: q(6, 'factor') } };
    const rule = { threshold: { law: 'given', counts: [q(0, 'count'), q(1, 'count')], lasting: true } };
    const shown = (sees: unknown, months = 12): number[] => {
      const scenario = tiny({ partitions, ties, stances: { one: stance({ sees, rule }) } });
      const end = `2021-${String(months).padStart(2, '0')}-28`;
      const { people, states } = runBatches(planOf({ ...scenario, horizon: { ...scenario.horizon, end } }, 200), 1).communities[0]!;
      return bits(people, states[0]!).flatMap((word, row) => (word & HOLDS ? [row] : []));
    };
    expect(shown({ partition: 'ten' })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shown('community')).toHaveLength(200);
    expect(shown({ tie: 'friends' }, 1)).toEqual([0]);
    const [second, third] = [shown({ tie: 'friends' }, 2), shown({ tie: 'friends' }, 3)];
    expect(second.length).toBeGreaterThan(1);
    expect(third.length).toBeGreaterThan(second.length);
    for (const row of second) expect(third).toContain(row);
  });

  it('let people act whose conduct waits for them, and nobody else', () => {
    const streams = { speech: act({ kind: 'protected', rate: q(6, 'per person-year') }) };
    const acts = (rule: unknown): Record<string, number> =>
      run(tiny({ streams, stances: { one: stance({ conduct: 'speech', rule }) } }), 400);
    const free = run(tiny({ streams }), 400);
    expect(acts(nobody)['stream.speech.acts']).toBe(0);
    expect(acts(nobody)['stream.speech.given_up']).toBe(0);
    expect(acts(nobody)['stream.speech.opportunities']).toBe(free['stream.speech.opportunities']);
    const all = acts(everyone)['stream.speech.acts']!;
    expect(all).toBeGreaterThan(1000);
    expect(all).toBeLessThan(free['stream.speech.acts']!);
  });

  it('are voiced by fewer the more risk is felt', () => {
    const voices = (fear: number): number =>
      run(
        tiny({
          channels: eye(['act']),
          perception: { aware: q(1, 'share'), own_record: q(1, 'share'), display: q(0, 'share'), fades: q(5, 'years') },
          stances: {
            one: stance({
              rule: { voiced: { leaning: q(0, 'standard deviations'), pressure: q(0, 'factor'), fear: q(fear, 'factor') } },
            }),
          },
        }),
        2000,
      )['stance.one.holding']! / 2000;
    const error = 4 * Math.sqrt(0.25 / 2000);
    expect(Math.abs(voices(0) - 0.5)).toBeLessThan(error);
    expect(voices(40)).toBeLessThan(0.12);
    expect(voices(40)).toBeGreaterThan(0.02);
  });

  it('are told in the life of a person', () => {
    const scenario = tiny({ stances: { one: stance() } });
    const { arms } = explainPerson({
      base: scenario,
      arms: [{ id: 'base', scenario }],
      seed: 1,
      replicate: 0,
      person: 'S-7',
      persons: 200,
    });
    expect(JSON.stringify(arms)).toContain('Begins to show a stance: A stance.');
  });
});

describe('a torus', () => {
  const rosterOf = (persons: number, columns: number, rewired: number) => {
    const scenario = tiny({
      stances: { one: stance({ sees: { lattice: q(columns, 'count'), rewired: q(rewired, 'share') } }) },
      community_size: q(persons, 'persons'),
    });
    return runBatches(planOf(scenario, persons), 2).communities[0]!.people.rosters[0]!.view;
  };
  const near = (view: ReturnType<typeof rosterOf>, p: number): number[] =>
    Array.from(view.near.subarray(view.start[p], view.start[p + 1])).sort((a, b) => a - b);

  it('gives everyone eight neighbours, over its edges too', () => {
    const view = rosterOf(200, 20, 0);
    expect(near(view, 0)).toEqual([1, 19, 20, 21, 39, 180, 181, 199]);
    for (let p = 0; p < 200; p++) expect(new Set(near(view, p)).size).toBe(8);
  });

  it('has empty places where the roster ends inside a line', () => {
    const view = rosterOf(198, 20, 0);
    expect(near(view, 0)).toEqual([1, 19, 20, 21, 39, 180, 181]);
    expect(near(view, 197)).toEqual([16, 17, 18, 176, 177, 178, 196]);
  });

  it('keeps its number of ties, each both ways and once, when some lead elsewhere', () => {
    const [straight, bent] = [rosterOf(1000, 40, 0), rosterOf(1000, 40, 0.25)];
    expect(bent.near).toHaveLength(straight.near.length);
    let moved = 0;
    for (let p = 0; p < 1000; p++) {
      const ties = near(bent, p);
      expect(new Set(ties).size).toBe(ties.length);
      expect(ties).not.toContain(p);
      for (const other of ties) expect(near(bent, other)).toContain(p);
      moved += ties.filter((other) => !near(straight, p).includes(other)).length;
    }
    const share = moved / bent.near.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000) + 8 / 1000);
  });

  it('has a middle, and places in order of distance from it', () => {
    expect(
      fromTheMiddle(25, 5)
        .slice(0, 9)
        .sort((a, b) => a - b),
    ).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
  });
});

const opinion = (more: Record<string, unknown> = {}) => ({
  view: { title: 'A view', favour: q(0.6, 'share'), conceals: q(0.3, 'probability'), ...more },
});
const survey = (more: Record<string, unknown> = {}) => ({
  poll: { title: 'A poll', opinion: 'view', on: ['2021-07-01'], sample: q(1, 'share'), mode: 'direct', ...more },
});
const near = (value: number, share: number, n: number): void =>
  expect(Math.abs(value - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));

describe('surveys', () => {
  const N = 20_000;

  it('write nothing: no state and no other count changes', () => {
    const base = smokeWorld();
    const { opinions, surveys } = tiny({
      opinions: opinion({ lost_by_experience: q(0.5, 'share') }),
      surveys: {
        ...survey({ on: ['2020-03-01', '2020-09-15'] }),
        list: { ...survey({ mode: 'list', items: { number: q(4, 'count'), held: q(0.5, 'probability') } }).poll },
      },
    });
    const [silent, asked] = [planOf({ ...base, opinions }, 600), planOf({ ...base, opinions, surveys }, 600)];
    const [a, b] = [runBatches(silent, 4), runBatches(asked, 4)];
    expect(b.result.extras.hashes).toEqual(a.result.extras.hashes);
    const [before, after] = [totalsOf(silent, a.result), totalsOf(asked, b.result)];
    for (const [id, n] of Object.entries(before)) expect(after[id], id).toBe(n);
    expect(after['survey.poll.asked']).toBeGreaterThan(500);
  });

  it('asked outright hear those in favour and those who conceal', () => {
    const totals = run(tiny({ opinions: opinion(), surveys: survey() }), N);
    expect(totals['survey.poll.asked']).toBe(N);
    near(totals['survey.poll.approve']! / N, 0.6 + 0.4 * 0.3, N);
    expect(totals['survey.poll.dont_know']).toBe(0);
  });

  it('hear "do not know" from those who do not know and from those who evade, where it is offered', () => {
    const perception = { aware: q(0.5, 'share'), own_record: q(0, 'share'), display: q(0, 'share'), fades: q(1, 'years') };
    const totals = run(
      tiny({
        perception,
        opinions: opinion({ guesses: q(0.2, 'share'), evades: q(0.5, 'share') }),
        surveys: survey({ offers_dont_know: true }),
      }),
      N,
    );
    near(totals['survey.poll.dont_know']! / N, 0.4 + 0.6 * 0.4 * 0.3 * 0.5, N);
    near(totals['survey.poll.approve']! / N, 0.6 * (0.6 + 0.4 * 0.3 * 0.5), N);
  });

  it('hear less dissent the more risk people feel, and less favour from those who were sanctioned', () => {
    const hear = (of: Record<string, unknown>): number =>
      run(
        tiny({
          channels: eye(['act']),
          lists: listFor('act', q(30, 'days')),
          measures: ban(),
          perception: { aware: q(1, 'share'), own_record: q(1, 'share'), display: q(0, 'share'), fades: q(100, 'years') },
          opinions: opinion({ conceals: q(0, 'probability'), ...of }),
          surveys: survey({ on: ['2021-12-31'] }),
        }),
        5000,
      )['survey.poll.approve']! / 5000;
    const touched = 1 - Math.exp(-2);
    near(hear({}), 0.6, 5000);
    near(hear({ conceals_by_fear: q(1, 'probability') }), 0.6 + 0.4 * touched, 5000);
    near(hear({ lost_by_experience: q(0.5, 'share') }), 0.6 * (1 - touched / 2), 5000);
    near(hear({ lost_by_experience: q(1, 'share') }), 0.6 * (1 - touched), 5000);
  });

  it('by lists give the view without a question to anybody', () => {
    const items = { number: q(4, 'count'), held: q(0.5, 'probability') };
    const totals = run(
      tiny({ opinions: opinion({ conceals: q(1, 'probability') }), surveys: survey({ mode: 'list', items, sample: q(0.5, 'share') }) }),
      N,
    );
    const of = (name: string): number => totals[`survey.poll.list_${name}`]!;
    near(totals['survey.poll.asked']! / N, 0.5, N);
    near(of('n_treated') / totals['survey.poll.asked']!, 0.5, N / 2);
    const estimate = of('sum_treated') / of('n_treated') - of('sum_control') / of('n_control');
    expect(Math.abs(estimate - 0.6)).toBeLessThan(4 * Math.sqrt((2 + 0.24) / (N / 4)));
  });
});
