import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkedStudy, LinkRefused, readLink, streamPacking, STUDY_FILE } from '@glasshouse/lab';
import type { LinkedStudy, Shared } from '@glasshouse/lab';
import { EXIT } from '../failure.js';
import { againLine } from '../io/launcher.js';
import { ROOT } from '../io/repository.js';
import { badInput, openRepository } from '../io/sources.js';
import type { Sources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { readyStudy } from '../run-study.js';
import type { Wish } from '../run-study.js';
import { numbersOf } from '../summary.js';
import { runInto, told } from './run.js';
import type { RunOptions } from './run.js';

/** How the result of a link compares with the one that it carries. */
export type Comparison = 'same' | 'other_build' | 'changed';

const SAID: Record<Comparison, (hash: string) => string> = {
  same: () => 'same: the result hash is that of the link',
  other_build: (hash) => `other build: the link has the result hash ${hash}; the scenario is the same, so the program has changed`,
  changed: (hash) => `changed: the link has the result hash ${hash}; the scenario has changed since it was made`,
};

function shippedStudies(): Record<string, string> {
  const folder = join(ROOT, 'studies');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(names.map((name) => [name.replace('.yaml', ''), readFileSync(join(folder, name), 'utf8')]));
}

/** A refusal of the laboratory as bad input: what cannot be honoured, in its words. */
async function orRefused<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof LinkRefused)) throw error;
    throw badInput(
      '--link',
      `a link that cannot be run (${error.message.replace(/\.$/, '')})`,
      'a link that the laboratory made, with #g1= or #g2= in it',
      'Copy the whole link, in quotes.',
    );
  }
}

/** The study of a link, with everything it was read from. */
async function sourcesOf(link: string): Promise<{ sources: Sources; shared: Shared; linked: LinkedStudy }> {
  const fragment = link.includes('#') ? link.slice(link.indexOf('#')) : link;
  return orRefused(async () => {
    const shared = await readLink(fragment, streamPacking);
    const { files, register } = openRepository(null);
    const linked = linkedStudy(shared, files, register, shippedStudies());
    const sources = openRepository({ path: STUDY_FILE, text: linked.text });
    if (shared.own !== undefined) sources.read.set(shared.scenario, shared.own);
    return { sources, shared, linked };
  });
}

/** Runs the worlds of a link of the laboratory and says whether they come to the result that the link carries. */
export async function runLink(terminal: Terminal, link: string, options: RunOptions): Promise<number> {
  const { sources, shared, linked } = await sourcesOf(link);
  const { seed } = shared;
  const size = 'reduced';
  const ready = readyStudy(sources, { size, seed });
  const folder = options.out ?? `results/lab-${shared.hash.slice(0, 12)}`;
  const wish: Wish = {
    size,
    seed,
    threads: options.threads,
    quiet: false,
    json: options.json,
    command: againLine(ready.start, sources.read.get(STUDY_FILE), folder),
  };
  const { outcome, document } = await runInto(terminal, folder, ready, wish, options.force);
  const comparison: Comparison = outcome.hash === shared.hash ? 'same' : linked.changed ? 'changed' : 'other_build';
  terminal.out(
    options.json
      ? json({ ...outcome, link: { hash: shared.hash, comparison } })
      : [...numbersOf(document, terminal.width), told(outcome), `link    ${SAID[comparison](shared.hash)}`].join('\n'),
  );
  return EXIT.done;
}
