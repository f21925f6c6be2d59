import { CommanderError } from 'commander';
import { InputError, oneLine } from '@glasshouse/model';
import { asStoreError, StoreError } from '@glasshouse/store';
import { PlanDiffers, StudyFailed } from '@glasshouse/study';
import type { Terminal } from './io/terminal.js';
import { json } from './io/terminal.js';
import { pasteable } from './io/launcher.js';

/** What the process ends with. `input`: something given was wrong and nothing was written. `failed`: it can be resumed. */
export const EXIT = { done: 0, failed: 1, input: 2 } as const;

const most = 20;

/** Says on the error stream what is wrong with what was given. Returns the exit code. */
export function tellInput(error: InputError, terminal: Terminal): number {
  for (const problem of error.problems.slice(0, most)) terminal.err(pasteable(problem.message));
  if (error.problems.length > most) terminal.err(`... and ${error.problems.length - most} more`);
  if (error.checked === 'form') terminal.err('Only the form of the file was checked. Its meaning is checked once the form is valid.');
  return EXIT.input;
}

const IMPOSSIBLE = new Set(['ENAMETOOLONG', 'ENOTDIR', 'ELOOP']);

/** A path that can name no file as the fault of the person's input that it is; anything else unchanged. */
function ofPath(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '', path } = error as NodeJS.ErrnoException;
  return IMPOSSIBLE.has(code) && path !== undefined ? asStoreError(error, path) : error;
}

/** Tells what went wrong, once and plainly, on the error stream. Returns the exit code. */
export function tell(fault: unknown, terminal: Terminal, asJson: boolean): number {
  const error = ofPath(fault);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    if (asJson) terminal.out(json({ ok: false, problems: [{ message: error.message.replace(/^error: /, '') }] }));
    return EXIT.input;
  }
  if (error instanceof InputError) {
    if (asJson) terminal.out(json({ ok: false, ...(error.checked === 'form' ? { partial: true } : {}), problems: error.problems }));
    return tellInput(error, terminal);
  }
  const message = pasteable(error instanceof StoreError ? oneLine(error.message) : unexpected(error));
  terminal.err(message);
  const code = error instanceof StoreError && ['foreign', 'missing', 'permission'].includes(error.problem) ? EXIT.input : EXIT.failed;
  if (asJson) terminal.out(json({ ok: false, problems: [{ message }] }));
  return code;
}

function unexpected(error: unknown): string {
  if (error instanceof StudyFailed) return error.message;
  if (error instanceof PlanDiffers) return `plan.csv is not the plan of this study (${error.message}): remove that file, then resume`;
  if (!(error instanceof Error)) return `unexpected failure: ${String(error)}`;
  if (process.env.GLASSHOUSE_TRACE) return error.stack ?? error.message;
  return `unexpected failure: ${error.message} (set GLASSHOUSE_TRACE=1 to see where)`;
}
