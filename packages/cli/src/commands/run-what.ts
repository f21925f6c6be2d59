import { badInput } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { run } from './run.js';
import type { RunOptions } from './run.js';
import { runLink } from './run-link.js';

/** Runs a study, or the worlds of a link: one of them is asked for. `given` names the options on the command line that a link has values of its own for. */
export function runWhat(terminal: Terminal, study: string | undefined, options: RunOptions, given: readonly string[]): Promise<number> {
  if ((study === undefined) === (options.link === undefined)) {
    const found = study === undefined ? 'neither a study nor --link' : 'a study and --link';
    throw badInput('run', found, 'a study, or --link with a link of the laboratory', 'Name one of the two.');
  }
  if (study !== undefined) return run(terminal, study, options);
  if (given.length > 0)
    throw badInput(
      'run',
      `--link with --${given.join(' and --')}`,
      '--link, with the people and seed that it holds',
      `Leave --${given.join(' and --')} out.`,
    );
  return runLink(terminal, options.link!, options);
}
