import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ended, until } from './studies.js';

/** Why no Redis can be started here; null where one can. */
export const noRedis = (): string | null =>
  spawnSync('which', ['redis-server']).status === 0 ? null : 'redis-server is not installed: apt-get install redis-server';

/** A port at which nothing listens now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A Redis of its own that keeps nothing on disk: when it is killed, everything that it held is gone. */
export class Redis {
  #port = 0;
  #process: ChildProcess | null = null;

  constructor(private readonly folder: string) {}

  get address(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  /** Starts it where it does not run, always at the same address, and waits until it answers. */
  async start(): Promise<ChildProcess> {
    if (this.#process && this.#process.exitCode === null && this.#process.signalCode === null) return this.#process;
    if (this.#port === 0) this.#port = await freePort();
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--dir', this.folder];
    this.#process = spawn('redis-server', settings, { stdio: 'ignore' });
    await until(() => this.tell('ping') === 'PONG');
    return this.#process;
  }

  /** What it answers to a command. */
  tell(...words: string[]): string {
    return spawnSync('redis-cli', ['-p', String(this.#port), ...words], { encoding: 'utf8' }).stdout.trim();
  }

  async stop(): Promise<void> {
    this.#process?.kill('SIGKILL');
    if (this.#process) await ended(this.#process);
  }
}
