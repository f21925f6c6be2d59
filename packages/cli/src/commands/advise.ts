import * as engine from '@glasshouse/model';
import { suggestion, words } from '@glasshouse/model';
import { simulated as two } from '@glasshouse/report';
import { adviseReplicates } from '@glasshouse/study';
import { threadExecutor } from '@glasshouse/study/threads';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { badInput, openSources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG, seed, threads } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';

interface AdviseOptions {
  experiment?: string;
  size: 'reduced' | 'full';
  seed: number;
  threads: number;
  json?: boolean;
}

type One = Awaited<ReturnType<typeof adviseReplicates>>[number];

/** Runs that must show a difference before any answer is given, whatever the interval. */
const DIFFERING = 40;

/** What runs say of one difference, in a sentence. */
export function adviceText({
  of,
  matters,
  answer,
  interval,
  runs,
  differing,
  enough,
  lessThanMatters,
  more,
  timesPeople,
  beyond,
}: One): string {
  const seen =
    interval[0] === interval[1] ? `${two(interval[0])} in every run` : `95 percent interval ${two(interval[0])} to ${two(interval[1])}`;
  const mostRuns = beyond
    ? `${beyond.side} by more than ${two(matters)} in ${beyond.runs === runs ? 'all' : `${beyond.runs} of`} ${runs} runs, and in over ${Math.floor(100 * beyond.share[0])} of 100 if many are run`
    : `fewer than ${DIFFERING} runs differ`;
  const told =
    answer === 'differs'
      ? `differs${lessThanMatters ? `, by less than ${two(matters)}` : ''}`
      : answer === 'differs by less'
        ? `differs by less than ${two(matters)}`
        : differing > 0 && differing < DIFFERING
          ? `no answer yet, ${mostRuns}`
          : 'cannot be told';
  const advice = enough
    ? `${runs} runs are enough`
    : more === null
      ? `the arms differ in none of ${runs} runs: more runs are unlikely to help`
      : `about ${more} more ${more === 1 ? 'run is' : 'runs are'} needed${differing < DIFFERING ? '' : `, or ${two(Math.max(1.1, timesPeople))} times the people`}`;
  return `${of}: ${told} (${seen}; ${differing} of ${runs} runs differ). ${advice[0]!.toUpperCase()}${advice.slice(1)}.`;
}

/** Runs the scenario as written of an experiment until the differences that it says matter can be told, and prints how many runs that takes. Writes nothing. */
async function adviseStudy(terminal: Terminal, study: string, options: AdviseOptions): Promise<number> {
  const ready = readyStudy(openSources(study), options);
  const naming = ready.loaded.study.experiments.filter(({ replicates }) => replicates.matters !== undefined).map(({ id }) => id);
  const experiment = options.experiment ?? naming[0];
  if (experiment === undefined)
    throw badInput(
      study,
      'no difference that matters',
      'replicates: { reduced, full, matters: { indicator@arm-other: 5 } } in an experiment',
      'Say which differences matter, and from which size on.',
    );
  if (!naming.includes(experiment)) {
    const allowed = naming.length === 0 ? 'an experiment with replicates.matters; this study has none' : words(naming);
    throw badInput(
      '--experiment',
      `"${experiment}"`,
      allowed,
      suggestion(experiment, naming, 'Name an experiment that says which differences matter.'),
    );
  }
  const found = await adviseReplicates(ready.loaded, experiment, {
    ...ready.options,
    engine,
    executor: threadExecutor({ threads: options.threads }),
    onList: (what) => terminal.err(what),
  });
  terminal.out(options.json ? json({ experiment, advice: found }) : found.map(adviceText).join('\n'));
  return EXIT.done;
}

export const adviseCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('advise')
    .description(
      'find how many runs are needed to detect the differences that a study says matter; runs the scenario as written and writes nothing',
    )
    .argument('<study>', 'a study with replicates.matters in an experiment')
    .option('--experiment <id>', 'experiment of the study; default: the first that names differences')
    .addOption(new Option('--size <size>', 'number of people').choices(['reduced', 'full']).default('reduced'))
    .addOption(threads())
    .addOption(seed())
    .option(...JSON_FLAG)
    .action(ends((study: string, options: AdviseOptions) => adviseStudy(terminal, study, options)));
};
