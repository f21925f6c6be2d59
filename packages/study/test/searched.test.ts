import { describe, expect, it } from 'vitest';
import type { LoadedStudy, Study, StudyDocument } from '@glasshouse/model';
import { inlineExecutor } from '../src/execute/inline.js';
import { worldsHash } from '../src/calibrate/worlds-hash.js';
import { runStudy } from '../src/run-study.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const end = (value: number) => ({ value, again: { mean: value + 1, fit: 3, throws: 4 } });
const record = (bounds: { of: string; ends: [ReturnType<typeof end>, ReturnType<typeof end>] | null }[]) => ({
  study: 's',
  experiment: 'court',
  scenarios: worldsHash(fakeStudy(() => undefined).scenarios['court']!),
  size: 'reduced' as const,
  seed: 1,
  persons: 1000,
  quantities: [],
  targets: [],
  runs: 400,
  unscreened: { of: 60, fit: 4 },
  kept: 20,
  bounds,
  abc: { runs: 300, effective: 80, computed: true, numbers: [{ of: 'acts@double', range: [2, 3, 4] as [number, number, number] }] },
});
const claim = (study: Study): void => {
  study.claims = [
    {
      id: 'A1',
      numbers: [
        { of: 'court.acts@double', say: '{low}', harm: true },
        { of: 'court.acts', say: '{low}', harm: false },
        { of: 'court.ban_days@double-as_written', say: '{low}', harm: false },
        { of: 'row.E001', say: '{low}', harm: false },
      ],
      document: { stamp: 'partly', why: 'x', sources: ['E001'] },
      model: [{ stamp: 'cannot_be_told', under: 'x', when: [] }],
      quotable: 'x',
      tables: [],
    },
  ] as unknown as Study['claims'];
};
const documentOf = (searches?: LoadedStudy['searches']): Promise<StudyDocument> =>
  runStudy(
    { ...fakeStudy(claim), ...(searches ? { searches } : {}) },
    {
      size: 'reduced',
      seed: 3,
      engineHash: 'e',
      register: fakeRegister(),
      engine: fakeEngine,
      executor: inlineExecutor(fakeEngine),
      follow: null,
    },
  );

describe('bounds of a stored calibration', () => {
  it('stand on the claim that prints the number, however its arm is written, with the second reading', async () => {
    const bounds = [
      { of: 'acts@double', ends: [end(1), end(5)] as [ReturnType<typeof end>, ReturnType<typeof end>] },
      { of: 'acts@as_written', ends: null },
      { of: 'ban_days@double', ends: null },
    ];
    const [one, other, ...none] = (await documentOf({ court: record(bounds) })).claims[0]!.searched!;
    expect(none).toEqual([]);
    expect(one).toMatchObject({ of: 'court.acts@double', kept: 20, runs: 400, unscreened: { of: 60, fit: 4 } });
    expect(one!.ends!.map(({ value }) => value)).toEqual([1, 5]);
    expect(one!.reading).toEqual({ runs: 300, effective: 80, range: [2, 3, 4] });
    expect(other).toMatchObject({ of: 'court.acts', ends: null, reading: { range: null } });
  });
  it('change nothing else, and are absent where none are stored', async () => {
    const plain = await documentOf();
    expect(plain.claims[0]).not.toHaveProperty('searched');
    const { claims, ...rest } = await documentOf({ court: record([{ of: 'acts', ends: null }]) });
    const { claims: without, ...same } = plain;
    expect(rest).toEqual(same);
    const { searched, ...card } = claims[0]!;
    expect(searched).toHaveLength(1);
    expect(card).toEqual(without[0]);
  });
});
