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
    { text: '3 to 4 things', harm: false, of: 'x.y' },
    { text: '1 to 2 days without a deed.', harm: true, of: 'x.y' },
    { text: '5 to 6 others', harm: false, of: 'x.y' },
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
    { arm: 'a', title: 'The plan', estimate: estimate(low, high), difference: null },
    { arm: 'b', title: 'Without', estimate: { ...estimate(0, 0), byConstruction: true }, difference: estimate(-high, -low) },
  ],
});

const document = {
  title: 'A study',
  about: '',
  box: null,
  command: './glasshouse run studies/smoke.yaml --size reduced --seed 1',
  size: 'reduced',
  hash: 'a'.repeat(64),
  experiments: [{ id: 'x', title: 'One experiment', scenarioTitle: 'A scenario', harmOnly: false }],
  indicators: [indicator('Debts paid', false, 3, 4), indicator('Sanction-days', true, 12, 31)],
  sources: [],
  claims: [claim('A1', 'possible_under'), claim('B1', 'cannot_be_told'), claim('A5', 'outside_simulation')],
} as unknown as StudyDocument;

it('tells a study in lines: banner, two stamps, a line for each number, harm first, a sentence, the page', () => {
  const lines = summary(document, 'results/x/report.html').split('\n');
  expect(lines).toHaveLength(17);
  expect(lines[0]).toMatch(/^Everyone here is invented.*does not examine Xinjiang\.$/);
  expect(lines.slice(1, 6)).toEqual([
    'A1 A claim. Documents: Partly supported. Model: Possible under the written ranges.',
    '   1 to 2 days without a deed.',
    '   3 to 4 things.',
    '   5 to 6 others.',
    '   Safe to quote: In synthetic worlds, 1 to 2.',
  ]);
  expect(lines[6]).toBe('B1 A claim. Documents: Partly supported. Model: Cannot be told from these data.');
  expect(lines[16]).toBe('Report (reduced size, aaaaaaaaaaaa): results/x/report.html');
});

it('breaks lines at the width of a terminal', () => {
  const lines = summary(document, 'r', 40).split('\n');
  expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(40);
});

it('tells the numbers of a study without claims, a row for each arm, harm first, and the claims of one that has them', () => {
  const plain = { ...document, claims: [] };
  const numbers = [
    'Everyone here is invented: synthetic people made from assumed totals. What is run here does not examine Xinjiang.',
    'One experiment.',
    'Ranges: least and greatest of 2 design points over the assumptions.',
    'Differences: from the first arm (The plan), under the same random draws.',
    '   Sanction-days, per 1,000 people',
    '     arm       range                        as written  difference',
    '     The plan  12 to 31                     12',
    '     Without   none: no such rule in force              \u221231 to \u221212',
    '   Debts paid, per 1,000 people',
    '     arm       range                        as written  difference',
    '     The plan  3 to 4                       3',
    '     Without   none: no such rule in force              \u22124 to \u22123',
  ];
  expect(numbersOf(plain).join('\n').split('\n')).toEqual(numbers);
  expect(summary(plain, 'r').split('\n').slice(0, -1)).toEqual(numbers);
  expect(numbersOf(document)).toEqual(summary(document, 'r').split('\n').slice(0, -1));
  expect(numbersOf(document).join('\n')).toContain('A1 A claim. Documents: Partly supported.');
  expect(numbersOf({ ...document, claims: [], indicators: [] })).toEqual(numbers.slice(0, 1));
});

it('breaks the cells of a table where a terminal is narrow, and lists each arm where it is narrower', () => {
  const plain = { ...document, claims: [], indicators: [document.indicators[1]!] };
  const from = (width: number) => numbersOf(plain, width).join('\n').split('\n');
  expect(from(60).slice(-4)).toEqual([
    '     arm       range                  as written  difference',
    '     The plan  12 to 31               12',
    '     Without   none: no such rule in              \u221231 to \u221212',
    '               force',
  ]);
  expect(from(40).slice(-7)).toEqual([
    '   Sanction-days, per 1,000 people',
    '     The plan',
    '       range 12 to 31',
    '       as written 12',
    '     Without',
    '       range none: no such rule in force',
    '       difference \u221231 to \u221212',
  ]);
  for (const width of [40, 60, 80]) expect(Math.max(...from(width).map((line) => line.length))).toBeLessThanOrEqual(width);
});

it('says where ranges are random draws alone, and what each range is where they differ', () => {
  const [first, second] = document.indicators;
  const drawn = {
    ...first!,
    arms: first!.arms.map((arm) => ({ ...arm, estimate: { ...arm.estimate, over: 'dice only' as const, points: 1, replicates: 10 } })),
  };
  const alone = numbersOf({ ...document, claims: [], indicators: [drawn] });
  expect(alone).toContain('Ranges: random draws only: 10 replicates of one setting.');
  expect(alone.join('\n')).not.toContain('as written');
  const both = numbersOf({ ...document, claims: [], indicators: [drawn, second!] });
  expect(both).toContain('   Debts paid, per 1,000 people; random draws only: 10 replicates of one setting');
  expect(both).toContain('   Sanction-days, per 1,000 people; least and greatest of 2 design points over the assumptions');
  const claimed = (over: Estimate) =>
    numbersOf({
      ...document,
      claims: [{ ...document.claims[0]!, numbers: [{ text: '3 to 4 days', harm: true, of: 'x.y', estimate: over }] }],
    });
  expect(claimed(drawn.arms[0]!.estimate)).toContain('Ranges: random draws only: 10 replicates of one setting.');
  expect(claimed(second!.arms[0]!.estimate)).toContain('   3 to 4 days; as written: 12.');
});

it('says of each claim what its ranges run over where one of them comes from a stored search', () => {
  const [first] = document.claims;
  const { estimate } = document.indicators[0]!.arms[0]!;
  const searched = { ...first!, numbers: [{ text: '3 to 4 days', harm: true, of: 'search.x.y', estimate: null }] };
  const drawn = { ...first!, id: 'Z9', numbers: [{ text: '3 to 4 days', harm: true, of: 'x.y', estimate }] };
  const lines = numbersOf({ ...document, claims: [searched, drawn] });
  expect(lines.filter((line) => line.includes('Ranges:'))).toEqual([
    '   Ranges: least and greatest over worlds found by a stored search.',
    '   Ranges: least and greatest of 2 design points over the assumptions.',
  ]);
});

it('prints no empty line for a claim without numbers', () => {
  expect(numbersOf({ ...document, claims: [{ ...document.claims[0]!, numbers: [] }] })).toHaveLength(3);
});

it('speaks of Xinjiang only where a study is of the repository, or where it or a row that it uses does', () => {
  const own = { ...document, command: './glasshouse run ../mine/study.yaml --seed 1', claims: [] };
  const first = (of: StudyDocument) => numbersOf(of)[0];
  const said = 'Everyone here is invented: synthetic people made from assumed totals.';
  const more = `${said} What is run here does not examine Xinjiang.`;
  const row = { id: 'E298', statement: 'A form', citation: 'On Uyghurs', usedBy: [] } as unknown as StudyDocument['sources'][number];
  expect(first(own)).toBe(said);
  expect(first({ ...own, sources: [{ ...row, citation: 'A law' }] })).toBe(said);
  expect(first(document)).toBe(more);
  expect(first({ ...own, command: 'npm start' })).toBe(more);
  expect(first({ ...own, command: './glasshouse verify RESULT --rerun' })).toBe(more);
  expect(first({ ...own, sources: [row] })).toBe(more);
  expect(first({ ...own, title: 'Offices in Xinjiang' })).toBe(more);
  expect(first({ ...own, box: { title: 'A box', lines: [] } })).toBe(more);
  const harm = own.experiments.map((one) => ({ ...one, harmOnly: true }));
  expect(first({ ...own, experiments: harm })).toBe(
    `${said} What is documented of security tools is simulated for its harm alone, per 1,000 of them.`,
  );
});

it('says that the people come from published totals only where their number or kinds cite one', () => {
  const citing = (place: string) =>
    ({ ...document, claims: [], sources: [{ id: 'E001', statement: '', citation: '', usedBy: [place] }] }) as unknown as StudyDocument;
  expect(numbersOf(citing('smoke: places.county.persons'))[0]).toContain('made from published totals');
  for (const place of ['claim A1', 'smoke: streams.places.rate', 'smoke: lists.defaulters.term'])
    expect(numbersOf(citing(place))[0], place).toContain('made from assumed totals');
});

it('prints a minus sign and equal decimals in the sentences of a claim, as the report does', () => {
  const [first] = document.claims;
  const numbers = [{ text: '-4 to 5.7 more days', harm: false, of: 'x.y', estimate: estimate(-4.03, 5.74) as Estimate }];
  const lines = summary({ ...document, claims: [{ ...first!, numbers, quotable: 'Days: -4 to 5.7.' }] }, 'r').split('\n');
  expect(lines[3]).toContain('\u22124.0 to 5.7 more days');
  expect(lines[4]).toBe('   Safe to quote: Days: \u22124.0 to 5.7.');
});
