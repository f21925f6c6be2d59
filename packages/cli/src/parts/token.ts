import { createHash, randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, lstatSync, openSync, readSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { shellWord } from '@glasshouse/model';
import type { InputError } from '@glasshouse/model';
import { asStoreError, isBelow, resultAbove, StoreError } from '@glasshouse/store';
import { badInput } from '../io/sources.js';

const SHORTEST = 32;
const LONGEST = 4096;

/** Both ends prove that they hold the token, and all that they say is encrypted with keys that come of it: TLS with a pre-shared key, without certificates. */
export const SECURED = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const satisfies Pick<TlsOptions, 'ciphers' | 'minVersion' | 'maxVersion'>;

/** By which name the token is meant in a handshake. */
export const IDENTITY = 'glasshouse-part';

/** Bits of the permissions of everybody but the owner. */
const OTHERS = 0o077;

const ELSEWHERE = 'Name another file: run --listen writes a new one where there is none.';

/**
 * What a file of a token holds; null where there is none. A pipe or a device is not read, since it may never begin or never end, and of a large
 * file no more than shows that it holds no token.
 */
function read(file: string): { text: string; open: boolean } | null {
  const facts = factsOf(file);
  if (facts === null) return null;
  if (!facts.isFile()) throw badInput('--token', `${file}, which is not a regular file`, 'a file with a token', ELSEWHERE);
  const open = process.platform !== 'win32' && (facts.mode & OTHERS) !== 0;
  try {
    return { text: firstOf(file, LONGEST + 2), open };
  } catch {
    throw unreadable(file);
  }
}

const unreadable = (file: string): InputError =>
  badInput('--token', `${file}, which cannot be read`, 'a file with a token', 'Correct the name, or the permissions of the file.');

function factsOf(file: string): Stats | null {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    throw unreadable(file);
  }
}

/** The beginning of a file. */
function firstOf(file: string, bytes: number): string {
  const open = openSync(file, 'r');
  try {
    const room = Buffer.alloc(bytes);
    return room.toString('utf8', 0, readSync(open, room, 0, bytes, 0));
  } finally {
    closeSync(open);
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

function keyIn(file: string, { text, open }: { text: string; open: boolean }): Buffer {
  const token = text.trim();
  if (token.length < SHORTEST || token.length > LONGEST || /\s/.test(token)) {
    const found = /\s/.test(token)
      ? 'which holds more than one word'
      : `with ${token.length > LONGEST ? `more than ${LONGEST}` : token.length} characters`;
    throw badInput('--token', `${file}, ${found}`, `one word of ${SHORTEST} to ${LONGEST} characters that nobody can guess`, ELSEWHERE);
  }
  if (open)
    throw badInput(
      '--token',
      `${file}, which users other than its owner can open`,
      'a token that only its owner can open',
      `Run: chmod 600 ${shellWord(file)}`,
    );
  return digest(token);
}

/** The key in the file of a token. Throws InputError where there is none. The message never repeats what the file holds. */
export function keyFrom(file: string): Buffer {
  const found = read(file);
  if (found !== null) return keyIn(file, found);
  throw badInput(
    '--token',
    `${file}, which does not exist`,
    'the file that run --listen wrote',
    'Copy it from the machine where run was started.',
  );
}

/** Throws InputError where a new file cannot be made, as far as that can be known before. */
function checkNew(file: string): void {
  const folder = resultAround(file);
  if (folder !== null)
    throw badInput(
      '--token',
      `${file}, in ${folder}, which holds a result`,
      'a file outside of it: a result is passed on',
      'Choose another file.',
    );
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  } catch {
    // Told below.
  }
  throw unwritable(file);
}

/** The folder of a result in which a file would lie, by whatever way; null where there is none. */
function resultAround(file: string): string | null {
  try {
    return resultAbove(join(realpathSync(dirname(resolve(file))), basename(file)));
  } catch {
    return null;
  }
}

const unwritable = (file: string): InputError =>
  badInput('--token', `${file}, which cannot be written`, 'a new file in a folder that exists and can be written', 'Choose another file.');

/**
 * The key in the file of a token, or a new one where there is no such file, which `write` then makes. Only its owner can read it. It lies outside the
 * folder of the result, which is passed on. Throws InputError.
 */
export function keyFor(file: string, result: string): { key: Buffer; write(): void } {
  if (isBelow(resolve(result), resolve(file)))
    throw badInput(
      '--token',
      `${file}, in the folder of the result`,
      'a file outside of it: a result is passed on',
      'Choose another file.',
    );
  const found = read(file);
  if (found !== null) return { key: keyIn(file, found), write: () => undefined };
  checkNew(file);
  const token = randomBytes(32).toString('hex');
  return {
    key: digest(token),
    write() {
      try {
        writeFileSync(file, `${token}\n`, { flag: 'wx', mode: 0o600 });
      } catch (error) {
        const told = asStoreError(error, file);
        if (told.problem !== 'space') throw unwritable(file);
        // A full disk leaves an empty file.
        rmSync(file, { force: true });
        throw new StoreError('space', told.message.replace(/, then resume$/, ', then try again'), { cause: error });
      }
    },
  };
}
