import type { StudyDocument } from '@glasshouse/scenario';
import { expect, it } from 'vitest';
import { summary } from './summary.js';

const claim = (id: string, modelStamp: string) => ({
  id,
  title: 'A claim',
  documentStamp: 'partly',
  modelStamp,
  modelUnder: 'under the written ranges.',
  numbers: [
    { text: '3 to 4 things', harm: false },
    { text: '1 to 2 days without a deed.', harm: true },
    { text: '5 to 6 others', harm: false },
  ],
  quotable: 'In synthetic worlds, 1 to 2.',
});

const document = {
  size: 'reduced',
  hash: 'a'.repeat(64),
  claims: [claim('A1', 'possible_under'), claim('B1', 'cannot_be_told'), claim('A5', 'outside_simulation')],
} as unknown as StudyDocument;

it('tells a study in about a dozen lines: banner, two stamps, three numbers harm first, a sentence, the page', () => {
  const lines = summary(document, 'results/x/report.html').split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[0]).toMatch(/^Everyone here is invented.*does not examine Xinjiang\.$/);
  expect(lines.slice(1, 4)).toEqual([
    'A1 A claim. Documents: Partly supported. Model: Possible under the written ranges.',
    '   1 to 2 days without a deed; 3 to 4 things; 5 to 6 others.',
    '   Safe to quote: In synthetic worlds, 1 to 2.',
  ]);
  expect(lines[4]).toBe('B1 A claim. Documents: Partly supported. Model: Cannot be told from these data.');
  expect(lines[10]).toBe('Report (reduced size, aaaaaaaaaaaa): results/x/report.html');
});

it('breaks lines at the width of a terminal', () => {
  const lines = summary(document, 'r', 40).split('\n');
  expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(40);
});
