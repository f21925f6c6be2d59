import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect as connectPlainly, createServer } from 'node:net';
import { join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import { connect } from 'node:tls';
import { loadStudy } from '@glasshouse/model';
import * as engine from '@glasshouse/model';
import { inlineExecutor, planStudy, runDigest } from '@glasshouse/study';
import type { Executor, RunTask } from '@glasshouse/study';
import { partsExecutor } from '@glasshouse/study/threads';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { engineHash } from '../../packages/cli/src/io/repository.js';
import { openSources } from '../../packages/cli/src/io/sources.js';
import { addressOf } from '../../packages/cli/src/parts/address.js';
import { BEAT, Frames } from '../../packages/cli/src/parts/frames.js';
import { gather } from '../../packages/cli/src/parts/gathering.js';
import type { Gathering } from '../../packages/cli/src/parts/gathering.js';
import { keyFor, keyFrom, SECURED } from '../../packages/cli/src/parts/token.js';
import { nodeArguments } from '../cli/command-line.js';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { freePort } from './redis.js';
import { ended, until } from './studies.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const study = tinyStudy(home);
const token = join(home, 'token');
const folder = join(home, 'result');
const HOUR = 3_600_000;

/** A run of six communities, whose parts exchange mail and totals. */
function taskOf(): RunTask {
  const { path, files, register } = openSources(study);
  const { runs } = planStudy(loadStudy(path, files, register), { size: 'reduced', seed: 1, engineHash: '' });
  return { ...runs[0], persons: 5000 };
}
const task = taskOf();
const { base, arms } = task.inputs();
const plan = engine.compile(base, arms, { persons: task.persons });
const rounds = plan.rounds.length;

const joined: ChildProcess[] = [];
const errors = new Map<ChildProcess, string>();
function joins(port: number, file = token): ChildProcess {
  const child = spawn(process.execPath, nodeArguments(['join', String(port), '--token', file, '--wait', '1']), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.on('data', (text: Buffer) => errors.set(child, `${errors.get(child) ?? ''}${text.toString()}`));
  joined.push(child);
  return child;
}

/** What one run comes to: its digest, or where it failed and why. */
async function comesTo(executor: Executor, onRound: () => void = () => undefined): Promise<string> {
  const found: string[] = [];
  await executor.execute(
    [task],
    (outcome) => {
      found.push('result' in outcome ? runDigest(outcome.result) : `${outcome.failure.stage}: ${outcome.failure.message}`);
      return Promise.resolve();
    },
    onRound,
  );
  return found.join();
}

let whole = '';
let gathering: Gathering | null = null;
let port = 0;
const told: string[] = [];
const here = (): number => told.filter((line) => line.includes('is there')).length;

async function gathered(parts: number, wait: number): Promise<Gathering> {
  told.length = 0;
  port = await freePort();
  gathering = await gather({
    address: { host: '127.0.0.1', port },
    key: keyFrom(token),
    parts,
    wait,
    build: engineHash(),
    told: (line) => told.push(line),
  });
  return gathering;
}

beforeAll(async () => {
  keyFor(token, folder).write();
  whole = await comesTo(inlineExecutor(engine));
  expect(whole).toMatch(/^[0-9a-f]{64}$/);
  expect([plan.communities.length, new engine.Coordinator(plan).idle]).toEqual([6, false]);
});
afterEach(() => gathering?.close());
afterAll(() => {
  for (const child of joined) child.kill('SIGKILL');
});

describe('a run that is spread over processes which joined', () => {
  it('has the digest of one thread in 1, 2 and 3 parts, and each part and the council say as much as the rounds ask for', async () => {
    const { line, traffic } = await gathered(3, HOUR);
    const children = [1, 2, 3].map(() => joins(port));
    await until(() => here() === 3);
    for (const parts of [1, 2, 3]) {
      const before = traffic();
      expect(await comesTo(partsExecutor(parts, line))).toBe(whole);
      // An order and a report a round; before and after them its opening and its end; last, that it is free, and that it knows.
      const each = parts * (rounds + 3);
      await until(() => traffic().received.messages - before.received.messages >= each);
      expect(traffic().sent.messages - before.sent.messages).toBe(each);
      expect(traffic().received.messages - before.received.messages).toBe(each);
      expect(traffic().received.bytes).toBeGreaterThan(before.received.bytes);
    }
    gathering?.close();
    expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0]);
  });

  it.each([0, 1])('is begun again when part %i is killed in a round and another one is there', async (k) => {
    const { line } = await gathered(2, HOUR);
    const children = [joins(port)];
    await until(() => here() === 1);
    children.push(joins(port));
    await until(() => here() === 2);
    const spare = joins(port);
    await until(() => here() === 3);
    let killed = false;
    const kill = (): void => {
      if (!killed) children[k].kill('SIGKILL');
      killed = true;
    };
    expect(await comesTo(partsExecutor(2, line), kill)).toBe(whole);
    expect(told.filter((text) => text.includes('is lost'))).toEqual([
      expect.stringMatching(new RegExp(`process ${children[k].pid} is lost: `)),
    ]);
    gathering?.close();
    expect(await Promise.all([children[1 - k], spare].map(ended))).toEqual([0, 0]);
  });

  it('fails as a row, with stage and message, when a part is killed and none comes in its place, and the parts that are left serve the next run', async () => {
    const { line } = await gathered(2, 500);
    const children = [joins(port), joins(port)];
    await until(() => here() === 2);
    let killed = false;
    const kill = (): void => {
      if (!killed) children[1].kill('SIGKILL');
      killed = true;
    };
    expect(await comesTo(partsExecutor(2, line), kill)).toMatch(
      new RegExp(`^worker: part on .*, process ${children[1].pid}: .*; then only 1 of 2 parts are there, and no other came within `),
    );
    // The part that is left needs a moment to give up what it was doing.
    for (let last = ''; last !== whole;) last = await comesTo(partsExecutor(1, line));
  });
});

describe('the door', () => {
  it('is shut to whoever holds another token, none, or another build, and says so at both ends', async () => {
    await gathered(1, HOUR);
    const other = join(home, 'other-token');
    keyFor(other, folder).write();
    expect(readFileSync(other, 'utf8')).not.toBe(readFileSync(token, 'utf8'));
    const child = joins(port, other);
    expect(await ended(child)).toBe(2);
    expect(errors.get(child)).toMatch(/the token differs from that of the run/);
    expect(told).toEqual([expect.stringMatching(/somebody at .* is refused: they do not hold the token/)]);

    const heard: Buffer[] = [];
    const plain = connectPlainly(port, '127.0.0.1', () => plain.write('GET / HTTP/1.1\r\n\r\n'));
    plain.on('data', (bytes: Buffer) => heard.push(bytes));
    plain.on('error', () => undefined);
    await new Promise((resolve) => plain.on('close', resolve));
    // An alert of the protocol at most: nothing about the run.
    expect(Buffer.concat(heard).length).toBeLessThan(16);

    const answers: unknown[] = [];
    const psk = keyFrom(token);
    const secured = connect({
      ...SECURED,
      port,
      host: '127.0.0.1',
      pskCallback: () => ({ psk, identity: 'glasshouse-part' }),
      checkServerIdentity: () => undefined,
    });
    await new Promise<void>((resolve) => {
      const frames = new Frames(
        secured,
        (value) => answers.push(value),
        () => resolve(),
        { patience: 100 },
      );
      frames.send({ kind: 'hello', build: 'abcabcabcabcabc', host: 'elsewhere', pid: 7 });
    });
    expect(answers).toEqual([{ kind: 'refused', why: expect.stringMatching(/^the run is of build .*, and this is build abcabcabcabc$/) }]);
    expect(told.at(-1)).toMatch(/part on elsewhere, process 7 is refused: it is of build abcabcabcabc/);
    expect(here()).toBe(0);
  });

  it('is on this machine alone unless an address is named', () => {
    expect(addressOf('7000')).toEqual({ host: '127.0.0.1', port: 7000 });
    expect(addressOf('10.0.0.5:7000')).toEqual({ host: '10.0.0.5', port: 7000 });
    expect(addressOf('[fd00::5]:7000')).toEqual({ host: 'fd00::5', port: 7000 });
    for (const wrong of ['', '0', '70000', ':7000', 'head', 'head:', 'a b:7000', 'fd00::5:7000'])
      expect(() => addressOf(wrong)).toThrow(/port/);
  });
});

describe('a line', () => {
  const pair = (): { stream: PassThrough; heard: unknown[]; why: string[]; frames: Frames } => {
    const stream = new PassThrough();
    const heard: unknown[] = [];
    const why: string[] = [];
    const frames = new Frames(
      stream,
      (value) => heard.push(value),
      (reason) => why.push(reason),
      { patience: 3 },
    );
    return { stream, heard, why, frames };
  };

  it('is given up after beats without a word, however much time a clock says has passed', () => {
    vi.useFakeTimers();
    try {
      // What is written is not heard: the other end is silent.
      const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
      const why: string[] = [];
      const frames = new Frames(
        stream,
        () => undefined,
        (reason) => why.push(reason),
        { patience: 3 },
      );
      vi.setSystemTime(new Date('2099-01-01'));
      vi.advanceTimersByTime(3 * BEAT);
      expect(why).toEqual([]);
      vi.advanceTimersByTime(BEAT);
      expect(why).toEqual(['no sign of life for 15 s']);
      frames.send('after the end');
    } finally {
      vi.useRealTimers();
    }
  });

  it('hears whole messages, whatever the pieces in which they arrive, and none twice', async () => {
    const from = pair();
    const pieces: Buffer[] = [];
    const source = new PassThrough();
    source.on('data', (bytes: Buffer) => pieces.push(bytes));
    const sender = new Frames(
      source,
      () => undefined,
      () => undefined,
      { patience: 100 },
    );
    const values = [1, 'two', { three: new Int32Array([3, 33, 333]) }, 'x'.repeat(100_000), null];
    for (const value of values) sender.send(value);
    await until(() => pieces.reduce((sum, { length }) => sum + length, 0) >= 6 * values.length + sender.sent.bytes);
    const bytes = Buffer.concat(pieces);
    const sizes = [1, 3, 5, 2, 7, 1000, 64, 90_000];
    for (let at = 0, i = 0; at < bytes.length; i += 1) {
      const size = sizes[i % sizes.length];
      from.stream.push(bytes.subarray(at, at + size));
      at += size;
    }
    await until(() => from.heard.length === values.length);
    expect(from.heard).toEqual(values);
    expect(from.frames.received).toEqual(sender.sent);
    sender.close('done');
    from.frames.close('done');
    expect(from.why).toEqual(['done']);
  });

  it.each([
    ['longer than any', Buffer.alloc(12, 0xff)],
    ['of a length that it names, and no value', Buffer.from([0, 0, 0, 0, 0, 3, 0xfe, 0xfe, 0xfe])],
  ])('ends at what is no message: %s', async (_, bytes) => {
    const { stream, heard, why } = pair();
    stream.push(bytes);
    await until(() => why.length > 0);
    expect([heard, why]).toEqual([[], ['what arrived is not a message']]);
  });
});

describe('the command', () => {
  it('gives the hash of a plain run, followed people and all, and writes a token that only its owner reads', async () => {
    const plain = JSON.parse((await say('run', study, '--threads', '1', '--out', join(home, 'plain'), '--json')).out) as { hash: string };
    const free = await freePort();
    const file = join(home, 'new-token');
    const running = say('run', study, '--listen', String(free), '--parts', '2', '--token', file, '--out', join(home, 'spread'), '--json');
    await until(() => existsSync(file));
    const children = [joins(free, file), joins(free, file)];
    const { code, out } = await running;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ hash: plain.hash, timings: { threads: null, parts: 2 } });
    expect(await Promise.all(children.map(ended))).toEqual([0, 0]);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(join(home, 'spread', 'log', 'timings.jsonl'), 'utf8')).toMatch(/"event":"parts",.*"parts":2,"sentMessages":\d+/);
  });

  it('refuses what does not go together, a taken port and a token that is too short, and writes nothing', async () => {
    const free = await freePort();
    const never = join(home, 'never');
    const file = join(home, 'no-token');
    const short = join(home, 'short');
    writeFileSync(short, 'secret\n');
    const run = (...args: string[]): ReturnType<typeof say> => say('run', study, '--out', never, ...args);
    const server = createServer().listen(free, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const cases: [string[], RegExp][] = [
      [['--listen', '7000'], /--listen: found no --parts and no --token/],
      [['--parts', '2', '--token', file], /--parts and --token: found no --listen/],
      [['--listen', '7000', '--parts', '2', '--token', file, '--queue', 'redis://a'], /cannot be used with option/],
      [['--listen', String(free), '--parts', '2', '--token', file], /where something listens already/],
      [['--listen', '192.0.2.1:7000', '--parts', '2', '--token', file], /which is not an address of this machine/],
      [['--listen', '7000', '--parts', '2', '--token', short], /with 6 characters/],
    ];
    for (const [args, message] of cases)
      expect(await run(...args), args.join(' ')).toMatchObject({ code: 2, err: expect.stringMatching(message) });
    server.close();
    expect([never, file].map((path) => existsSync(path))).toEqual([false, false]);
    const missing = await say('join', '7000', '--token', file);
    expect(missing).toMatchObject({ code: 2, err: expect.stringMatching(/no-token, which does not exist/) });
    expect([never, file].map((path) => existsSync(path))).toEqual([false, false]);
    expect(readFileSync(short, 'utf8')).toBe('secret\n');
  });

  it("refuses a token that others can open, that is somebody's text, or that it cannot write, and writes nothing", async () => {
    const never = join(home, 'not-begun');
    const secret = 'x'.repeat(64);
    const written = (name: string, text: string, mode: number): string => {
      const file = join(home, name);
      writeFileSync(file, text);
      chmodSync(file, mode);
      return file;
    };
    const link = join(home, 'leads-nowhere');
    symlinkSync(join(home, 'nowhere'), link);
    const other = join(home, 'another-result');
    await say('prepare', study, '--out', other);
    symlinkSync(other, join(home, 'way-to-other'));
    const open = written('open', `${secret}\n`, 0o644);
    const pipe = join(home, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    const text = written('text', 'A letter of mine, with more than thirty-two characters.\n', 0o600);
    const cases: [string, RegExp][] = [
      [open, /which users other than its owner can open.*Run: chmod 600 .*open$/],
      [written('group', secret, 0o640), /which users other than its owner can open/],
      [text, /which holds more than one word.*Name another file/],
      [home, /which is not a regular file/],
      [pipe, /which is not a regular file/],
      ['/dev/zero', /which is not a regular file/],
      [written('long', 'x'.repeat(5000), 0o600), /with more than 4096 characters/],
      [written('longest', `${'x'.repeat(4095)} y`, 0o600), /which holds more than one word/],
      [link, /which cannot be written/],
      [join(home, 'no-folder', 'token'), /which cannot be written/],
      [join(never, 'token'), /in the folder of the result/],
      [join(other, 'token'), /, which holds a result; allowed: a file outside of it/],
      [join(home, 'way-to-other', 'token'), /, which holds a result; allowed: a file outside of it/],
      [join(text, 'token'), /which cannot be read/],
    ];
    for (const [file, message] of cases)
      expect(await say('run', study, '--out', never, '--listen', '7000', '--parts', '1', '--token', file), file).toMatchObject({
        code: 2,
        err: expect.stringMatching(message),
      });
    for (const file of [open, text, link, pipe])
      expect(await say('join', '7000', '--token', file), file).toMatchObject({ code: 2, err: expect.stringMatching(/^--token: /) });
    expect([never, join(home, 'nowhere'), join(home, 'no-folder')].map((path) => existsSync(path))).toEqual([false, false, false]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(text, 'utf8')).toMatch(/^A letter of mine/);
    chmodSync(open, 0o600);
    expect(keyFrom(open)).toHaveLength(32);
  });
});
