import { compile, Coordinator, decisionsOf, mergeBatches } from '@glasshouse/model';
import type { Decisions, Plan } from '@glasshouse/model';
import type { RunTask } from '../design/plan-study.js';
import { eventOf, messageOf, plannedRun } from '../execute/types.js';
import type { RunFailure, RunOutcome } from '../execute/types.js';
import { EngineThread } from './engine-thread.js';
import type { RunAnswer, RunOrder } from './messages.js';
import type { Crew } from './thread.js';

type Worker = EngineThread;

/** Why part of a run did not come back. */
class PartLost extends Error {
  constructor(readonly failure: RunFailure) {
    super(failure.message);
  }
}

/** Cuts communities, in order, into at most `parts` runs of about equal numbers of people. Returns first and end of each. */
export function cutCommunities(persons: readonly number[], parts: number): [number, number][] {
  const all = persons.reduce((sum, n) => sum + n, 0);
  const cuts: [number, number][] = [];
  let first = 0;
  let sum = 0;
  persons.forEach((n, i) => {
    sum += n;
    const last = i === persons.length - 1;
    if (last || (cuts.length < parts - 1 && sum * parts >= all * (cuts.length + 1))) {
      cuts.push([first, i + 1]);
      first = i + 1;
    }
  });
  return cuts;
}

/**
 * Does each run on all threads at once: communities are shared out, and this thread is the council between rounds. Where the
 * council has nothing to decide, parts do not wait for each other, and progress is that of the first.
 * With `processes` each part is a process of its own, and what parts and council tell each other goes through pipes.
 * A run that loses a thread is done once more from its start and then reported as failed.
 */
export async function splitRuns(runs: readonly RunTask[], crew: Crew, sink: (outcome: RunOutcome) => Promise<void>): Promise<void> {
  const kept: Worker[] = [];
  try {
    for (const task of runs) {
      let outcome = await attempt(task, crew, kept);
      if ('failure' in outcome && outcome.failure.stage === 'worker') outcome = await attempt(task, crew, kept);
      await sink(outcome);
    }
  } finally {
    await stopAll(kept);
  }
}

/** Stops threads and forgets them. */
async function stopAll(kept: Worker[]): Promise<void> {
  await Promise.all(kept.splice(0).map((w) => w.stop()));
}

/** One run on the threads that are `kept`, which are as many as any run has needed so far. A run that fails leaves none behind: they may be in the middle of it. */
async function attempt(task: RunTask, { threads, worker, seat, progress }: Crew, kept: Worker[]): Promise<RunOutcome> {
  const run = plannedRun(task);
  const inputs = task.inputs();
  let plan: Plan;
  try {
    plan = compile(inputs.base, inputs.arms, { persons: task.persons, communities: inputs.communities, groupYears: inputs.groupYears });
  } catch (error) {
    return { run, failure: { stage: 'compile', message: messageOf(error) } };
  }
  const cuts = cutCommunities(
    plan.communities.map((c) => c.persons),
    threads,
  );
  while (kept.length < cuts.length) kept.push(new EngineThread(worker, seat));
  const workers = kept.slice(0, cuts.length);
  try {
    await Promise.all(
      workers.map((w, i) => ask(w, { kind: 'open', run, inputs: w.toSend(inputs), first: cuts[i]![0], end: cuts[i]![1] }, 'opened')),
    );
    const council = new Coordinator(plan);
    const tell = (round: number, candidates: number): void =>
      progress(eventOf(run, { round, rounds: plan.rounds.length, day: plan.rounds[round]!.last, candidates }));
    if (council.idle) {
      const decisions = plan.rounds.map((_, r) => council.decide(r));
      await Promise.all(workers.map((w, i) => alone(w, decisions, i === 0 ? tell : null)));
    } else await together(workers, cuts, council, plan, tell);
    const ends = await Promise.all(workers.map((w) => ask(w, { kind: 'finish' }, 'finished')));
    const { experiment, point, replicate, id } = run;
    const result = mergeBatches(
      plan,
      { experiment, point, replicate, runId: id },
      ends.map(({ result: part }, i) => ({ first: cuts[i]![0], result: part })),
      council.held,
    );
    return { run, result };
  } catch (error) {
    await stopAll(kept);
    return { run, failure: error instanceof PartLost ? error.failure : { stage: 'run', message: messageOf(error) } };
  }
}

/** Rounds of a part that has nothing to wait for. */
async function alone(worker: Worker, decisions: Decisions[], tell: ((round: number, candidates: number) => void) | null): Promise<void> {
  for (const [round, decision] of decisions.entries()) {
    const { report } = await ask(worker, { kind: 'batch', round, decisions: decision }, 'report');
    tell?.(round, report.candidates);
  }
}

/** Rounds of all parts in step: the council hears every part before it decides for the next. */
async function together(
  workers: Worker[],
  cuts: [number, number][],
  council: Coordinator,
  plan: Plan,
  tell: (round: number, candidates: number) => void,
): Promise<void> {
  for (let r = 0; r < plan.rounds.length; r += 1) {
    const decided = council.decide(r);
    const told = cuts.map(([first, end]) => decisionsOf(plan, decided, first, end));
    const answers = await Promise.all(workers.map((w, i) => ask(w, { kind: 'batch', round: r, decisions: told[i]! }, 'report')));
    council.receive(answers.map(({ report }, i) => ({ first: cuts[i]![0], end: cuts[i]![1], report })));
    tell(
      r,
      answers.reduce((sum, { report }) => sum + report.candidates, 0),
    );
  }
}

async function ask<Kind extends RunAnswer['kind']>(
  worker: Worker,
  order: RunOrder,
  kind: Kind,
): Promise<Extract<RunAnswer, { kind: Kind }>> {
  const ending = await worker.do(
    order,
    () => true,
    () => undefined,
  );
  if ('died' in ending) throw new PartLost({ stage: 'worker', message: `stopped twice: ${ending.died}` });
  if (ending.answer.kind === 'failure') throw new PartLost(ending.answer.failure);
  if (ending.answer.kind !== kind)
    throw new PartLost({ stage: 'worker', message: `answered ${ending.answer.kind} where ${kind} was asked` });
  return ending.answer as Extract<RunAnswer, { kind: Kind }>;
}
