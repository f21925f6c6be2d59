import { describe, expect, it } from 'vitest';
import { applyPatch, compile, explainPerson, InputError } from '@glasshouse/model';
import type { Explanation } from '@glasshouse/model';
import { smokeWorld } from '../boundary/world.js';
import { rulesOf } from '../../packages/model/src/explain/rules.js';
import { runBatches } from '../reference/run-engine.js';
import { act, eye, ledger, listFor, q, tiny } from './tiny.js';

const base = smokeWorld();
const arms = [
  { id: 'as_written', scenario: base },
  { id: 'harsher', scenario: applyPatch(base, { 'ledgers.points.rules.littering.points': q(-40, 'points') }, 'policy') },
];
const PERSONS = 1500;
const plan = compile(base, arms, { persons: PERSONS });
const { result, communities } = runBatches(plan, 21, 2);
const { held, hashes, notable } = result.extras;

const explain = (person: string, more: { without?: string; hashes?: number[][] } = {}): Explanation =>
  explainPerson({ base, arms, persons: PERSONS, seed: 21, replicate: 2, person, held, hashes, ...more });
const followed = [...notable]
  .sort((a, b) => b.days - a.days)
  .slice(0, 6)
  .map((each) => `S-${each.person}`);
const ownDays = (person: string, arm: number): [number, number] => {
  const number = Number(person.slice(2));
  const { states } = communities[number % plan.communities.length]!;
  const row = Math.floor(number / plan.communities.length);
  return [states[arm]!.sanctionDays[row]!, states[arm]!.withoutDays[row]!];
};

describe('the life of one person, told from a re-run of their community', () => {
  it('has people to tell of, and letters and a limited capacity to hold fixed', () => {
    expect(followed.length).toBe(6);
    expect(held.mail[0]!.length).toBeGreaterThan(0);
    expect(held.capacity[0]!.length).toBe(plan.rounds.length);
  });

  it.each(followed)('ends in the state of the run: %s', (person) => {
    const { arms: lives, reproduced } = explain(person);
    expect(reproduced).toBe(true);
    lives.forEach((life, arm) => expect([life.sanctionDays, life.withoutDeedDays]).toEqual(ownDays(person, arm)));
    expect(lives[0]!.sanctionDays).toBeGreaterThan(0);
  });

  it('is told in order of days, each step with a rule that exists', () => {
    for (const { steps } of explain(followed[0]!).arms) {
      expect(steps.length).toBeGreaterThan(5);
      expect(steps.map((step) => step.day)).toEqual(steps.map((step) => step.day).sort());
      for (const { rule } of steps)
        if (rule !== null)
          expect(
            rule.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], base),
            rule,
          ).toBeDefined();
    }
  });

  it('says so when the state it should end in is another', () => {
    const wrong = hashes.map((row) => row.map((hash) => hash ^ 1));
    expect(explain(followed[0]!, { hashes: wrong }).reproduced).toBe(false);
  });

  it('needs council and mail as they were', () => {
    const none = {
      mail: held.mail.map(() => new Int32Array(0)),
      capacity: held.capacity.map((rounds) => rounds.map((row) => new Int32Array(row.length))),
    };
    const lives = communities.map(
      (_, c) => explainPerson({ base, arms, persons: PERSONS, seed: 21, replicate: 2, person: `S-${c}`, held: none, hashes }).reproduced,
    );
    expect(lives).toContain(false);
  });

  it.each([
    'lists.defaulters',
    'measures.no_loan',
    'ledgers.points',
    'lists.defaulters.entries.able',
    'ledgers.points.rules.littering',
    'channels.offices',
    'measures',
  ])('without %s, nothing is told of it', (without) => {
    for (const person of followed.slice(0, 3)) {
      const [whole, cut] = [explain(person), explain(person, { without })];
      expect(cut.without).toBe(without);
      expect(cut.reproduced).toBe(true);
      const begins = (life: Explanation['arms'][0]): number =>
        life.steps.filter((step) => step.rule === without && !/^(Not entered|Ends)/.test(step.text)).length;
      for (const life of cut.arms) expect(begins(life)).toBe(0);
      if (/^(measures|lists\.defaulters)$/.test(without))
        cut.arms.forEach((life, arm) => expect(life.sanctionDays).toBeLessThanOrEqual(whole.arms[arm]!.sanctionDays));
      if (without === 'measures') for (const life of cut.arms) expect(life.sanctionDays).toBe(0);
    }
  });

  it('without one measure alone, exactly its days are missing', () => {
    const person = followed[0]!;
    const days = ['no_loan', 'no_aid', 'no_flight', 'no_school'].map(
      (measure) => explain(person).arms[0]!.sanctionDays - explain(person, { without: `measures.${measure}` }).arms[0]!.sanctionDays,
    );
    expect(days.reduce((a, b) => a + b, 0)).toBe(explain(person).arms[0]!.sanctionDays);
  });

  it.each(['S-999999', 'S-', '4821', 'S-1.5', 'S--1', 'somebody'])('refuses a person who is not there: %s', (person) => {
    expect(() => explain(person)).toThrow(InputError);
  });

  it.each([
    ...['measures.nothing', 'lists.defaulters.entries.nothing', 'lists.defaulters.entries', 'lists.defaulters.in_force', 'lists.*'],
    ...['streams.littering', 'population', 'nothing', '', '__proto__', 'constructor'],
  ])('refuses what is no rule in the words of the person: "%s"', (without) => {
    let message = '';
    try {
      explain(followed[0]!, { without });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      message = error.problems.map((one) => one.message).join('\n');
    }
    const found = without === '' ? 'nothing' : `"${without}"`;
    expect(message.startsWith(`--without: found ${found}; allowed: a rule of the scenario: `)).toBe(true);
    expect(message).not.toContain('.in_force.');
    expect(message.split('\n')).toHaveLength(1);
  });

  it('names the rule that was meant', () => {
    expect(() => explain(followed[0]!, { without: 'lists.defaulter' })).toThrow('Did you mean "lists.defaulters"?');
  });

  it('takes away each rule of the scenario', () => {
    const rules = rulesOf(base);
    expect(rules.length).toBeGreaterThan(10);
    for (const without of rules) expect(explain(followed[0]!, { without }).without).toBe(without);
  });
});

describe('the end of an entry by a grade', () => {
  const ends = (lifetime: object): string[] => {
    const scenario = tiny({
      streams: { act: act({ rate: q(1, 'per person-year'), ceiling: q(1, 'per person-year') }) },
      channels: eye(['act']),
      ledgers: ledger({ act: { title: 'r', on: 'act', points: q(-60, 'points'), ...lifetime } }),
      lists: listFor({ ledger: 'points', at_most: 'low' }, q(20, 'days')),
    });
    const lives = Array.from({ length: 10 }, (_, i) =>
      explainPerson({ base: scenario, arms: [{ id: 'base', scenario }], persons: 1000, seed: 1, replicate: 0, person: `S-${i}` }),
    );
    return [
      ...new Set(lives.flatMap(({ arms: [life] }) => life!.steps.map(({ text }) => text).filter((text) => text.startsWith('Leaves')))),
    ];
  };

  it('says that the score stays in the grade, where it does', () => {
    expect(ends({})).toEqual(['Leaves l (term); the score is still in the grade, and no new entry follows before it has left it.']);
    expect(ends({ lifetime: q(10, 'days') })).toContain('Leaves l (term).');
  });
});
