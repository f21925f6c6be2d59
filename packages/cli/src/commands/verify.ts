import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { asStoreError, StoreError } from '@glasshouse/store';
import type { ResultStore } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { newResult, openResult } from '../io/places.js';
import { engineHash } from '../io/repository.js';
import { keptSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG, threads } from '../options.js';
import type { AddCommand } from '../options.js';
import { performStudy, readyStudy } from '../run-study.js';
import { unzip } from '../verify/archive.js';
import { checkResult } from '../verify/check-result.js';
import type { Checked } from '../verify/check-result.js';
import { withScratch } from '../verify/scratch.js';

interface VerifyOptions {
  rerun?: boolean;
  threads: number;
  json?: boolean;
}

/** Runs a study again from its kept inputs, in a folder that is removed afterwards, and adds what differs. Returns the hash. */
async function runAgain(terminal: Terminal, store: ResultStore, checked: Checked, options: VerifyOptions): Promise<string> {
  const { threads, json: asJson } = options;
  const { study, size, seed, engine } = store.start();
  const ready = readyStudy(keptSources(study, store.inputs()), { size, seed });
  return withScratch(async (scratch) => {
    const again = newResult(join(scratch, 'again'));
    const wish = { size, seed, threads, quiet: false, json: asJson, command: store.documentAsFound()?.command ?? '' };
    const { document } = await performStudy(terminal, again, ready, wish, () =>
      again.begin(ready.start, ready.sources.read, { plan: ready.prepared.plan.runs }),
    );
    const same = document.hash === checked.stated && document.hash === (checked.computed ?? document.hash);
    if (!same) checked.faults.push({ file: 'runs', fault: `the study, run again, gives the hash ${document.hash}` });
    const followed = JSON.parse(JSON.stringify(document.followed)) as unknown;
    if (same && engine === engineHash() && !isDeepStrictEqual(store.documentAsFound()?.followed, followed))
      checked.faults.push({ file: 'study.json', fault: '"followed" differs from what the study, run again, gives' });
    return document.hash;
  });
}

function told(name: string, { stated, computed, answers, runs, faults, notes }: Checked, again: string | null): string {
  return inLines(
    `${name}: ${faults.length === 0 ? 'intact' : 'not intact'}`,
    ...faults.map(({ file, fault }) => `  ${file}: ${fault}`),
    `stated    ${stated}`,
    `computed  ${computed ?? 'not possible'} (from ${runs} ${runs === 1 ? 'run' : 'runs'})`,
    ...(answers === null ? [] : [`answers   ${answers} (indicators, harm, fits and claims of the study)`]),
    ...(again === null ? [] : [`run again ${again}`]),
    ...notes.map((note) => `note: ${note}`),
  );
}

async function verifyFolder(terminal: Terminal, name: string, folder: string, options: VerifyOptions): Promise<number> {
  const store = openResult(folder);
  const checked = await checkResult(store);
  const again = options.rerun ? await runAgain(terminal, store, checked, options) : null;
  const whole = checked.faults.length === 0;
  const { stated, computed, answers, faults, notes } = checked;
  terminal.out(
    options.json
      ? json({ ok: whole, result: name, hash: { stated, computed, again, answers }, faults, notes })
      : told(name, checked, again),
  );
  return whole ? EXIT.done : EXIT.failed;
}

/** Whether there is a file, something else, or nothing at a path. Throws StoreError where that cannot be read. */
function isFile(name: string): boolean | null {
  try {
    return statSync(name, { throwIfNoEntry: false })?.isFile() ?? null;
  } catch (error) {
    const told = asStoreError(error, name, undefined, 'read');
    if (told.problem === 'permission') throw told;
    return null;
  }
}

/**
 * Checks a result folder, or an archive made by `pack`, that somebody handed over: says what was changed, missing or added. Ends with 0
 * only where it is whole. With `rerun` the study is run again from its kept inputs and the hashes are compared.
 */
export async function verify(terminal: Terminal, name: string, options: VerifyOptions): Promise<number> {
  const file = isFile(name);
  if (file === null)
    throw new StoreError('missing', `${name}: no such file or folder; name a result folder, or an archive made by pack, such as smoke.zip`);
  if (!file) return verifyFolder(terminal, name, name, options);
  return withScratch((scratch) => verifyFolder(terminal, name, unzip(name, scratch), options));
}

export const verifyCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('verify')
    .description('check a result that you received: recompute its hash from its runs, and list files that were changed, removed or added')
    .argument('<result>', 'a result folder, or an archive made by pack')
    .option('--rerun', 'also run the study again from the inputs in the result, and compare the hashes')
    .addOption(threads())
    .option(...JSON_FLAG)
    .action(ends((result: string, options: VerifyOptions) => verify(terminal, result, options)));
};
