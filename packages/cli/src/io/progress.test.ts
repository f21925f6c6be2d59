import { expect, it } from 'vitest';
import { duration, grouped } from './numbers.js';
import type { StudyProgress } from '@glasshouse/study';
import { progressOn } from './progress.js';
import { columns, wrap } from './terminal.js';

const standing: StudyProgress = {
  experiment: 'court',
  arms: ['list', 'none'],
  point: 3,
  replicate: 1,
  date: '2016-03-01',
  peoplePerSecond: 123_456,
  secondsLeft: 75,
  longer: false,
  runsDone: 4,
  runs: 12,
};

it('writes a plain line every five seconds where there is no terminal, and nothing on standard output', () => {
  const err: string[] = [];
  let now = 0;
  const progress = progressOn({ out: () => expect.unreachable(), err: (text) => void err.push(text), bar: null, now: () => now }, false);
  for (now = 0; now <= 11_000; now += 500) progress.show(standing);
  progress.close();
  expect(err).toHaveLength(2);
  expect(err[0]).toBe(
    '4 of 12 runs; 75 s left; experiment court, 2 arms in parallel, design point 3, replicate 1, simulated to 2016-03-01, 120,000 people per second',
  );
});

it('says that it is estimating before there is a time, and "more than" where the study takes longer than was said', () => {
  const err: string[] = [];
  let now = 0;
  const progress = progressOn({ out: () => expect.unreachable(), err: (text) => void err.push(text), bar: null, now: () => now }, false);
  for (const change of [{ secondsLeft: null }, { longer: true }]) {
    now += 6000;
    progress.show({ ...standing, ...change });
  }
  expect(err.map((line) => line.split('; ')[1])).toEqual(['estimating the time left', 'more than 75 s left']);
  progress.show({ ...standing, arms: ['none'], point: 0 });
  now += 6000;
  progress.show({ ...standing, arms: ['none'], point: 0 });
  expect(err.at(-1)).toContain('experiment court, arm none, scenario as written, replicate 1, simulated to');
});

it('shows nothing when it is to be quiet', () => {
  const progress = progressOn({ out: () => expect.unreachable(), err: () => expect.unreachable(), bar: null, now: () => 1e9 }, true);
  progress.show(standing);
  progress.close();
});

it('names times and counts for people', () => {
  expect([0, 99, 100, 3599, 7500].map(duration)).toEqual(['0 s', '99 s', '1 min 40 s', '59 min 59 s', '2 h 5 min']);
  expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
});

it('breaks text at spaces and lines columns up', () => {
  expect(wrap('one two three', '  ', 9)).toBe('  one two\n  three');
  expect(
    columns([
      ['a', 'b'],
      ['long', 'c'],
    ]),
  ).toBe('a     b\nlong  c');
});
