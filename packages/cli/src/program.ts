import { oneLine } from '@glasshouse/model';
import { Command, Help } from 'commander';
import { adviseCommand } from './commands/advise.js';
import { calibrateCommand } from './commands/calibrate.js';
import { cancelCommand } from './commands/cancel.js';
import { compareCommand } from './commands/compare.js';
import { countersCommand } from './commands/counters.js';
import { evidenceCommand } from './commands/evidence.js';
import { explainCommand } from './commands/explain.js';
import { exportCsvCommand } from './commands/export.js';
import { exportClaimsCommand } from './commands/export-claims.js';
import { exportDesignCommand } from './commands/export-design.js';
import { exportOddCommand } from './commands/export-odd.js';
import { exportFigureCommand } from './commands/export-figure.js';
import { exportPictureCommand } from './commands/export-picture.js';
import { fmtCommand } from './commands/fmt.js';
import { joinCommand } from './commands/join.js';
import { labCommand } from './commands/lab.js';
import { newCommand } from './commands/new.js';
import { packCommand } from './commands/pack.js';
import { prepareCommand } from './commands/prepare.js';
import { queryCommand } from './commands/query.js';
import { replayCommand } from './commands/replay.js';
import { reportCommand } from './commands/report.js';
import { resumeCommand } from './commands/resume.js';
import { rightsCheckCommand } from './commands/rights-check.js';
import { runCommand } from './commands/run-what.js';
import { shardCommand } from './commands/shard.js';
import { startCommand } from './commands/start.js';
import { statusCommand } from './commands/status.js';
import { validateCommand } from './commands/validate.js';
import { verifyCommand } from './commands/verify.js';
import { workerCommand } from './commands/worker.js';
import { VERSION } from './io/repository.js';
import { wrap } from './io/terminal.js';
import type { Terminal } from './io/terminal.js';
import { RepeatedOption } from './options.js';
import type { AddCommand, Surroundings } from './options.js';

/** Every command, in the order of the help. */
const COMMANDS: readonly AddCommand[] = [
  startCommand,
  newCommand,
  validateCommand,
  countersCommand,
  fmtCommand,
  runCommand,
  adviseCommand,
  calibrateCommand,
  labCommand,
  resumeCommand,
  prepareCommand,
  shardCommand,
  statusCommand,
  replayCommand,
  cancelCommand,
  workerCommand,
  joinCommand,
  explainCommand,
  reportCommand,
  queryCommand,
  verifyCommand,
  packCommand,
  evidenceCommand,
  compareCommand,
  rightsCheckCommand,
];

/** The commands below `export`. */
const EXPORTS: readonly AddCommand[] = [
  exportCsvCommand,
  exportClaimsCommand,
  exportDesignCommand,
  exportFigureCommand,
  exportPictureCommand,
  exportOddCommand,
];

/** Characters a line of help where there is no terminal. */
const HELP_WIDTH = 80;
/** Lines of prose are not wider, however wide the terminal. */
const WIDEST_HELP = 100;

/** Characters that a description has beside its term at least; with fewer it stands below. */
const LEAST_BESIDE = 24;

/** One entry of a help: the description beside its term, or below it where the terminal is narrow. */
function helpItem(width: number, term: string, termWidth: number, description: string, helper: Help): string {
  if (width - termWidth - 4 >= LEAST_BESIDE) return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  return [`  ${term}`, ...(description === '' ? [] : [wrap(description, '      ', width)])].join('\n');
}

/** What stands below the list of commands in the help. */
export const EPILOGUE = [
  'Everyone in a result is synthetic. Read results with R, Python or any tool that reads Parquet.',
  'Exit codes: 0 success; 1 a run failed or was stopped (resume the study), a disk is full, a result is damaged or in use, or a check found something; 2 invalid input or a place that may not be written, nothing was written.',
];

/** Refuses an option with a value that is given again: only the last value would count, and nobody would see that. */
function refuseAgain(command: Command): void {
  for (const option of command.options) {
    if ((!option.required && !option.optional) || option instanceof RepeatedOption) continue;
    let given = false;
    command.on(`option:${option.name()}`, () => {
      if (given) command.error(`error: option '${option.flags}' is given more than once; give it once`);
      given = true;
    });
  }
  for (const inner of command.commands) refuseAgain(inner);
}

/** The whole tool, made of its commands; `end` receives the exit code. */
export function program(terminal: Terminal, end: (code: number) => void): Command {
  const width = Math.min(terminal.width ?? HELP_WIDTH, WIDEST_HELP);
  const glasshouse = new Command('glasshouse')
    .description('A laboratory for score, list and sanction systems on synthetic people.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', `\n${EPILOGUE.map((line) => wrap(line, '', width)).join('\n')}`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      // A wrong argument is shown as it was given. One of two lines could pass for a message of its own; a hint begins with a bracket.
      outputError: (text, write) =>
        write(
          text
            .trimEnd()
            .split(/\n(?=\()/)
            .map(oneLine)
            .join('\n'),
        ),
    })
    .configureHelp({ helpWidth: width, minWidthToWrap: 16, formatItem: (...item) => helpItem(width, ...item) })
    .showHelpAfterError('(see --help)');
  const surroundings: Surroundings = {
    terminal,
    ends:
      (act) =>
      async (...args) =>
        end(await act(...args)),
  };
  for (const add of COMMANDS) add(glasshouse, surroundings);
  const exported = glasshouse
    .command('export')
    .description('write the tables of a finished study, or the description of a scenario, in another form');
  for (const add of EXPORTS) add(exported, surroundings);
  refuseAgain(glasshouse);
  return glasshouse;
}
