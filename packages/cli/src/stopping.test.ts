import { StoreError } from '@glasshouse/store';
import type { ResultStore, Worker } from '@glasshouse/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Terminal } from './io/terminal.js';
import { main } from './main.js';
import { stoppable, stoppedInJson } from './stopping.js';
import { leaving } from './work/leaving.js';

const out: string[] = [];
const err: string[] = [];
const terminal: Terminal = { out: (text) => out.push(text), err: (text) => err.push(text), bar: null, now: () => 0 };
const left: string[] = [];
const worker: Worker = { doing: () => undefined, leave: () => void left.push('worker') };

/** A study under way whose folder answers as it is told to. */
const store = (cancelled: () => boolean): ResultStore =>
  ({
    begun: true,
    place: 'results/x',
    cancelled,
    start: () => ({}),
    intact: () => false,
    release: () => void left.push('lock'),
  }) as unknown as ResultStore;

const watch = {
  run: (place: ResultStore): (() => void) => stoppable(terminal, place, true).close,
  shard: (place: ResultStore): (() => void) => leaving(terminal, place, worker, true),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  for (const list of [out, err, left]) list.splice(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe.each(['run', 'shard'] as const)('a %s that looks whether it was cancelled', (way) => {
  it('looks again where the folder cannot be read', () => {
    let looks = 0;
    const end = watch[way](
      store(() => {
        looks += 1;
        throw new StoreError('permission', 'no permission');
      }),
    );
    expect(() => vi.advanceTimersByTime(5000)).not.toThrow();
    expect([looks, err]).toEqual([2, []]);
    end();
  });

  it.each<[string, () => void]>([
    ['a signal', () => void process.emit('SIGTERM')],
    ['a cancellation', () => vi.advanceTimersByTime(2500)],
  ])('tells %s as one object and gives up what it holds', (what, happens) => {
    const end = watch[way](store(() => what === 'a cancellation'));
    happens();
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([{ ok: false, problems: [{ message: err[0] }] }]);
    expect([err.length, left[0], vi.mocked(process.exit).mock.calls]).toEqual([1, way === 'run' ? 'lock' : 'worker', [[1]]]);
    end();
  });
});

describe('a command with --json that a signal ends', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('before it has begun anything says so as one object: %s', (signal) => {
    const end = stoppedInJson(terminal);
    process.emit(signal);
    const message = `stopped by ${signal}`;
    expect([err, out.map((line) => JSON.parse(line) as unknown)]).toEqual([[message], [{ ok: false, problems: [{ message }] }]]);
    expect(vi.mocked(process.exit).mock.calls).toEqual([[1]]);
    end();
  });

  it.each(['run', 'shard'] as const)('is one of %s alone once it has', (way) => {
    const ends = [stoppedInJson(terminal), watch[way](store(() => false))];
    process.emit('SIGTERM');
    expect([out.length, left]).toEqual([1, [way === 'run' ? 'lock' : 'worker']]);
    for (const end of ends) end();
  });

  it.each<[string[], number]>([
    [['run', 'none.yaml', '--json'], 1],
    [['resume', 'nowhere', '--json'], 1],
    [['shard', 'nowhere', '--shard', '0/1', '--json'], 1],
    [['verify', 'nowhere', '--rerun', '1', '--json'], 1],
    [['run', 'none.yaml'], 0],
    [['status', 'nowhere', '--json'], 0],
  ])('is attended to from the first moment on: %j', async (args, more) => {
    const before = process.listenerCount('SIGTERM');
    const during: number[] = [];
    const look = (): void => void during.push(process.listenerCount('SIGTERM') - before);
    await main(args, { ...terminal, out: look, err: look });
    expect(new Set(during)).toEqual(new Set([more]));
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
