// Takes and gives up the lock of a folder again and again. Whoever holds it marks the folder; a living process's mark is a broken lock.
// Arguments: module of the lock, folder, milliseconds, chance in percent of dying with the lock. Prints what it found.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [module, folder, time, deaths] = process.argv.slice(2);
const { takeLock } = await import(module);
const { alive } = await import(new URL('process.js', module));
const mark = join(folder, 'mark');
const until = Date.now() + Number(time);
const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
let taken = 0;
let broken = 0;
while (Date.now() < until) {
  let lock;
  try {
    lock = takeLock(folder);
  } catch (error) {
    if (error.problem !== 'busy') throw error;
    pause(1);
    continue;
  }
  taken += 1;
  try {
    writeFileSync(mark, `${process.pid}`, { flag: 'wx' });
  } catch {
    const other = Number(readFileSync(mark, 'utf8'));
    if (other !== process.pid && alive(other)) broken += 1;
    writeFileSync(mark, `${process.pid}`);
  }
  if (Math.random() * 100 < Number(deaths)) {
    process.stdout.write(JSON.stringify({ taken, broken }), () => process.kill(process.pid, 'SIGKILL'));
    pause(0);
    await new Promise(() => setInterval(() => undefined, 1000));
  }
  pause(Math.random() * 2);
  if (!lock.held()) broken += 1;
  if (readFileSync(mark, 'utf8') !== `${process.pid}`) broken += 1;
  rmSync(mark, { force: true });
  lock.release();
}
process.stdout.write(JSON.stringify({ taken, broken }));
