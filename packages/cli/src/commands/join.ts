import { Argument, Option } from 'commander';
import { StoreError } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { counted, threadNumber } from '../io/numbers.js';
import { badInput } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG, token, wait } from '../options.js';
import type { AddCommand } from '../options.js';
import { addressOf, addressWords } from '../parts/address.js';
import type { Address } from '../parts/address.js';
import { seat } from '../parts/seat.js';
import { keyFrom } from '../parts/token.js';

interface JoinOptions {
  token: string;
  threads: number;
  wait: number;
  json?: boolean;
}

/** Does parts of a run that another machine spreads, until that run is over. Writes nothing to disk. */
export async function join(terminal: Terminal, address: Address, options: JoinOptions): Promise<number> {
  const key = keyFrom(options.token);
  const where = addressWords(address);
  let done = 0;
  const heard = new Set<string>();
  const told = (line: string): void => {
    if (!heard.has(line)) terminal.err(`${where}: ${line}`);
    heard.add(line);
  };
  const did = (): void => void (done += 1);
  const ends = await Promise.all(
    Array.from({ length: options.threads }, () => seat({ address, key, wait: options.wait * 60_000, told, did })),
  );
  const refused = ends.find((end) => end.kind === 'refused');
  if (refused)
    throw badInput(
      'join',
      `${where}: ${refused.why}`,
      'the token and the build of the run',
      'Copy the file of --token from there, and use the same build of Glasshouse.',
    );
  if (ends.some((end) => end.kind === 'silent'))
    throw new StoreError('other', `nobody answered at ${where} within ${counted(options.wait, 'minute')}`);
  terminal.out(options.json ? json({ ok: true, address: where, parts: done }) : `${counted(done, 'part')} done`);
  return EXIT.done;
}

export const joinCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('join')
    .description('do parts of a run that another machine spreads with --listen; opens no port and writes nothing to disk')
    .addArgument(new Argument('<run>', 'address at which that run listens, such as 10.0.0.5:7000').argParser(addressOf))
    .addOption(token('file with the token that run --listen wrote').makeOptionMandatory())
    .addOption(
      new Option('--threads <number>', 'number of parts to do at the same time, each in its own thread').argParser(threadNumber).default(1),
    )
    .addOption(wait('minutes without an answer after which to give up'))
    .option(...JSON_FLAG)
    .action(ends((address: Address, options: JoinOptions) => join(terminal, address, options)));
};
