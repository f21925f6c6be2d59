import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, linkSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../errors.js';
import { draftName } from './names.js';
import { ageIn, BEAT, beat } from './heartbeat.js';
import { alive, beginningOf, machine, machineIn, sameBeginning } from './process.js';

/** Name of the lock of a folder. */
export const LOCK = 'owner.lock';

/** Names of files that only locking makes. */
export const isLockName = (name: string): boolean => /^owner\.lock(\.after-[0-9a-f]{16})*$/.test(name);

const EMPTY_IS_STALE_AFTER = 10_000;
const MOST_BYTES = 4096;
const TRIES = 200;
const PAUSE = 10;

interface Owner {
  pid: number;
  host: string;
  /** See `beginningOf`. */
  began: string | null;
}

interface Seen {
  content: string;
  /** Milliseconds since the file was written. */
  age: number;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function look(file: string): Seen | null {
  let open: number;
  try {
    open = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const facts = fstatSync(open);
    if (!facts.isFile() || facts.size > MOST_BYTES) throw new StoreError('foreign', `${file} is not a lock of Glasshouse`);
    const bytes = Buffer.alloc(MOST_BYTES);
    const length = readSync(open, bytes, 0, MOST_BYTES, 0);
    return { content: bytes.toString('utf8', 0, length), age: Date.now() - facts.mtimeMs };
  } finally {
    closeSync(open);
  }
}

/** The owner named in a lock: four lines (process, host, beginning, token), or the two of an older build; null for anything else. */
function ownerOf(content: string): Owner | null {
  const [pid, host, began] = content.split('\n');
  const number = Number(pid);
  return /^[1-9]\d{0,9}$/.test(pid) && host ? { pid: number, host, began: began ? began : null } : null;
}

/**
 * Whether a process can be asked about from here: one of this machine since its last start, and of the space in which this process counts processes. Another
 * machine, or a container, may bear the same name, and the same number may be that of another process there.
 */
const isNear = ({ host, began }: Owner): boolean => host === hostname() && (began === null || machineIn(began) === machine());

/** Whether whoever wrote this is certainly gone. One who cannot be asked about counts as living, however long ago it was heard from: it may have been halted. */
function isStale({ content, age }: Seen): boolean {
  const owner = ownerOf(content);
  if (owner === null) return age > EMPTY_IS_STALE_AFTER;
  if (!isNear(owner)) return false;
  if (!alive(owner.pid)) return true;
  const began = beginningOf(owner.pid);
  return owner.began !== null && began !== null && !sameBeginning(owner.began, began);
}

/** Makes a file that must not be there yet, with its content in it from the first moment. False where it is there. */
function createWhole(file: string, content: string): boolean {
  const draft = draftName(file);
  try {
    writeFileSync(draft, content, { flag: 'wx' });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  // No hard links here: the file is exclusive all the same, but empty for a moment.
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A full disk leaves an empty file.
    rmSync(file, { force: true });
    throw error;
  }
}

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);

const MINUTE = 60_000;

/** When a file was last renewed, in words. */
function heardFrom(folder: string, file: string): string {
  const minutes = Math.round(Math.abs(ageIn(folder, file)) / MINUTE);
  return minutes < 1 ? 'less than a minute ago' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
}

function busy(folder: string, name: string, { content }: Seen): StoreError {
  const owner = ownerOf(content);
  const file = join(folder, name);
  let who = 'a process that has just begun';
  let todo = 'wait for it, or stop it';
  if (owner !== null) {
    who = `process ${owner.pid} on ${owner.host}`;
    if (!isNear(owner)) {
      const where = owner.host === hostname() ? ', of another container or from before a restart' : '';
      who += `${where}, last heard from ${heardFrom(folder, file)}`;
      todo = `wait for it, or remove ${file} once that process is gone`;
    }
  }
  return new StoreError('busy', `${folder} is being written by ${who}: ${todo}`);
}

/**
 * Takes a file that at most one living process holds. What a dead process left is removed first, under a claim of its own whose name is
 * the hash of what was left: only one process can hold that claim, only its holder removes the file, and it looks again before it does.
 * So nobody removes a lock that somebody living has just made. A dead process's claim is taken over in the same way.
 */
function take(folder: string, name: string, content: string): void {
  const file = join(folder, name);
  for (let tried = 0; ; tried += 1) {
    if (createWhole(file, content)) {
      if (look(file)?.content === content) return;
      continue;
    }
    const seen = look(file);
    if (seen === null) continue;
    if (isStale(seen)) {
      const claim = `${name}.after-${createHash('sha256').update(seen.content).digest('hex').slice(0, 16)}`;
      take(folder, claim, content);
      try {
        const now = look(file);
        if (now?.content === seen.content && isStale(now)) rmSync(file, { force: true });
      } finally {
        rmSync(join(folder, claim), { force: true });
      }
      continue;
    }
    // A claim is held for moments, and an empty lock is about to be filled or to grow stale: wait a little for either.
    const passing = name !== LOCK || ownerOf(seen.content) === null;
    if (!passing || tried >= TRIES) throw busy(folder, name, seen);
    pause();
  }
}

/** A folder's lock in the hands of this process. */
export interface Lock {
  /** Whether the lock is still the one that was taken. */
  held(): boolean;
  /** Gives it up; nothing happens where it is lost already. */
  release(): void;
}

/** Takes the lock of a folder that exists. Throws StoreError `busy` while another living process, or this one, holds it. */
export function takeLock(folder: string): Lock {
  const content = `${process.pid}\n${hostname()}\n${beginningOf(process.pid) ?? ''}\n${randomBytes(16).toString('hex')}\n`;
  take(folder, LOCK, content);
  const file = join(folder, LOCK);
  const held = (): boolean => {
    try {
      return look(file)?.content === content;
    } catch {
      return false;
    }
  };
  const beating = setInterval(() => beat(file, content), BEAT).unref();
  return {
    held,
    release() {
      clearInterval(beating);
      if (held()) rmSync(file, { force: true });
    },
  };
}

/** Whether these bytes could be a lock that a Glasshouse command left: whole, or still empty. */
export const isLockContent = (bytes: Uint8Array): boolean => bytes.length === 0 || ownerOf(Buffer.from(bytes).toString('utf8')) !== null;
