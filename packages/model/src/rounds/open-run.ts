import type { Frame } from '../frames/frame.js';
import type { Plan } from '../plan/types.js';
import type { RunResult } from '../results/tables.js';
import { Batch } from './batch.js';
import type { BatchOptions } from './batch.js';
import { cutBlocks, PEOPLE_AT_A_TIME, workBlock } from './blocks.js';
import { Coordinator } from './coordinator.js';
import { BatchSum, mergeBatches } from './merge.js';
import type { RunExtras, RunName } from './merge.js';
import { RoundByRound } from './round-by-round.js';

/** Where a run stands, told after each round. An observer changes nothing. */
export interface RoundProgress {
  round: number;
  rounds: number;
  /** Last day of the round. */
  day: number;
  candidates: number;
  /** Part of the run, 0 to 1. */
  done: number;
}

export interface RunOptions extends RunName, Omit<BatchOptions, 'first' | 'end'> {}

/** Where each person of a run stands in its frames, the same in every arm and round. Columns as in a frame. */
export interface RunRoster {
  /** Number of the person, as in `S-4821`. */
  person: Int32Array;
  /** Community, counted from zero. */
  community: Int32Array;
  /** Position in the household, and its number of members. */
  position: Uint8Array;
  household: Uint8Array;
  /** 1 for adults, 0 for children, as they came in. */
  adult: Uint8Array;
}

/** A run that is worked round by round. */
export interface OpenRun {
  readonly rounds: number;
  /** Works the next round. Throws RangeError after the last. */
  round(): RoundProgress;
  /** Writes everyone of an arm, as of the last day of the last round worked, into `into`. Changes nothing. Throws RangeError before the first round. */
  frame(arm: number, into: Frame): void;
  /**
   * Keeps a frame for each of the first `arms` arms. After each round, the function that is returned brings them up to date and gives for each arm its frame and
   * the positions of those whose `why` changed since the last call, in no order; at the first call everyone who is present. Costs by how much changes, where
   * `frame` costs by how many people there are. Changes nothing. Throws RangeError once a round has been worked, and the function before the first round.
   */
  watch(arms: number): () => { frame: Frame; changed: number[] }[];
  /** The people of the run, in the order of its frames. */
  roster(): RunRoster;
  /** Counts of the whole run, after the last round. Throws RangeError before it, Error when the books do not agree. */
  finish(): RunResult & { extras: RunExtras };
}

/**
 * Opens a replicate with all arms in lockstep, on this thread, to be worked round by round. The result depends on the plan, seed and replicate alone,
 * whether frames are read or not.
 */
export function openRun(plan: Plan, options: RunOptions): OpenRun {
  const batch = new Batch(plan, { ...options, first: 0, end: plan.communities.length });
  const coordinator = new Coordinator(plan);
  const rounds = plan.rounds.length;
  let next = 0;
  const lastDay = (): number => {
    if (next === 0) throw new RangeError('no round has been worked yet');
    return plan.rounds[next - 1].last;
  };
  return {
    rounds,
    round() {
      if (next === rounds) throw new RangeError(`the run has ${rounds} rounds`);
      const round = next;
      const report = batch.round(round, coordinator.decide(round));
      coordinator.receive([{ first: 0, end: plan.communities.length, report }]);
      next += 1;
      return { round, rounds, day: plan.rounds[round].last, candidates: report.candidates, done: next / rounds };
    },
    frame(arm, into) {
      batch.frame(arm, lastDay(), into);
    },
    watch(arms) {
      if (next > 0) throw new RangeError('a run is watched from before its first round');
      batch.watch(arms);
      return () => batch.look(lastDay()).map((watch) => ({ frame: watch.frame, changed: watch.taken() }));
    },
    roster: () => batch.roster(),
    finish() {
      if (next < rounds) throw new RangeError(`${rounds - next} rounds are still to be worked`);
      const { experiment, point, replicate, runId } = options;
      return mergeBatches(plan, { experiment, point, replicate, runId }, [{ first: 0, result: batch.finish() }], coordinator.held);
    },
  };
}

/**
 * One replicate with all arms in lockstep, on this thread. The result depends on the plan, seed and replicate alone.
 * Throws Error when the books do not agree.
 */
export function runExperiment(
  plan: Plan,
  options: RunOptions & { onRound?: (progress: RoundProgress) => void },
): RunResult & { extras: RunExtras } {
  const coordinator = new Coordinator(plan);
  if (coordinator.idle && plan.communities.length > 1) return runInBlocks(plan, options, PEOPLE_AT_A_TIME);
  const run = openRun(plan, options);
  for (let round = 0; round < run.rounds; round++) {
    const progress = run.round();
    options.onRound?.(progress);
  }
  return run.finish();
}

/**
 * The same for a plan whose council has nothing to decide, with at most `most` people at a time, or one community: each block of communities is worked
 * through the whole horizon before the next is begun, so that memory does not grow with the number of people. The result is the same.
 */
export function runInBlocks(
  plan: Plan,
  options: RunOptions & { onRound?: (progress: RoundProgress) => void },
  most: number,
): RunResult & { extras: RunExtras } {
  const { seed, replicate, experiment, point, runId } = options;
  const progress = new RoundByRound(plan, (told) => options.onRound?.(told));
  const persons = plan.communities.map((community) => community.persons);
  const all = persons.reduce((total, n) => total + n, 0);
  const sum = new BatchSum();
  let before = 0;
  for (const [first, end] of cutBlocks(persons, 1, most)) {
    const tell = (personRounds: number, candidates: number): void =>
      progress.reach((before * plan.rounds.length + personRounds) / (all * plan.rounds.length), candidates);
    sum.add(first, workBlock(plan, { seed, replicate, first, end }, tell));
    before += persons.slice(first, end).reduce((total, n) => total + n, 0);
  }
  return sum.finish(plan, { experiment, point, replicate, runId }, new Coordinator(plan).held);
}
