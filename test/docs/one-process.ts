import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '@glasshouse/cli';

/** A `glasshouse` for a shell that hands each command line to the process of the tests. */
export interface OneProcess {
  /** Command lines that were handed over. */
  asked(): number;
  close(): void;
}

/** What a shell starts: it sends its folder and arguments, waits for the exit code, and prints what the command said. */
const scriptOf = (port: number, secret: string, said: string): string => `#!/usr/bin/env bash
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' ${secret} "$#" "$PWD" "$@" >&3
read -r code number <&3
cat "${said}/$number.out"
cat "${said}/$number.err" >&2
exit "$code"
`;

const ended = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/**
 * Writes the script `file`, and carries out in this process what it is asked for, one command line after the other, each in the folder of the shell.
 * A process for each command would load and compile the packages again, which costs more than most commands.
 */
export async function inOneProcess(file: string): Promise<OneProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-said-'));
  const secret = randomBytes(16).toString('hex');
  let number = 0;
  let turn = Promise.resolve();

  async function carryOut(cwd: string, args: string[], socket: Socket): Promise<void> {
    const home = process.cwd();
    const out: string[] = [];
    const err: string[] = [];
    let code = 1;
    try {
      process.chdir(cwd);
      code = await main(args, {
        out: (text) => out.push(text),
        err: (text) => err.push(text),
        bar: null,
        now: () => performance.now(),
      });
    } catch (error) {
      // The shell waits for an answer, and so does every command after it.
      err.push(`the command could not be carried out: ${String(error)}`);
    } finally {
      process.chdir(home);
    }
    number += 1;
    writeFileSync(join(folder, `${number}.out`), ended(out));
    writeFileSync(join(folder, `${number}.err`), ended(err));
    socket.end(`${code} ${number}\n`);
  }

  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      const [key, count, cwd, ...args] = text.split('\0').slice(0, -1);
      if (cwd === undefined || args.length < Number(count)) return;
      if (key === secret) turn = turn.then(() => carryOut(cwd, args, socket));
      else socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  writeFileSync(file, scriptOf((server.address() as AddressInfo).port, secret, folder));
  chmodSync(file, 0o755);
  return {
    asked: () => number,
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
