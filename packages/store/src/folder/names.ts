import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { machineMark } from './process.js';

/** Ending of the name of a file that is not whole yet. */
export const UNFINISHED = '.unfinished';

/** Files that desktops drop into every folder they show. They are nobody's, and are left alone. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory']);
export const isLitter = (name: string): boolean => LITTER.has(name.slice(name.lastIndexOf('/') + 1));

const HERE = machineMark();

/** This machine's name in letters that suit a file name, and what tells it from another one of that name. */
export const hostPart = (host: string = hostname()): string => `${host.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 33) || 'host'}-${HERE}`;

/** A name under which this process, and no other, writes what will be called `name`. */
export const draftName = (name: string): string => `${name}.${hostPart()}.${process.pid}.${randomBytes(6).toString('hex')}${UNFINISHED}`;

export interface Draft {
  /** Name that the file was to get. */
  of: string;
  /** Machine and process that wrote it; null where an older build did not say. */
  host: string | null;
  pid: number | null;
}

/** Takes the name of a draft apart; null for any other name. */
export function draftOf(name: string): Draft | null {
  const now = /^(.+)\.([A-Za-z0-9-]{1,40})\.(\d{1,10})\.[0-9a-f]{12}\.unfinished$/.exec(name);
  if (now) return { of: now[1], host: now[2], pid: Number(now[3]) };
  const old = /^(.+?)(?:\.(\d{1,10}))?\.unfinished$/.exec(name);
  return old && { of: old[1], host: null, pid: old[2] === undefined ? null : Number(old[2]) };
}
