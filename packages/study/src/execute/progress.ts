import { dateOf } from '@glasshouse/scenario';
import type { PlannedRun } from '../design/plan-study.js';
import type { RunEvent } from './types.js';

/** How far a study is, for a reader. Never part of a result. */
export interface StudyProgress {
  experiment: string;
  /** Arms of the run. They go through each round together, so none is ahead. */
  arms: readonly string[];
  point: number;
  replicate: number;
  /** Simulated date, YYYY-MM-DD. */
  date: string;
  /** Simulated people whose whole horizon was run, per second, all threads together. */
  peoplePerSecond: number;
  /** Seconds left at this speed; null before the first sign of speed. */
  secondsLeft: number | null;
  runsDone: number;
  runs: number;
}

/** Adds up what runs report. `now` is a clock in milliseconds. Runs that were already there count as done but not as speed. */
export class ProgressMeter {
  readonly #armsOf: (experiment: string) => readonly string[];
  readonly #now: () => number;
  readonly #started: number;
  readonly #runs: number;
  readonly #left = new Map<string, number>();
  #people = 0;
  readonly #done = new Map<string, number>();

  constructor(toDo: readonly PlannedRun[], already: number, armsOf: (experiment: string) => readonly string[], now: () => number) {
    this.#armsOf = armsOf;
    this.#now = now;
    this.#started = now();
    this.#runs = toDo.length + already;
    for (const run of toDo) this.#left.set(run.id, run.persons);
  }

  /** Takes in a word from inside a run and says how far the study is. */
  event(event: RunEvent): StudyProgress {
    this.#done.set(event.run.id, event.done);
    return this.#say(event.run, event.day);
  }

  /** Counts a run, failed or not, as done. */
  finished(run: PlannedRun, day: number): StudyProgress {
    this.#people += this.#left.get(run.id) ?? 0;
    this.#left.delete(run.id);
    this.#done.delete(run.id);
    return this.#say(run, day);
  }

  #say(run: PlannedRun, day: number): StudyProgress {
    let people = this.#people;
    let left = 0;
    for (const [id, persons] of this.#left) {
      const part = persons * (this.#done.get(id) ?? 0);
      people += part;
      left += persons - part;
    }
    const seconds = (this.#now() - this.#started) / 1000;
    const speed = seconds > 0 ? people / seconds : 0;
    return {
      experiment: run.experiment,
      arms: this.#armsOf(run.experiment),
      point: run.point,
      replicate: run.replicate,
      date: dateOf(day),
      peoplePerSecond: speed,
      secondsLeft: speed > 0 ? left / speed : null,
      runsDone: this.#runs - this.#left.size,
      runs: this.#runs,
    };
  }
}
