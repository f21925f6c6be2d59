import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, temporaryFolder } from './command-line.js';

const EVERYTHING = ['tsconfig.json', 'tsconfig.base.json', 'package-lock.json', 'node_modules/.package-lock.json'];

/** A checkout with the real launcher, a build that notes when it begins and ends, and a command line that says so. */
function checkout(): string {
  const root = temporaryFolder();
  for (const folder of ['.cache', 'node_modules', 'packages/cli/dist/bundle']) mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(join(ROOT, 'glasshouse'), join(root, 'glasshouse'));
  for (const file of EVERYTHING) writeFileSync(join(root, file), '{"packages":{}}');
  writeFileSync(join(root, 'packages/cli/dist/bundle/main.js'), 'exports.main = () => Promise.resolve(0);');
  writeFileSync(
    join(root, 'packages/cli/emit.mjs'),
    `import fs from 'node:fs'; fs.appendFileSync('builds', 'begins\\n'); setTimeout(() => fs.appendFileSync('builds', 'ends\\n'), 300);`,
  );
  return root;
}

const launch = (root: string): Promise<number | null> =>
  new Promise((resolve) => spawn(process.execPath, [join(root, 'glasshouse')], { stdio: 'ignore' }).on('exit', resolve));

function leaveLock(root: string, text: string): void {
  const lock = join(root, '.cache', 'lock');
  writeFileSync(lock, text);
  const before = new Date(Date.now() - 60_000);
  utimesSync(lock, before, before);
}

describe('commands started together', () => {
  const started: [string, string | null][] = existsSync('/proc/self/stat') ? [['of a number used again', '1 123456789']] : [];
  it.each([['none', null], ['empty', ''], ['of a process that is gone', '999999999 1'], ['in words', 'not a number'], ...started])(
    'build once, one after the other; lock left behind: %s',
    async (_name, text) => {
      const root = checkout();
      if (text !== null) leaveLock(root, text);
      expect(await Promise.all(Array.from({ length: 5 }, () => launch(root)))).toEqual([0, 0, 0, 0, 0]);
      expect(readFileSync(join(root, 'builds'), 'utf8')).toBe('begins\nends\n');
      expect(existsSync(join(root, '.cache', 'lock'))).toBe(false);
      rmSync(join(root, '.cache', 'built'));
      expect(await launch(root)).toBe(0);
      expect(readFileSync(join(root, 'builds'), 'utf8')).toBe('begins\nends\nbegins\nends\n');
    },
  );
});

describe('a command on a checkout in which npm is installing', () => {
  it.skipIf(!existsSync('/proc/self/cmdline'))('waits for it, and starts no second one', async () => {
    const root = checkout();
    const list = join(root, 'node_modules/.package-lock.json');
    rmSync(list);
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin', 'npm'), `#!/bin/sh\necho second >> '${root}/builds'\n`, { mode: 0o755 });
    // Ends when the launcher has said that it waits.
    const install = `process.title = 'npm ci'; const fs = require('fs'); console.log('begun');
      process.stdin.on('end', () => { fs.appendFileSync('builds', 'installed\\n'); fs.writeFileSync('${list}', '{"packages":{}}'); }).resume();`;
    const npm = spawn(process.execPath, ['-e', install], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
    await once(npm.stdout, 'data');
    const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH ?? ''}` };
    const command = spawn(process.execPath, [join(root, 'glasshouse')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const said = await once(command.stderr, 'data');
    expect(String(said[0])).toBe(`Waiting for npm (process ${npm.pid}), which is installing here ...\n`);
    const ended = once(command, 'exit');
    npm.stdin.end();
    expect(await ended).toEqual([0, null]);
    expect(readFileSync(join(root, 'builds'), 'utf8')).toBe('installed\nbegins\nends\n');
  });
});
