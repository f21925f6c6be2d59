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
  describe('as numbers of a claim', () => {
    const bySearch = (study: Study): void => {
      claim(study);
      const [one] = study.claims as unknown as Record<string, unknown>[];
      Object.assign(one!, {
        numbers: [{ of: 'search.court.acts@double', say: '{low} to {high}', harm: true }],
        model: [
          { stamp: 'possible_under', under: 'up to {n1.high}', when: [{ of: 'search.court.acts@double', read: 'high', at_least: 40 }] },
          { stamp: 'cannot_be_told', under: 'x', when: [] },
        ],
        quotable: '{n1.low} to {n1.high} acts; {n1.least} to {n1.greatest} in single runs.',
      });
      Object.assign(study.experiments[0]!, {
        targets: [
          { id: 'met', title: 'Met', indicator: 'acts', source: 'E001', use: 'held_out' },
          { id: 'missed', title: 'Missed', indicator: 'acts', source: 'E001', use: 'held_out' },
        ],
      });
    };
    const again = (range: [number, number] | null) => ({
      worlds: 20,
      throws: 4,
      confirmed: range ? 15 : 5,
      bounds: [{ of: 'acts@double', range }],
      heldOut: [
        { id: 'met', range: [0, 1e9] as [number, number] },
        { id: 'missed', range: [0, 1] as [number, number] },
      ],
    });
    const card = async (more: object | null): Promise<StudyDocument['claims'][number]> => {
      const loaded = fakeStudy(bySearch);
      const bounds = [{ of: 'acts@double', ends: [end(1), end(99)] as [ReturnType<typeof end>, ReturnType<typeof end>] }];
      const scenarios = worldsHash(loaded.scenarios['court']!);
      const searches = more === null ? {} : { searches: { court: { ...record(bounds), scenarios, ...more } } };
      const options = { size: 'reduced', seed: 3, engineHash: 'e', register: fakeRegister({ E001: 3000 }), engine: fakeEngine, executor: inlineExecutor(fakeEngine), follow: null } as const; // prettier-ignore
      return (await runStudy({ ...loaded, ...searches }, options)).claims[0]!;
    };
    it('give range, verdict and sentence by confirmed worlds, with the later counts that these miss', async () => {
      const told = await card({ again: again([10, 50]) });
      expect(told).toMatchObject({ modelStamp: 'possible_under', modelUnder: 'up to 50' });
      expect(told.numbers[0]).toMatchObject({ text: '10 to 50', estimate: null });
      expect(told.quotable).toBe('10 to 50 acts; 1 to 99 in single runs. Of two counts kept out of the fit, one is missed.');
      expect(told.heldOut).toEqual({ of: 2, missed: ['Missed'] });
      expect((await card({ again: again([10, 30]) })).modelStamp).toBe('cannot_be_told');
    });
    it.each([
      [null, 'no search is stored beside this study'],
      [{ scenarios: 'f'.repeat(64) }, 'the stored search was made with other numbers of the scenario'],
      [{}, 'the worlds of the stored search were not run again with other draws'],
      [{ again: again(null) }, '5 of 20 worlds of the stored search fit again with other draws, and 10 are needed'],
    ])('give nothing where %j', async (more, why) => {
      const told = await card(more);
      expect(told).toMatchObject({ modelStamp: 'not_computed', modelUnder: why, quotable: `Nothing: ${why}.` });
    });
  });
});
