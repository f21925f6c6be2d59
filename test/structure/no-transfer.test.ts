import { expect, it } from 'vitest';
import { allSources, textOf } from './sources.js';

/** Ports alone are handed over. */
const HANDED_OVER: readonly string[] = ['packages/lab/src/page/client.ts'];

/**
 * V8 drops the optimized code of a thread that reads arrays as soon as one buffer of the thread is detached, and checks each array from then on. A copy of
 * the numbers of a run takes milliseconds.
 */
it('no thread hands its buffers over: messages are copied', () => {
  const sends = allSources().filter((path) => /\.postMessage\(/.test(textOf(path)));
  expect(sends.length).toBeGreaterThan(3);
  expect(sends.filter((path) => /\.postMessage\([^()]*,|transfer:|\.transfer\(|structuredClone\([^()]*,/.test(textOf(path)))).toEqual(
    HANDED_OVER,
  );
});
