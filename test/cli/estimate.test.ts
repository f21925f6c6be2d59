import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';

interface Size {
  persons: number;
  personRounds: number;
  bytes: number;
  seconds: number;
}

describe('what validate says of the size of a study', () => {
  // The places of the scenario have 1,800 and 1,200 people: a run that asks for more has these.
  it('counts the people that there are, however many a study asks for', async () => {
    const home = temporaryFolder();
    const sizes = async (persons: number): Promise<Size> => {
      const study = tinyStudy(home);
      const text = readFileSync(study, 'utf8').replace(
        'persons: { reduced: 1000, full: 1000 }',
        `persons: { reduced: ${persons}, full: ${persons} }`,
      );
      writeFileSync(study, text);
      return (JSON.parse((await say('validate', study, '--json')).out) as { sizes: { reduced: Size } }).sizes.reduced;
    };
    const all = await sizes(3000);
    expect(all.persons).toBe(3000);
    expect(await sizes(200_000_000)).toEqual(all);
    expect((await sizes(1000)).bytes * 3).toBeCloseTo(all.bytes, -1);
  });
});
