import { dateOf } from '@glasshouse/model';
import { DICE_OF_A_POINT } from '../design/plan-study.js';
import type { PlannedRun } from '../design/plan-study.js';
import type { RunEvent } from './types.js';

/** How far a study is, for a reader. Never part of a result. */
export interface StudyProgress {
  experiment: string;
  /** Arms of the run. They go through each round together, so none is ahead. */
  arms: readonly string[];
  point: number;
  /** Which replicate of the point, from 0. Tables number the replicates of all points through. */
  replicate: number;
  /** Simulated date, YYYY-MM-DD. */
  date: string;
  /** Simulated people whose whole horizon was run, per second, all threads together. */
  peoplePerSecond: number;
  /** Seconds left; null until every experiment has finished a run, or a tenth of the work is done: a guess before that misses by far. */
  secondsLeft: number | null;
  /** True where it takes longer than was said before. `secondsLeft` is then the least that is left: it never rises by more than a fifth. */
  longer: boolean;
  runsDone: number;
  runs: number;
}

/** What the meter knows of an experiment before its first run. */
export interface RunShape {
  arms: readonly string[];
  /** Expected cost of one simulated person, in any unit: only the ratio between experiments counts. */
  cost: number;
}

/** Share of the work after which a time is said even where an experiment has not finished a run. */
const BASE = 0.1;
/** The most that the time left rises above the least said before. Less than a fifth, because what is shown is rounded. */
const MOST_RISE = 1.15;

interface Unfinished {
  persons: number;
  began: number | null;
  done: number;
}

/** What was seen of an experiment. */
interface Seen {
  cost: number;
  /** Runs still to finish: people asked for, and when each began. */
  left: Map<string, Unfinished>;
  /** People asked for in them, together. */
  asked: number;
  /** Those that have said a word: few, however many are left. */
  begun: Set<Unfinished>;
  /** People of finished runs. */
  people: number;
  /** Those of them whose run was timed, and thread-milliseconds spent on it. */
  timed: number;
  spent: number;
}

/** The same runs with one of each experiment first, so that every experiment's speed is known early. */
export function oneOfEachFirst<Run extends PlannedRun>(runs: readonly Run[]): Run[] {
  const known = new Set<string>();
  const first = runs.filter(({ experiment }) => !known.has(experiment) && known.add(experiment));
  const rest = new Set(first);
  return [...first, ...runs.filter((run) => !rest.has(run))];
}

/**
 * Adds up what runs report. `now` is a clock in milliseconds. Runs that were already there count as done but not as speed.
 *
 * The time left is the work left, experiment by experiment, over the threads at work. Work is measured in milliseconds of a thread per person
 * once an experiment has finished runs; before, its expected cost stands in, scaled by what the measured experiments took for theirs. No time is said
 * on expected costs and first rounds alone.
 */
export class ProgressMeter {
  readonly #shapeOf: (experiment: string) => RunShape;
  readonly #now: () => number;
  readonly #started: number;
  readonly #runs: number;
  readonly #seen = new Map<string, Seen>();
  #left: number;
  #people = 0;
  #least = Number.POSITIVE_INFINITY;

  constructor(toDo: readonly PlannedRun[], already: number, shapeOf: (experiment: string) => RunShape, now: () => number) {
    this.#shapeOf = shapeOf;
    this.#now = now;
    this.#started = now();
    this.#runs = toDo.length + already;
    this.#left = toDo.length;
    for (const run of toDo) {
      const seen = this.#seen.get(run.experiment) ?? {
        ...{ cost: shapeOf(run.experiment).cost, left: new Map(), asked: 0, begun: new Set() },
        ...{ people: 0, timed: 0, spent: 0 },
      };
      seen.left.set(run.id, { persons: run.persons, began: null, done: 0 });
      seen.asked += run.persons;
      this.#seen.set(run.experiment, seen);
    }
  }

  /** Takes in a word from inside a run and says how far the study is. */
  event(event: RunEvent): StudyProgress {
    const seen = this.#seen.get(event.run.experiment);
    const run = seen?.left.get(event.run.id);
    if (seen && run) {
      run.began ??= this.#now();
      run.done = event.done;
      seen.begun.add(run);
    }
    return this.#say(event.run, event.day);
  }

  /** Counts a run, failed or not, as done. */
  finished(run: PlannedRun, day: number): StudyProgress {
    const seen = this.#seen.get(run.experiment);
    const own = seen?.left.get(run.id);
    if (seen && own) {
      seen.left.delete(run.id);
      seen.begun.delete(own);
      seen.asked -= own.persons;
      this.#left -= 1;
      this.#people += own.persons;
      seen.people += own.persons;
      if (own.began !== null) {
        seen.timed += own.persons;
        seen.spent += this.#now() - own.began;
      }
    }
    return this.#say(run, day);
  }

  /** Work left and done, in the unit of expected cost, after correction by what was measured. */
  #work(): { done: number; left: number } {
    const measured = [...this.#seen.values()].filter((seen) => seen.timed > 0 && seen.spent > 0);
    const unit = sum(measured, (seen) => seen.spent) / sum(measured, (seen) => seen.cost * seen.timed);
    let done = 0;
    let left = 0;
    for (const seen of this.#seen.values()) {
      const each = seen.timed > 0 && seen.spent > 0 ? seen.spent / seen.timed / unit : seen.cost;
      const begun = peopleOf(seen.begun);
      done += (seen.people + begun) * each;
      left += (seen.asked - begun) * each;
    }
    return { done, left };
  }

  #timeLeft(seconds: number): Pick<StudyProgress, 'secondsLeft' | 'longer'> {
    const { done, left } = this.#work();
    const known = [...this.#seen.values()].every((seen) => seen.left.size === 0 || seen.timed > 0);
    if (done <= 0 || seconds <= 0 || (!known && done < BASE * (done + left))) return { secondsLeft: null, longer: false };
    const guess = (left * seconds) / done;
    const most = this.#least * MOST_RISE;
    const secondsLeft = Math.min(guess, most);
    this.#least = Math.min(this.#least, secondsLeft);
    return { secondsLeft, longer: guess > most };
  }

  #say(run: PlannedRun, day: number): StudyProgress {
    let people = this.#people;
    for (const { begun } of this.#seen.values()) people += peopleOf(begun);
    const seconds = (this.#now() - this.#started) / 1000;
    return {
      ...this.#timeLeft(seconds),
      experiment: run.experiment,
      arms: this.#shapeOf(run.experiment).arms,
      point: run.point,
      replicate: run.replicate % DICE_OF_A_POINT,
      date: dateOf(day),
      peoplePerSecond: seconds > 0 ? people / seconds : 0,
      runsDone: this.#runs - this.#left,
      runs: this.#runs,
    };
  }
}

/** People of runs, each as far as its run is. */
function peopleOf(runs: Iterable<Unfinished>): number {
  let people = 0;
  for (const { persons, done } of runs) people += persons * done;
  return people;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
