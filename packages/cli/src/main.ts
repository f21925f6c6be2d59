import { program } from './program.js';
import { EXIT, tell } from './failure.js';
import type { Terminal } from './io/terminal.js';
import { processTerminal } from './io/terminal.js';

const asksForJson = (args: string[]): boolean =>
  args.includes('--json') || args.includes('--format=json') || args[args.indexOf('--format') + 1] === 'json';

/** Runs one command line (without `node` and the file). Returns the exit code; never throws. */
export async function main(args: string[], terminal: Terminal = processTerminal()): Promise<number> {
  let code: number = EXIT.done;
  const glasshouse = program(terminal, (ended) => {
    code = ended;
  });
  try {
    if (args.length === 0) glasshouse.outputHelp();
    else await glasshouse.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tell(error, terminal, asksForJson(args));
  }
}
