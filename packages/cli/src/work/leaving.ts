import type { Worker, WorkPlace } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Milliseconds between two looks at whether the study was cancelled. */
export const LOOK = 2000;

/** Says why a command ends before its work does: a line, and with `--json` the object of every failure. */
export function tellStop(terminal: Terminal, message: string, asJson: boolean): void {
  terminal.err(message);
  if (asJson) terminal.out(json({ ok: false, problems: [{ message }] }));
}

/** Whether a study is known to be cancelled. A folder that cannot be read now is looked at again: this is asked where nobody would catch an error. */
export function isCancelled(place: WorkPlace): boolean {
  try {
    return place.cancelled();
  } catch {
    return false;
  }
}

/**
 * From here on a signal or a cancellation takes the worker's note away and ends the process with 1; runs that are saved stay. Returns what
 * ends this and takes the note away.
 */
export function leaving(terminal: Terminal, place: WorkPlace, worker: Worker, asJson = false): () => void {
  const go = (why: string): void => {
    worker.leave();
    tellStop(terminal, why, asJson);
    process.exit(EXIT.failed);
  };
  const stop = (): void => go('stopped; what is done is kept');
  const look = setInterval(() => {
    if (isCancelled(place)) go('the study was cancelled; what is done is kept');
  }, LOOK);
  for (const signal of SIGNALS) process.on(signal, stop);
  return () => {
    clearInterval(look);
    for (const signal of SIGNALS) process.off(signal, stop);
    worker.leave();
  };
}
