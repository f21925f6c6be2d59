import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Findings } from '../format/findings.js';
import { parseRegister } from '../format/register.js';
import { toBase } from '../format/units.js';
import { loadStudy } from './load-study.js';
import type { Experiment } from './schema.js';
import { readSearchRecord } from './search-record.js';

const HERE = new URL('../../../../test/bad-input/', import.meta.url);
const files = { read: (path: string): string => readFileSync(new URL(path, HERE), 'utf8') };
const { study } = loadStudy('good-study.yaml', files, parseRegister(files.read('register.csv')));
const RATE = 'streams.flight.rate';
const tolerance = { value: 10, unit: 'percent', assumed: 'For a test', range: [10, 10] as [number, number] };
const experiment = {
  ...study.experiments[0]!,
  fit: true,
  fitted: [RATE],
  targets: [{ id: 'refused', title: 'Refused', indicator: 'refused', source: 'E001', use: 'fit', tolerance }],
  calibrate: { next: 150, most: 8, want: 100, bounds: ['refused'] },
} as unknown as Experiment;
const end = (value: number) => ({ value, at: { [RATE]: 0.1 }, lookedFor: true, again: { mean: value, fit: 3, throws: 4 } });
const record = {
  study: study.id,
  experiment: experiment.id,
  scenarios: '0'.repeat(64),
  size: 'reduced',
  seed: 1,
  persons: 1000,
  quantities: [RATE],
  targets: [{ id: 'refused', published: 100, tolerance: toBase(tolerance as never) }],
  runs: 400,
  unscreened: { of: 60, fit: 4, share: { value: 0.07, interval: [0, 0.2] } },
  kept: 20,
  bounds: [{ of: 'refused', ends: [end(90), end(110)] }],
  abc: null,
  worlds: [[0.1]],
};
const read = (value: unknown): { record: unknown; found: string[] } => {
  const out = new Findings();
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const result = readSearchRecord(text, 'search.json', { study, experiment }, ['experiments', 0, 'calibrate', 'found'], out);
  return { record: result, found: out.errors.map((error) => `${error.found}; ${error.allowed}`) };
};

describe('a stored calibration', () => {
  it('is read, what a card does not show left out', () => {
    const { record: kept, found } = read(record);
    expect(found).toEqual([]);
    expect(kept).toMatchObject({ kept: 20, bounds: [{ of: 'refused' }], abc: null });
    expect(kept).not.toHaveProperty('worlds');
  });
  it.each([
    ['{', 'search.json: no JSON'],
    [{ ...record, runs: 'many' }, 'search.json: runs'],
    [{ ...record, experiment: 'other' }, `search.json: "other" of "${study.id}"`],
    [{ ...record, quantities: ['streams.flight.ceiling'] }, 'search.json: 1 quantities, which are not those fitted here'],
    [{ ...record, targets: [{ ...record.targets[0], tolerance: 0.5 }] }, 'search.json: the target "refused" with a tolerance of 0.5'],
    [{ ...record, targets: [] }, 'search.json: 0 targets'],
    [{ ...record, bounds: [{ of: 'other', ends: null }] }, 'search.json: bounds of "other"'],
  ])('is refused where it is none, or of something else: %#', (value, found) => {
    const answer = read(value);
    expect(answer.record).toBe(null);
    expect(answer.found).toHaveLength(1);
    expect(answer.found[0]!.startsWith(`${found};`), answer.found[0]).toBe(true);
  });
});
