import { CAUSES } from '../counters/words.js';
import type { Cause } from '../counters/words.js';
import { blankCounts } from '../books/ledger-book.js';
import { Slots } from '../books/slots.js';
import { dateOf } from '../format/dates.js';
import { InputError } from '../format/problem.js';
import { setAsOf } from '../mechanisms/demography/as-of.js';
import { setAllowances } from '../mechanisms/reviews/allowances.js';
import { Candidates } from '../mechanisms/streams/candidates.js';
import { generatePeople } from '../people/people.js';
import type { People } from '../people/people.js';
import { compile } from '../plan/compile.js';
import type { ArmSource } from '../plan/compile.js';
import type { Plan } from '../plan/types.js';
import { policiesAt } from '../plan/variants.js';
import { workRound } from '../rounds/community-round.js';
import { LETTER } from '../rounds/coordinator.js';
import type { Held } from '../rounds/coordinator.js';
import { Work } from '../rounds/work.js';
import { applyPatch } from '../scenario/patch.js';
import type { Scenario } from '../scenario/schema.js';
import { stateHash } from '../state/state-hash.js';
import { newState } from '../state/new-state.js';
import { isEntry, refuseUnknownRule, rulesNamed } from './rules.js';
import type { TracedStep } from './step.js';
import { Trace } from './trace.js';

export interface ExplainOptions {
  base: Scenario;
  arms: ArmSource[];
  /** Simulated people of the run. */
  persons: number;
  seed: number;
  replicate: number;
  /** Such as `S-4821`. */
  person: string;
  /** Path of a policy rule taken away: "but for this rule". Council and mail are held as they were. */
  without?: string;
  held?: Held;
  /** `[arm][community]` of the finished run, to check that the same lives come back. */
  hashes?: number[][];
}

export interface Explanation {
  person: string;
  /** Category of each attribute on the first day of the person in the run. */
  groups: Record<string, string>;
  /** That day, where people grow older, move or are born in the run; null where nobody's groups change. */
  groupsOn: string | null;
  arms: {
    arm: string;
    steps: TracedStep[];
    sanctionDays: number;
    withoutDeedDays: number;
    /** The sanction-days, by cause. */
    daysByCause: Readonly<Record<Cause, number>>;
  }[];
  /** Whether the uncut re-run ended in the stored state; null when no state was given. */
  reproduced: boolean | null;
  without: string | null;
}

/**
 * The dated chain of stages of one person in every arm, from a re-run of their community alone. Takes the time of one
 * community, however large the run. Throws InputError for a person or rule that does not exist.
 */
export function explainPerson(options: ExplainOptions): Explanation {
  if (options.without !== undefined)
    refuseUnknownRule(
      options.arms.map(({ scenario }) => scenario),
      options.without,
    );
  const plan = compile(options.base, options.arms, { persons: options.persons });
  const { community, row } = locate(plan, options);
  const lives = rerun(plan, options, options.arms, community, row);
  const reproduced = options.hashes ? lives.every((life, arm) => life.hash === options.hashes?.[arm][community]) : null;
  const people = generatePeople(plan, plan.communities[community], options.seed, options.replicate);
  const told = options.without === undefined ? lives : butFor(options, options.without, community, row);
  return {
    person: options.person,
    ...groupsAtFirst(plan, people, row),
    arms: told.map(({ arm, steps, sanctionDays, withoutDeedDays, daysByCause }) => ({
      arm,
      steps,
      sanctionDays,
      withoutDeedDays,
      daysByCause,
    })),
    reproduced,
    without: options.without ?? null,
  };
}

function butFor(options: ExplainOptions, rule: string, community: number, row: number): Life[] {
  const arms = options.arms.map((arm) => ({ ...arm, scenario: takeAway(arm.scenario, rule) }));
  return rerun(compile(options.base, arms, { persons: options.persons }), options, arms, community, row);
}

const NEVER_IN_FORCE = { from: '9999-12-31' };

/**
 * A scenario without one rule, or without every rule of a section: its window never opens, whatever the timeline says; an
 * entry on a list is made with probability zero. A scenario that lacks the rule stays as it is.
 */
function takeAway(scenario: Scenario, rule: string): Scenario {
  const patch: Record<string, unknown> = {};
  for (const path of rulesNamed(scenario, rule)) {
    if (isEntry(path)) {
      patch[`${path}.probability`] = { value: 0, unit: 'probability', assumed: 'taken away to see what follows', range: [0, 0] };
    } else patch[`${path}.in_force`] = NEVER_IN_FORCE;
  }
  const taken = applyPatch(scenario, patch, 'policy');
  const kept = (set: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(set).filter(([path]) => !path.startsWith(`${rule}.`)));
  return taken.timeline ? { ...taken, timeline: taken.timeline.map((change) => ({ ...change, set: kept(change.set) })) } : taken;
}

interface Life {
  arm: string;
  steps: TracedStep[];
  sanctionDays: number;
  withoutDeedDays: number;
  daysByCause: Readonly<Record<Cause, number>>;
  hash: number;
}

function rerun(plan: Plan, options: ExplainOptions, arms: ArmSource[], community: number, row: number): Life[] {
  const slots = new Slots(plan);
  const people = generatePeople(plan, plan.communities[community], options.seed, options.replicate);
  const candidates = new Candidates();
  const states = arms.map(() => newState(plan, people.n));
  const traces = arms.map((arm) => new Trace(row, arm.scenario));
  const work = new Work(plan, slots, options.seed, options.replicate);
  const book = blankCounts(slots);
  work.people = people;
  plan.rounds.forEach((round, r) => {
    if (people.lives !== null) setAsOf(plan, people, people.lives, r);
    candidates.fill(plan, people, round, options.seed, options.replicate);
    arms.forEach((_, arm) => {
      work.state = states[arm];
      work.count = book;
      work.trace = traces[arm];
      setAllowances(work, options.held?.capacity[arm][r], community);
      if (people.lives !== null) setAsOf(plan, people, people.lives, r - 1);
      workRound(work, policiesAt(plan, arm, people.place), round, candidates, mailOf(options.held, arm, r, community), round.last);
      work.outbox = [];
    });
  });
  return arms.map((arm, a) => ({
    arm: arm.id,
    steps: traces[a].steps,
    sanctionDays: states[a].sanctionDays[row],
    withoutDeedDays: states[a].withoutDays[row],
    daysByCause: Object.fromEntries(CAUSES.map((cause, c) => [cause, traces[a].daysByCause[c]])) as Record<Cause, number>,
    hash: stateHash(plan, states[a]),
  }));
}

function mailOf(held: Held | undefined, arm: number, round: number, community: number): number[] {
  const mail = held?.mail[arm];
  const letters: number[] = [];
  if (!mail) return letters;
  for (let i = 0; i < mail.length; i += LETTER + 1)
    if (mail[i] === round && mail[i + 1] === community) letters.push(mail[i + 2], mail[i + 3], mail[i + 4], mail[i + 5]);
  return letters;
}

/** What somebody is on their first day: at the start, or on the day on which they come in or are born. */
function groupsAtFirst(plan: Plan, people: People, row: number): Pick<Explanation, 'groups' | 'groupsOn'> {
  const day = Math.max(plan.start, people.enters?.[row] ?? plan.start);
  const { lives } = people;
  if (lives !== null) {
    const after = plan.rounds.findIndex(({ first }) => first > day);
    setAsOf(plan, people, lives, (after < 0 ? plan.rounds.length : after) - 1);
  }
  const categoryOf = (a: number): string => {
    const category = people.attributes[a][row];
    return a === plan.placeAttribute ? plan.shownPlaces[plan.shownPlaceOf[category]] : plan.attributes[a].categories[category];
  };
  return {
    groups: Object.fromEntries(plan.attributes.map(({ id }, a) => [id, categoryOf(a)])),
    groupsOn: lives === null ? null : dateOf(day),
  };
}

/** Community and row of a person's number. */
function locate(plan: Plan, { person, seed, replicate }: ExplainOptions): { community: number; row: number } {
  const match = /^S-(\d{1,9})$/.exec(person);
  const number = match ? Number(match[1]) : -1;
  const community = number % plan.communities.length;
  const row = Math.floor(number / plan.communities.length);
  const rows = (): number =>
    plan.demography === null ? plan.communities[community].persons : generatePeople(plan, plan.communities[community], seed, replicate).n;
  if (!match || row >= rows()) {
    throw new InputError([
      {
        file: '',
        line: 0,
        column: 0,
        path: '--person',
        found: person,
        allowed: 'the number of a synthetic person of this run, such as S-4821',
        todo: 'take a number from the persons table of the result',
        message: `synthetic person ${person} is not in this run`,
      },
    ]);
  }
  return { community, row };
}
