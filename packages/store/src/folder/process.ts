import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

const textOf = (read: () => string): string | null => {
  try {
    return read().trim();
  } catch {
    return null;
  }
};

/** Positions in `fieldsOf`; see proc_pid_stat(5), where the state is the third field. */
const STATE = 0;
const THREADS = 17;
const START = 19;

/** Fields of a process from its state on (`/proc/PID/stat`). Null where the system does not say, or the process is gone. */
function fieldsOf(pid: number): string[] | null {
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the command in brackets and may hold blanks and brackets itself.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? null;
}

/** Whether a process of this machine runs. Other users' processes count. One that has ended does not, even if its parent has not yet noticed. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const fields = fieldsOf(pid);
  // Z: the main thread has ended, and the system keeps its entry until the parent asks for the exit code. Other threads may still write.
  return !(fields?.[STATE] === 'Z' && Number(fields[THREADS]) <= 1);
}

/**
 * What tells apart machines, and containers of one machine, that bear the same name: the boot, and the space in which process numbers
 * count. Null where the system does not say (no `/proc`).
 */
export function machine(): string | null {
  const boot = textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const space = textOf(() => readlinkSync('/proc/self/ns/pid'));
  return boot === null ? null : `${boot}/${space?.replace(/\D/g, '') ?? ''}`;
}

/** Six hexadecimal digits of the machine, for names of files. */
export const machineMark = (): string =>
  createHash('sha256')
    .update(machine() ?? hostname())
    .digest('hex')
    .slice(0, 6);

/** Ticks of the clock in which the system gives times of processes: a hundred a second on every Linux that Node runs on. */
const TICKS = 100;

/** Ticks by which this process is told times since the boot too late: those of its time namespace. */
function shift(): number {
  const told = textOf(() => readFileSync('/proc/self/timens_offsets', 'utf8')) ?? '';
  const [, seconds = '0', nanoseconds = '0'] = /^boottime\s+(-?\d+)\s+(\d+)$/m.exec(told) ?? [];
  return Number(seconds) * TICKS + Math.floor((Number(nanoseconds) * TICKS) / 1e9);
}

/**
 * When a process of this machine began, as a text that no later process of the same number repeats: the machine and the clock ticks
 * since its boot, the same ones in every time namespace. Null where the system does not say, or the process is gone.
 */
export function beginningOf(pid: number): string | null {
  const here = machine();
  const ticks = fieldsOf(pid)?.[START];
  return ticks === undefined || here === null ? null : `${here} ${Number(ticks) - shift()}`;
}

/** Whether two texts of `beginningOf` name one process. A fraction of a tick may be rounded up in one time namespace and down in another. */
export function sameBeginning(a: string, b: string): boolean {
  const ticks = (beginning: string): number => Number(beginning.slice(beginning.lastIndexOf(' ') + 1));
  return a === b || (machineIn(a) === machineIn(b) && Math.abs(ticks(a) - ticks(b)) <= 1);
}

/** The machine in a text of `beginningOf`. */
export const machineIn = (beginning: string): string => beginning.slice(0, beginning.lastIndexOf(' '));
