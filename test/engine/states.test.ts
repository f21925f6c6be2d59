import { describe, expect, it } from 'vitest';
import { compile, explainPerson } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 4000;
const DAYS = 365;
const CERTAIN = q(365, 'per person-year');

const share = (value: number): object => q(value, 'share');

const transition = (from: string[], to: string, rate: number, more: object = {}): object => ({
  title: `To ${to}`,
  from,
  to,
  rate: q(rate, 'per person-year'),
  ceiling: CERTAIN,
  ...more,
});

const step = (days: number, factor: number): object => ({ after: q(days, 'days'), factor: q(factor, 'factor') });

/** In work or out of it, with a share of people in work at the start. */
const work = (employed: number, transitions: Record<string, object>, more: object = {}): object => ({
  work: {
    title: 'Work',
    values: { employed: { title: 'In work', start: share(employed) }, unemployed: { title: 'Out of work', start: share(1 - employed) } },
    transitions,
    ...more,
  },
});

function totals(states: object, sections: Record<string, unknown> = {}, seed = 1): Record<string, number> {
  const scenario = tiny({ states, ...sections });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runBatches(plan, seed).result);
}

describe('a state of two values with constant rates', () => {
  // A chain in days: a person in work loses it with probability a a day, one out of work finds it with probability b. With l = 1 - a - b and
  // the share in the long run s = b / (a + b), the share in work after n days is s + (p0 - s) l^n, and the covariance of "in work" after n and m > n
  // days is p_n (1 - p_n) l^(m - n). The day of a change counts for the new value.
  const a = 3 / DAYS;
  const b = 12 / DAYS;
  const l = 1 - a - b;
  const s = b / (a + b);
  const chain = { loses: transition(['employed'], 'unemployed', 3), finds: transition(['unemployed'], 'employed', 12) };

  it.each([1, 0.2])('has the stocks, days and changes of the chain, from a share of %d in work', (p0) => {
    const found = totals(work(p0, chain));
    const p = (n: number): number => s + (p0 - s) * l ** n;
    const last = p(DAYS);
    expect(Math.abs(found['state.work.employed.people']! - N * last)).toBeLessThan(4 * Math.sqrt(N * last * (1 - last)));
    let mean = 0;
    let variance = 0;
    for (let n = 1; n <= DAYS; n++) {
      mean += p(n);
      for (let m = 1; m <= DAYS; m++) variance += p(Math.min(n, m)) * (1 - p(Math.min(n, m))) * l ** Math.abs(m - n);
    }
    expect(Math.abs(found['state.work.employed.days']! - N * mean)).toBeLessThan(4 * Math.sqrt(N * variance));
    expect(found['state.work.employed.days']! + found['state.work.unemployed.days']!).toBe(N * DAYS);
    // Each day's losses are a times those in work the evening before; their number varies less than a Poisson count.
    const losses = N * a * Array.from({ length: DAYS }, (_, n) => p(n)).reduce((sum, each) => sum + each, 0);
    expect(Math.abs(found['transition.work.loses.made']! - losses)).toBeLessThan(4 * Math.sqrt(losses));
  });

  it('begins with as many people in each value as its share, in each category by which the share differs', () => {
    const attributes = {
      school: {
        title: 'School',
        of: 'person',
        categories: { long: { title: 'Long', share: share(0.5) }, short: { title: 'Short', share: share(0.5) } },
      },
    };
    const population = {
      household_size: { one: share(1) },
      age: { adult: { title: 'a', from: 18, to: 120, share: share(1) } },
      attributes,
    };
    const by = (long: number, short: number): object => ({ by: 'school', values: { long: share(long), short: share(short) } });
    const states = {
      work: {
        title: 'Work',
        values: { employed: { title: 'In', start: by(1, 0.25) }, unemployed: { title: 'Out', start: by(0, 0.75) } },
        transitions: { loses: transition(['employed'], 'unemployed', 0) },
      },
    };
    const found = totals(states, { population });
    // Half of the people are sure to begin in work, the others with probability 1/4: 5/8 in all.
    expect(Math.abs(found['state.work.employed.entered']! - N * 0.625)).toBeLessThan(4 * Math.sqrt(N * 0.625 * 0.375));
    expect(found['transition.work.loses.made']).toBe(0);
    expect(found['state.work.employed.days']).toBe(found['state.work.employed.entered']! * DAYS);
  });
});

describe('a state with rates that are certain', () => {
  it('changes on the day that its duration says, and from then on by the time since that change', () => {
    // 90 days in work, 30 out of it: in work on days 0-89, 120-209, 240-329 and 360-364, which is 275 of 365.
    const found = totals(
      work(1, {
        loses: transition(['employed'], 'unemployed', 365, { since: [step(0, 0), step(90, 1)] }),
        finds: transition(['unemployed'], 'employed', 365, { since: [step(0, 0), step(30, 1)] }),
      }),
    );
    expect(found['state.work.employed.days']).toBe(275 * N);
    expect(found['state.work.unemployed.days']).toBe(90 * N);
    expect(found['transition.work.loses.made']).toBe(3 * N);
    expect(found['transition.work.finds.made']).toBe(3 * N);
  });

  it('changes once a day at most', () => {
    const found = totals(
      work(1, { loses: transition(['employed'], 'unemployed', 365), finds: transition(['unemployed'], 'employed', 365) }),
    );
    // Out of work in the evening of the first day, in work in that of the second: 183 changes one way, 182 the other.
    expect(found['transition.work.loses.made']).toBe(183 * N);
    expect(found['transition.work.finds.made']).toBe(182 * N);
  });

  it('takes the first of two transitions in the drawn order of the day', () => {
    const states = {
      work: {
        title: 'Work',
        values: Object.fromEntries(['in', 'ill', 'out'].map((id) => [id, { title: id, start: share(id === 'in' ? 1 : 0) }])),
        transitions: { falls_ill: transition(['in'], 'ill', 365), loses: transition(['in'], 'out', 365) },
      },
    };
    const found = totals(states);
    expect(found['transition.work.falls_ill.made']! + found['transition.work.loses.made']!).toBe(N);
    expect(Math.abs(found['transition.work.loses.made']! - N / 2)).toBeLessThan(4 * Math.sqrt(N / 4));
  });

  it('concerns nobody who does not have the state', () => {
    // In households of two the first is an adult, the other a child with probability 1/2.
    const population = {
      household_size: { two: share(1) },
      age: {
        child: { title: 'c', from: 0, to: 17, share: share(0.25) },
        adult: { title: 'a', from: 18, to: 120, share: share(0.75) },
      },
      attributes: {},
    };
    const chain = { loses: transition(['employed'], 'unemployed', 365) };
    const adults = totals(work(1, chain), { population });
    const all = totals(work(1, chain, { who: { age: ['child', 'adult'] } }), { population });
    expect(all['transition.work.loses.made']).toBe(N);
    expect(Math.abs(adults['transition.work.loses.made']! - N * 0.75)).toBeLessThan(4 * Math.sqrt((N / 2) * 0.25));
    expect(adults['state.work.unemployed.people']).toBe(adults['transition.work.loses.made']);
  });
});

describe('states beside everything else', () => {
  it('book neither harm nor benefit, and change nothing that does not read them', () => {
    const chain = { loses: transition(['employed'], 'unemployed', 20), finds: transition(['unemployed'], 'employed', 50) };
    const without = totals({}, { streams: { act: act() } });
    const found = totals(work(0.5, chain), { streams: { act: act() } });
    const facts = Object.keys(found).filter((id) => !(id in without));
    expect(facts.length).toBeGreaterThan(10);
    expect(facts.filter((id) => !/^(state|transition)\./.test(id))).toEqual([]);
    expect(facts.some((id) => found[id]! > 0)).toBe(true);
    for (const [id, n] of Object.entries(without)) expect(found[id], id).toBe(n);
  });

  it('stand in the story of a life', () => {
    const chain = { loses: transition(['employed'], 'unemployed', 365, { since: [step(0, 0), step(90, 1)] }) };
    const scenario = tiny({ states: work(1, chain) });
    const { arms } = explainPerson({
      base: scenario,
      arms: [{ id: 'base', scenario }],
      persons: 50,
      seed: 1,
      replicate: 0,
      person: 'S-0',
    });
    const told = arms[0]!.steps.filter(({ rule }) => rule?.startsWith('states.'));
    expect(told.map(({ day, text, rule, quantity }) => [day, text, rule, quantity?.path])).toEqual([
      ['2021-01-01', 'Work: In work.', 'states.work', 'states.work.values.employed.start'],
      [
        '2021-04-01',
        'Work: from In work to Out of work (To unemployed).',
        'states.work.transitions.loses',
        'states.work.transitions.loses.rate',
      ],
    ]);
  });
});

describe('a transition with a trend', () => {
  it('has its factor from the date on, and the rate as written before', () => {
    // Every day each person in work loses it at 365 a year from 1 July on, and with a factor of zero before: all 4000 change on that day.
    const trend = [
      { from: '2021-01-01', factor: q(0, 'factor') },
      { from: '2021-07-01', factor: q(1, 'factor') },
    ];
    const found = totals(work(1, { loses: transition(['employed'], 'unemployed', 365, { trend }) }));
    expect(found['transition.work.loses.made']).toBe(N);
    // 181 days from January to June in work; the day of the change counts for the new value.
    expect([found['state.work.employed.days'], found['state.work.unemployed.days']]).toEqual([N * 181, N * 184]);
  });

  it('keeps its dates in order, and below the ceiling', () => {
    const dated = (...steps: [string, number][]): object => ({
      trend: steps.map(([from, factor]) => ({ from, factor: q(factor, 'factor') })),
    });
    const world = (rate: number, more: object) => () => totals(work(1, { loses: transition(['employed'], 'unemployed', rate, more) }));
    expect(world(1, dated(['2021-05-01', 1], ['2021-04-01', 2]))).toThrow('not after the step before');
    expect(world(200, dated(['2021-05-01', 2]))).toThrow('(rate x factors x trend), above the ceiling of 365');
  });
});
