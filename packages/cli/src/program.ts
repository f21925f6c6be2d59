import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { adviseStudy } from './commands/advise.js';
import type { AdviseOptions } from './commands/advise.js';
import { calibrateStudy } from './commands/calibrate.js';
import type { CalibrateOptions } from './commands/calibrate.js';
import { cancel } from './commands/cancel.js';
import { compare } from './commands/compare.js';
import type { CompareOptions } from './commands/compare.js';
import { counters } from './commands/counters.js';
import { evidence } from './commands/evidence.js';
import type { EvidenceOptions } from './commands/evidence.js';
import { explain } from './commands/explain.js';
import type { ExplainOptions } from './commands/explain.js';
import { exportClaims } from './commands/export-claims.js';
import type { ClaimsOptions } from './commands/export-claims.js';
import { exportCsv } from './commands/export.js';
import { exportDesign } from './commands/export-design.js';
import type { DesignOptions } from './commands/export-design.js';
import { exportOdd } from './commands/export-odd.js';
import type { OddOptions } from './commands/export-odd.js';
import { exportPicture } from './commands/export-picture.js';
import type { PictureOptions } from './commands/export-picture.js';
import { fmt } from './commands/fmt.js';
import type { FormatOptions } from './commands/fmt.js';
import { fragmentOf, lab } from './commands/lab.js';
import type { LabOptions } from './commands/lab.js';
import { newStudy } from './commands/new.js';
import type { NewOptions } from './commands/new.js';
import { pack } from './commands/pack.js';
import type { PackOptions } from './commands/pack.js';
import { prepare } from './commands/prepare.js';
import type { PrepareOptions } from './commands/prepare.js';
import { replay } from './commands/replay.js';
import { report } from './commands/report.js';
import type { ReportOptions } from './commands/report.js';
import { resume } from './commands/resume.js';
import type { ResumeOptions } from './commands/resume.js';
import { runWhat } from './commands/run-what.js';
import type { RunOptions } from './commands/run.js';
import { checkRights } from './commands/rights-check.js';
import type { RightsOptions } from './commands/rights-check.js';
import { shard } from './commands/shard.js';
import type { ShardOptions } from './commands/shard.js';
import type { StartOptions } from './commands/start.js';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { validate } from './commands/validate.js';
import { verify } from './commands/verify.js';
import type { VerifyOptions } from './commands/verify.js';
import { placeName } from './io/places.js';
import { personNumber, seedNumber, threadNumber, wholeNumber } from './io/numbers.js';
import { VERSION } from './io/repository.js';
import { wrap } from './io/terminal.js';
import type { Terminal } from './io/terminal.js';
import { shardWish } from './work/shard-name.js';

const JSON_FLAG = ['--json', 'print one JSON object instead of text'] as const;

const seed = (): Option => new Option('--seed <number>', 'seed of all dice, 0 to 4294967295').argParser(seedNumber).default(1);
const threads = (): Option =>
  new Option('--threads <number>', 'worker threads; the result is the same on any number')
    .argParser(threadNumber)
    .env('GLASSHOUSE_THREADS')
    .default(availableParallelism(), 'one a core');
const out = (): Option =>
  new Option('--out <folder>', 'where the result goes (default: results/<study>, with -full and -seed<number> where they apply)').argParser(
    placeName,
  );
const outFile = (what: string): Option => new Option('--out <file>', what).argParser(placeName);
const FORCE_RESULT = [
  '--force',
  'replace a result of another study, size, seed or build in that folder, or run a finished one again',
] as const;
const FORCE_FILE = ['--force', 'replace a file that this command wrote before'] as const;

/** Characters a line of help where there is no terminal. */
const HELP_WIDTH = 80;
/** Lines of prose are not wider, however wide the terminal. */
const WIDEST_HELP = 100;

/** What stands below the list of commands in the help. */
export const EPILOGUE = [
  'Everyone in a result is synthetic. Read results with R, Python or any tool that reads Parquet.',
  'Exit codes: 0 done; 1 failed, can be resumed, or a check found something; 2 something given was wrong, nothing was written.',
];

/** The commands. Each says what to call and nothing else; `end` receives the exit code. */
export function program(terminal: Terminal, end: (code: number) => void): Command {
  const width = Math.min(terminal.width ?? HELP_WIDTH, WIDEST_HELP);
  const glasshouse = new Command('glasshouse')
    .description('A laboratory for score, list and sanction systems on synthetic people.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', `\n${EPILOGUE.map((line) => wrap(line, '', width)).join('\n')}`)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) })
    .configureHelp({ helpWidth: width, minWidthToWrap: 16 })
    .showHelpAfterError('(--help shows what is possible)');
  const ending =
    <A extends unknown[]>(act: (...args: A) => number | Promise<number>) =>
    async (...args: A): Promise<void> =>
      end(await act(...args));

  glasshouse
    .command('start')
    .description('run the main study, studies/the-article.yaml, and print what it says; the other claims come from stored results')
    .option('--full', 'all claims, at full size; takes far longer')
    .addOption(out())
    .addOption(threads())
    .addOption(seed())
    .option(...FORCE_RESULT)
    .option(...JSON_FLAG)
    .action(ending((options: StartOptions) => start(terminal, options)));

  glasshouse
    .command('new')
    .description('make a folder with a small study that runs as it is and can be edited')
    .argument('<name>', 'name of the folder and id of the study, such as my-study')
    .option('--from <scenario>', 'begin with a copy of a shipped scenario and its experiments, such as penalty-points')
    .option(...JSON_FLAG)
    .action(ending((name: string, options: NewOptions) => newStudy(terminal, name, options)));

  glasshouse
    .command('validate')
    .description('check a study or a scenario and everything it names; writes nothing')
    .argument('<file>', 'a study or scenario, such as studies/smoke.yaml')
    .option(...JSON_FLAG)
    .action(ending((file: string, options: { json?: boolean }) => validate(terminal, file, options)));

  glasshouse
    .command('counters')
    .description('list what a scenario or study counts: unit and meaning of each counter, and the laws that every run checks')
    .argument('<file>', 'a scenario or study, such as scenarios/court-list.yaml')
    .argument('[pattern...]', 'ids to list only, with * for any text, in quotes, such as "list.*.entered.*"')
    .option(...JSON_FLAG)
    .action(ending((file: string, patterns: string[], options: { json?: boolean }) => counters(terminal, file, patterns, options)));

  glasshouse
    .command('fmt')
    .description('lay scenario and study files out in one form: order of keys, line breaks, quotes; values and comments stay as they are')
    .argument('<file...>', 'scenarios, fragments of them or studies, rewritten in place; - reads standard input and prints')
    .option('--check', 'write nothing; list the files that are laid out otherwise and end with 1 where there are any')
    .option(...JSON_FLAG)
    .action(ending((files: string[], options: FormatOptions) => fmt(terminal, files, options)));

  glasshouse
    .command('run')
    .description('run a study into a folder; an unfinished one with the same inputs is continued, a finished one is shown again')
    .argument('[study]', 'a study, such as studies/smoke.yaml')
    .option('--link <link>', 'run the worlds of a link of the laboratory instead, with its people and seed, and compare the result hash')
    .addOption(out())
    .addOption(threads())
    .addOption(seed())
    .addOption(
      new Option('--size <size>', 'number of people, design points and replicates').choices(['reduced', 'full']).default('reduced'),
    )
    .option(...FORCE_RESULT)
    .option(...JSON_FLAG)
    .action(
      ending((study: string | undefined, options: RunOptions, command: Command) => {
        const given = ['seed', 'size'].filter((name) => command.getOptionValueSource(name) === 'cli');
        return runWhat(terminal, study, options, given);
      }),
    );

  // Both --open and --no-open would set `open`; the link is kept apart, so that it is checked and shown with either.
  let link: string | undefined;
  glasshouse
    .command('advise')
    .description(
      'run the scenario as written until the differences that a study says matter can be told, and print how many runs that takes; writes nothing',
    )
    .argument('<study>', 'a study with replicates.matters in an experiment')
    .option('--experiment <id>', 'experiment of the study; default: the first that names differences')
    .addOption(new Option('--size <size>', 'number of people').choices(['reduced', 'full']).default('reduced'))
    .addOption(threads())
    .addOption(seed())
    .option(...JSON_FLAG)
    .action(ending((study: string, options: AdviseOptions) => adviseStudy(terminal, study, options)));

  glasshouse
    .command('calibrate')
    .description('look for worlds that reproduce the published counts of an experiment that fits, and print them; writes nothing')
    .argument('<study>', 'a study with fit: true in an experiment')
    .option('--experiment <id>', 'experiment of the study; default: the first that fits')
    .addOption(new Option('--size <size>', 'number of people').choices(['reduced', 'full']).default('reduced'))
    .addOption(threads())
    .addOption(seed())
    .addOption(
      new Option('--format <format>', 'text, one JSON object, or the worlds that fit as a design file')
        .choices(['text', 'json', 'csv'])
        .default('text'),
    )
    .action(ending((study: string, options: CalibrateOptions) => calibrateStudy(terminal, study, options)));

  glasshouse
    .command('lab')
    .description('open the laboratory: the engine in a page of the browser, served on this machine only')
    .addOption(
      new Option('--port <number>', 'port to serve it on; default: a free one').argParser(wholeNumber(0, 65_535)).default(0, 'a free one'),
    )
    .addOption(
      new Option('--open <link>', 'open the worlds of a link that the laboratory made').argParser((text) => {
        link = fragmentOf(text);
        return true;
      }),
    )
    .option('--no-open', 'print the address and start no browser')
    .option(...JSON_FLAG)
    .action(ending((options: LabOptions) => lab(terminal, { ...options, link })));

  glasshouse
    .command('resume')
    .description('finish a study that was stopped; complete runs are kept, the others run again')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .addOption(threads())
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: ResumeOptions) => resume(terminal, folder, options)));

  glasshouse
    .command('prepare')
    .description('make a folder for a study that several processes or machines fill; writes scripts for Slurm and Kubernetes, runs nothing')
    .argument('<study>', 'a study, such as studies/smoke.yaml')
    .addOption(out())
    .addOption(seed())
    .addOption(
      new Option('--size <size>', 'number of people, design points and replicates').choices(['reduced', 'full']).default('reduced'),
    )
    .addOption(new Option('--shards <number>', 'parts of the study, one for each task').argParser(wholeNumber(1, 100_000)).default(16))
    .option(...FORCE_RESULT)
    .option(...JSON_FLAG)
    .action(ending((study: string, options: PrepareOptions) => prepare(terminal, study, options)));

  glasshouse
    .command('shard')
    .description('do one part of a prepared study beside others; complete runs are kept, so it can be started as often as needed')
    .argument('<folder>', 'a folder made by prepare, such as results/smoke')
    .addOption(
      new Option('--shard <index/count>', 'which part: 3/16, numbered from 0; /16 takes the index from Slurm or Kubernetes')
        .argParser(shardWish)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--threads <number>', 'worker threads; the result is the same on any number').argParser(threadNumber).default(1))
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: ShardOptions) => shard(terminal, folder, options)));

  glasshouse
    .command('status')
    .description('show how a study stands: runs missing and failed, with stage and message, and who works on it for how long')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: { json?: boolean }) => status(terminal, folder, options)));

  glasshouse
    .command('replay')
    .description('do one run of a study alone and compare it with the stored one; writes nothing')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .argument('<run>', 'the first digits of its id in plan.csv, or experiment/point/replicate')
    .option(...JSON_FLAG)
    .action(ending((folder: string, run: string, options: { json?: boolean }) => replay(terminal, folder, run, options)));

  glasshouse
    .command('cancel')
    .description('stop all processes that work on a study, on any machine; complete runs are kept')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: { json?: boolean }) => cancel(terminal, folder, options)));

  glasshouse
    .command('explain')
    .description('describe the life of one synthetic person in every arm, by date, with the rule, quantity and source of each step')
    .argument('<result>', 'a result folder, such as results/smoke')
    .addOption(
      new Option('--person <number>', 'number of a synthetic person, such as S-4821').argParser(personNumber).makeOptionMandatory(),
    )
    .option('--without <rule>', 'also without this rule, such as lists.defaulters ("but for this rule")')
    .option('--experiment <id>', 'experiment of the study; default: the first')
    .addOption(new Option('--replicate <number>', 'replicate of the experiment').argParser(wholeNumber(0, 999_999)).default(0))
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: ExplainOptions) => explain(terminal, folder, options)));

  glasshouse
    .command('report')
    .description('write the pages of a finished study again, or the whole report as one self-contained file')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option('--single', 'write everything on one page, for mailing; needs --out')
    .addOption(outFile('with --single: the file to write'))
    .option('--force', 'replace a page that was changed since it was written, or a file that this command made')
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: ReportOptions) => report(terminal, folder, options)));

  glasshouse
    .command('verify')
    .description('check a result that you received: recompute its hash from its runs, and list files that were changed, removed or added')
    .argument('<result>', 'a result folder, or an archive made by pack')
    .option('--rerun', 'also run the study again from its kept inputs and compare the hashes')
    .addOption(threads())
    .option(...JSON_FLAG)
    .action(ending((result: string, options: VerifyOptions) => verify(terminal, result, options)));

  glasshouse
    .command('pack')
    .description('make one archive of a finished result, with inputs, the register rows it uses, citation and licence')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .addOption(outFile('where to (default: <folder>.zip)'))
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: PackOptions) => pack(terminal, folder, options)));

  glasshouse
    .command('evidence')
    .description('show the evidence register: its topics, one topic, or one statement')
    .argument('[id]', 'id of a statement, such as E113')
    .option('--topic <text>', 'statements whose topic holds this text')
    .option(...JSON_FLAG)
    .action(ending((id: string | undefined, options: EvidenceOptions) => evidence(terminal, id, options)));

  glasshouse
    .command('compare')
    .description('describe how two scenarios differ: world, policy, dates, assumptions; runs nothing')
    .argument('<a>', 'a scenario, such as scenarios/rongcheng-2016.yaml')
    .argument('<b>', 'another, such as scenarios/rongcheng-2021.yaml')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'markdown', 'json']).default('text'))
    .action(ending((a: string, b: string, options: CompareOptions) => compare(terminal, [a, b], options)));

  glasshouse
    .command('rights-check')
    .description('check the rules of a scenario against human-rights principles, with file and line; runs nothing')
    .argument('<scenario>', 'a scenario, such as scenarios/court-list.yaml')
    .addOption(new Option('--format <format>', 'text, or one JSON object').choices(['text', 'json']).default('text'))
    .option('--strict', 'end with 1 where something is found')
    .action(ending((scenario: string, options: RightsOptions) => checkRights(terminal, scenario, options)));

  const exported = glasshouse
    .command('export')
    .description('write the tables of a finished study, or the description of a scenario, in another form');
  exported
    .command('csv')
    .description('write every table as comma-separated values to <folder>/csv')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: { force?: boolean; json?: boolean }) => exportCsv(terminal, folder, options)));

  exported
    .command('claims')
    .description('write the claims of a finished study, with numbers, sources and hash, to one file')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .addOption(outFile('where to (default: claims.json in the folder)'))
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ending((folder: string, options: ClaimsOptions) => exportClaims(terminal, folder, options)));

  exported
    .command('design')
    .description(
      'write the designs of a study, without running it: values and positions of the points as CSV, and problem files as SALib reads them',
    )
    .argument('<study>', 'a study, such as studies/smoke.yaml')
    .addOption(new Option('--out <folder>', 'a new folder for the files').argParser(placeName).makeOptionMandatory())
    .addOption(new Option('--size <size>', 'number of design points').choices(['reduced', 'full']).default('reduced'))
    .addOption(seed())
    .option(...JSON_FLAG)
    .action(ending((study: string, options: DesignOptions) => exportDesign(terminal, study, options)));

  exported
    .command('picture')
    .description('draw a scenario as a composition of stages, as one SVG file')
    .argument('<scenario>', 'a scenario, such as scenarios/court-list.yaml')
    .addOption(outFile('where to (default: standard output)'))
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ending((path: string, options: PictureOptions) => exportPicture(terminal, path, options)));

  exported
    .command('odd')
    .description('describe a scenario in the order of the ODD protocol, every number with its source or assumption')
    .argument('<scenario>', 'a scenario, such as scenarios/court-list.yaml')
    .addOption(outFile('a Markdown file to write; default: print it'))
    .option(...FORCE_FILE)
    .action(ending((scenario: string, options: OddOptions) => exportOdd(terminal, scenario, options)));

  return glasshouse;
}
