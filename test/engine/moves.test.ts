import { describe, expect, it } from 'vitest';
import { compile, explainPerson } from '@glasshouse/model';
import type { Explanation } from '@glasshouse/model';
import type { People } from '../../packages/model/src/people/people.js';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { near, totalsOf, totalsWith } from './totals.js';

const DAYS = 365;

const share = (value: number): object => q(value, 'share');

const yearly = (value: number): object => q(value, 'per person-year');

const town = (persons: number): object => ({ title: 'Town', level: 'neutral', persons: q(persons, 'persons') });

const TWO = { north: town(100_000), south: town(100_000) };

const DAILY = { start: '2021-01-01', end: '2021-12-31', round: 'day' };

/** People who move and do not grow older. */
const moving = (moves: object): object => ({ demography: { pace: q(0, 'factor'), moves } });

const from = (rates: Record<string, number>): object => ({
  by: 'place',
  values: Object.fromEntries(Object.entries(rates).map(([place, rate]) => [place, yearly(rate)])),
});

describe('moves out of a place that nobody comes back to', () => {
  // Whoever lives in the north on 1 January can move from 2 January on: 364 days. At 0.5 a year somebody is still there after k days with s^k,
  // s = exp(-0.5 / 365): after 364 with 0.60736, so of 10,000 people 3,926 move.
  const N = 10_000;
  const s = Math.exp(-0.5 / DAYS);
  const stay = s ** (DAYS - 1);
  const totals = totalsWith({ horizon: DAILY, places: TWO, ...moving({ rate: from({ north: 0.5, south: 0 }) }) }, 2 * N);

  it('are n (1 - exp(-r t)), and those who stay are the rest', () => {
    expect(stay).toBeCloseTo(0.60736, 5);
    near(totals['demography.moved'], N * (1 - stay), Math.sqrt(N * stay * (1 - stay)));
    expect(totals['home.north.moved_out']).toBe(totals['demography.moved']);
    expect(totals['home.south.moved_in']).toBe(totals['demography.moved']);
    expect(totals['home.north.people']).toBe(N - totals['demography.moved']!);
    expect(totals['home.south.people']).toBe(N + totals['demography.moved']!);
  });

  it('leave the days that were lived in each place', () => {
    // The sum of a geometric series, with a standard deviation below half a year for each person.
    near(totals['home.north.days'], (N * (1 - s ** DAYS)) / (1 - s), 182.5 * Math.sqrt(N));
    expect(totals['home.north.days']! + totals['home.south.days']!).toBe(2 * N * DAYS);
  });

  it('take effect on the first day of the next month where a round is a month', () => {
    // Moves of 2 January to 1 December take effect: 334 days.
    const monthly = totalsWith({ places: TWO, ...moving({ rate: from({ north: 0.5, south: 0 }) }) }, 2 * N);
    const left = 1 - s ** 334;
    near(monthly['demography.moved'], N * left, Math.sqrt(N * left * (1 - left)));
  });
});

describe('where people move to', () => {
  const THREE = { ...TWO, middle: town(50_000) };
  const to = { north: share(0.5), middle: share(0.1), south: share(0.4) };
  const rate = from({ north: 2, middle: 0, south: 0 });

  it('is a place other than their own, in proportion to the shares', () => {
    // Of those who leave the north, 0.1 of 0.5 go to the middle.
    const totals = totalsWith({ horizon: DAILY, places: THREE, ...moving({ rate, to }) }, 20_000);
    const moved = totals['demography.moved']!;
    expect(moved).toBeGreaterThan(6000);
    near(totals['home.middle.moved_in'], moved * 0.2, Math.sqrt(moved * 0.16));
  });

  it('is in proportion to the people of the places where nothing is said', () => {
    const totals = totalsWith({ horizon: DAILY, places: THREE, ...moving({ rate }) }, 20_000);
    const moved = totals['demography.moved']!;
    near(totals['home.middle.moved_in'], moved / 3, Math.sqrt((moved * 2) / 9));
  });

  it('is nowhere where no other place has a share', () => {
    const only = { north: share(1), middle: share(0), south: share(0) };
    expect(totalsWith({ places: THREE, ...moving({ rate, to: only }) }, 2000)['demography.moved']).toBe(0);
  });
});

describe('what asks where people live', () => {
  it('goes with them: whoever lives in the south is under the ban, and nobody else', () => {
    const totals = totalsWith(
      { places: TWO, measures: ban({ trigger: [{ who: { place: ['south'] } }] }), ...moving({ rate: yearly(2) }) },
      2000,
    );
    expect(totals['demography.moved']).toBeGreaterThan(1000);
    expect(totals['harm.sanction_days']).toBe(totals['home.south.days']);
    expect(totals['measure.ban.on']).toBe(totals['home.south.people']);
  });

  it('opens a stream where they live, at the days that they live there', () => {
    // At 2 a year everybody acts on a day lived there with 2 / 365.
    const streams = { act: act({ who: { place: ['south'] } }) };
    const totals = totalsWith({ places: TWO, streams, channels: eye(['act']), ...moving({ rate: yearly(2) }) }, 2000);
    const expected = (2 / DAYS) * totals['home.south.days']!;
    near(totals['stream.act.acts'], expected, Math.sqrt(expected));
  });

  it('asks at the time: an entry made before a move stays', () => {
    const lists = listFor('act', q(4000, 'days'));
    const totals = totalsWith({ places: TWO, channels: eye(['act']), lists, ...moving({ rate: yearly(2) }) }, 1000);
    expect(totals['list.list.entered.deed']).toBeGreaterThan(1500);
    expect(totals['list.list.left.gone']).toBe(0);
  });
});

describe('a household', () => {
  const age = {
    child: { title: 'c', from: 0, to: 17, share: share(0.3) },
    adult: { title: 'a', from: 18, to: 120, share: share(0.7) },
  };
  const population = { household_size: { three: share(1) }, age, attributes: {} };
  const demography = { mortality: yearly(0.1), fertility: yearly(0.3), moves: { rate: yearly(1) } };
  const scenario = tiny({ places: TWO, population, demography });
  const arms = [{ id: 'base', scenario }];
  const plan = compile(scenario, arms, { persons: 2000 });

  it('moves as a whole, with those born into it', () => {
    let apart = 0;
    let moved = 0;
    for (const { people } of runBatches(plan, 2).communities) {
      const column = people.attributes[plan.placeAttribute]!;
      for (let row = 0; row < people.n; row++) {
        const born = people.families !== null && row >= people.families.from;
        const head = born ? people.families!.head[row - people.families!.from]! : row - people.position[row]!;
        if (column[head] !== people.place) moved++;
        if (people.leaves![row]! > plan.end && people.leaves![head]! > plan.end && column[row] !== column[head]) apart++;
      }
    }
    expect(apart).toBe(0);
    expect(moved).toBeGreaterThan(300);
  });

  it('moves in a life that can be told', () => {
    const texts = Array.from({ length: 12 }, (_, i) =>
      explainPerson({ base: scenario, arms, persons: 2000, seed: 2, replicate: 0, person: `S-${i + 1}` }).arms[0]!.steps.map(
        ({ text }) => text,
      ),
    ).flat();
    expect(texts).toContain('Moves to south.');
  });

  it('gives the place of the first day in a life, also of those born after a move and of those who move later', () => {
    const [{ people, key }] = runBatches(plan, 2).communities.map((one, c) => ({ people: one.people, key: c })) as [
      { people: People; key: number },
    ];
    const told = (row: number): Explanation =>
      explainPerson({ base: scenario, arms, persons: 2000, seed: 2, replicate: 0, person: `S-${row * plan.communities.length + key}` });
    const { from: first, end, head } = people.families!;
    let away = 0;
    for (let row = first; row < Math.min(end, first + 40); row++) {
      const child = told(row);
      const parent = told(head[row - first]!);
      expect(parent.groupsOn).toBe('2021-01-01');
      expect(parent.groups['place']).toBe(plan.places[people.place]);
      const moves = parent.arms[0]!.steps.flatMap(({ day, text }) => {
        const to = /^Moves to (\w+)\.$/.exec(text)?.[1];
        return to !== undefined && day <= child.groupsOn! ? [to] : [];
      });
      const birth = child.arms[0]!.steps.find(({ text }) => text === 'Is born.');
      if (birth === undefined || parent.arms[0]!.steps.some(({ day, text }) => text === 'Dies.' && day <= birth.day)) continue;
      expect(child.groupsOn).toBe(birth.day);
      expect(child.groups['place']).toBe(moves.at(-1) ?? parent.groups['place']);
      if (moves.length % 2 === 1) away++;
    }
    expect(away).toBeGreaterThan(0);
  });
});

describe('moves are nobody else’s doing', () => {
  const sections = { places: TWO, channels: eye(['act']), lists: listFor('act', q(60, 'days')), measures: ban() };

  it('are the same in an arm that has the rule and one that has not', () => {
    const scenario = tiny({ ...sections, ...moving({ rate: yearly(1) }) });
    const plan = compile(
      scenario,
      [
        { id: 'rule', scenario },
        { id: 'none', scenario: { ...scenario, measures: {}, lists: {} } },
      ],
      { persons: 2000 },
    );
    const { result } = runBatches(plan, 4);
    const [rule, none] = [totalsOf(plan, result, 0), totalsOf(plan, result, 1)];
    expect(rule['demography.moved']).toBeGreaterThan(500);
    for (const id of Object.keys(rule).filter((each) => /^(demography|home|people)\./.test(each) && !each.includes('ended')))
      expect(none[id], id).toBe(rule[id]);
  });

  it('change no other draw: where no rule asks, all counts are as without them', () => {
    const plain = totalsWith({ ...sections, demography: { pace: q(0, 'factor') } }, 1500);
    const moved = totalsWith({ ...sections, ...moving({ rate: yearly(3) }) }, 1500);
    for (const [id, n] of Object.entries(plain)) expect(moved[id], id).toBe(n);
    expect(moved['demography.moved']).toBeGreaterThan(1000);
  });

  it('do not change when somebody is added at the end of the roster', () => {
    const scenario = tiny({ ...sections, ...moving({ rate: yearly(3) }) });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 600 });
    const [one, other] = [runBatches(plan, 2), runBatches(plan, 2, 0, { newcomers: { community: 0, count: 3 } })];
    one.communities.forEach(({ people }, c) => {
      const more = other.communities[c]!.people;
      people.attributes.forEach((column, a) => expect([...more.attributes[a]!.slice(0, people.n)]).toEqual([...column]));
    });
  });
});
