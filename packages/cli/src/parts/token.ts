import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { TlsOptions } from 'node:tls';
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

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw badInput('--token', `${file}, which cannot be read`, 'a file with a token', 'Correct the name, or the permissions of the file.');
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

function keyIn(file: string, text: string): Buffer {
  const token = text.trim();
  if (token.length >= SHORTEST && token.length <= LONGEST) return digest(token);
  throw badInput(
    '--token',
    `${file}, with ${token.length} characters`,
    `a file with ${SHORTEST} to ${LONGEST} characters that nobody can guess`,
    'Remove the file: run --listen writes a new one.',
  );
}

/** The key in the file of a token. Throws InputError where there is none. The message never repeats what the file holds. */
export function keyFrom(file: string): Buffer {
  const text = read(file);
  if (text !== null) return keyIn(file, text);
  throw badInput(
    '--token',
    `${file}, which does not exist`,
    'the file that run --listen wrote',
    'Copy it from the machine where run was started.',
  );
}

/** The key in the file of a token, or a new one where there is no such file, which `write` then makes. Only its owner can read it. Throws InputError. */
export function keyFor(file: string): { key: Buffer; write(): void } {
  const text = read(file);
  if (text !== null) return { key: keyIn(file, text), write: () => undefined };
  const token = randomBytes(32).toString('hex');
  return {
    key: digest(token),
    write() {
      try {
        writeFileSync(file, `${token}\n`, { flag: 'wx', mode: 0o600 });
      } catch {
        throw badInput('--token', `${file}, which cannot be written`, 'a new file in a folder that can be written', 'Choose another file.');
      }
    },
  };
}
