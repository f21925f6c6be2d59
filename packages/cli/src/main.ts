import type { Command } from 'commander';
import { InputError, nearest } from '@glasshouse/model';
import { badInput, namedFromHere } from './io/sources.js';
import { program } from './program.js';
import { EXIT, tell } from './failure.js';
import { stoppedInJson } from './stopping.js';
import type { Terminal } from './io/terminal.js';
import { json, processTerminal } from './io/terminal.js';

const asksForJson = (args: string[]): boolean =>
  args.some((arg, i) => arg === '--json' || arg === '--format=json' || (arg === '--format' && args[i + 1] === 'json'));

/** Commands that a signal stops in order. Others end at once: where they compute for long, a signal would be attended to only afterwards. */
const STOPPABLE: ReadonlySet<string> = new Set(['run', 'resume', 'start', 'shard', 'verify']);

/** The command of these names, whose help is asked for. Flags are none of them. Throws InputError for a name that no command has. */
function helpOf(glasshouse: Command, names: readonly string[]): Command {
  let command = glasshouse;
  for (const name of names.filter((one) => !one.startsWith('-'))) {
    const inner = command.commands.find((one) => one.name() === name);
    if (inner === undefined && command.commands.length === 0) break;
    if (inner === undefined) {
      const known = command.commands.map((one) => one.name());
      const near = nearest(name, known);
      throw badInput(
        'help',
        `no command ${JSON.stringify(name)}`,
        known.join(', '),
        near === null ? 'Choose one of them.' : `Did you mean "${near}"?`,
      );
    }
    command = inner;
  }
  return command;
}

async function perform(args: string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.done;
  const asJson = asksForJson(args);
  const attended = asJson && STOPPABLE.has(args[0] ?? '') ? stoppedInJson(terminal) : null;
  const glasshouse = program(terminal, (ended) => (code = ended));
  try {
    if (args.length === 0) glasshouse.outputHelp();
    else if (args[0] === 'help') helpOf(glasshouse, args.slice(1)).outputHelp();
    else await glasshouse.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tell(error instanceof InputError ? new InputError(namedFromHere(error.problems, args), error.checked) : error, terminal, asJson);
  } finally {
    attended?.();
  }
}

/** Whether there is a folder from which names count. Where it was removed, hardly anything works, and messages cannot be written either. */
function isSomewhere(): boolean {
  try {
    return process.cwd() !== '';
  } catch {
    return false;
  }
}

function tellNowhere(terminal: Terminal, asJson: boolean): number {
  const message = 'the folder in which this command was given does not exist any more: change to another folder, then give it again';
  terminal.err(message);
  if (asJson) terminal.out(json({ ok: false, problems: [{ message }] }));
  return EXIT.input;
}

/** Runs one command line (without `node` and the file). Returns the exit code; never throws. */
export async function main(args: string[], terminal: Terminal = processTerminal()): Promise<number> {
  const code = isSomewhere() ? await perform(args, terminal) : tellNowhere(terminal, asksForJson(args));
  const problem = (await terminal.settle?.()) ?? null;
  if (problem === null) return code;
  terminal.err(`standard output could not be written: ${problem}`);
  await terminal.settle?.();
  return code === EXIT.done ? EXIT.failed : code;
}
