import { readFileSync } from 'node:fs';

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** Whether a process of this machine runs. Other users' processes count. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When a process of this machine began, as a text that no later process of the same number repeats: the boot and the clock ticks
 * since. Null where the system does not say (no `/proc`), or the process is gone.
 */
export function beginningOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  // The second field is the command in brackets and may hold blanks and brackets itself.
  const ticks = stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
  return ticks === undefined || boot === null ? null : `${boot.trim()} ${ticks}`;
}
