import { StoreError } from '@glasshouse/store';
import type { ResultStore, Worker } from '@glasshouse/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Terminal } from './io/terminal.js';
import { stoppable } from './stopping.js';
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
