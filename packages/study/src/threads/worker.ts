import { parentPort } from 'node:worker_threads';
import * as engine from '@glasshouse/model';
import type { RunResult } from '@glasshouse/model';
import { isFailure, OneRun } from '../execute/one-run.js';
import { messageOf } from '../execute/types.js';
import type { RunInputs } from '../ports.js';
import type { RunFailure } from '../execute/types.js';
import { runDigest } from '../hash/result-hash.js';
import type { RunAnswer, RunOrder } from './messages.js';

/** Milliseconds between two words of progress. */
const QUIET = 100;

const port = parentPort;
const one = new OneRun(engine);
let part: { plan: engine.Plan; batch: engine.Batch; first: number; end: number } | null = null;
let sent: RunInputs | null = null;

/**
 * Tables are copied, not transferred: once a thread has transferred one buffer, V8 drops nearly all code that it has optimized there, since all of it took for granted
 * that no buffer is ever taken away, and checks each table before it is read from then on.
 */
const say = (answer: RunAnswer): void => {
  if (port) port.postMessage(answer);
  else process.send!(answer);
};

const obey = (order: RunOrder): void => {
  let stage: RunFailure['stage'] = 'run';
  try {
    if ('inputs' in order) sent = order.inputs ?? sent;
    switch (order.kind) {
      case 'run':
        wholeRun(order);
        break;
      case 'open': {
        stage = 'compile';
        const { run, first, end } = order;
        const plan = one.plan(run, () => sent!);
        stage = 'run';
        part = { plan, batch: new engine.Batch(plan, { seed: run.seed, replicate: run.replicate, first, end }), first, end };
        say({ kind: 'opened' });
        break;
      }
      case 'block': {
        stage = 'compile';
        const plan = one.plan(order.run, () => sent!);
        stage = 'run';
        block(plan, order);
        break;
      }
      case 'batch': {
        const { plan, batch, first, end } = part!;
        say({ kind: 'report', report: batch.round(order.round, engine.decisionsFrom(plan, order.decisions, first, end)) });
        break;
      }
      case 'finish':
        say({ kind: 'finished', result: part!.batch.finish() });
        part = null;
        break;
    }
  } catch (error) {
    part = null;
    say({ kind: 'failure', failure: { stage, message: messageOf(error) } });
  }
};

if (port) port.on('message', obey);
else {
  process.on('message', obey);
  // Whoever gave the orders is gone.
  process.on('disconnect', () => process.exit(0));
}

/** A block of a run through all its rounds. */
function block(plan: engine.Plan, { run, first, end }: Extract<RunOrder, { kind: 'block' }>): void {
  let spoke = performance.now();
  let candidates = 0;
  let done = 0;
  const result = engine.workBlock(plan, { seed: run.seed, replicate: run.replicate, first, end }, (personRounds, drawn) => {
    done = personRounds;
    candidates += drawn;
    const now = performance.now();
    if (now - spoke < QUIET) return;
    spoke = now;
    say({ kind: 'worked', personRounds, candidates });
    candidates = 0;
  });
  say({ kind: 'worked', personRounds: done, candidates });
  say({ kind: 'finished', result });
}

function wholeRun({ run }: Extract<RunOrder, { kind: 'run' }>): void {
  let spoke = -QUIET;
  const outcome = one.do(
    run,
    () => sent!,
    (progress) => {
      const now = performance.now();
      if (now - spoke < QUIET) return;
      spoke = now;
      say({ kind: 'round', progress });
    },
  );
  say(isFailure(outcome) ? { kind: 'failure', failure: outcome } : digested(outcome));
}

/** The digest is a large part of what is left to do with a run, so this thread computes it and the thread that writes does not. */
function digested(result: RunResult): RunAnswer {
  try {
    return { kind: 'result', result, digest: runDigest(result) };
  } catch (error) {
    return { kind: 'failure', failure: { stage: 'reduce', message: messageOf(error) } };
  }
}
