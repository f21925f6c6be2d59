import { Option } from 'commander';
import type { Command } from 'commander';
import { badInput } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_RESULT, JSON_FLAG, out, PROCESSES, queue, seed, spreading, threads } from '../options.js';
import type { AddCommand } from '../options.js';
import { run } from './run.js';
import type { RunOptions } from './run.js';
import { runLink } from './run-link.js';

/** Runs a study, or the worlds of a link: one of them is asked for. `given` names the options on the command line that a link has values of its own for. */
function runWhat(terminal: Terminal, study: string | undefined, options: RunOptions, given: readonly string[]): Promise<number> {
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

export const runCommand: AddCommand = (to, { terminal, ends }) => {
  const command = to
    .command('run')
    .description(
      'run a study and write its result to a folder; an unfinished study with the same inputs is continued, and the result of a finished one is printed again',
    )
    .argument('[study]', 'a study, such as studies/smoke.yaml')
    .option('--link <link>', 'run a link made by the laboratory instead of a study, with its people and seed, and compare the result hash')
    .addOption(out())
    .addOption(queue())
    .addOption(threads())
    .option(...PROCESSES)
    .addOption(seed())
    .addOption(
      new Option('--size <size>', 'number of people, design points and replicates').choices(['reduced', 'full']).default('reduced'),
    )
    .option(...FORCE_RESULT)
    .option(...JSON_FLAG)
    .action(
      ends((study: string | undefined, options: RunOptions, self: Command) => {
        const own = ['seed', 'size', 'queue', 'processes', 'listen', 'parts', 'token', 'wait'];
        return runWhat(
          terminal,
          study,
          options,
          own.filter((name) => self.getOptionValueSource(name) === 'cli'),
        );
      }),
    );
  for (const option of spreading()) command.addOption(option);
};
