import { expOf, gapFactor } from '@glasshouse/dice';
import { applyPatch, compile, explainPerson } from '@glasshouse/model';
import type { Plan } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';

// What a scenario's numbers become in the plan, worked out by hand: both engines read the plan, so their agreement says nothing about it.

const planOf = (sections: Record<string, unknown>, persons = 2000): Plan => {
  const scenario = tiny(sections);
  return compile(scenario, [{ id: 'base', scenario }], { persons });
};
const policyOf = (sections: Record<string, unknown>) => planOf(sections).arms[0]!.policies[0]!;

const blocks = { partitions: { blocks: { title: 'b', of: 'households', size: q(20, 'households') } } };
const obligation = {
  title: 'D',
  kind: 'obligation',
  context: 'money',
  rate: q(73, 'per person-year'),
  ceiling: q(146, 'per person-year'),
  duty: {
    able: q(25, 'percent'),
    performs_at_once: q(0.5, 'probability'),
    performs: q(7.3, 'per person-year'),
    recovers: q(3.65, 'per person-year'),
  },
};
const sides = {
  household_size: { one: q(0.5, 'share'), three: q(0.5, 'share') },
  age: {
    child: { title: 'c', from: 0, to: 17, share: q(0.2, 'share') },
    young: { title: 'y', from: 18, to: 39, share: q(0.2, 'share') },
    old: { title: 'o', from: 40, to: 120, share: q(0.6, 'share') },
  },
  attributes: {
    side: {
      title: 's',
      of: 'person',
      categories: { left: { title: 'l', share: q(0.25, 'share') }, right: { title: 'r', share: q(0.75, 'share') } },
    },
  },
};
const ONE = 2 ** 32;

describe('numbers of the plan', () => {
  it('of streams: rates a year become gaps of days and monthly chances', () => {
    const { streams } = planOf({
      streams: {
        act: act({
          rate: q(4, 'per person-year'),
          ceiling: q(73, 'per person-year'),
          classes: { a: { share: q(0.25, 'share'), factor: q(2, 'factor') }, b: { share: q(0.75, 'share'), factor: q(0.5, 'factor') } },
          trend: [{ from: '2021-03-01', factor: q(3, 'factor') }],
        }),
        debt: obligation,
      },
      responses: {
        one: { title: 'o', kind: 'deterrence', on: ['act'], effect: q(0.25, 'factor') },
        two: { title: 't', kind: 'deterrence', on: ['act'], effect: q(0.5, 'factor') },
        paid: { title: 'p', kind: 'payment', on: ['debt'], effect: q(2, 'factor') },
      },
    });
    expect(streams[0]).toMatchObject({ classFactors: [2, 0.5], classCumulative: [ONE / 4, ONE], trendFactors: [3], deterred: 0.75 });
    expect(streams[0]!.gapFactor).toBe(gapFactor(73 / 365));
    expect(streams[1]!.able.values).toEqual([0.25]);
    expect(streams[1]).toMatchObject({ performsAtOnce: 0.5, paymentEffect: 2 });
    expect(streams[1]!.performs).toBeCloseTo(0.6, 12);
    expect(streams[1]!.recovers).toBeCloseTo(0.3, 12);
  });

  it('of people: shares become thresholds; children live with adults only', () => {
    const plan = planOf({ population: sides, groups: ['side'], community_size: q(300, 'persons') }, 1000);
    expect(plan.adultBand).toEqual([false, true, true]);
    expect(plan.householdCumulative.slice(0, 3).map((edge) => edge / ONE)).toEqual([0.5, 0.5, 1]);
    expect(plan.firstAge.map((edge) => Math.round((100 * edge) / ONE))).toEqual([0, 25, 100]);
    // Two of three members of the larger households are others: of all people one in five is a child, so of the others 0.2 x 2 / 1 are.
    expect(plan.otherAge.map((edge) => Math.round((100 * edge) / ONE))).toEqual([40, 55, 100]);
    expect(plan.communities.map(({ persons }) => persons)).toEqual([334, 333, 333]);
    expect([plan.persons, plan.weight, plan.cells]).toEqual([1000, 100, ['left', 'right']]);
  });

  it('of perception: steps of risk', () => {
    const plan = planOf({
      perception: {
        aware: q(40, 'percent'),
        own_record: q(0.5, 'share'),
        kin_listed: q(0.25, 'share'),
        display: q(0.02, 'share'),
        fades: q(100, 'days'),
        kin_elsewhere: q(0.3, 'share'),
      },
    });
    expect(plan).toMatchObject({ aware: 0.4, ownRecord: 15_000, kinListed: 7_500, display: 0.02, fadePerDay: 300, kinElsewhere: 0.3 });
    expect(planOf({})).toMatchObject({ aware: 0, ownRecord: 0, kinListed: 0, display: 0, fadePerDay: 0, kinElsewhere: 0 });
  });

  it('of reviews: reports a person and day', () => {
    const streams = { act: act(), alarm: { ...act(), kind: 'false_alarm', taken_for: 'act', inclination: undefined } };
    const review = { title: 'd', of: ['act'], passes_sound: q(0.8, 'probability'), passes_unsound: q(0.3, 'probability') };
    const quota = { number: q(365, 'per 1000 persons and year'), passes_unsound: q(0.9, 'probability') };
    const policy = policyOf({
      streams,
      channels: eye(['act', 'alarm'], { coverage: q(0.5, 'share'), sensitivity: q(0.4, 'probability'), delay: q(10, 'working days') }),
      reviews: { desk: { ...review, capacity: q(730, 'per 1000 persons and year'), quota, when_full: 'drop' }, free: review },
    });
    const [desk, free] = policy.reviewsOf[0]!.map((each) => each.review);
    expect(desk).toMatchObject({ passesSound: 0.8, passesUnsound: 0.3, passWhenFull: false, quotaPasses: 0.9 });
    expect(desk!.capacity).toBeCloseTo(0.002, 12);
    expect(desk!.quota).toBeCloseTo(0.001, 12);
    expect(free).toMatchObject({ capacity: -1, quota: -1, quotaPasses: 0, passWhenFull: true });
    expect(policy.channelsOf[0]![0]).toMatchObject({ probability: 0.2, delay: 14, lingers: -1, local: false, owner: -1 });
    expect(policy.reviewsOf[1]).toEqual([]);
  });

  it('of ledgers and their rules', () => {
    const rules = {
      plain: { title: 'p', on: 'act', points: q(-5, 'points'), lifetime: q(2, 'years'), cap: q(-20, 'points') },
      drawn: { title: 'd', on: 'act', discretion: { from: q(-9, 'points'), to: q(-2, 'points') } },
      set: { title: 's', on: 'act', set_grade: 'low', warnings: q(2, 'count') },
      one: { title: 'o', on: 'act', points: q(-1, 'points'), cap: q(3, 'points'), cap_shared: 'both' },
      two: { title: 't', on: 'act', points: q(-1, 'points'), cap: q(7, 'points'), cap_shared: 'both' },
    };
    const plan = planOf({ ledgers: ledger(rules, { opt_in: q(30, 'percent'), floor: q(40, 'points') }) });
    const { ledgers, rules: found } = plan.arms[0]!.policies[0]!;
    expect(ledgers[0]).toMatchObject({ on: true, start: 100, from: [110, 90, 50, -Infinity], optIn: 0.3, floor: 40, ceiling: Infinity });
    const by = (name: string) => found[plan.rules.indexOf(`points.${name}`)]!;
    expect(by('plain')).toMatchObject({ points: -5, lifetime: 730, cap: 20, sharedColumn: -1, warningColumn: -1, warnings: 0, list: -1 });
    expect(by('drawn')).toMatchObject({
      points: 0,
      discretion: true,
      discretionFrom: -9,
      discretionTo: -2,
      cap: -1,
      lifetime: -1,
      column: -1,
    });
    // Just inside `low`: below the first point of the grade above.
    expect(by('set')).toMatchObject({ setTop: 89, warnings: 2 });
    expect(by('plain').setTop).toBeNaN();
    for (const name of ['one', 'two']) expect(by(name)).toMatchObject({ cap: -1, column: -1, sharedCap: 7 });
    expect(by('one').sharedColumn).toBe(by('two').sharedColumn);
    const columns = [by('plain').column, by('set').warningColumn, by('one').sharedColumn];
    expect(new Set(columns)).toEqual(new Set([0, 1, 2]));
    expect(plan.ruleColumns).toBe(3);
  });

  it('of lists: terms, exits and appeals', () => {
    const appeal = { delay: q(2, 'weeks'), corrects_unsound: q(0.6, 'probability'), overturns_sound: q(0.1, 'probability') };
    const exit = {
      performed: q(3, 'working days'),
      empty_searches: q(7.3, 'per person-year'),
      repair: { after: q(1, 'years'), rate: q(3.65, 'per person-year') },
    };
    const entry = { ground: 'g', on: 'act', term: q(6, 'months'), probability: q(0.7, 'probability') };
    const entries = {
      fixed: { ...entry, extension: { probability: q(0.2, 'probability'), from: q(1, 'months'), to: q(1, 'years') } },
      geometric: { ...entry, term_law: { law: 'exponential' } },
      short: { ...entry, term: q(1, 'days'), term_law: { law: 'exponential' } },
      skewed: { ...entry, term_law: { law: 'lognormal', spread: q(0.5, 'factor') } },
      is: { ground: 'g', on: { who: { side: ['left'] } }, rate: q(73, 'per person-year'), term: 'for_good' },
      till: { ground: 'g', on: 'debt', term: 'until_performed' },
    };
    const plan = planOf({
      population: sides,
      streams: { act: act(), debt: obligation },
      lists: { list: { title: 'l', owner: 'town', public: false, entries, exit, appeal } },
      responses: { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: q(1.825, 'per person-year') } },
    });
    const { lists, entries: found } = plan.arms[0]!.policies[0]!;
    expect(lists[0]).toMatchObject({
      performedDelay: 5,
      repairAfter: 365,
      appealDelay: 14,
      correctsUnsound: 0.6,
      overturnsSound: 0.1,
      limitsOutlast: false,
    });
    for (const [key, value] of [
      ['emptySearches', 0.6],
      ['repair', 0.3],
      ['appeals', 0.15],
    ] as const)
      expect(lists[0]![key]).toBeCloseTo(value, 12);
    const by = (name: string) => found[plan.entries.indexOf(`list.${name}`)]!;
    expect(by('fixed')).toMatchObject({
      term: 180,
      probability: 0.7,
      extensionProbability: 0.2,
      extensionFrom: 30,
      extensionTo: 365,
      law: 0,
    });
    expect(by('geometric')).toMatchObject({ law: 1, lawScale: gapFactor(1 / 180) });
    expect(by('short').lawScale).toBe(gapFactor(1));
    expect(by('skewed')).toMatchObject({ law: 2, lawSpread: 0.5 });
    expect(by('skewed').lawScale).toBeCloseTo(180 * Math.exp(-0.125), 9);
    expect(by('skewed').lawScale).toBe(180 * expOf(-0.125));
    expect(by('is')).toMatchObject({ perDay: 0.2, forGood: true, term: 0x3fffffff, probability: 1 });
    expect(by('is').who!.adultsOnly).toBe(true);
    expect(by('till')).toMatchObject({ forGood: false, term: 0x3fffffff, perDay: 0, restarts: false, local: false });
    const bare = policyOf({ lists: listFor('act', q(10, 'days')) }).lists[0];
    expect(bare).toMatchObject({ performedDelay: 0, emptySearches: 0, repairAfter: 0x3fffffff, repair: 0, appeals: 0, appealDelay: 0 });
  });

  it('of measures: triggers, doors and what they end', () => {
    const measures = {
      ...ban({ doors: { bodies: q(3, 'count'), each: q(0.4, 'probability') }, ends: ['perk'], suspends: ['act'] }),
      perk: ban({
        kind: 'reward',
        trigger: [
          { ledger: 'points', score_at_least: q(105, 'points') },
          { ledger: 'points', at_least: 'top' },
        ],
      }).ban,
    };
    const policy = policyOf({ channels: eye(['act']), lists: listFor('act', q(9, 'days')), ledgers: ledger({}), measures });
    expect(policy.measures[0]).toMatchObject({ id: 'ban', sanction: true, bodies: 3, each: 0.4, ends: 2, untilPerformed: false });
    expect(policy.measures[1]!.triggers).toMatchObject([
      { list: -1, ledger: 0, score: 105, atMost: false },
      { list: -1, ledger: 0, grade: 0, atMost: false },
    ]);
    expect([policy.reachesChildren, policy.refusing, policy.suspending[0]]).toEqual([0, 0, 1]);
    expect(policy.measures[0]!.triggers[0]).toMatchObject({ list: 0, ledger: -1, grade: -1 });
  });

  it('of incidents, patrols and units', () => {
    const plan = planOf({
      ...blocks,
      incidents: {
        theft: {
          title: 't',
          in: 'blocks',
          rate: [q(730, 'per cell and year'), q(365, 'per cell and year')],
          trend: [{ from: '2021-05-01', factor: q(3, 'factor') }],
          floor: q(0.2, 'share'),
          prevented: q(0.1, 'share'),
          reported: q(0.3, 'probability'),
        },
      },
      patrols: {
        beat: {
          title: 'b',
          owner: 'town',
          in: 'blocks',
          number: q(2, 'count'),
          allocation: 'by_recorded',
          records: ['theft'],
          sensitivity: q(0.7, 'probability'),
          forgets: q(0.05, 'probability'),
          start: [q(4, 'count')],
        },
      },
    });
    expect(plan.incidents[0]).toMatchObject({
      rates: [2, 1],
      most: 6,
      trendFactors: [3],
      floor: 0.2,
      prevented: 0.1,
      reported: 0.3,
      loweredEffect: 0,
    });
    expect(plan.arms[0]!.policies[0]!.patrols[0]).toMatchObject({
      number: 2,
      allocation: 2,
      sensitivity: 0.7,
      start: [4],
      stations: 0,
      found: 1,
      reported: 0,
    });
  });

  it('of firms and offices: rates a year become monthly and daily chances', () => {
    const type = { title: 't', share: q(1, 'share'), cheats: q(0.3, 'probability'), deterred: q(0.5, 'factor'), gain: q(2, 'factor') };
    const plan = planOf({
      firms: {
        title: 'f',
        number: q(40, 'count'),
        types: { shop: type },
        complaints: q(0.2, 'probability'),
        loses: q(0.1, 'share'),
        fails_below: q(0.6, 'share'),
        closes: q(0.05, 'probability'),
        turnover: q(1.2, 'per person-year'),
      },
      officials: {
        title: 'o',
        types: {
          a: {
            title: 'a',
            share: q(1, 'share'),
            drops: q(0.2, 'probability'),
            invents: q(6, 'per person-year'),
            returns: q(1.5, 'factor'),
            widens: q(0.4, 'probability'),
          },
        },
        favours: { age: ['adult'] },
        invents_as: 'help',
        term: q(2, 'years'),
      },
      streams: { act: act(), help: act({ kind: 'merit', context: 'help' }) },
      audits: { audit: { title: 'a', owner: 'centre', rate: q(73, 'per person-year'), finds: q(0.5, 'probability') } },
    });
    expect(plan.market).toMatchObject({
      perPerson: 0.04,
      types: [{ cheats: 0.3, deterred: 0.5, gain: 2 }],
      complaints: 0.2,
      loses: 0.1,
      spoils: 0,
      failsBelow: 0.6,
      closes: 0.05,
    });
    expect(plan.market!.turnover).toBeCloseTo(0.1, 12);
    expect(plan.office).toMatchObject({ types: [{ drops: 0.2, invents: 0.5, widens: 0.4 }], term: 730, inventsAs: 1 });
    expect(plan.arms[0]!.policies[0]!.audits[0]).toMatchObject({ perDay: 0.2, finds: 0.5 });
  });
});

describe('who is worth following', () => {
  it('is known by the largest difference that any arm makes', () => {
    const scenario = tiny({ channels: eye(['act']), lists: listFor('act', q(20, 'days')), measures: ban() });
    const longer = (days: number) => applyPatch(scenario, { 'lists.list.entries.ground.term': q(days, 'days') }, 'policy');
    const arms = [scenario, longer(30), longer(22)].map((each, i) => ({ id: `arm${i}`, scenario: each }));
    const plan = compile(scenario, arms, { persons: 400 });
    const { communities, result } = runBatches(plan, 3);
    expect(result.extras.notable.length).toBeGreaterThan(20);
    for (const { person, days, difference } of result.extras.notable) {
      const { states } = communities[person % plan.communities.length]!;
      const own = states.map(({ sanctionDays }) => sanctionDays[Math.floor(person / plan.communities.length)]!);
      expect(days).toBe(own[0]);
      expect(difference).toBe(Math.max(own[1]! - own[0]!, own[2]! - own[0]!));
    }
  });
});

describe('a benefit withheld', () => {
  it('is told as denied from the day on which the sanction begins, and no longer from that on which it ends', () => {
    const perk = ban({ kind: 'reward', trigger: [{ who: { age: ['adult'] } }] }).ban;
    const scenario = tiny({ channels: eye(['act']), lists: listFor('act', q(20, 'days')), measures: { ...ban({ ends: ['perk'] }), perk } });
    const arms = [{ id: 'base', scenario }];
    const life = explainPerson({ base: scenario, arms, persons: 60, seed: 2, replicate: 0, person: 'S-1' }).arms[0]!.steps;
    const days = (text: RegExp): string[] => life.filter((step) => text.test(step.text)).map(({ day }) => day);
    expect(days(/^Begins: b/).length).toBeGreaterThan(1);
    expect(days(/^Is denied/)).toEqual(days(/^Begins: b/).filter((day) => days(/^Is denied/).includes(day)));
    expect(days(/^Is denied/)[0]! < days(/^Is no longer denied/)[0]!).toBe(true);
    expect(days(/^Is denied/).length - days(/^Is no longer denied/).length).toBeLessThanOrEqual(1);
  });
});
