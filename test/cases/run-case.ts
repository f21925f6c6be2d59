import { applyPatch, compile, dateOf, dayOf } from '@glasshouse/model';
import type { Patch, Plan, Scenario } from '@glasshouse/model';
import { blankCounts } from '../../packages/model/src/books/ledger-book.js';
import { Slots } from '../../packages/model/src/books/slots.js';
import { DEED } from '../../packages/model/src/plan/causes.js';
import type { Policy } from '../../packages/model/src/plan/types.js';
import { Work } from '../../packages/model/src/rounds/work.js';
import { applyRule } from '../../packages/model/src/mechanisms/ledgers/apply.js';
import { expireChange } from '../../packages/model/src/mechanisms/ledgers/expire.js';
import { gradeOf, isScored, scoreOf } from '../../packages/model/src/mechanisms/ledgers/score.js';
import { recordOf } from '../../packages/model/src/mechanisms/records/basis.js';
import { CHANGE, kindOf } from '../../packages/model/src/state/entries.js';
import { generatePeople } from '../../packages/model/src/people/people.js';
import { newState } from '../../packages/model/src/state/new-state.js';
import { DUE, NEXT, PRESENT, TYPE } from '../../packages/model/src/state/state.js';
import { shippedScenario } from '../shipped.js';

/** A case as written: a person with the starting score, what is recorded of them, and what their score must then be. */
export interface Case {
  name: string;
  scenario: string;
  ledger: string;
  events: { rule: string; times?: number; months?: number; amount?: number; day?: string }[];
  patch?: Patch;
  at?: string;
  opted_in?: boolean;
  score: number | 'none' | { from: number; to: number };
  grade?: string | string[];
}

const KEYS = ['name', 'scenario', 'ledger', 'events', 'patch', 'at', 'opted_in', 'score', 'grade'];
const EVENT_KEYS = ['rule', 'times', 'months', 'amount', 'day'];
const MONTH = 30;

const scenarioOf = (name: string): Scenario => shippedScenario(`scenarios/${name}.yaml`);

function checkForm(one: Case): void {
  const unknown = (keys: string[], of: object): string | undefined => Object.keys(of).find((key) => !keys.includes(key));
  const key = unknown(KEYS, one) ?? one.events.map((event) => unknown(EVENT_KEYS, event)).find((found) => found !== undefined);
  if (key !== undefined) throw new Error(`unknown key ${key}`);
  for (const event of one.events) {
    if (event.times !== undefined && event.months !== undefined) throw new Error('times and months together');
    for (const n of [event.times, event.months])
      if (n !== undefined && !(Number.isInteger(n) && n > 0)) throw new Error(`${n} is not a number of times`);
  }
  if (one.score === undefined) throw new Error('no score is expected');
  if (one.score !== 'none' && one.grade === undefined) throw new Error('no grade is expected');
}

/** The engine's score stage with one person of a ledger: no dice but those of discretion. */
class Bench {
  readonly work: Work;
  readonly plan: Plan;
  readonly index: number;
  row = -1;

  constructor(one: Case, seed: number) {
    const scenario = one.patch ? applyPatch(scenarioOf(one.scenario), one.patch, 'any') : scenarioOf(one.scenario);
    this.plan = compile(scenario, [{ id: 'case', scenario }], { persons: 400 });
    this.index = this.plan.ledgers.indexOf(one.ledger);
    if (this.index < 0) throw new Error(`no ledger ${one.ledger}`);
    const slots = new Slots(this.plan);
    this.work = new Work(this.plan, slots, seed, 0);
    this.work.people = generatePeople(this.plan, this.plan.communities[0]!, seed, 0);
    this.work.state = newState(this.plan, this.work.people.n);
    this.work.state.openScores();
    this.work.state.flags.fill(PRESENT);
    this.work.count = blankCounts(slots);
    this.goTo(this.plan.start);
  }

  get policy(): Policy {
    return this.work.policy;
  }

  /** Chooses a person who takes part, or does not. */
  choose(optedIn: boolean): void {
    const { work } = this;
    const ledger = this.policy.ledgers[this.index]!;
    for (let row = 0; row < work.people.n && this.row < 0; row++)
      if (work.people.adult[row] === 1 && isScored(work, row, ledger) === optedIn) this.row = row;
    if (this.row < 0) throw new Error(optedIn ? `nobody has a score on ${dateOf(work.day)}` : 'everybody has a score');
    work.open = this.row;
  }

  /** Lets days pass: changes of score expire on their day. */
  goTo(day: number): void {
    const { work } = this;
    if (this.row >= 0) {
      for (let due = this.nextExpiry(); due !== null && due.day <= day; due = this.nextExpiry()) {
        this.setDay(due.day);
        expireChange(work, this.row, due.at);
      }
    }
    this.setDay(day);
  }

  private setDay(day: number): void {
    this.work.day = day;
    this.work.policy = this.plan.arms[0]!.policies.filter((policy) => policy.from <= day).at(-1)!;
  }

  private nextExpiry(): { day: number; at: number } | null {
    const { state } = this.work;
    let next: { day: number; at: number } | null = null;
    for (let at = state.head[this.row]!; at !== 0; at = state.entries[at + NEXT]!) {
      const day = state.entries[at + DUE]!;
      if (kindOf(state.entries[at + TYPE]!) === CHANGE && (next === null || day < next.day)) next = { day, at };
    }
    return next;
  }

  record(ledger: string, { rule: id, amount }: Case['events'][0], count: number): void {
    const { work } = this;
    const path = `${ledger}.${id}`;
    if (!this.plan.rules.includes(path)) throw new Error(`no rule ${id} in ${ledger}`);
    const rule = this.policy.rules[this.plan.rules.indexOf(path)];
    if (!rule) throw new Error(`the rule ${id} is not in force on ${dateOf(work.day)}`);
    if (amount !== undefined) {
      if (rule.stepPer.length === 0) throw new Error(`the rule ${id} reads no amount`);
      this.plan.streams[rule.stream]!.amount = amount;
    }
    if (isScored(work, this.row, this.policy.ledgers[this.index]!))
      applyRule(work, this.row, rule, recordOf(work, rule.stream, DEED, true, work.day + count));
  }
}

/** Runs a case with the random draws of one seed. Throws Error saying what is wrong with the case or with the score. */
export function runCase(one: Case, seed = 0): { score: number | 'none'; grade: string | null } {
  checkForm(one);
  const bench = new Bench(one, seed);
  const { plan, work } = bench;
  const steps = one.events.flatMap((event) => {
    const first = event.day === undefined ? plan.start : dayOf(event.day);
    return Array.from({ length: event.months ?? event.times ?? 1 }, (_, i) => ({
      event,
      day: first + (event.months === undefined ? 0 : i * MONTH),
    }));
  });
  bench.choose(one.opted_in ?? true);
  steps.sort((a, b) => a.day - b.day);
  steps.forEach(({ event, day }, count) => {
    bench.goTo(day);
    bench.record(one.ledger, event, count);
  });
  if (one.at !== undefined) {
    if (dayOf(one.at) < work.day) throw new Error(`${one.at} lies before the last event`);
    bench.goTo(dayOf(one.at));
  }
  const ledger = bench.policy.ledgers[bench.index]!;
  if (!isScored(work, bench.row, ledger)) return expected(one, 'none', null);
  const score = scoreOf(work, bench.row, bench.index, ledger);
  return expected(one, score, ledger.grades[gradeOf(ledger, score)]!);
}

function expected(one: Case, score: number | 'none', grade: string | null): { score: number | 'none'; grade: string | null } {
  const range = typeof one.score === 'object' ? one.score : null;
  const right = range && score !== 'none' ? score >= range.from && score <= range.to : score === one.score;
  if (!right)
    throw new Error(
      `the score is ${score}, expected ${range ? `${range.from} to ${range.to}` : JSON.stringify(one.score).replaceAll('"', '')}`,
    );
  const grades = one.grade === undefined ? [] : [one.grade].flat();
  if (grade !== null && !grades.includes(grade)) throw new Error(`the grade is ${grade}, expected ${grades.join(' or ')}`);
  if (grade === null && grades.length > 0) throw new Error(`there is no grade, expected ${grades.join(' or ')}`);
  return { score, grade };
}
