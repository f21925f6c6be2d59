import { oneLine, visible } from '@glasshouse/model';

/** Where a command writes: data on `out`, everything else on `err`. Tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Stream of a progress bar; null where there is no terminal that can move its cursor. */
  bar: NodeJS.WriteStream | null;
  /** Characters a line of a terminal; absent where `out` is none, so that lines stay whole. */
  width?: number;
  /** Milliseconds since the program began. */
  now(): number;
  /** Waits until everything is written. Gives the reason where standard output could not take it; a reader that left is none. */
  settle?(): Promise<string | null>;
}

interface Stream {
  write(text: string): void;
  settle(): Promise<string | null>;
}

/** Why a stream cannot be written, in words. One that was closed before the command began can be read only: see the first lines of `glasshouse`. */
const UNWRITABLE: Readonly<Record<string, string>> = { ENOSPC: 'no space left', EBADF: 'it is closed' };

/**
 * A stream whose reader may leave. A closed pipe swallows what follows, so that work in progress and its locks end as they should; any other failure is kept
 * for `settle`.
 */
function patient(stream: NodeJS.WriteStream): Stream {
  let closed = false;
  let problem: string | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== 'EPIPE') problem = UNWRITABLE[error.code ?? ''] ?? error.message;
  });
  return {
    write(text) {
      if (!closed) stream.write(`${text}\n`);
    },
    async settle() {
      if (!closed) await new Promise<void>((resolve) => stream.write('', () => setImmediate(resolve)));
      return problem;
    },
  };
}

const WIDEST = 120;
const NARROWEST = 40;

/** Whether a stream is a terminal on which a bar can be drawn over itself. Nothing is coloured, so NO_COLOR has nothing to switch off. */
export const movesCursor = (isTTY: boolean, term: string | undefined): boolean => isTTY && term !== 'dumb';

/** Text of some lines, each of which stays one whatever names it holds. Every name in what a command prints as text goes through this, or through `columns`. */
export const inLines = (...lines: readonly string[]): string => lines.map(oneLine).join('\n');

/** The real streams. Whatever a file or a path holds, only plain text reaches a terminal. */
export function processTerminal(): Terminal {
  const out = patient(process.stdout);
  const err = patient(process.stderr);
  return {
    out: (text) => out.write(process.stdout.isTTY ? visible(text) : text),
    err: (text) => err.write(visible(text)),
    bar: movesCursor(process.stderr.isTTY, process.env.TERM) ? process.stderr : null,
    width: process.stdout.isTTY ? Math.max(NARROWEST, Math.min(process.stdout.columns || 80, WIDEST)) : undefined,
    now: () => performance.now(),
    async settle() {
      await err.settle();
      return out.settle();
    },
  };
}

/** One JSON object on one line. */
export const json = (value: unknown): string => JSON.stringify(value);

export { wrapped as wrap } from '@glasshouse/describe';

/** Columns of text, the last one of any length. Each row is one line, whatever names its cells hold. */
export function columns(cells: string[][], indent = ''): string {
  const rows = cells.map((row) => row.map(oneLine));
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i].length))) ?? [];
  return rows.map((row) => indent + row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] + 2))).join('')).join('\n');
}
