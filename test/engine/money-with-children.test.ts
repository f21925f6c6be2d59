import { compile, runExperiment } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { act, ban, eye, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const days = (value: number) => q(value, 'days');
const share = (value: number) => q(value, 'share');
const certain = q(1, 'probability');
const never = q(0, 'probability');

/** Households that change between the day on which money is taken and the day on which all of it is returned. */
const WORLDS = {
  'children are born': {
    households: { one: share(1) },
    children: 0,
    demography: { fertility: q(20, 'per person-year') },
  },
  'children come of age': {
    households: { one: share(0.5), two: share(0.5) },
    children: 0.3,
    demography: {},
  },
};

/** An alarm on 2 January that enters everybody wrongly for 300 days, in which 2.00 a day are taken; after 150 days every request is granted. */
function moneyOf(world: keyof typeof WORLDS, round: string): Record<string, number> {
  const { households, children, demography } = WORLDS[world];
  const scenario = tiny({
    horizon: { start: '2021-01-01', end: '2021-12-31', round },
    population: {
      household_size: households,
      age: {
        child: { title: 'c', from: 0, to: 17, share: share(children) },
        adult: { title: 'a', from: 18, to: 40, share: share(1 - children) },
      },
      attributes: {},
    },
    demography,
    streams: {
      alarm: { title: 'x', kind: 'false_alarm', context: 'street', taken_for: 'act', schedule: { dates: ['01-02'] } },
      act: act({ rate: undefined, ceiling: undefined, schedule: { dates: ['12-31'] }, inclination: never }),
    },
    channels: eye(['act', 'alarm']),
    lists: {
      list: {
        title: 'l',
        owner: 'town',
        public: false,
        entries: { g: { ground: 'g', on: 'act', term: days(300) } },
        exit: {},
        appeal: { delay: days(150), corrects_unsound: certain, overturns_sound: never, returns_money: true },
      },
    },
    measures: ban({ reaches_children: true, takes: { a_month: q(60.8334, 'euros') } }),
    responses: { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: certain } },
  });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 400 });
  return totalsOf(plan, runExperiment(plan, { seed: 7, replicate: 0, runId: 'x', experiment: 'x', point: 0 }));
}

describe.each(['children are born', 'children come of age'] as const)('money returned while %s', (world) => {
  it.each(['day', 'week', 'month'])(
    'goes back to where it was taken: nothing is left with children, nor in all, with rounds of a %s',
    (round) => {
      const money = moneyOf(world, round);
      expect(money['harm.money_with_children']).toBeGreaterThan(0);
      expect(money['harm.money_with_children']).toBeLessThan(money['harm.money']!);
      expect(money['harm.money_returned_with_children']).toBe(money['harm.money_with_children']);
      expect(money['harm.money_net_with_children']).toBe(0);
      expect(money['measure.ban.money_children_returned']).toBe(money['measure.ban.money_children']);
      expect(money['harm.money_net']).toBe(0);
    },
  );
});
