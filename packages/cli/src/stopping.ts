import type { ResultStore } from '@glasshouse/store';
import { EXIT } from './failure.js';
import { commandLine } from './io/launcher.js';
import type { Terminal } from './io/terminal.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a signal does while a study is being written. */
export interface Stoppable {
  /** Adds something to be done before the line is told, such as closing a progress bar. */
  before(act: () => void): void;
  /** Signals do again what they did before. */
  close(): void;
}

/** Words for how a study stands that was stopped. */
function standing(store: ResultStore): string {
  try {
    store.start();
    return store.intact() ? `the study in ${store.place} is finished` : `${commandLine('resume', store.place)} goes on from here`;
  } catch {
    return `${store.place} holds no study that could be resumed`;
  }
}

/** From here on an interrupt, an end or a lost terminal gives up the folder, tells one line and ends the process with 1. */
export function stoppable(terminal: Terminal, store: ResultStore): Stoppable {
  const acts: (() => void)[] = [];
  const stop = (): void => {
    try {
      for (const act of acts) act();
      store.release();
      terminal.err(`stopped; ${standing(store)}`);
    } finally {
      process.exit(EXIT.failed);
    }
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    before: (act) => void acts.push(act),
    close() {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
