import { BatchSum, compile, Coordinator, cutBlocks, decisionsOf, mergeBatches, RoundByRound } from '@glasshouse/model';
import type { Plan, RoundProgress, RunResult } from '@glasshouse/model';
import type { PlannedRun, RunTask } from '../design/plan-study.js';
import { eventOf, messageOf, plannedRun } from '../execute/types.js';
import type { RunFailure, RunOutcome } from '../execute/types.js';
import { EngineThread } from './engine-thread.js';
import type { Line } from './line.js';
import type { RunAnswer, RunOrder } from './messages.js';
import type { Crew } from './thread.js';

type Worker = EngineThread;

/** Why part of a run did not come back. */
class PartLost extends Error {
  /** `again`: another attempt can go better. */
  constructor(
    readonly failure: RunFailure,
    readonly again = false,
  ) {
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
 * Does each run on all threads at once: communities are shared out, and this thread is the council between rounds. Where the council has nothing to decide,
 * nobody waits: each thread takes a block of communities, works it through the whole horizon and takes the next, so that memory does not grow with the
 * number of people, and no thread is idle for long while another is behind.
 * What a thread and the council tell each other goes over a line, which may lead to a process or to another machine.
 * A run that loses a part is done once more from its start and then reported as failed; so is a run for which too few parts are there.
 */
export async function splitRuns(runs: readonly RunTask[], crew: Crew, sink: (outcome: RunOutcome) => Promise<void>): Promise<void> {
  const kept: Worker[] = [];
  try {
    for (const task of runs) {
      const first = await attempt(task, crew, kept);
      await sink(first instanceof PartLost ? twice(plannedRun(task), first, await attempt(task, crew, kept)) : first);
    }
  } finally {
    await stopAll(kept);
  }
}

/** What came of a run whose first attempt lost a part. */
function twice(run: PlannedRun, { failure: first }: PartLost, second: RunOutcome | PartLost): RunOutcome {
  if (second instanceof PartLost) return { run, failure: { stage: 'worker', message: `stopped twice: ${second.message}` } };
  if ('failure' in second && second.failure.stage === 'worker') {
    return { run, failure: { stage: 'worker', message: `${first.message}; then ${second.failure.message}` } };
  }
  return second;
}

/** Stops threads and forgets them. */
async function stopAll(kept: Worker[]): Promise<void> {
  await Promise.all(kept.splice(0).map((w) => w.stop()));
}

/**
 * One run on threads that earlier runs have started; those that are missing are started and added to `kept`. A run that fails stops all of them, since
 * they may still be at work on it. Gives a PartLost where the run may be tried again.
 */
async function attempt(task: RunTask, { threads, line, progress }: Crew, kept: Worker[]): Promise<RunOutcome | PartLost> {
  const run = plannedRun(task);
  const inputs = task.inputs();
  let plan: Plan;
  try {
    plan = compile(inputs.base, inputs.arms, { persons: task.persons, communities: inputs.communities, groupYears: inputs.groupYears });
  } catch (error) {
    return { run, failure: { stage: 'compile', message: messageOf(error) } };
  }
  const council = new Coordinator(plan);
  const persons = plan.communities.map((c) => c.persons);
  const blocks = council.idle ? cutBlocks(persons, threads) : cutCommunities(persons, threads);
  const tell = (told: RoundProgress): void => progress(eventOf(run, told));
  try {
    while (kept.length < Math.min(threads, blocks.length)) kept.push(new EngineThread(await hired(line)));
    const workers = kept.slice(0, Math.min(threads, blocks.length));
    const result = await (council.idle ? inBlocks : inStep)({ task, plan, council, workers, tell }, blocks);
    return { run, result };
  } catch (error) {
    await stopAll(kept);
    if (!(error instanceof PartLost)) return { run, failure: { stage: 'run', message: messageOf(error) } };
    return error.again ? error : { run, failure: error.failure };
  }
}

/** A line to one more part. Throws PartLost where there is nobody. */
async function hired(line: () => Promise<Line>): Promise<Line> {
  try {
    return await line();
  } catch (error) {
    throw new PartLost({ stage: 'worker', message: messageOf(error) });
  }
}

/** A run, and who works on it. */
interface Shared {
  task: RunTask;
  plan: Plan;
  council: Coordinator;
  workers: Worker[];
  tell: (progress: RoundProgress) => void;
}

const nameOf = ({
  experiment,
  point,
  replicate,
  id,
}: RunTask): { experiment: string; point: number; replicate: number; runId: string } => ({
  experiment,
  point,
  replicate,
  runId: id,
});

/** Blocks of communities, each through all rounds; a worker that is done takes the next. */
async function inBlocks({ task, plan, council, workers, tell }: Shared, blocks: [number, number][]): Promise<RunResult> {
  const run = plannedRun(task);
  const rounds = plan.rounds.length;
  const all = plan.communities.reduce((n, c) => n + c.persons, 0) * rounds;
  const progress = new RoundByRound(plan, tell);
  const sum = new BatchSum();
  let next = 0;
  let done = 0;
  const work = async (worker: Worker): Promise<void> => {
    while (next < blocks.length) {
      const block = next++;
      const [first, end] = blocks[block]!;
      let heard = 0;
      const { result } = await ask(
        worker,
        { kind: 'block', run, inputs: worker.toSend(task.inputs()), first, end },
        'finished',
        (worked) => {
          done += worked.personRounds - heard;
          heard = worked.personRounds;
          progress.reach(done / all, worked.candidates);
        },
      );
      sum.add(first, result);
    }
  };
  await Promise.all(workers.map(work));
  return sum.finish(plan, nameOf(task), council.held);
}

/** Rounds of all parts in step, a part a worker: the council hears every part before it decides for the next. */
async function inStep({ task, plan, council, workers, tell }: Shared, cuts: [number, number][]): Promise<RunResult> {
  const run = plannedRun(task);
  const inputs = task.inputs();
  await Promise.all(
    workers.map((w, i) => ask(w, { kind: 'open', run, inputs: w.toSend(inputs), first: cuts[i]![0], end: cuts[i]![1] }, 'opened')),
  );
  const rounds = plan.rounds.length;
  for (let r = 0; r < rounds; r += 1) {
    const decided = council.decide(r);
    const told = cuts.map(([first, end]) => decisionsOf(plan, decided, first, end));
    const answers = await Promise.all(workers.map((w, i) => ask(w, { kind: 'batch', round: r, decisions: told[i]! }, 'report')));
    council.receive(answers.map(({ report }, i) => ({ first: cuts[i]![0], end: cuts[i]![1], report })));
    const candidates = answers.reduce((sum, { report }) => sum + report.candidates, 0);
    tell({ round: r, rounds, day: plan.rounds[r]!.last, candidates, done: (r + 1) / rounds });
  }
  const ends = await Promise.all(workers.map((w) => ask(w, { kind: 'finish' }, 'finished')));
  const parts = ends.map(({ result }, i) => ({ first: cuts[i]![0], result }));
  return mergeBatches(plan, nameOf(task), parts, council.held);
}

type Worked = Extract<RunAnswer, { kind: 'worked' }>;

async function ask<Kind extends RunAnswer['kind']>(
  worker: Worker,
  order: RunOrder,
  kind: Kind,
  between: (worked: Worked) => void = () => undefined,
): Promise<Extract<RunAnswer, { kind: Kind }>> {
  const ending = await worker.do(
    order,
    (answer) => answer.kind !== 'worked',
    (answer) => {
      if (answer.kind === 'worked') between(answer);
    },
  );
  if ('died' in ending) throw new PartLost({ stage: 'worker', message: ending.died }, true);
  if (ending.answer.kind === 'failure') throw new PartLost(ending.answer.failure);
  if (ending.answer.kind !== kind)
    throw new PartLost({ stage: 'worker', message: `answered ${ending.answer.kind} where ${kind} was asked` }, true);
  return ending.answer as Extract<RunAnswer, { kind: Kind }>;
}
