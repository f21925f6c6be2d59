import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadStudy } from '@glasshouse/model';
import { writeTree } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { canonicalCopy } from '../io/canonical.js';
import { commandLine } from '../io/launcher.js';
import { placeName } from '../io/places.js';
import { ROOT } from '../io/repository.js';
import { badInput, openSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

const ID = /^[a-z][a-z0-9-]{0,59}$/;
const TEMPLATE = join(ROOT, 'studies', 'smoke.yaml');

/** The files of a new study: the smoke study under another id, with every scenario it names. */
function filesOf(id: string): Map<string, string> {
  const { path, files, register, read } = openSources(TEMPLATE, 'scenario');
  loadStudy(path, files, register);
  const made = new Map<string, string>();
  for (const [name, text] of read) {
    if (name === path)
      made.set(`studies/${id}.yaml`, text.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: A new study, ${id}`));
    else if (name.endsWith('.yaml')) made.set(name, text);
  }
  return made;
}

const ALLOWED =
  'a lowercase letter, then lowercase letters, digits and hyphens, at most 60 characters; a path before it must not contain ".."';

/** The id of the study and its folder, from what was given. Refuses a path that leads up, and a last step that is no id. */
function idOf(name: string): string {
  const steps = name.split(/[\\/]+/);
  const id = steps.findLast((step) => step !== '') ?? '';
  if (!ID.test(id) || steps.includes('..')) throw badInput('new', JSON.stringify(name), ALLOWED, 'Choose another name, such as my-study.');
  return id;
}

interface NewOptions {
  /** A shipped scenario to begin with. */
  from?: string;
  json?: boolean;
}

/** Makes a folder with a study that can be run at once and then changed: the smoke study, or a copy of a shipped scenario. Refuses a folder that holds anything. */
function newStudy(terminal: Terminal, name: string, options: NewOptions): number {
  const id = idOf(name);
  const folder = resolve(name);
  if (existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).length > 0) {
    throw badInput('new', `${name}, which is not empty`, 'a folder that does not exist yet, or an empty one', 'Choose another name.');
  }
  const made = options.from === undefined ? filesOf(id) : canonicalCopy(id, options.from);
  writeTree(name, made);
  const files = [...made.keys()].map((file) => `${name}/${file}`).sort();
  const next = commandLine('run', `${name}/studies/${id}.yaml`);
  terminal.out(options.json ? json({ ok: true, id, files, next }) : inLines(...files, `Run it with: ${next}`));
  return EXIT.done;
}

export const newCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('new')
    .description('make a folder with a small study that is ready to run and edit')
    .argument('<name>', 'name of the folder and id of the study, such as my-study', placeName)
    .option('--from <scenario>', 'begin with a copy of a shipped scenario and its experiments, such as penalty-points')
    .option(...JSON_FLAG)
    .action(ends((name: string, options: NewOptions) => newStudy(terminal, name, options)));
};
