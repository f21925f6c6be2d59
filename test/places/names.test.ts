import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { say, temporaryFolder, tinyStudy } from './tiny.js';

const home = temporaryFolder();
const study = tinyStudy(home);
symlinkSync(join(home, 'circle'), join(home, 'circle'));

const PLACES = {
  'a name that is too long': join(home, 'x'.repeat(300)),
  'a place below a file': join(study, 'inner'),
  'a link to itself': join(home, 'circle'),
};

/** Command lines that read what lies at a place, and write nothing that matters here. */
const READING: readonly ((place: string) => string[])[] = [
  (place) => ['validate', place],
  (place) => ['counters', place],
  (place) => ['fmt', place],
  (place) => ['fmt', '--check', place],
  (place) => ['run', place],
  (place) => ['prepare', place],
  (place) => ['advise', place],
  (place) => ['calibrate', place],
  (place) => ['explain', place, '--person', 'S-1'],
  (place) => ['compare', place, study],
  (place) => ['compare', study, place],
  (place) => ['rights-check', place],
  (place) => ['verify', place],
  (place) => ['query', place, 'select 1'],
  (place) => ['status', place],
  (place) => ['replay', place, '0'],
  (place) => ['shard', place, '--shard', '0/1'],
  (place) => ['cancel', place],
  (place) => ['resume', place],
  (place) => ['report', place],
  (place) => ['pack', place],
  (place) => ['export', 'csv', place],
  (place) => ['export', 'claims', place],
  (place) => ['export', 'design', place, '--out', join(home, 'design')],
  (place) => ['export', 'picture', place],
  (place) => ['export', 'odd', place],
];

describe.each(Object.entries(PLACES))('%s', (_what, place) => {
  it.each(READING.map((line) => line(place)))('is refused as an input by %s %s', async (...line) => {
    const { code, out, err } = await say(...line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/unexpected failure|undefined|ENO|EIS|EEX|ELOOP/);
  });
});
