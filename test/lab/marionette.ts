import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = [
  process.env.GLASSHOUSE_FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** An installed Firefox, or null. Nothing is downloaded. */
export const firefoxPath = (): string | null => PLACES.find((path) => path !== undefined && existsSync(path)) ?? null;

/** A Firefox without a window, worked through the protocol that every Firefox has built in. */
export interface Firefox {
  navigate(url: string): Promise<void>;
  /** Runs the body of an async function in the page and gives what it returns. */
  evaluate(body: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Reads messages of the form `length:JSON` from a socket. */
function messages(socket: Socket, told: (message: unknown) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (part) => {
    waiting = Buffer.concat([waiting, part]);
    for (let colon = waiting.indexOf(':'); colon > 0; colon = waiting.indexOf(':')) {
      const end = colon + 1 + Number(waiting.subarray(0, colon).toString());
      if (waiting.length < end) return;
      told(JSON.parse(waiting.subarray(colon + 1, end).toString('utf8')));
      waiting = waiting.subarray(end);
    }
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The port that Firefox wrote into its profile, as soon as it has. */
async function portOf(profile: string, firefox: ChildProcess): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') {
    if (firefox.exitCode !== null) throw new Error(`Firefox ended with ${firefox.exitCode}`);
    await pause(100);
  }
  return Number(readFileSync(file, 'utf8'));
}

/** Starts Firefox with a fresh profile. */
export async function openFirefox(path: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'glasshouse-firefox-'));
  writeFileSync(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
  const firefox = spawn(path, ['--headless', '--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const socket = connect(await portOf(profile, firefox), '127.0.0.1');
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const greeted = new Promise<void>((resolve) => {
    messages(socket, (message) => {
      if (!Array.isArray(message)) return resolve();
      const [, id, error, result] = message as [number, number, { message: string } | null, unknown];
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error === null) asked?.resolve(result);
      else asked?.reject(new Error(error.message));
    });
  });
  await greeted;
  let last = 0;
  const send = (name: string, values: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const text = JSON.stringify([0, id, name, values]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  await send('WebDriver:SetTimeouts', { script: 600_000 });
  return {
    async navigate(url) {
      await send('WebDriver:Navigate', { url });
    },
    async evaluate(body) {
      const script = `return (async () => { ${body} })().then((value) => JSON.stringify({ value }), (error) => JSON.stringify({ error: String(error) }));`;
      const { value } = (await send('WebDriver:ExecuteScript', { script, args: [] })) as { value: string };
      const told = JSON.parse(value) as { value?: unknown; error?: string };
      if (told.error !== undefined) throw new Error(told.error);
      return told.value;
    },
    async close() {
      await send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      socket.destroy();
      if (firefox.exitCode === null) await new Promise((resolve) => firefox.once('exit', resolve));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
