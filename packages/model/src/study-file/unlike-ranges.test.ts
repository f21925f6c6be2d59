import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../format/register.js';
import { loadStudy } from './load-study.js';
import { studyNotes } from './notes.js';

const ROOT = new URL('../../../../', import.meta.url);
const shipped = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const register = parseRegister(shipped('evidence/register.csv'));

const q = (value: number, range: [number, number], unit = 'percent'): object => ({ value, unit, assumed: 'A test', range });

const world = (coverage: object): string =>
  JSON.stringify({
    glasshouse: 1,
    kind: 'scenario',
    id: 'own',
    title: 'Own',
    about: 'A test',
    reading: 'neutral',
    horizon: { start: '2021-01-01', end: '2021-12-31', round: 'month' },
    places: { town: { title: 'Town', level: 'neutral', persons: q(4000, [4000, 4000], 'persons') } },
    community_size: q(2000, [2000, 2000], 'persons'),
    population: {
      household_size: { one: q(1, [1, 1], 'share') },
      age: { adult: { title: 'a', from: 18, to: 120, share: q(1, [1, 1], 'share') } },
      attributes: {
        part: {
          title: 'Part',
          of: 'person',
          categories: { left: { title: 'l', share: q(50, [50, 50]) }, right: { title: 'r', share: q(50, [50, 50]) } },
        },
      },
    },
    groups: ['part'],
    streams: {
      act: {
        title: 'An act',
        kind: 'breach',
        context: 'street',
        rate: q(2, [2, 2], 'per person-year'),
        ceiling: q(8, [8, 8], 'per person-year'),
        inclination: q(1, [1, 1], 'probability'),
      },
    },
    channels: {
      eye: { title: 'e', owner: 'town', sees: ['act'], coverage, sensitivity: q(1, [0.5, 1], 'probability'), delay: q(0, [0, 0], 'days') },
    },
  });

/** Notes about an arm with this coverage beside one with that of the scenario. */
function notes(first: object, coverage: object, points = 4, more: object = {}): string[] {
  const study = JSON.stringify({
    glasshouse: 1,
    kind: 'study',
    id: 'a',
    title: 'A',
    about: 'A.',
    experiments: [
      {
        id: 'one',
        title: 'One',
        scenario: 'own.yaml',
        arms: [
          { id: 'a0', title: 'A' },
          { id: 'a1', title: 'B', patch: { 'channels.eye.coverage': coverage } },
        ],
        persons: { reduced: 1000, full: 1000 },
        design: { points: { reduced: points, full: points }, ...more },
        replicates: { reduced: 10, full: 10 },
        indicators: [],
      },
    ],
    claims: [],
  });
  const files = { read: (path: string): string => (path === 'own.yaml' ? world(first) : study) };
  return studyNotes(loadStudy('study.yaml', files, register), 'study.yaml', files)
    .filter(({ found }) => found.includes('coverage'))
    .map(({ path, found, todo }) => `${path}: ${found}. ${todo}`);
}

const written = q(20, [10, 40]);
const split = (left: object, right: object): object => ({ by: 'part', values: { left, right } });

describe('a number that a design varies and an arm sets', () => {
  it('is told where it is fixed and can be as large as that of the first arm', () => {
    expect(notes(written, q(40, [40, 40]))).toEqual([
      'experiments.0.arms.1.patch.channels.eye.coverage: channels.eye.coverage at 40 percent in the arm a1, and over 10 to 40 percent in the first arm. At each design point the number of the first arm takes another value of its range, and that of the arm stays, so the arms do not always compare 40 with 20 percent. To keep that proportion at every point, write range: [20, 80] in the arm. If it is meant like this, leave it.',
    ]);
  });

  it('is told where its range is another one, or the same one around another value', () => {
    for (const range of [
      [10, 40],
      [30, 70],
      [20, 70],
    ] as [number, number][])
      expect(notes(written, q(40, range)).join()).toContain('takes the same position of its own range');
    expect(notes(q(40, [20, 80]), q(60, [50, 70])).join()).toContain('give both ranges in that proportion');
    expect(notes(q(20, [20, 20]), q(40, [20, 80])).join()).toContain('that of the first arm stays');
  });

  it('is not told where ranges are in proportion or at a distance, or nothing is varied', () => {
    expect(notes(written, q(40, [20, 80]))).toEqual([]);
    expect(notes(written, q(0.4, [0.2, 0.8], 'share'))).toEqual([]);
    expect(notes(written, q(25, [15, 45]))).toEqual([]);
    expect(notes(written, q(0, [0, 0]))).toEqual([]);
    expect(notes(q(20, [20, 20]), q(40, [40, 40]))).toEqual([]);
    expect(notes(q(0, [0, 0]), q(40, [20, 80]))).toEqual([]);
    expect(notes(written, q(40, [40, 40]), 1)).toEqual([]);
    expect(notes(written, q(40, [40, 40]), 4, { vary: ['channels.eye.sensitivity'] })).toEqual([]);
  });

  it('is not told where one is larger at every design point', () => {
    expect(notes(written, q(90, [90, 90]))).toEqual([]);
    expect(notes(written, q(60, [40, 90]))).toEqual([]);
  });

  it('is told where an arm splits it into parts of which one looks as if it kept pace, and not where both are split', () => {
    expect(notes(written, split(written, q(40, [20, 80]))).join()).toContain(
      'one number over 10 to 40 percent in the first arm, split in the arm a1',
    );
    expect(notes(written, split(q(15, [12, 20]), q(40, [22, 45])))).toEqual([]);
    expect(notes(split(written, written), split(written, q(40, [20, 80])))).toEqual([]);
    expect(notes(split(written, written), split(written, q(40, [40, 40]))).join()).toContain(
      'channels.eye.coverage.values.right at 40 percent',
    );
  });
});
