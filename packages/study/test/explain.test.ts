import { describe, expect, it } from 'vitest';
import type { SensitivityResult, Study, StudyDocument } from '@glasshouse/model';
import { inlineExecutor } from '../src/execute/inline.js';
import { runStudy } from '../src/run-study.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const RATE = 'streams.loan.rate';
const SHARE = 'population.household_size.one';
const both = (size: number): { reduced: number; full: number } => ({ reduced: size, full: size });

/** The toy engine counts 1,000 x rate a round, twice that in the arm `double`; the share of households moves nothing. */
const documentOf = (change: (study: Study) => void): Promise<StudyDocument> =>
  runStudy(fakeStudy(change), {
    size: 'reduced',
    seed: 3,
    engineHash: 'e',
    register: fakeRegister(),
    engine: fakeEngine,
    executor: inlineExecutor(fakeEngine),
    follow: null,
  });
const explained = async (design: Study['experiments'][number]['design'], more: object = {}): Promise<SensitivityResult | undefined> => {
  const document = await documentOf((study) =>
    Object.assign(study.experiments[0]!, { design, sensitivity: { of: ['acts@double-as_written'], bootstrap: 100 }, ...more }),
  );
  return document.sensitivity?.[0];
};

describe('what moves a number of a study', () => {
  it('is told by a Saltelli design, of a difference of arms', async () => {
    const result = await explained({ saltelli: both(64), vary: [RATE, SHARE] });
    expect(result).toMatchObject({ experiment: 'court', of: 'court.acts@double-as_written', method: 'saltelli', over: 'drawn', used: 64 });
    const [share, rate] = result!.factors;
    expect([share!.factor, rate!.factor]).toEqual([SHARE, RATE]);
    expect(rate!.total!.value).toBeCloseTo(1, 1);
    expect(share!.total!.value).toBe(0);
    expect(Math.abs(result!.budget!.dice.value)).toBeLessThan(0.1);
  });
  it('is told by Morris trajectories: the effect over the whole range', async () => {
    const result = await explained({ morris: both(4), vary: [RATE, SHARE] });
    const [share, rate] = result!.factors;
    expect(rate!.muStar!.value).toBeCloseTo((15 * 133) / (2 / 3), 6);
    expect(rate!.mu).toBeCloseTo(2992.5, 6);
    expect(rate!.sigma).toBeCloseTo(0, 6);
    expect(share).toMatchObject({ mu: 0, still: 0, role: 'world' });
    expect(result!.dummy).toBe(null);
  });
  it('is told by any random points, with the line of a factor without effect', async () => {
    for (const design of [{ points: both(81) }, { sobol: both(64) }, { hypercube: both(80) }]) {
      const result = (await explained({ ...design, vary: [RATE, SHARE] }))!;
      const [share, rate] = result.factors;
      expect(result.method).toBe('given data');
      expect(rate!.first!.value).toBeGreaterThan(0.9);
      expect(share!.first!.value).toBeLessThan(0.3);
      expect(result.dummy).toBeGreaterThan(0);
    }
  });
  it('is not told by too few points, by points that vary nothing, or of a number that does not move', async () => {
    const few = (await explained({ points: both(20), vary: [RATE] }))!;
    expect(few).toMatchObject({ factors: [], used: 19, together: null });
    expect(few.budget!.assumptions.value + few.budget!.dice.value).toBeCloseTo(1, 12);
    expect(await explained({ points: both(4), vary: [RATE] })).toBe(undefined);
    expect(await explained({ points: both(80), vary: [] })).toBe(undefined);
    expect(await explained({ points: both(80), vary: [SHARE] })).toBe(undefined);
  });
  it('splits over assumptions and dice from the throws of each point, or of point 0', async () => {
    const own = (await explained({ points: both(60), vary: [RATE], replicates: both(3) }))!.budget!;
    expect(own).toMatchObject({ throws: 3, points: 59, both: null });
    const shared = (await explained({ points: both(60), vary: [RATE], replicates: both(3), common_dice: true }))!.budget!;
    expect(shared.assumptions.value + shared.dice.value + shared.both!.value).toBeCloseTo(1, 12);
    expect(shared.both!.value).toBeGreaterThan(0);
    const written = (await explained({ points: both(60), vary: [RATE] }))!.budget!;
    expect(written).toMatchObject({ throws: 1, dice: { interval: null } });
    expect(written.assumptions.value).toBeCloseTo(1 - written.dice.value, 12);
  });
  it('compares with another number of people', async () => {
    const document = await documentOf((study) => {
      const [first] = study.experiments;
      Object.assign(first!, { design: { sobol: both(64), vary: [RATE] }, sensitivity: { of: ['acts'], bootstrap: 100, sizes: 'large' } });
      study.experiments.push({ ...structuredClone(first!), id: 'large', persons: { reduced: 4000, full: 4000 }, sensitivity: undefined });
    });
    expect(document.sensitivity![0]!.size).toMatchObject({ simulated: [1000, 4000], shift: { value: 0 }, varianceRatio: 1 });
  });
  it('has a budget of assumptions, dice, structure and size that adds to one', async () => {
    const document = await documentOf((study) => {
      const [first] = study.experiments;
      Object.assign(first!, {
        design: { sobol: both(64), vary: [RATE] },
        sensitivity: { of: ['acts'], bootstrap: 100, sizes: 'large', structures: ['other'] },
      });
      const copy = (more: object): Study['experiments'][number] => ({ ...structuredClone(first!), sensitivity: undefined, ...more });
      study.experiments.push(copy({ id: 'large', persons: both(4000) }), copy({ id: 'other' }));
    });
    const { assumptions, dice, both: mixed, structure, size } = document.sensitivity![0]!.budget!;
    expect(mixed).toBe(null);
    expect(size!.value).toBe(0);
    expect(structure!.value).toBeGreaterThanOrEqual(0);
    expect(assumptions.value + dice.value + structure!.value + size!.value).toBeCloseTo(1, 12);
  });
  it('is named on the claim that prints the number, and is the same however the runs arrive', async () => {
    const claim = (study: Study): void => {
      study.experiments[0]!.design = { sobol: both(64), vary: [RATE, SHARE] };
      study.claims = [
        {
          id: 'A1',
          numbers: [{ of: 'court.acts@double', say: '{low}', harm: true }, { of: 'row.E001', say: '{low}' }], // prettier-ignore
          document: { stamp: 'partly', why: 'x', sources: ['E001'] },
          model: [{ stamp: 'cannot_be_told', under: 'x', when: [] }],
          quotable: 'x',
          tables: [],
        },
      ] as unknown as Study['claims'];
    };
    const document = await documentOf(claim);
    const [moves, none] = document.claims[0]!.moves!;
    expect(none).toBe(undefined);
    expect(moves).toMatchObject({ of: 'court.acts@double', method: 'given data', over: 'drawn' });
    expect(moves!.most.map(({ factor }) => factor)).toEqual([RATE]);
    expect(JSON.parse(JSON.stringify(document.sensitivity))).toEqual(document.sensitivity);
    expect((await documentOf(claim)).sensitivity).toEqual(document.sensitivity);
  });
});
