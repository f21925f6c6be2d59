import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { commandLine, defaultFolder } from '../io/launcher.js';
import { wholeNumber } from '../io/numbers.js';
import { isScript } from '../io/own-files.js';
import { newResult } from '../io/places.js';
import { ROOT, VERSION } from '../io/repository.js';
import { openSources } from '../io/sources.js';
import { columns, json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_PREPARED, JSON_FLAG, out, seed } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';
import { KUBERNETES_JOB, kubernetesJob, SLURM_SCRIPT, slurmScript } from '../work/scripts.js';
import type { ArrayJob } from '../work/scripts.js';

interface PrepareOptions {
  out?: string;
  seed: number;
  size: 'reduced' | 'full';
  shards: number;
  force?: boolean;
  json?: boolean;
}

const scriptsOf = (job: ArrayJob): Map<string, string> =>
  new Map([
    [SLURM_SCRIPT, slurmScript(job)],
    [KUBERNETES_JOB, kubernetesJob(job)],
  ]);

/** Whether a script is as `prepare` writes it for some number of shards. */
function isUnchanged(job: ArrayJob, name: string, text: string): boolean {
  const last = /^#SBATCH --array=0-(\d+)$/m.exec(text);
  const count = /^ {2}completions: (\d+)$/m.exec(text);
  const shards = last ? Number(last[1]) + 1 : Number(count?.[1] ?? 0);
  return scriptsOf({ ...job, shards }).get(name) === text;
}

/** Makes a folder ready for others to fill: settings, inputs, the list of runs, and the scripts of array jobs. Runs nothing. */
export function prepare(terminal: Terminal, study: string, options: PrepareOptions): number {
  if (options.out !== undefined) newResult(options.out).refusePlace();
  const ready = readyStudy(openSources(study), options);
  const folder = options.out ?? defaultFolder(ready.start);
  const store = newResult(folder);
  const { runs } = ready.prepared.plan;
  const begun = store.begin(ready.start, ready.sources.read, { force: options.force, plan: runs });
  const shards = begun.finished ? 0 : Math.min(options.shards, Math.max(1, runs.length));
  if (begun.finished) terminal.err(`${folder} already holds this study, finished: nothing is left to do (--force runs it again)`);
  else {
    const job: ArrayJob = { folder: resolve(folder), command: join(ROOT, 'glasshouse'), study: ready.start.id, shards, version: VERSION };
    try {
      const foreign = new Set<string>();
      const changed = store.offer(scriptsOf(job), (name, text) => {
        if (isUnchanged(job, name, text)) return true;
        if (!isScript(name, text)) foreign.add(name);
        return options.force === true && !foreign.has(name);
      });
      for (const name of changed) {
        const what = foreign.has(name)
          ? 'was not made by this command and is kept'
          : 'was changed since it was written and is kept (--force replaces it)';
        terminal.err(`${folder}/${name} ${what}`);
      }
    } finally {
      store.release();
    }
  }
  const kept = begun.finished ? runs.length : begun.kept;
  if (options.json) terminal.out(json({ ok: true, folder, finished: begun.finished, runs: runs.length, kept, shards }));
  else {
    const rows = [
      ['folder', folder],
      ['runs', `${runs.length} planned, ${kept} there already`],
    ];
    if (!begun.finished) {
      rows.push(
        ['shards', `${shards}, numbered from 0`],
        ['here', commandLine('shard', folder, '--shard', `0/${shards}`)],
        ['Slurm', `sbatch ${commandLine(join(folder, SLURM_SCRIPT)).split(' ').slice(1).join(' ')}`],
      );
      rows.push(['then', commandLine('resume', folder)]);
    }
    terminal.out(columns(rows));
  }
  return EXIT.done;
}

export const prepareCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('prepare')
    .description(
      'make a folder that several processes or machines fill with the runs of a study; writes scripts for Slurm and Kubernetes, runs nothing',
    )
    .argument('<study>', 'a study, such as studies/smoke.yaml')
    .addOption(out())
    .addOption(seed())
    .addOption(
      new Option('--size <size>', 'number of people, design points and replicates').choices(['reduced', 'full']).default('reduced'),
    )
    .addOption(new Option('--shards <number>', 'number of parts, one for each task').argParser(wholeNumber(1, 100_000)).default(16))
    .option(...FORCE_PREPARED)
    .option(...JSON_FLAG)
    .action(ends((study: string, options: PrepareOptions) => prepare(terminal, study, options)));
};
