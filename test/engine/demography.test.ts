import { describe, expect, it } from 'vitest';
import { compile, explainPerson } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { ban, eye, listFor, q, tiny } from './tiny.js';
import { near, totalsOf, totalsWith } from './totals.js';

const DAYS = 365;

const share = (value: number): object => q(value, 'share');

const band = (from: number, to: number, part: number): object => ({ title: `${from} to ${to}`, from, to, share: share(part) });

const population = (age: Record<string, object>, size: object = { one: share(1) }): object => ({
  household_size: size,
  age,
  attributes: {},
});

const ADULTS = population({ adult: band(18, 120, 1) });

describe('deaths at a constant rate', () => {
  // A person there on 1 January can die from 2 January on: 364 days of the 365. At 0.2 a year a person survives them with exp(-0.2 * 364 / 365) =
  // 0.81918, so of 20,000 people 3,616 die, with a standard error of sqrt(20000 * 0.18082 * 0.81918) = 54.4. A person who dies is missing from their day on.
  const N = 20_000;
  const RATE = 0.2;
  const dead = 1 - Math.exp((-RATE * (DAYS - 1)) / DAYS);
  const totals = totalsWith({ population: ADULTS, demography: { mortality: q(RATE, 'per person-year') } }, N);

  it('are n (1 - exp(-r t)), and the living are the rest', () => {
    expect(dead).toBeCloseTo(0.18082, 5);
    near(totals['demography.died'], N * dead, Math.sqrt(N * dead * (1 - dead)));
    expect(totals['people.present']).toBe(N - totals['demography.died']!);
    expect(totals['people.left']).toBe(totals['demography.died']);
    expect(totals['age.adult.died']).toBe(totals['demography.died']);
    expect(totals['age.adult.people']).toBe(totals['people.present']);
  });

  it('leave the days that were lived', () => {
    // Present on day k (0 to 364) with s^k, s = exp(-r / 365): the sum of a geometric series. A life of 0 to 365 days has a standard deviation below 182.5.
    const s = Math.exp(-RATE / DAYS);
    const expected = (N * (1 - s ** DAYS)) / (1 - s);
    near(totals['people.days'], expected, 182.5 * Math.sqrt(N));
    expect(totals['age.adult.days']).toBe(totals['people.days']);
  });

  it('end what is open, and the dead attempt nothing', () => {
    // Everybody acts twice a year and stays listed for good. Chances per day lived are 2 / 365, so acts follow the days of the living but the first.
    const found = totalsWith(
      {
        population: ADULTS,
        demography: { mortality: q(2, 'per person-year') },
        channels: eye(['act']),
        lists: listFor('act', q(4000, 'days')),
        measures: ban(),
      },
      5000,
    );
    const died = found['demography.died']!;
    near(found['stream.act.acts'], (2 / DAYS) * found['people.days']!, Math.sqrt((2 / DAYS) * found['people.days']!));
    // Nobody leaves the list but by death.
    expect(found['demography.ended_listings']).toBe(found['list.list.left.gone']);
    expect(found['demography.ended_listings']).toBeGreaterThan(0);
    // A person may have several entries and is under one ban, which ends with them.
    expect(found['measure.ban.ended']).toBeGreaterThan(0);
    expect(found['measure.ban.ended']).toBeLessThanOrEqual(died);
    expect(found['measure.ban.started']! - found['measure.ban.ended']!).toBe(found['measure.ban.on']);
    expect(found['measure.ban.on']).toBeLessThanOrEqual(found['people.present']!);
  });
});

describe('people who grow older', () => {
  it('come of age evenly over the year, and act from the next first of a month', () => {
    // The one band of children holds the 17-year-olds, so all of them pass their birthday within 365 days, evenly. One born on day d (1 to 365) comes of age
    // on the first of a month at or after d, if the year still has one: all but the 30 who have theirs after 1 December (day 334), so 334 of 365.
    const young = population({ pupil: band(17, 17, 0.5), adult: band(18, 120, 0.5) }, { two: share(1) });
    const N = 10_000;
    const totals = totalsWith({ population: young, demography: {} }, N);
    const children = totals['age.pupil.entered']!;
    const part = 334 / DAYS;
    near(totals['demography.came_of_age'], children * part, Math.sqrt(children * part * (1 - part)));
    expect(totals['demography.grew_older']).toBe(totals['demography.came_of_age']);
    expect(totals['age.pupil.people']).toBe(children - totals['demography.came_of_age']!);
    // Coming of age on the first of February to December after a birthday in the month before: days as an adult, by month, counted out.
    const firsts = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    const days = firsts.reduce((sum, first, i) => sum + (first - (firsts[i - 1] ?? 0)) * (DAYS - first), 0) / DAYS;
    const adultDays = totals['age.adult.days']! - totals['age.adult.entered']! * DAYS;
    near(adultDays, children * days, 115 * Math.sqrt(children));
    // Adults alone act, twice a year.
    const expected = (2 / DAYS) * totals['age.adult.days']!;
    near(totals['stream.act.acts'], expected, Math.sqrt(expected));
  });

  it('pass through bands at the pace stated', () => {
    // Bands of two years, at a pace of four: half a year, 182.5 days, in each. Whoever begins evenly within the first is out of it by then, and half of
    // them pass the second within the year but for the rounding to whole days and first days of rounds; the third has no end.
    const bands = { young: band(18, 19, 1), middle: band(20, 21, 0), old: band(22, 120, 0) };
    const totals = totalsWith(
      {
        population: population(bands),
        demography: { pace: q(4, 'factor') },
        horizon: { start: '2021-01-01', end: '2021-12-31', round: 'day' },
      },
      4000,
    );
    expect(totals['age.young.people']).toBe(0);
    expect(totals['age.young.grew_out']).toBe(4000);
    // Out of the second on day ceil(l / 4) + 183, l the days left of 730 (1 to 730, evenly): before day 365 for l up to 724.
    const second = 724 / 730;
    near(totals['age.middle.grew_out'], 4000 * second, Math.sqrt(4000 * second * (1 - second)));
  });

  it('die at the rate of the band they are in', () => {
    // Nobody dies before 60. Those in the first band (59) reach the second evenly over the year, on day d (1 to 365), and die there at 3 a year from the
    // day after: dead by the end (day 364) with 1 - exp(-3 (364 - d) / 365) for d up to 363.
    const bands = { fit: band(18, 59, 0), late: band(59, 59, 1), frail: band(60, 120, 0) };
    const { fit: _, ...used } = bands;
    const deaths = { by: 'age', values: { late: q(0, 'per person-year'), frail: q(3, 'per person-year') } };
    const N = 8000;
    const totals = totalsWith(
      {
        population: population({ ...used }),
        demography: { mortality: deaths },
        horizon: { start: '2021-01-01', end: '2021-12-31', round: 'day' },
      },
      N,
    );
    let dead = 0;
    for (let d = 1; d <= 363; d++) dead += (1 - Math.exp((-3 * (364 - d)) / DAYS)) / DAYS;
    near(totals['demography.died'], N * dead, Math.sqrt(N * dead * (1 - dead)));
    expect(totals['age.late.died']! + totals['age.frail.died']!).toBe(totals['demography.died']);
  });
});

describe('children born into households', () => {
  const YOUNG = population({ child: band(0, 17, 0), adult: band(18, 120, 1) });
  const N = 10_000;

  it('come at the rate of the adults present', () => {
    // An adult has a child on each day after the first with probability p = 1 - exp(-0.3 / 365): 364 p = 0.29906 in the year, of variance 364 p (1 - p).
    const p = 1 - Math.exp(-0.3 / DAYS);
    const totals = totalsWith({ population: YOUNG, demography: { fertility: q(0.3, 'per person-year') } }, N);
    near(totals['demography.born'], N * 364 * p, Math.sqrt(N * 364 * p * (1 - p)));
    expect(totals['age.child.born']).toBe(totals['demography.born']);
    expect(totals['people.entered']).toBe(N + totals['demography.born']!);
    // Evenly over the days 1 to 364, a child is present from its day on: 182.5 days on average, with a standard deviation of 105.1.
    const born = totals['demography.born']!;
    near(totals['age.child.days'], born * 182.5, 105.1 * Math.sqrt(born));
  });

  it('replace the dead where births and deaths are in balance', () => {
    // With s = exp(-0.2 * 364 / 365) = 0.81918 an adult is there at the end with s, and each day's child with p s: its parent and itself lived through
    // 364 days between them. So N s (1 + 364 p) are there at the end, which is N for p = (1 / s - 1) / 364 = 0.00060647, or 0.22143 births a year.
    // For one household the variance is below s (1 - s) + 364 p s, 0.329.
    const s = Math.exp((-0.2 * 364) / DAYS);
    const p = (1 / s - 1) / 364;
    const fertility = q(-DAYS * Math.log(1 - p), 'per person-year');
    expect(fertility.value).toBeCloseTo(0.2214, 3);
    const totals = totalsWith({ population: YOUNG, demography: { mortality: q(0.2, 'per person-year'), fertility } }, N);
    near(totals['people.present'], N, Math.sqrt(0.36 * N));
    expect(totals['people.present']).toBe(N + totals['demography.born']! - totals['demography.died']!);
  });

  it('move nobody else’s row or dice', () => {
    const sections = { population: YOUNG, channels: eye(['act']), lists: listFor('act', q(60, 'days')), measures: ban() };
    const runOf = (demography: object): ReturnType<typeof runBatches> => {
      const scenario = tiny({ ...sections, demography });
      return runBatches(compile(scenario, [{ id: 'base', scenario }], { persons: 1000 }), 3);
    };
    const mortality = q(0.2, 'per person-year');
    const [without, with_] = [runOf({ mortality }), runOf({ mortality, fertility: q(0.5, 'per person-year') })];
    without.communities.forEach(({ people, states }, c) => {
      const more = with_.communities[c]!;
      expect(more.people.n).toBeGreaterThan(people.n);
      expect([...more.people.leaves!.slice(0, people.n)]).toEqual([...people.leaves!]);
      expect([...more.states[0]!.sanctionDays.slice(0, people.n)]).toEqual([...states[0]!.sanctionDays]);
    });
  });

  it('are reached by what an adult is under from the day of their birth', () => {
    // Every adult is under the ban from the first day on, and it reaches children, so the day of a birth is a day under it.
    const totals = totalsWith(
      {
        population: YOUNG,
        measures: ban({ trigger: [{ who: { age: ['adult'] } }], reaches_children: true }),
        demography: { fertility: q(2, 'per person-year') },
      },
      400,
    );
    expect(totals['measure.ban.children_days']).toBe(totals['age.child.days']);
    expect(totals['age.child.days']).toBeGreaterThan(10_000);
  });
});

describe('what time does is nobody else’s doing', () => {
  const sections = {
    population: population({ child: band(0, 17, 0.3), adult: band(18, 120, 0.7) }, { three: share(1) }),
    channels: eye(['act']),
    lists: listFor('act', q(60, 'days')),
    measures: ban({ reaches_children: true }),
  };

  it('is the same in an arm that has the rule and one that has not', () => {
    const scenario = tiny({ ...sections, demography: { pace: q(3, 'factor'), mortality: q(0.1, 'per person-year') } });
    const without = { ...scenario, measures: {} };
    const plan = compile(
      scenario,
      [
        { id: 'rule', scenario },
        { id: 'none', scenario: without },
      ],
      { persons: 2000 },
    );
    const { result } = runBatches(plan, 4);
    const [rule, none] = [totalsOf(plan, result, 0), totalsOf(plan, result, 1)];
    expect(rule['demography.died']).toBeGreaterThan(50);
    for (const id of Object.keys(rule).filter((each) => /^(demography|age|people)\./.test(each) && !each.includes('ended')))
      expect(none[id], id).toBe(rule[id]);
  });

  it('changes no other draw: at pace zero everything is as without it', () => {
    const counts = (more: object): Record<string, number> => totalsWith({ ...sections, ...more }, 1500);
    const plain = counts({});
    const still = counts({ demography: { pace: q(0, 'factor'), mortality: q(5, 'per person-year') } });
    for (const [id, n] of Object.entries(plain)) expect(still[id], id).toBe(n);
    expect(still['demography.died']).toBe(0);
    expect(still['demography.grew_older']).toBe(0);
  });

  it('does not change when somebody is added at the end of the roster', () => {
    const scenario = tiny({ ...sections, demography: { pace: q(5, 'factor'), mortality: q(0.4, 'per person-year') } });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 600 });
    const [one, other] = [runBatches(plan, 2), runBatches(plan, 2, 0, { newcomers: { community: 0, count: 3 } })];
    one.communities.forEach(({ people, states }, c) => {
      const more = other.communities[c]!;
      const { n } = people;
      expect([...more.people.leaves!.slice(0, n)]).toEqual([...people.leaves!]);
      expect([...more.people.lives!.dies.slice(0, n)]).toEqual([...people.lives!.dies]);
      people.attributes.forEach((column, a) => expect([...more.people.attributes[a]!.slice(0, n)]).toEqual([...column]));
      expect([...more.states[0]!.sanctionDays.slice(0, n)]).toEqual([...states[0]!.sanctionDays]);
    });
    expect(other.communities[0]!.people.n).toBe(one.communities[0]!.people.n + 3);
  });
});

describe('a life', () => {
  it('says that it ends by death', () => {
    const scenario = tiny({ population: ADULTS, demography: { mortality: q(300, 'per person-year') } });
    const life = explainPerson({ base: scenario, arms: [{ id: 'base', scenario }], persons: 500, seed: 1, replicate: 0, person: 'S-3' });
    const last = life.arms[0]!.steps.at(-1)!;
    expect([last.stage, last.text, last.rule]).toEqual(['world', 'Dies.', 'demography']);
  });

  it('comes back as it was where children are born, and the run counts the people it was asked for', () => {
    const people = population({ child: band(0, 17, 0), adult: band(18, 120, 1) });
    const scenario = tiny({ population: people, demography: { fertility: q(0.5, 'per person-year') } });
    const arms = [{ id: 'base', scenario }];
    const { result } = runBatches(compile(scenario, arms, { persons: 200 }), 1);
    expect(result.persons).toBe(200);
    const { held, hashes } = result.extras;
    const told = explainPerson({ base: scenario, arms, persons: result.persons, seed: 1, replicate: 0, person: 'S-210', held, hashes });
    expect(told.reproduced).toBe(true);
    expect(told.arms[0]!.steps.map(({ text }) => text)).toContain('Is born.');
  });
});
