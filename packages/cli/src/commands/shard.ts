import { shellWord } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import { threadExecutor } from '@glasshouse/study/threads';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { refuseTooLarge } from '../io/memory.js';
import { threadNumber } from '../io/numbers.js';
import { openResult } from '../io/places.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';
import { fill } from '../work/fill.js';
import { keptStudy, refuseOtherBuild } from '../work/kept-study.js';
import { leaving } from '../work/leaving.js';
import { shardOf, shardWords, shardWish } from '../work/shard-name.js';
import type { ShardWish } from '../work/shard-name.js';

interface ShardOptions {
  shard: ShardWish;
  threads: number;
  json?: boolean;
}

/** Does one part of a prepared study beside others. Ends with 1 where a run failed; the others are kept. */
export async function shard(terminal: Terminal, folder: string, options: ShardOptions): Promise<number> {
  const store = openResult(folder);
  refuseOtherBuild(store);
  const part = shardOf(options.shard, process.env);
  if (store.intact()) {
    if (options.json) terminal.out(json({ ok: true, folder, finished: true, shard: part, kept: 0, done: 0, failed: 0 }));
    else terminal.out(inLines(`${folder} is finished: nothing is left to do`));
    return EXIT.done;
  }
  const { plan, runs, keep } = keptStudy(store);
  if (store.cancelled()) throw cancelled(folder);
  const mine = runs.filter((_, i) => i % part.count === part.index);
  refuseTooLarge(plan, options.threads, mine.length);
  const worker = store.join(shardWords(part));
  const end = leaving(terminal, store, worker, options.json);
  try {
    const did = await fill(terminal, threadExecutor({ threads: options.threads }), { store, worker, runs: mine, keep });
    const ok = did.failed === 0;
    if (options.json) terminal.out(json({ ok, folder, finished: false, shard: part, ...did }));
    else terminal.out(`${shardWords(part)}: ${mine.length} runs, ${did.kept} there already, ${did.done} done, ${did.failed} failed`);
    return ok ? EXIT.done : EXIT.failed;
  } finally {
    end();
  }
}

const cancelled = (folder: string): StoreError =>
  new StoreError(
    'other',
    `the study in ${folder} was cancelled: ./glasshouse resume ${shellWord(folder)} finishes it here, and prepare opens it for workers again`,
  );

export const shardCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('shard')
    .description(
      'do one part of a prepared study, in parallel with the others; complete runs are kept, so you can start it again at any time',
    )
    .argument('<folder>', 'a folder made by prepare, such as results/smoke')
    .addOption(
      new Option('--shard <index/count>', 'which part, such as 3/16, counted from 0; with /16 the index comes from Slurm or Kubernetes')
        .argParser(shardWish)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--threads <number>', 'number of worker threads; the result does not depend on it').argParser(threadNumber).default(1),
    )
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ShardOptions) => shard(terminal, folder, options)));
};
