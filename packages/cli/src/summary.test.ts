import type { Estimate, StudyDocument } from '@glasshouse/model';
import { expect, it } from 'vitest';
import { numbersOf, summary } from './summary.js';

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

const estimate = (low: number, high: number) => ({
  low,
  middle: low,
  high,
  replicates: 1,
  points: 2,
  over: 'assumptions',
  upperBound: null,
  dice: null,
});
const indicator = (title: string, harm: boolean, low: number, high: number) => ({
  experiment: 'x',
  title,
  unit: 'per 1,000 people',
  harm,
  arms: [
    { arm: 'a', title: 'As written', estimate: estimate(low, high) },
    { arm: 'b', title: 'Without', estimate: { ...estimate(0, 0), byConstruction: true } },
  ],
});

const document = {
  size: 'reduced',
  hash: 'a'.repeat(64),
  experiments: [{ id: 'x', title: 'One experiment', harmOnly: false }],
  indicators: [indicator('Debts paid', false, 3, 4), indicator('Sanction-days', true, 12, 31)],
  sources: [],
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

it('tells the numbers of a study without claims, harm first, and the claims of one that has them', () => {
  const plain = { ...document, claims: [] };
  const numbers = [
    'Everyone here is invented: synthetic people made from assumed totals. What is run here does not examine Xinjiang.',
    'One experiment.',
    '   Sanction-days, per 1,000 people: As written 12 to 31 (as written (point 0): 12); Without none: no such rule in force.',
    '   Debts paid, per 1,000 people: As written 3 to 4 (as written (point 0): 3); Without none: no such rule in force.',
  ];
  expect(numbersOf(plain)).toEqual(numbers);
  expect(summary(plain, 'r').split('\n').slice(0, -1)).toEqual(numbers);
  expect(numbersOf(document)).toEqual(summary(document, 'r').split('\n').slice(0, -1));
  expect(numbersOf(document).join('\n')).toContain('A1 A claim. Documents: Partly supported.');
  expect(numbersOf({ ...document, claims: [], indicators: [] })).toEqual(numbers.slice(0, 1));
});

it('says that the people come from published totals only where their number or kinds cite one', () => {
  const citing = (place: string) => ({ ...document, claims: [], sources: [{ id: 'E001', usedBy: [place] }] }) as unknown as StudyDocument;
  expect(numbersOf(citing('smoke: places.county.persons'))[0]).toContain('made from published totals');
  for (const place of ['claim A1', 'smoke: streams.places.rate', 'smoke: lists.defaulters.term'])
    expect(numbersOf(citing(place))[0], place).toContain('made from assumed totals');
});

it('prints a minus sign and equal decimals in the sentences of a claim, as the report does', () => {
  const [first] = document.claims;
  const numbers = [{ text: '-4 to 5.7 more days', harm: false, of: 'x.y', estimate: estimate(-4.03, 5.74) as Estimate }];
  const lines = summary({ ...document, claims: [{ ...first!, numbers, quotable: 'Days: -4 to 5.7.' }] }, 'r').split('\n');
  expect(lines[2]).toContain('\u22124.0 to 5.7 more days');
  expect(lines[3]).toBe('   Safe to quote: Days: \u22124.0 to 5.7.');
});
