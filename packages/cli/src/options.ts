import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import type { Command } from 'commander';
import { seedNumber, threadNumber, wholeNumber } from './io/numbers.js';
import { fileName, placeName } from './io/places.js';
import type { Terminal } from './io/terminal.js';
import { addressOf } from './parts/address.js';

/** What a command is given when it is added: where it prints, and how its exit code is handed on. */
export interface Surroundings {
  terminal: Terminal;
  ends<A extends unknown[]>(act: (...args: A) => number | Promise<number>): (...args: A) => Promise<void>;
}

/** Adds one command, with its arguments, options and help, to the tool or to a group of commands. */
export type AddCommand = (to: Command, surroundings: Surroundings) => void;

/** An option that may be given several times: a command receives a list of its values. Any other option with a value is refused when given again. */
export class RepeatedOption extends Option {
  constructor(flags: string, description: string, read: (text: string) => string) {
    super(flags, `${description}; may be given several times`);
    this.argParser<readonly string[] | undefined>((text, before) => [...(before ?? []), read(text)]);
  }
}

export const JSON_FLAG = ['--json', 'print one JSON object instead of text'] as const;

export const seed = (): Option => new Option('--seed <number>', 'random seed, from 0 to 4294967295').argParser(seedNumber).default(1);
export const threads = (): Option =>
  new Option('--threads <number>', 'number of worker threads; the result does not depend on it')
    .argParser(threadNumber)
    .env('GLASSHOUSE_THREADS')
    .default(availableParallelism(), 'one per core');
export const PROCESSES = [
  '--processes',
  'do the runs in processes instead of threads, each with its own memory; the result is the same',
] as const;
export const out = (): Option =>
  new Option(
    '--out <folder>',
    'result folder (default: results/<study>, with -full at full size and -seed<number> for any seed but 1)',
  ).argParser(placeName);
export const queue = (): Option =>
  new Option(
    '--queue <address>',
    'let the workers of a queue, such as redis://name:6379, do the runs, and collect their results',
  ).argParser(placeName);
const MOST_PARTS = 4096;
const WAIT = 10;

/** Options of a command that spreads each run over parts on other machines. */
export const spreading = (): Option[] => [
  new Option(
    '--listen <address>',
    'spread each run over parts that join at this address, such as 10.0.0.5:7000; with a port alone, over processes of this machine',
  )
    .argParser(addressOf)
    .conflicts(['queue', 'processes']),
  new Option('--parts <number>', 'number of parts of each run, with --listen').argParser(wholeNumber(1, MOST_PARTS)),
  token('file with the secret that parts must show, with --listen; it is written where it does not exist'),
  wait('minutes to wait for parts that are missing, with --listen'),
];
export const token = (what: string): Option => new Option('--token <file>', what).argParser(placeName);
export const wait = (what: string): Option => new Option('--wait <minutes>', what).argParser(wholeNumber(1, 10_000)).default(WAIT);
/** A file to write, whose name ends in what it will hold: a command never puts one kind of content under the name of another. */
export const outFile = (what: string, ending: string): Option =>
  new Option('--out <file>', what).argParser((text: string) => fileName(text, ending));
export const FORCE_RESULT = [
  '--force',
  'replace a result of another study, size, seed or build in that folder, or run a finished one again',
] as const;
export const FORCE_PREPARED = [
  '--force',
  'replace a result of another study, size, seed or build in that folder, empty a finished one, and replace scripts that were changed',
] as const;
export const FORCE_FILE = ['--force', 'replace a file that this command wrote before'] as const;
