import { parentPort } from 'node:worker_threads';
import * as engine from '@glasshouse/engine';
import { isFailure, OneRun } from '../execute/one-run.js';
import { buffersOf } from './messages.js';
import type { RunAnswer, RunOrder } from './messages.js';

/** Milliseconds between two words of progress. */
const QUIET = 100;

const port = parentPort!;
const one = new OneRun(engine);
const say = (answer: RunAnswer, transfer: ArrayBuffer[] = []): void => port.postMessage(answer, transfer);

port.on('message', ({ run, inputs }: RunOrder) => {
  let spoke = -QUIET;
  const outcome = one.do(run, () => inputs, ({ arm, day, candidates, done }) => {
    const now = performance.now();
    if (now - spoke < QUIET) return;
    spoke = now;
    say({ kind: 'round', arm: arm ?? null, day, candidates, done });
  });
  if (isFailure(outcome)) say({ kind: 'failure', failure: outcome });
  else say({ kind: 'result', result: outcome }, buffersOf(outcome));
});
