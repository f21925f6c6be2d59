import { expect, it } from 'vitest';
import { aboutHowLong } from './numbers.js';

it('says how long something takes to an order of magnitude, rounded up, and never less for more', () => {
  expect([0, 5, 6, 17, 20, 37, 95, 96, 100, 532, 1199, 3600, 7199, 36_000, 86_400, 170_000].map(aboutHowLong)).toEqual([
    'a few seconds',
    'a few seconds',
    'about 6 s',
    'about 20 s',
    'about 20 s',
    'about 40 s',
    'about 95 s',
    'about 2 minutes',
    'about 2 minutes',
    'about 9 minutes',
    'about 20 minutes',
    'about 60 minutes',
    'about 2 hours',
    'about 10 hours',
    'about 25 hours',
    'about 2 days',
  ]);
  expect(aboutHowLong(2 * 86_400)).toBe('about 2 days');
  expect(aboutHowLong(1501 * 86_400)).toBe('about 2,000 days');
});

it('never says less than it takes', () => {
  const unit: Record<string, number> = { s: 1, minute: 60, minutes: 60, hour: 3600, hours: 3600, day: 86_400, days: 86_400 };
  for (let seconds = 6; seconds < 4e6; seconds = Math.ceil(seconds * 1.03)) {
    const [, count, word] = aboutHowLong(seconds).split(' ');
    const told = Number(count!.replaceAll(',', '')) * unit[word!]!;
    expect(told, String(seconds)).toBeGreaterThanOrEqual(seconds);
    expect(told, String(seconds)).toBeLessThan(2.1 * seconds);
  }
});
