import { expect, it } from 'vitest';
import { aboutHowLong } from './numbers.js';

it('says how long something takes to an order of magnitude, and never less for more', () => {
  expect([0, 19, 20, 99, 100, 1199, 1200, 7199, 7200, 35_999, 36_000, 129_999].map(aboutHowLong)).toEqual([
    'a few seconds',
    'a few seconds',
    'about a minute',
    'about a minute',
    'a few minutes',
    'a few minutes',
    'about an hour',
    'about an hour',
    'a few hours',
    'a few hours',
    'about a day',
    'about a day',
  ]);
  expect(aboutHowLong(2 * 86_400)).toBe('about 2 days');
  expect(aboutHowLong(1500 * 86_400)).toBe('about 1,500 days');
});
