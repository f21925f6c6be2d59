import { describe, expect, it } from 'vitest';
import { sentence } from '../../packages/lab/src/page/words.js';
import { chinese } from '../../packages/lab/src/text/chinese.js';
import { english } from '../../packages/lab/src/text/english.js';
import { russian } from '../../packages/lab/src/text/russian.js';

describe('a text as a sentence', () => {
  it.each([
    ['English', english, 'delay: 14 days becomes 23 days', 'delay: 14 days becomes 23 days.'],
    ['Russian', russian, 'delay: было 14 дн., станет 23 дн.', 'delay: было 14 дн., станет 23 дн.'],
    ['Chinese', chinese, 'delay：由 14 天 改为 23 天', 'delay：由 14 天 改为 23 天。'],
  ])('ends with one full stop in %s', (_, texts, text, ended) => expect(sentence(text, texts)).toBe(ended));
});
