import { expect, it } from 'vitest';
import { say } from '../places/tiny.js';

it.each([
  ['where nothing answers', 'redis://name:secret@127.0.0.1:9', /found no answer at 127\.0\.0\.1:9/],
  ['of another kind', 'https://name:secret@127.0.0.1', /found no address of Redis/],
])('a queue %s is refused, and its password is not printed', async (_what, address, told) => {
  const { code, out, err } = await say('worker', '--queue', address);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(told);
  expect(err).not.toContain('secret');
});
