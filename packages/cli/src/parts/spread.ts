import { hostname } from 'node:os';
import { partsExecutor } from '@glasshouse/study/threads';
import type { Executor } from '@glasshouse/study';
import { commandLine } from '../io/launcher.js';
import { counted } from '../io/numbers.js';
import { engineHash } from '../io/repository.js';
import { badInput } from '../io/sources.js';
import { addressWords } from './address.js';
import type { Address } from './address.js';
import { gather } from './gathering.js';
import type { Gathering } from './gathering.js';
import { keyFor } from './token.js';

/** What the command line says about parts of a run on other machines. */
export interface SpreadOptions {
  /** Where they join. */
  listen?: Address;
  parts?: number;
  /** File with the secret that they show. */
  token?: string;
  /** Minutes to wait for parts that are missing. */
  wait: number;
}

/** How each run is spread. */
export interface Spread {
  listen: Address;
  parts: number;
  token: string;
  wait: number;
}

/** What is asked for, or undefined where runs are not spread. Throws InputError where an option is missing. */
export function spreadOf({ listen, parts, token, wait }: SpreadOptions): Spread | undefined {
  const given = { '--listen': listen, '--parts': parts, '--token': token };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 3) return undefined;
  if (listen === undefined || parts === undefined || token === undefined) {
    const there = Object.keys(given).filter((name) => !missing.includes(name));
    throw badInput(
      there.join(' and '),
      `no ${missing.join(' and no ')}`,
      '--listen, --parts and --token together, or none of them',
      `Add ${missing.join(' and ')}.`,
    );
  }
  return { listen, parts, token, wait };
}

/** Where the parts of a study's runs join. `open` writes the token where it is new, and tells how they join. */
export interface Meeting extends Gathering {
  open(): void;
}

/** Addresses that stand for all of a machine, and are none that another can reach. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** Listens for the parts of runs whose result goes to a folder. Writes nothing before `open`. Throws InputError where it cannot listen. */
export async function meetParts({ listen, parts, token, wait }: Spread, result: string, told: (line: string) => void): Promise<Meeting> {
  const { key, write } = keyFor(token, result);
  const gathering = await gather({ address: listen, key, parts, wait: wait * 60_000, build: engineHash(), told });
  return {
    ...gathering,
    open() {
      write();
      const met = EVERYWHERE.includes(listen.host) ? { ...listen, host: hostname() } : listen;
      told(`waiting for ${counted(parts, 'part')}: on each machine, ${commandLine('join', addressWords(met), '--token', token)}`);
    },
  };
}

/** Executor on the parts that came. */
export const spreadExecutor = ({ parts }: Spread, gathering: Gathering): Executor => partsExecutor(parts, () => gathering.line());
