import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { asStoreError, isBelow } from '@glasshouse/store';
import { InputError, oneLine, parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { Problem, Register, SourceFiles } from '@glasshouse/model';
import { ROOT } from './repository.js';

const MOST_BYTES = 4 * 1024 * 1024;

/** The files of a study or scenario: its path below a root, a reader, and everything read so far. */
export interface Sources {
  path: string;
  files: SourceFiles;
  register: Register;
  /** Text of every file that was read, the register among them, by path below the root. */
  read: Map<string, string>;
  /** Folder below which the paths lie; null for sources kept with a result. */
  root: string | null;
}

/** A bad argument, in the form of all bad input. */
export function badInput(path: string, found: string, allowed: string, todo: string): InputError {
  const seen = oneLine(found);
  const message = `${oneLine(path)}: found ${seen}; allowed: ${allowed}. ${todo}`;
  return new InputError([{ file: '', line: 0, column: 0, path, found: seen, allowed, todo, message }]);
}

/** The root below which a file and all it names must lie: the repository, or the folder around `studies` or `scenarios`. */
function rootOf(file: string): string {
  if (isBelow(ROOT, file)) return ROOT;
  const folder = dirname(file);
  return ['studies', 'scenarios'].includes(basename(folder)) ? dirname(folder) : folder;
}

/** A file as it is named from the folder a person is in; far from it, by its whole path. */
function fromHere(file: string): string {
  const path = relative(process.cwd(), file);
  return (path.startsWith(join('..', '..', '..')) ? file : path).split(sep).join('/');
}

/**
 * Problems whose files are named as a person names them: the file given as it was given, and others from the folder they are in, or by the whole
 * path where that was given. The loader names files from the root of the study or scenario among `args`.
 */
export function namedFromHere(problems: readonly Problem[], args: readonly string[]): Problem[] {
  const given = args.map((arg) => ({ arg, file: resolve(arg) })).filter(({ file }) => existsSync(file) && statSync(file).isFile());
  return problems.map((problem) => {
    const { file, message } = problem;
    const places = given.map((one) => ({ ...one, place: join(rootOf(one.file), file) }));
    const found = places.find((one) => one.file === one.place) ?? places.find(({ place }) => existsSync(place));
    if (file === '' || found === undefined || !message.startsWith(oneLine(file))) return problem;
    const whole = isAbsolute(found.arg) ? found.place.split(sep).join('/') : fromHere(found.place);
    const name = found.file === found.place ? found.arg : whole;
    return { ...problem, file: name, message: `${oneLine(name)}${message.slice(oneLine(file).length)}` };
  });
}

function readBelow(root: string, path: string): string {
  const file = realpathSync(join(root, path));
  if (!isBelow(realpathSync(root), file)) throw new Error(`${path} lies outside`);
  const facts = statSync(file);
  if (!facts.isFile()) throw new Error(`${path} is not a file`);
  if (facts.size > MOST_BYTES)
    throw badInput(path, `a file of ${facts.size} bytes`, `at most ${MOST_BYTES} bytes`, 'Name a study or scenario file.');
  return readFileSync(file, 'utf8');
}

function recording(read: Map<string, string>, reader: (path: string) => string): SourceFiles {
  return {
    read(path) {
      const text = read.get(path) ?? reader(path);
      read.set(path, text);
      return text;
    },
  };
}

/** The register that was read last: a command that opens several files, and a process of many commands, read the same text once. */
let last: { text: string; register: Register } | null = null;

function registerOf(text: string): Register {
  if (last?.text !== text) last = { text, register: parseRegister(text) };
  return last.register;
}

/** The evidence register of the repository. */
export function openRegister(): { register: Register; text: string } {
  const text = readBelow(ROOT, REGISTER_FILE);
  return { register: registerOf(text), text };
}

/** What a command takes, and the folder in which such files are. */
const TAKEN = {
  study: 'studies are in studies/',
  scenario: 'scenarios are in scenarios/',
  'study or scenario': 'studies are in studies/ and scenarios in scenarios/',
} as const;

/** Sources of a file on disk. Throws InputError where there is no such file, with what the command takes. */
export function openSources(name: string, takes: keyof typeof TAKEN = 'study'): Sources {
  const file = resolve(name);
  const root = rootOf(file);
  const { register, text } = openRegister();
  const read = new Map([[REGISTER_FILE, text]]);
  const path = relative(root, file).split(sep).join('/');
  const files = recording(read, (one) => readBelow(root, one));
  try {
    files.read(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const told = asStoreError(error, name, undefined, 'read');
    if (told.problem === 'permission') throw told;
    const found = !existsSync(file) ? 'no file of this name' : statSync(file).isDirectory() ? 'a folder' : 'a file that cannot be read';
    throw badInput(name, found, `the path of a ${takes}`, `Check the path; ${TAKEN[takes]}.`);
  }
  return { path, files, register, read, root };
}

/**
 * Sources below the repository, with one more study that is no file of it. Nothing of them is a file that a person wrote, so their root is null.
 */
export function openRepository(study: { path: string; text: string } | null): Sources {
  const { register, text } = openRegister();
  const read = new Map([[REGISTER_FILE, text]]);
  if (study !== null) read.set(study.path, study.text);
  return { path: study?.path ?? '', files: recording(read, (one) => readBelow(ROOT, one)), register, read, root: null };
}

/** Where the files lie that were read, the register of the repository apart. */
export const filesOf = ({ read, root }: Sources): string[] =>
  root === null ? [] : [...read.keys()].map((name) => join(name === REGISTER_FILE ? ROOT : root, name));

/** Sources kept with a result: nothing else is read. */
export function keptSources(path: string, kept: ReadonlyMap<string, string>): Sources {
  const read = new Map(kept);
  const files = recording(read, (one) => {
    throw new Error(`${one} was not kept with the result`);
  });
  return { path, files, register: registerOf(files.read(REGISTER_FILE)), read, root: null };
}
