import { readFileSync, realpathSync, statSync } from 'node:fs';
import { formatYaml, LIMITS } from '@glasshouse/model';
import { asStoreError, checkRewritable, rewriteFile } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { commandLine } from '../io/launcher.js';
import { badInput } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

interface FormatOptions {
  check?: boolean;
  json?: boolean;
}

interface Formatted {
  file: string;
  before: string;
  after: string;
}

/** The name that stands for standard input and output. */
const STANDARD = '-';

/** What messages call a file. */
const nameOf = (file: string): string => (file === STANDARD ? 'standard input' : file);

/** Text of a named file. Throws InputError for what is no file, too large, or not UTF-8. */
function textOf(file: string): string {
  const name = nameOf(file);
  const bytes = read();
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) throw badInput(name, 'bytes that are not UTF-8', 'UTF-8 text', 'Save the file as UTF-8.');
  return text;

  function read(): Buffer {
    try {
      if (file === STANDARD) return readFileSync(0);
      const facts = statSync(file, { throwIfNoEntry: false });
      if (!facts?.isFile())
        throw badInput(file, facts ? 'a folder' : 'no file of this name', 'the path of a scenario or study file', 'Check the path.');
      if (facts.size > LIMITS.bytes)
        throw badInput(file, 'a file of more than 512 KiB', 'at most 512 KiB', 'Name a study or scenario file.');
      return readFileSync(file);
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw asStoreError(error, name, undefined, 'read');
      throw error;
    }
  }
}

function formatted(file: string): Formatted {
  if (file !== STANDARD && !/\.ya?ml$/.test(file)) {
    throw badInput(file, 'a file name with another ending', 'a file name that ends in .yaml or .yml', 'Name a scenario or study file.');
  }
  const before = textOf(file);
  return { file, before, after: formatYaml(nameOf(file), before) };
}

/** Files named, each once, by whatever name. */
const once = (files: readonly string[]): string[] => {
  const met = new Set<string>();
  return files.filter((file) => {
    const real = realOf(file);
    return !met.has(real) && met.add(real);
  });
};

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/**
 * Lays scenario and study files out in the canonical form, or with `check` only says which are not. All files are read and laid out before the
 * first is written; one that cannot be stops the command with nothing written. `-`: from standard input to standard output.
 */
export function fmt(terminal: Terminal, names: readonly string[], { check = false, json: asJson = false }: FormatOptions): number {
  const files = once(names);
  if (files.includes(STANDARD) && files.length > 1)
    throw badInput('fmt', '"-" beside files', '"-" alone, or files', 'Format standard input by itself.');
  if (!check) for (const file of files) if (file !== STANDARD) checkRewritable(file);
  const all = files.map(formatted);
  const changed = all.filter(({ before, after }) => before !== after);
  if (!check) for (const { file, before, after } of changed) if (file !== STANDARD) rewriteFile(file, before, after);
  const told = changed.map(({ file }) => file);
  const bad = check && changed.length > 0;
  if (asJson) {
    const text = files[0] === STANDARD && !check ? { text: all[0]!.after } : {};
    terminal.out(json({ ok: !bad, checked: files, changed: told, ...text }));
  } else if (files[0] === STANDARD && !check) terminal.out(all[0]!.after.replace(/\n$/, ''));
  else for (const file of told) terminal.out(inLines(file));
  if (bad && !asJson) terminal.err(`${told.length} of ${files.length} not in the canonical form: ${commandLine('fmt', ...told)}`);
  return bad ? EXIT.failed : EXIT.done;
}

export const fmtCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('fmt')
    .description('format scenario and study files: order of keys, line breaks and quotes; values and comments stay as they are')
    .argument('<file...>', 'scenarios, fragments or studies, rewritten in place; - reads standard input and prints the formatted text')
    .option('--check', 'write nothing; list the files that are not formatted, and exit with code 1 if there are any')
    .option(...JSON_FLAG)
    .action(ends((files: string[], options: FormatOptions) => fmt(terminal, files, options)));
};
