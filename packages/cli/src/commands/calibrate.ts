import { readFileSync, statSync } from 'node:fs';
import * as engine from '@glasshouse/model';
import { suggestion, words } from '@glasshouse/model';
import { simulated as two } from '@glasshouse/report';
import { calibrate, numbersCsv, runAgain } from '@glasshouse/study';
import type { CalibrationResult, RunAgain } from '@glasshouse/study';
import { threadExecutor } from '@glasshouse/study/threads';
import { Option } from 'commander';
import type { Command } from 'commander';
import { EXIT } from '../failure.js';
import { badInput, openSources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { seed, threads } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';

interface CalibrateOptions {
  experiment?: string;
  size: 'reduced' | 'full';
  seed: number;
  again?: string;
  threads: number;
  format: 'text' | 'json' | 'csv';
}

const percent = (share: number): string => `${two(share * 100)} percent`;

/** Why a search stopped, by its word in the stored result. */
const STOPPED: Record<CalibrationResult['stopped'], string> = {
  'enough fit': 'enough worlds fit',
  'most lists': 'maximum number of waves reached',
  'two lists added none': 'two waves in a row added no world',
  'nothing is left': 'the screen leaves no world',
};

/** The result in sentences. */
function calibrationText(found: CalibrationResult & { again?: RunAgain }): string[] {
  const { dice, lists, kept, runs, stopped, nearest, unscreened, fitsAgain, told, together, bounds, targets } = found;
  const lines = [
    `Everyone is synthetic. ${found.study}, experiment ${found.experiment}: ${found.persons} people, seed ${found.seed}.`,
    `Fitted: ${found.quantities.length} quantities of the world to ${targets.length} published counts.`,
    '',
  ];
  for (const { id, spread, tolerance, enough, timesPeople } of dice)
    if (!enough)
      lines.push(
        `${id}: random draws alone move it by ${percent(spread)}; its tolerance is ${percent(tolerance)}. Chance then decides what fits: simulate ${timesPeople} times the people.`,
      );
  lists.forEach(({ worlds, fits, left, wronglyRuledOut, audited }, i) => {
    const screened = i === 0 ? 'plain hypercube' : `${percent(left)} of the space left, ${audited} worlds run unscreened`;
    const wrong =
      wronglyRuledOut > 0
        ? `; ${wronglyRuledOut} of these fit although the screen would have ruled them out, so the margin was widened`
        : '';
    lines.push(`Wave ${i + 1}: ${fits} of ${worlds} worlds fit (${screened}${wrong}).`);
  });
  lines.push(`Stopped: ${STOPPED[stopped]}. ${kept} worlds fit, in ${runs} runs.`);
  if (kept === 0) lines.push(`Nothing fits: the nearest world misses a count by ${two(nearest)} times its tolerance.`);
  else {
    const { of, fit, share } = unscreened;
    const least = Math.floor(kept / share.interval![1]);
    lines.push(
      `${fit} of ${of} unscreened worlds fit: plain rejection would take at least ${two(least)} runs for ${kept} worlds that fit (by the exact 95 percent interval of that share).`,
    );
    const [low, high] = fitsAgain.share.interval ?? [0, 1];
    lines.push(
      `With other random draws ${fitsAgain.again} of ${fitsAgain.of} fit again (95 percent interval ${percent(low)} to ${percent(high)}).`,
    );
  }
  if (told.length === 0 && kept > 0) lines.push('Fewer than ten worlds fit, so no bounds are given.');
  const untold = told.filter((one) => !one.told).map(({ path }) => path);
  if (untold.length > 0) lines.push('', `The counts do not determine: ${untold.join(', ')}.`);
  for (const { paths, correlation } of together)
    lines.push(`Determined only together: ${paths.join(' and ')} (correlation ${two(correlation)}).`);
  if (bounds.length > 0) lines.push('', 'Bounds over the worlds that fit; each end is a run of the engine:');
  for (const { of, ends } of bounds) {
    if (!ends) {
      lines.push(`  ${of}: not computed`);
      continue;
    }
    const again = ends.map((end) => `${two(end.again.mean)}, ${end.again.fit} of ${end.again.throws} fit`).join('; ');
    lines.push(`  ${of}: ${two(ends[0].value)} to ${two(ends[1].value)} (both ends with other random draws: ${again})`);
  }
  if (found.abc) lines.push('', ...abcText(found.abc));
  if (found.again) lines.push('', ...againText(found.again));
  return lines;
}

/** The second reading in sentences. */
function abcText({ populations, runs, effective, computed, quantities, numbers }: NonNullable<CalibrationResult['abc']>): string[] {
  const { tolerance } = populations.at(-1)!;
  const many = populations.length === 1 ? 'one population' : `${populations.length} populations`;
  const head = `Second reading, ABC-SMC with a flat prior over the ranges: ${many}, ${runs} runs.`;
  const size = `Effective sample size of the last population: ${two(effective)} worlds.`;
  if (!computed)
    return [
      head,
      tolerance > 1
        ? `Not computed: the closer half of the last population misses a count by up to ${two(tolerance)} times its tolerance.`
        : `Not computed: ${size}`,
    ];
  const range = ([low, middle, high]: readonly number[]): string => `${two(low!)} to ${two(high!)}, median ${two(middle!)}`;
  return [
    `${head} ${size}`,
    'Fifth to 95th percentile, which depends on that prior:',
    ...numbers.map((one) => `  ${one.of}: ${one.range ? range(one.range) : 'not computed'}`),
    ...quantities.map((one) => `  ${one.path}: ${range(one.range)}`),
  ];
}

/** What the worlds of a search say with other draws, in sentences. */
function againText({ worlds, throws, confirmed, bounds, heldOut }: RunAgain): string[] {
  const said = (range: [number, number] | null): string => (range ? `${two(range[0])} to ${two(range[1])}` : 'not computed');
  return [
    `Run again with other draws, ${throws} times each: ${confirmed} of ${worlds} worlds fit in at least half of these runs.`,
    'Least and greatest over the further runs that fit, of these worlds:',
    ...bounds.map(({ of, range }) => `  ${of}: ${said(range)}`),
    ...(heldOut.length > 0 ? ['Counts kept out of the fit, over the same runs:'] : []),
    ...heldOut.map(({ id, published, range }) => `  ${id}: ${said(range)}; published ${two(published)}`),
  ];
}

const MOST_SEARCH = 16 * 1024 * 1024;
const OUTPUT = 'the output of glasshouse calibrate --format json';

/** A search that `calibrate --format json` printed for this study. Throws InputError. */
function storedSearch(file: string, study: engine.LoadedStudy['study']): CalibrationResult {
  let text: string;
  try {
    const facts = statSync(file);
    if (!facts.isFile()) throw badInput(file, facts.isDirectory() ? 'a folder' : 'no regular file', OUTPUT, 'Name such a file.');
    if (facts.size > MOST_SEARCH) throw badInput(file, `${facts.size} bytes`, `at most ${MOST_SEARCH} bytes`, 'Name such a file.');
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof engine.InputError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw badInput(file, missing ? 'no file' : 'a file that cannot be read', OUTPUT, 'Name such a file.');
  }
  return engine.wholeCalibration(text, file, study) as unknown as CalibrationResult;
}

/** Refuses options that a stored search decides, where the command says something else. */
function sameAs(stored: CalibrationResult, options: CalibrateOptions, given: (name: 'experiment' | 'size' | 'seed') => boolean): void {
  for (const name of ['experiment', 'size', 'seed'] as const)
    if (given(name) && options[name] !== stored[name])
      throw badInput(
        `--${name}`,
        String(options[name]),
        `${stored[name]}, as the stored search has it`,
        `Leave --${name} out beside --again.`,
      );
}

/** Looks for worlds that reproduce the fitted counts of an experiment, and prints what was found. Writes nothing. */
async function calibrateStudy(
  terminal: Terminal,
  study: string,
  options: CalibrateOptions,
  given: (name: 'experiment' | 'size' | 'seed') => boolean,
): Promise<number> {
  const ready = readyStudy(openSources(study), options);
  const fitting = ready.loaded.study.experiments.filter(({ fit }) => fit).map(({ id }) => id);
  const experiment = options.experiment ?? fitting[0];
  if (experiment === undefined)
    throw badInput(study, 'no experiment with fit: true', 'a study with fit: true in an experiment', 'See docs/how-to/fit-a-scenario.md.');
  if (!fitting.includes(experiment)) {
    const allowed = fitting.length === 0 ? 'an experiment with fit: true; this study has none' : words(fitting);
    throw badInput('--experiment', `"${experiment}"`, allowed, suggestion(experiment, fitting, 'Name an experiment that fits.'));
  }
  const how = {
    ...ready.options,
    engine,
    executor: threadExecutor({ threads: options.threads }),
    onList: (what: string, runs: number): void => terminal.err(`${what}: ${runs} runs`),
  };
  const stored = options.again === undefined ? null : storedSearch(options.again, ready.loaded.study);
  if (stored) sameAs(stored, options, given);
  const found = stored ? await runAgain(ready.loaded, stored, how) : await calibrate(ready.loaded, experiment, how);
  if (options.format === 'json') terminal.out(json(found));
  else if (options.format === 'csv') terminal.out(numbersCsv(found.quantities, found.left).trimEnd());
  else terminal.out(calibrationText(found).join('\n'));
  return EXIT.done;
}

export const calibrateCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('calibrate')
    .description('find worlds that reproduce the published counts of an experiment with fit: true, and print them; writes nothing')
    .argument('<study>', 'a study with fit: true in an experiment')
    .option('--experiment <id>', 'experiment of the study; default: the first with fit: true')
    .addOption(new Option('--size <size>', 'number of people').choices(['reduced', 'full']).default('reduced'))
    .option(
      '--again <file>',
      'run the worlds of a stored search (--format json) again with other draws, and print the search with their results',
    )
    .addOption(threads())
    .addOption(seed())
    .addOption(
      new Option('--format <format>', 'text, one JSON object, or the worlds that are not ruled out as a design file')
        .choices(['text', 'json', 'csv'])
        .default('text'),
    )
    .action(
      ends((study: string, options: CalibrateOptions, command: Command) =>
        calibrateStudy(terminal, study, options, (name) => command.getOptionValueSource(name) === 'cli'),
      ),
    );
};
