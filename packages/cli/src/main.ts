import { program } from './program.js';
import { EXIT, tell } from './failure.js';
import type { Terminal } from './io/terminal.js';
import { processTerminal } from './io/terminal.js';

const asksForJson = (args: string[]): boolean =>
  args.some((arg, i) => arg === '--json' || arg === '--format=json' || (arg === '--format' && args[i + 1] === 'json'));

async function perform(args: string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.done;
  const asJson = asksForJson(args);
  const glasshouse = program(terminal, (ended) => (code = ended));
  try {
    if (args.length === 0) glasshouse.outputHelp();
    else await glasshouse.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tell(error, terminal, asJson);
  }
}

/** Runs one command line (without `node` and the file). Returns the exit code; never throws. */
export async function main(args: string[], terminal: Terminal = processTerminal()): Promise<number> {
  const code = await perform(args, terminal);
  const problem = (await terminal.settle?.()) ?? null;
  if (problem === null) return code;
  terminal.err(`standard output could not be written: ${problem}`);
  await terminal.settle?.();
  return code === EXIT.done ? EXIT.failed : code;
}
