import { compile, dateOf, dayOf, InputError } from '@glasshouse/model';
import type { Plan } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { Candidates } from '../../packages/model/src/mechanisms/streams/candidates.js';
import { generatePeople } from '../../packages/model/src/people/people.js';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 2000;

/** A stream that everybody meets on a schedule. */
const on = (schedule: object, more: Record<string, unknown> = {}) => {
  const { rate: _, ceiling: __, ...rest } = act();
  return { act: { ...rest, schedule, ...more } };
};

const planOf = (sections: Record<string, unknown>): Plan => {
  const scenario = tiny(sections);
  return compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
};

/** Days on which each person meets a chance, by community and row, with the words of the chance. */
function chances(plan: Plan): Map<string, { day: number; words: string }[]> {
  const found = new Map<string, { day: number; words: string }[]>();
  plan.communities.forEach((community, c) => {
    const people = generatePeople(plan, community, 5, 0);
    const desk = new Candidates();
    for (let row = 0; row < people.n; row++) found.set(`${c}.${row}`, []);
    for (const round of plan.rounds) {
      desk.fill(plan, people, round, 5, 0);
      for (let i = 0; i < desk.count; i++)
        found.get(`${c}.${desk.row[i]!}`)!.push({ day: desk.day[i]!, words: `${desk.act[i]!} ${desk.priority[i]!}` });
    }
  });
  for (const days of found.values()) days.sort((a, b) => a.day - b.day);
  return found;
}

/** The dates on which everybody meets a chance; throws where two people differ. */
function dates(sections: Record<string, unknown>): string[] {
  const all = new Set([...chances(planOf(sections)).values()].map((days) => days.map(({ day }) => dateOf(day)).join(' ')));
  expect(all.size).toBe(1);
  return [...all][0]!.split(' ').filter((each) => each !== '');
}

const total = (sections: Record<string, unknown>): Record<string, number> => {
  const plan = planOf(sections);
  return totalsOf(plan, runBatches(plan, 1).result);
};

describe('a schedule with a period', () => {
  const fortnight = { streams: on({ every: q(14, 'days') }) };

  it('comes exactly every 14 days for each person, at a phase of their own', () => {
    // 365 days are 26 fortnights and one day: whoever begins on the first day has 27 chances, everybody else 26.
    const start = dayOf('2021-01-01');
    const phases = Array.from({ length: 14 }, () => 0);
    for (const days of chances(planOf(fortnight)).values()) {
      const phase = days[0]!.day - start;
      expect(days.map(({ day }) => day)).toEqual(Array.from({ length: phase === 0 ? 27 : 26 }, (_, i) => start + phase + 14 * i));
      phases[phase]!++;
    }
    // 2,000 people over 14 phases: 142.9 each, with a standard deviation of 11.5.
    for (const n of phases) expect(Math.abs(n - PERSONS / 14)).toBeLessThan(4 * 11.5);
  });

  it('is the same whatever the length of a round', () => {
    const [month, week, day] = ['month', 'week', 'day'].map((round) =>
      chances(planOf({ ...fortnight, horizon: { start: '2021-01-01', end: '2021-04-30', round } })),
    );
    expect(week).toEqual(month);
    expect(day).toEqual(month);
  });

  it('costs its chances: no more is drawn on daily rounds than on monthly ones', () => {
    const drawn = ['month', 'day'].map((round) => {
      const plan = planOf({ ...fortnight, horizon: { start: '2021-01-01', end: '2021-12-31', round } });
      const people = generatePeople(plan, plan.communities[0]!, 5, 0);
      const desk = new Candidates();
      let kept = 0;
      for (const each of plan.rounds) {
        desk.fill(plan, people, each, 5, 0);
        kept += desk.count;
      }
      expect(desk.drawn).toBe(kept);
      return kept;
    });
    expect(drawn[1]).toBe(drawn[0]);
  });

  it('of 2 weeks is one of 14 days, and of one day comes every day', () => {
    expect(chances(planOf({ streams: on({ every: q(2, 'weeks') }) }))).toEqual(chances(planOf(fortnight)));
    expect(total({ streams: on({ every: q(1, 'days') }) })['stream.act.opportunities']).toBe(PERSONS * 365);
  });

  it('longer than the run reaches as many people as the run has days of it', () => {
    // 365 of 1,000 phases: 730 people of 2,000, with a standard deviation of 21.5.
    const met = total({ streams: on({ every: q(1000, 'days') }) })['stream.act.opportunities']!;
    expect(Math.abs(met - 730)).toBeLessThan(4 * 21.5);
  });

  it('brings its chance with its probability', () => {
    // 26 x 2,000 + about 143 chances, a quarter of them: 13,036, with a standard deviation of 99.
    const met = total({ streams: on({ every: q(14, 'days'), probability: q(0.25, 'probability') }) })['stream.act.opportunities']!;
    expect(Math.abs(met - 13_036)).toBeLessThan(4 * 99);
  });
});

describe('a schedule of the calendar', () => {
  it('falls on the first Mondays of the months of 2021', () => {
    expect(dates({ streams: on({ weekday: 'monday', which: 'first', of: 'month' }) })).toEqual(
      ['01-04', '02-01', '03-01', '04-05', '05-03', '06-07', '07-05', '08-02', '09-06', '10-04', '11-01', '12-06'].map((d) => `2021-${d}`),
    );
  });

  it('falls on their last Fridays', () => {
    expect(dates({ streams: on({ weekday: 'friday', which: 'last', of: 'month' }) })).toEqual(
      ['01-29', '02-26', '03-26', '04-30', '05-28', '06-25', '07-30', '08-27', '09-24', '10-29', '11-26', '12-31'].map((d) => `2021-${d}`),
    );
  });

  it('falls on the last day of a month that is too short', () => {
    const horizon = { start: '2020-01-15', end: '2020-06-30', round: 'month' };
    expect(dates({ horizon, streams: on({ day: 31, of: 'month' }) })).toEqual(
      ['01-31', '02-29', '03-31', '04-30', '05-31', '06-30'].map((d) => `2020-${d}`),
    );
    expect(dates({ horizon, streams: on({ day: 1, of: 'month' }) })).toHaveLength(5);
  });

  it('of 29 February falls on the 28th in other years', () => {
    const horizon = { start: '2019-07-01', end: '2021-06-30', round: 'month' };
    expect(dates({ horizon, streams: on({ dates: ['02-29', '09-01'] }) })).toEqual([
      '2019-09-01',
      '2020-02-29',
      '2020-09-01',
      '2021-02-28',
    ]);
  });

  it('comes in terms only, and not on the days excepted', () => {
    // Mondays from 1 September to 20 December 2021: four in September and in October, five in November, 6, 13 and 20 December.
    const mondays = dates({ streams: on({ weekday: 'monday' }, { during: { terms: [{ from: '09-01', to: '12-20' }] } }) });
    expect(mondays).toHaveLength(16);
    expect([mondays[0], mondays.at(-1)]).toEqual(['2021-09-06', '2021-12-20']);
    const during = { terms: [{ from: '09-01', to: '12-20' }], except: ['10-04', '2021-11-01', '2020-11-08'] };
    expect(dates({ streams: on({ weekday: 'monday' }, { during }) })).toEqual(
      mondays.filter((each) => each !== '2021-10-04' && each !== '2021-11-01'),
    );
  });

  it('comes in a term that runs over the end of the year', () => {
    const during = { terms: [{ from: '12-20', to: '01-10' }] };
    expect(dates({ streams: on({ weekday: 'monday' }, { during }) })).toEqual(['2021-01-04', '2021-12-20', '2021-12-27']);
  });
});

describe('a rate on some days only', () => {
  it('keeps the chances of those days as they were, and brings none on others', () => {
    const all = chances(planOf({}));
    const some = chances(planOf({ streams: { act: act({ during: { weekdays: ['saturday', 'sunday'], months: ['may', 'june'] } }) } }));
    for (const [person, days] of all)
      expect(some.get(person)).toEqual(
        days.filter(
          ({ day }) => ['Sat', 'Sun'].includes(new Date(day * 86_400_000).toUTCString().slice(0, 3)) && /-0[56]-/.test(dateOf(day)),
        ),
      );
    expect([...some.values()].flat().length).toBeGreaterThan(50);
  });
});

describe('with monthly rounds', () => {
  it('a term of 4 weeks is 28 days, and one cut off by the end of the run as long as there are days', () => {
    const banned = (day: string): number | undefined =>
      total({ streams: on({ dates: [day] }), channels: eye(['act']), lists: listFor('act', q(4, 'weeks')), measures: ban() })[
        'harm.sanction_days'
      ];
    expect(banned('03-05')).toBe(28 * PERSONS);
    expect(banned('12-20')).toBe(12 * PERSONS);
  });

  it('attempts on a schedule are refused on its days while a measure refuses them', () => {
    // Listed on 5 March for 28 days, until 1 April: a wish on the 10th of each month is refused once. One on 5 March itself is not: it began that day.
    const wish = { title: 'w', kind: 'attempt', context: 'travel', schedule: { day: 10, of: 'month' } };
    const world = { channels: eye(['act']), lists: listFor('act', q(4, 'weeks')), measures: ban({ refuses: ['wish'] }) };
    expect(total({ ...world, streams: { ...on({ dates: ['03-05'] }), wish } })['stream.wish.refused']).toBe(PERSONS);
    const fortnightly = { ...wish, schedule: { every: q(14, 'days') } };
    const twice = total({ ...world, streams: { ...on({ dates: ['03-05'] }), wish: fortnightly } })['stream.wish.refused']!;
    // From 6 March to 1 April: 27 days, one or two of any phase. The term ends on 2 April, after half of that day's wishes: 27.5 days of 14.
    expect(Math.abs(twice - PERSONS * (27.5 / 14))).toBeLessThan(4 * 15);
  });
});

describe('a calendar that cannot be kept is refused', () => {
  const found = (streams: Record<string, unknown>): string => {
    try {
      tiny({ streams });
    } catch (error) {
      if (error instanceof InputError) return error.problems.map((each) => `${each.path}: ${each.found}`).join('\n');
      throw error;
    }
    return 'accepted';
  };

  it.each([
    ['beside a rate', on({ every: q(14, 'days') }, { rate: q(2, 'per person-year') }), 'streams.act.rate: rate beside schedule'],
    [
      'beside classes',
      on({ every: q(14, 'days') }, { classes: { all: { share: q(1, 'share'), factor: q(1, 'factor') } } }),
      'streams.act.classes: classes beside schedule',
    ],
    ['every 0 days', on({ every: q(0, 'days') }), 'streams.act.schedule.every.value: 0 days'],
    ['more than once a day', on({ every: q(0.4, 'days') }), 'streams.act.schedule.every.value: 0.4 days'],
    [
      'at the low end of its range',
      on({ every: { value: 3, unit: 'days', assumed: 'A test', range: [0, 5] } }),
      'streams.act.schedule.every.range: 0 days',
    ],
    ['without days', on({}), 'streams.act.schedule: a schedule without days'],
    ['of two forms', on({ weekday: 'monday', dates: ['01-01'] }), 'streams.act.schedule: weekday and dates together'],
    ['which, of nothing', on({ day: 3 }), 'streams.act.schedule.of: nothing'],
    ['within months, of none', on({ dates: ['01-01'], of: 'month' }), 'streams.act.schedule.of: of without which or day'],
    ['which, without a weekday', on({ day: 3, which: 'last', of: 'month' }), 'streams.act.schedule.which: which without weekday'],
    ['on a day that no year has', on({ dates: ['02-30'] }), 'streams.act.schedule.dates.0: 02-30'],
    [
      'in a term from no day',
      on({ weekday: 'monday' }, { during: { terms: [{ from: '04-31', to: '05-01' }] } }),
      'streams.act.during.terms.0.from: 04-31',
    ],
    ['except on no day', on({ weekday: 'monday' }, { during: { except: ['2021-02-29'] } }), 'streams.act.during.except.0: "2021-02-29"'],
    ['during nothing', on({ weekday: 'monday' }, { during: {} }), 'streams.act.during: no limit'],
    [
      'at no rate and on no schedule',
      { act: { title: 'a', kind: 'breach', context: 'street', inclination: q(1, 'probability') } },
      'streams.act.rate: nothing\nstreams.act.ceiling: nothing',
    ],
  ])('%s', (_, streams, message) => {
    expect(found(streams)).toBe(message);
  });
});
