import { join } from 'node:path';
import type { ShippedStudy } from '@glasshouse/model';
import { EXIT } from '../failure.js';
import { againLine, commandLine, defaultFolder, fromRepository, startLine } from '../io/launcher.js';
import { newResult } from '../io/places.js';
import { ROOT } from '../io/repository.js';
import { readShipped, shippedOf } from '../io/shipped.js';
import { openSources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_RESULT, JSON_FLAG, out, seed, threads } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';
import type { Wish } from '../run-study.js';
import { summary } from '../summary.js';
import { runInto } from './run.js';

interface StartOptions {
  out?: string;
  threads: number;
  seed: number;
  full?: boolean;
  force?: boolean;
  json?: boolean;
}

const studyFile = (id: string): string => join(ROOT, 'studies', `${id}.yaml`);

/** Runs another study at full size into a folder beside the main one. One that is there, whole and the same, is left as it is. */
async function runOther(
  terminal: Terminal,
  id: string,
  folder: string,
  { seed, threads, force, json: asJson }: StartOptions,
): Promise<ShippedStudy> {
  const sources = openSources(studyFile(id));
  const ready = readyStudy(sources, { size: 'full', seed });
  terminal.err(`${id}: ${ready.start.title}`);
  const command = againLine(ready.start, sources.read.get(sources.path), folder);
  const { document } = await runInto(terminal, folder, ready, { size: 'full', seed, threads, quiet: false, json: asJson, command }, force);
  return shippedOf(document, sources.read);
}

/** What is shown of the other studies: stored results, or with `full` results made now. */
async function others(terminal: Terminal, ids: readonly string[], folder: string, options: StartOptions): Promise<ShippedStudy[]> {
  const shown: ShippedStudy[] = [];
  for (const id of ids) {
    const one = options.full ? await runOther(terminal, id, `${folder}-${id}`, options) : readShipped(id);
    if (one) shown.push(one);
    else terminal.err(`no stored result of ${id} in docs/reports; ${commandLine('run', studyFile(id), '--size', 'full')} makes one`);
  }
  return shown;
}

/** Adds a line on the other claims before the line that names the page. */
function withOthers(text: string, shown: readonly ShippedStudy[]): string {
  if (shown.length === 0) return text;
  const claims = shown.flatMap((study) => study.claims.map((claim) => claim.id)).sort();
  const hashes = shown.map((study) => `${study.id} ${study.hash.slice(0, 12)}`).join(', ');
  const lines = text.split('\n');
  const page = lines.pop() ?? '';
  const old = shown.filter((study) => (study.outdated ?? []).length > 0).map((study) => study.id);
  const note = old.length === 0 ? [] : [`Made from earlier versions of their files, to be run again: ${old.join(', ')}.`];
  const more = `${claims.length} more claims on the page, from full-size results (${hashes}): ${claims.join(', ')}.`;
  return [...lines, more, ...note, page].join('\n');
}

/** Runs the main study and prints what it says in about a dozen lines; the other claims stand on the page. */
export async function start(terminal: Terminal, options: StartOptions): Promise<number> {
  const { seed, threads } = options;
  const size = options.full ? 'full' : 'reduced';
  if (options.out !== undefined) newResult(options.out).refusePlace();
  const ready = readyStudy(openSources(studyFile('the-article')), { size, seed });
  const folder = options.out ?? defaultFolder(ready.start);
  const shipped = await others(terminal, ready.loaded.study.shipped, folder, options);
  const command = startLine(ready.start, fromRepository(folder));
  const wish: Wish = { size, seed, threads, quiet: false, json: options.json, command, shipped };
  const { outcome, document } = await runInto(terminal, folder, ready, wish, options.force);
  terminal.out(options.json ? json(outcome) : withOthers(summary(document, outcome.report, terminal.width), shipped));
  return EXIT.done;
}

export const startCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('start')
    .description('run the main study, studies/the-article.yaml, and print its claims; the other claims come from stored results')
    .option('--full', 'all claims, at full size; takes far longer')
    .addOption(out())
    .addOption(threads())
    .addOption(seed())
    .option(...FORCE_RESULT)
    .option(...JSON_FLAG)
    .action(ends((options: StartOptions) => start(terminal, options)));
};
