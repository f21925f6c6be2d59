import { describe, expect, it } from 'vitest';
import { say } from '../places/tiny.js';

describe('a message that repeats what was typed', () => {
  it.each([
    ['evidence', 'a\nb'],
    ['evidence', '--topic', 'a\r\n\tb'],
  ])('is one line: %s %j', async (...args) => {
    const { code, err } = await say(...args);
    expect(code).not.toBe(0);
    expect(err).toMatch(/a(<U\+000A>|<U\+000D><U\+000A><U\+0009>)b/);
    expect(err.split('\n')).toHaveLength(1);
  });
});
