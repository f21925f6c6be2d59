import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from './shell-word.js';

const WORDS = [
  'results/smoke',
  'with blank',
  "it's",
  'a"b',
  '$HOME',
  '`x`',
  'a*b[c]?',
  'arm=zzz',
  '\u4fe1\u7528',
  '',
  '!x',
  'a\\b',
  'a\nb',
  '#x',
  '~',
];

describe('a word of a shell', () => {
  it('stays as it is where that is safe', () => expect(shellWord('results/smoke-full')).toBe('results/smoke-full'));
  it.each(WORDS)('comes back from a shell as it was: %j', (word) => {
    const { stdout, error } = spawnSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' });
    expect(error).toBeUndefined();
    expect(stdout).toBe(word);
  });
});
