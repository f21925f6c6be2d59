import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Findings } from '../format/findings.js';
import { parseRegister } from '../format/register.js';
import { toBase } from '../format/units.js';
import { loadStudy } from './load-study.js';
import type { Experiment } from './schema.js';
import { readSearchRecord, wholeCalibration } from './search-record.js';
import { InputError } from '../format/problem.js';

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
const again = { worlds: 20, throws: 4, confirmed: 12, bounds: [{ of: 'refused', range: [92, 108] }], heldOut: [] };
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
    [{ ...record, bounds: [] }, 'search.json: bounds that do not say "refused" once'],
    [{ ...record, bounds: [record.bounds[0], record.bounds[0]] }, 'search.json: bounds that do not say "refused" once'],
    [{ ...record, bounds: [{ of: 'refused', ends: [end(110), end(90)] }] }, 'search.json: bounds.0.ends: a least value above the greatest'],
    [{ ...record, persons: 0 }, 'search.json: persons'],
    [{ ...record, runs: -1 }, 'search.json: runs'],
    [{ ...record, kept: 500 }, 'search.json: 500 worlds that fit in 400 runs'],
    [{ ...record, unscreened: { of: 60, fit: 61 } }, 'search.json: unscreened: more worlds that fit than worlds'],
    [{ ...record, unscreened: { of: 500, fit: 4 } }, 'search.json: 500 unscreened worlds in 400 runs'],
    [{ ...record, again: { ...again, confirmed: 1e9 } }, 'search.json: again: more confirmed worlds than worlds'],
    [
      { ...record, again: { ...again, bounds: [{ of: 'refused', range: [2, 1] }] } },
      'search.json: again.bounds.0.range: a range whose ends do not rise',
    ],
    [{ ...record, again: { ...again, bounds: [] } }, 'search.json: again.bounds that do not say "refused" once'],
  ])('is refused where it is none, or of something else: %#', (value, found) => {
    const answer = read(value);
    expect(answer.record).toBe(null);
    expect(answer.found).toHaveLength(1);
    expect(answer.found[0]!.startsWith(`${found};`), answer.found[0]).toBe(true);
  });
});

describe('the whole of a stored calibration, to be run again', () => {
  const half = { value: 0.5, interval: [0.4, 0.6] };
  const complete = {
    ...record,
    kept: 1,
    unscreened: { of: 60, fit: 4, share: half },
    dice: [{ id: 'refused', spread: 0.01, tolerance: 0.1, enough: true, timesPeople: 1 }],
    lists: [{ worlds: 60, audited: 60, auditedFits: 4, wronglyRuledOut: 0, fits: 4, margin: null, left: 1 }],
    stopped: 'enough fit',
    nearest: 0.2,
    fitsAgain: { of: 20, again: 10, share: half },
    told: [{ path: RATE, after: [0.1, 0.5], width: 0.4, told: true }],
    together: [],
    left: [[0.1], [0.2]],
  };
  const fits = { ...study, experiments: [experiment] } as typeof study;
  const refused = (value: unknown): string => {
    try {
      wholeCalibration(typeof value === 'string' ? value : JSON.stringify(value), 'found.json', fits);
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    return 'nothing';
  };

  it('is taken as it is', () => {
    expect(refused(complete)).toBe('nothing');
    expect(wholeCalibration(JSON.stringify(complete), 'found.json', fits)).toEqual(complete);
  });
  it.each([
    ['null', /^found\.json: .*found another form; allowed: the output of glasshouse calibrate/],
    ['[1]', /^found\.json: .*another form/],
    ['x', /^found\.json: .*no JSON/],
    [{ study: study.id, experiment: experiment.id }, /^found\.json: /],
    [{ ...complete, size: 'zzz' }, /found size;/],
    [{ ...complete, worlds: 'abc' }, /found worlds;/],
    [{ ...complete, worlds: [{}] }, /found worlds\.0;/],
    [{ ...complete, worlds: [[1, 2]] }, /a world of another length; allowed: 1 numbers/],
    [{ ...complete, worlds: [] }, /0 worlds; allowed: 1 worlds, as kept says/],
    [{ ...complete, quantities: [{ path: RATE }] }, /found quantities\.0;/],
    [{ ...complete, told: [{ path: '<script>', told: true }] }, /the quantity "<script>"/],
    [{ ...complete, study: 'other' }, /of "other"; allowed: /],
    [{ ...complete, bounds: [{ of: 'refused', ends: [{ ...end(1), at: {} }, end(2)] }] }, /an end without all quantities/],
  ])('is refused in one message that names the file: %#', (value, message) => {
    expect(refused(value)).toMatch(message);
    expect(refused(value)).not.toContain('\n');
  });
});
