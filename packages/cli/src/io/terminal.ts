/** Where a command writes: data on `out`, everything else on `err`. Tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Stream of a progress bar; null where there is no terminal. */
  bar: NodeJS.WriteStream | null;
  /** Characters a line of a terminal; absent where `out` is none, so that lines stay whole. */
  width?: number;
  /** Milliseconds since the program began. */
  now(): number;
}

/** The real streams. */
export function processTerminal(): Terminal {
  // A reader that has seen enough, such as `head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    bar: process.stderr.isTTY ? process.stderr : null,
    width: process.stdout.isTTY ? Math.max(60, Math.min(process.stdout.columns, 120)) : undefined,
    now: () => performance.now(),
  };
}

/** One JSON object on one line. */
export const json = (value: unknown): string => JSON.stringify(value);

export { wrapped as wrap } from '@glasshouse/report';

/** Columns of text, the last one of any length. */
export function columns(rows: string[][], indent = ''): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i].length))) ?? [];
  return rows.map((row) => indent + row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] + 2))).join('')).join('\n');
}
