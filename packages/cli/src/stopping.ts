import type { ResultStore } from '@glasshouse/store';
import { EXIT } from './failure.js';
import { commandLine } from './io/launcher.js';
import type { Terminal } from './io/terminal.js';
import { isCancelled, LOOK, tellStop } from './work/leaving.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * From here on a signal that nothing else attends to prints an object before the process ends with 1: for commands that print one with `--json`, until they
 * have something to give up. Returns what ends this.
 */
export function stoppedInJson(terminal: Terminal): () => void {
  const stops = SIGNALS.map((signal) => {
    const stop = (): void => {
      if (process.listenerCount(signal) > 1) return;
      try {
        tellStop(terminal, `stopped by ${signal}`, true);
      } finally {
        process.exit(EXIT.failed);
      }
    };
    process.on(signal, stop);
    return () => void process.off(signal, stop);
  });
  return () => stops.forEach((end) => end());
}

/** What a signal does while a study is being written. */
export interface Stoppable {
  /** Adds something to do before the line is printed, such as closing a progress bar. */
  before(act: () => void): void;
  /** Signals do again what they did before. */
  close(): void;
}

/** Words for how a study stands that was stopped. */
function standing(store: ResultStore): string {
  try {
    store.start();
    return store.intact() ? `the study in ${store.place} is finished` : `${commandLine('resume', store.place)} continues from here`;
  } catch {
    return `${store.place} holds no study that could be resumed`;
  }
}

/** From here on an interrupt, an end, a lost terminal or a cancellation of the study gives up the folder, tells one line and ends the process with 1. `asJson`: also as an object. */
export function stoppable(terminal: Terminal, store: ResultStore, asJson = false): Stoppable {
  const acts: (() => void)[] = [];
  const stop = (): void => {
    try {
      for (const act of acts) act();
      store.release();
      tellStop(terminal, `stopped; ${standing(store)}`, asJson);
    } finally {
      process.exit(EXIT.failed);
    }
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const look = setInterval(() => {
    if (store.begun && isCancelled(store)) stop();
  }, LOOK).unref();
  return {
    before: (act) => void acts.push(act),
    close() {
      clearInterval(look);
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
