import { describe, expect, it } from 'vitest';
import { InputError } from '@glasshouse/model';
import type { Claim, Estimate, SeriesResult, StudyDocument } from '@glasshouse/model';
import { checkClaims } from '../src/claims/check-claims.js';
import { holds, modelStamp, readEnd } from '../src/claims/evaluate.js';
import { parseReference } from '../src/claims/reference.js';
import { Resolver } from '../src/claims/resolver.js';
import { fill, plainNumber, simulated, wordsOf } from '../src/claims/words.js';
import { FEWEST_FITTING } from '../src/outcomes/fit.js';
import { inlineExecutor } from '../src/execute/inline.js';
import { runStudy } from '../src/run-study.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const range = (part: Partial<Estimate>): Estimate => ({
  middle: 2,
  low: 1,
  high: 4,
  dice: null,
  points: 5,
  replicates: 10,
  upperBound: null,
  over: 'assumptions',
  ...part,
});
const series = { id: 'air', increments: [], points: [], contradictions: [], ratio: 7.25, title: '', unit: '' } as SeriesResult;

export const claim = (part: Partial<Claim> = {}): Claim => ({
  id: 'A1',
  title: 'A claim',
  locus: 'Said by the article.',
  quotation: 'a few words',
  document: { stamp: 'conflated', why: 'They count purchases.', sources: ['E001'] },
  would_count_for: 'x',
  would_count_against: 'x',
  would_change_the_answer: 'x',
  harm: 'x',
  numbers: [
    { of: 'court.ban_days@double', say: 'Between {low} and {high} days', harm: true },
    { of: 'court.acts@double-baseline', say: '{middle} acts more', harm: false },
    { of: 'register.air.ratio', say: 'a ratio of {middle}', harm: false },
  ],
  model: [
    { stamp: 'possible_under', under: 'If {n2.low} were many.', when: [{ of: 'court.acts@double-baseline', read: 'low', at_least: 1e9 }] },
    { stamp: 'cannot_be_told', under: 'Nothing narrows it.', when: [] },
  ],
  quotable: 'From {n1.low} to {n1.high}, ratio {n3.middle}.',
  tables: [],
  ...part,
});

describe('numbers in words', () => {
  it.each([
    [27_345_000, '27 million'],
    [2_345_000, '2.3 million'],
    [999_999, '1 million'],
    [23_456, '23,000'],
    [1234, '1,200'],
    [999, '1,000'],
    [99.4, '99'],
    [3.14159, '3.1'],
    [0.04123, '0.041'],
    [0, '0'],
    [-1234, '-1,200'],
    [1_500_000_000, '1.5 billion'],
    [100, '100'],
    [0.1, '0.1'],
  ])('%d is %s', (value, text) => expect(simulated(value)).toBe(text));
  it('gives published figures three digits', () => expect(plainNumber(27_345_000, 3)).toBe('27.3 million'));
  it('never prints zero for nothing seen', () => {
    expect(wordsOf(range({ middle: 0, low: 0, high: 0, upperBound: 0.0312 }))).toEqual({
      low: 'under 0.031',
      middle: 'under 0.031',
      high: 'under 0.031',
    });
    expect(wordsOf(range({ points: 0 })).middle).toBe('no case');
  });
  it('refuses an unknown placeholder', () => expect(() => fill('{lo}', { low: '1' })).toThrow(/\{lo\}/));
});

describe('references', () => {
  it('reads every form', () => {
    expect(parseReference('court.acts')).toEqual({
      kind: 'indicator',
      experiment: 'court',
      indicator: 'acts',
      arm: null,
      minus: null,
      searched: false,
    });
    expect(parseReference('search.court.acts@a')).toEqual({ kind: 'indicator', experiment: 'court', indicator: 'acts', arm: 'a', minus: null, searched: true }); // prettier-ignore
    expect(parseReference('search.court.fitting')).toBeNull();
    expect(parseReference('court.acts@a_b-baseline')).toEqual({
      kind: 'indicator',
      experiment: 'court',
      indicator: 'acts',
      arm: 'a_b',
      minus: 'baseline',
      searched: false,
    });
    expect(parseReference('court.fitting')).toEqual({ kind: 'fitting', experiment: 'court' });
    expect(parseReference('register.air.ratio')).toEqual({ kind: 'register', series: 'air', figure: 'ratio' });
    expect(parseReference('court')).toBeNull();
  });
  it('reads the ends of a range', () => {
    const resolved = { kind: 'estimate', estimate: range({}), lacking: null } as const;
    expect((['low', 'middle', 'high', 'ratio', 'width'] as const).map((end) => readEnd(resolved, end))).toEqual([1, 2, 4, 4, 3]);
    expect(readEnd({ ...resolved, estimate: range({ low: 0 }) }, 'ratio')).toBe(Infinity);
    expect(readEnd({ ...resolved, estimate: range({ points: 0 }) }, 'high')).toBeNaN();
    expect(readEnd({ ...resolved, estimate: range({ low: -8, middle: -5, high: -3 }) }, 'high')).toBe(-3);
    const bounds = { kind: 'bounds', low: 2, high: 8, found: [1, 9] as [number, number], lacking: null } as const;
    expect((['low', 'high', 'ratio', 'width', 'middle'] as const).map((end) => readEnd(bounds, end))).toEqual([2, 8, 4, 6, Number.NaN]);
    expect(readEnd({ ...bounds, lacking: { kind: 'fit', why: 'x' } }, 'low')).toBeNaN();
    expect(readEnd({ kind: 'figure', value: 3, documented: true }, 'ratio')).toBe(1);
  });
});

describe('rules', () => {
  const resolver = new Resolver([], [series], { rows: new Map() });
  const condition = (part: object) => ({ of: 'register.air.ratio', read: 'middle' as const, ...part });
  it('is at least, and below', () => {
    expect(holds(condition({ at_least: 7.25 }), resolver)).toBe(true);
    expect(holds(condition({ at_least: 7.26 }), resolver)).toBe(false);
    expect(holds(condition({ below: 7.25 }), resolver)).toBe(false);
    expect(holds(condition({ at_least: 7, below: 8 }), resolver)).toBe(true);
  });
  it('the first rule whose conditions all hold gives the stamp', () => {
    const stamp = (first: object[]): string =>
      modelStamp(
        claim({
          numbers: [],
          model: [
            { stamp: 'only_under_contradicted', under: 'x', when: first.map(condition) },
            { stamp: 'possible_under', under: 'x', when: [condition({ at_least: 7 })] },
            { stamp: 'outside_simulation', under: 'x', when: [] },
          ],
        }),
        resolver,
      ).stamp;
    expect(stamp([{ at_least: 1 }, { below: 2 }])).toBe('possible_under');
    expect(stamp([{ at_least: 1 }, { below: 8 }])).toBe('only_under_contradicted');
  });
});

describe('claims of a study', () => {
  const withClaim = (part: Partial<Claim> = {}) =>
    fakeStudy((s) => {
      s.claims = [claim(part)];
      s.series = [
        {
          id: 'air',
          title: 'Air',
          unit: 'u',
          points: [
            { source: 'E001', on: '2017-01-01', issued_by: 'court' },
            { source: 'E002', on: '2018-01-01', issued_by: 'court' },
          ],
          doubtful: [],
        },
      ];
    });
  const run = (part: Partial<Claim> = {}): Promise<StudyDocument> =>
    runStudy(withClaim(part), {
      size: 'reduced',
      seed: 1,
      engineHash: 'b',
      register: fakeRegister(),
      engine: fakeEngine,
      executor: inlineExecutor(fakeEngine),
    });
  it('fills the card from the computed ranges', async () => {
    const [card] = (await run()).claims;
    expect(card).toMatchObject({ documentStamp: 'conflated', modelStamp: 'cannot_be_told', modelUnder: 'Nothing narrows it.' });
    expect(card!.numbers[2]!.text).toBe('a ratio of 1');
    expect(card!.numbers[0]!.text).toMatch(/^Between [\d.,]+ (million )?and [\d.,]+( million)? days$/);
    expect(card!.quotable).not.toContain('{');
    expect(card!.numbers[2]!.estimate).toBeNull();
    expect(card!.command).toBe('./glasshouse run studies/toy.yaml --seed 1');
  });
  /** The study with targets of acts, whose published counts are far from what the toy engine gives, or near. */
  const fitted = (values: Record<string, number>, tolerance: number, later: string[] = [], points = 30): Promise<StudyDocument> => {
    const loaded = withClaim({
      model: [
        { stamp: 'possible_under', under: 'x', when: [{ of: 'court.acts', read: 'high', at_least: 0 }] },
        { stamp: 'cannot_be_told', under: 'x', when: [] },
      ],
      quotable: 'From {n1.low} to {n1.high}.',
    });
    const share = { value: tolerance, unit: 'percent', assumed: 'for the test', range: [tolerance, tolerance] as [number, number] };
    const experiment = loaded.study.experiments[0]!;
    experiment.design.points!.reduced = points;
    Object.assign(experiment, {
      fit: true,
      targets: [
        { id: 't', title: 'Acts', indicator: 'acts', source: 'E010', use: 'fit', tolerance: share },
        ...later.map((source) => ({ id: source, title: `Later ${source}`, indicator: 'acts', source, use: 'held_out' })),
      ],
    });
    return runStudy(loaded, {
      size: 'reduced',
      seed: 1,
      engineHash: 'b',
      register: fakeRegister(values),
      engine: fakeEngine,
      executor: inlineExecutor(fakeEngine),
    });
  };
  it('that fits nowhere is not computed: no rule is asked and no sentence is quotable', async () => {
    const d = await fitted({ E010: 1e9 }, 1);
    expect(d.experiments[0]!.fitting).toBe(0);
    const [card] = d.claims;
    const why = 'none of 30 design points reproduce the published counts, and 10 are needed';
    expect(card).toMatchObject({ modelStamp: 'not_computed', modelUnder: why, quotable: `Nothing: ${why}.` });
    expect(card!.numbers[0]!.text).toContain(`Not computed: ${why}`);
    expect(card!.numbers[2]!.text).toBe('a ratio of 1');
  });
  it('with nine fitting points is not computed; with ten it is', async () => {
    // The published count and the tolerance around it that so many of the thirty points meet.
    const { middle } = (await fitted({ E010: 1 }, 1e9)).indicators.find((one) => one.indicator === 'acts')!.arms[0]!.estimate;
    const fitting = async (tolerance: number): Promise<StudyDocument> => fitted({ E010: middle }, tolerance);
    let [low, high] = [0, 100];
    for (let step = 0; step < 40; step += 1) {
      const between = (low + high) / 2;
      if ((await fitting(between)).experiments[0]!.fitting! < FEWEST_FITTING) low = between;
      else high = between;
    }
    const [few, enough] = [await fitting(low), await fitting(high)];
    expect(few.experiments[0]!.fitting).toBeLessThan(FEWEST_FITTING);
    expect(few.claims[0]!.modelStamp).toBe('not_computed');
    expect(enough.experiments[0]!.fitting).toBeGreaterThanOrEqual(FEWEST_FITTING);
    expect(enough.claims[0]!.modelStamp).toBe('possible_under');
    expect(enough.claims[0]!.quotable).toMatch(
      /^From \S+( million)? to \S+( million)?\. The range runs from the least to the greatest of \d+ sampled worlds that fit; it is not a confidence interval\.$/,
    );
  });
  it('says in its sentence how many counts kept out of the fit are missed', async () => {
    const { middle } = (await fitted({ E010: 1 }, 1e9)).indicators.find((one) => one.indicator === 'acts')!.arms[0]!.estimate;
    const far = { E010: middle, E011: middle, E012: 50 * middle, E013: 90 * middle };
    const sentence = async (later: string[]): Promise<string> => (await fitted(far, 1e9, later)).claims[0]!.quotable;
    expect(await sentence(['E011', 'E012', 'E013'])).toMatch(/\. Of three counts kept out of the fit, two are missed\.$/);
    expect(await sentence(['E011'])).toMatch(/\. The one count kept out of the fit lies within the range of the worlds that fit\.$/);
    expect(await sentence(['E012'])).toMatch(/\. The one count kept out of the fit is missed\.$/);
    expect(await sentence(['E012', 'E013'])).toMatch(/\. Both counts kept out of the fit are missed\.$/);
    expect((await fitted(far, 1e9, ['E012', 'E011'])).claims[0]!.heldOut).toEqual({ of: 2, missed: ['Later E012'] });
  });
  it('whose rule reads a number without a case is not computed', () => {
    const resolver = new Resolver([], [series], { rows: new Map() });
    const lacking = { kind: 'case', why: 'no run had a case' } as const;
    resolver.resolve = () => ({ kind: 'estimate', estimate: range({ points: 0 }), lacking });
    expect(modelStamp(claim(), resolver)).toEqual({ stamp: 'not_computed', under: 'no run had a case' });
    expect(modelStamp(claim({ model: [{ stamp: 'outside_simulation', under: 'x', when: [] }] }), resolver).stamp).toBe(
      'outside_simulation',
    );
  });
  it('refuses, before any run, what it cannot read', () => {
    const refused = (part: Partial<Claim>): void => expect(() => checkClaims(withClaim(part).study)).toThrow(InputError);
    refused({ quotable: 'From {n4.low}.' });
    refused({ model: [{ stamp: 'possible_under', under: 'x', when: [{ of: 'court.fitting', read: 'middle', at_least: 1 }] }] });
    refused({ model: [{ stamp: 'possible_under', under: 'x', when: [{ of: 'court.acts@nobody', read: 'middle', at_least: 1 }] }] });
    refused({ model: [{ stamp: 'possible_under', under: 'x', when: [{ of: 'register.air.colour', read: 'middle', at_least: 1 }] }] });
    expect(() => checkClaims(withClaim().study)).not.toThrow();
  });
});

describe('a planted world', () => {
  it('is read by the same rule, with its experiments in the place of the others', async () => {
    const loaded = fakeStudy((study) => {
      const [court] = study.experiments;
      study.experiments.push({ ...structuredClone(court!), id: 'planted', planted: true, arms: court!.arms });
      study.claims = [
        claim({
          numbers: [
            { of: 'court.ban_days@double', say: '{middle}', harm: true },
            { of: 'court.acts@double', say: '{middle}', harm: false },
            { of: 'row.E001', say: '{middle}', harm: false },
          ],
          model: [
            { stamp: 'possible_under', under: 'Seen.', when: [{ of: 'court.acts@double', read: 'middle', at_least: 1e-9 }] },
            { stamp: 'cannot_be_told', under: 'Not seen.', when: [] },
          ],
          quotable: '{n3.middle}',
          planted: { title: 'A world without acts', about: 'x', swaps: { court: 'planted' }, stamp: 'cannot_be_told' },
        }),
      ];
    });
    const { base, arms } = loaded.scenarios['court']!;
    const still = structuredClone(base);
    still.streams['loan']!.rate = { value: 0, unit: 'per person-year', assumed: 'planted', range: [0, 0] };
    loaded.scenarios['planted'] = { base: still, arms: arms.map((arm) => ({ id: arm.id, scenario: still })) };
    const document = await runStudy(loaded, {
      size: 'reduced',
      seed: 1,
      engineHash: 'x',
      register: fakeRegister({ E001: 12 }),
      engine: fakeEngine,
      executor: inlineExecutor(fakeEngine),
      follow: null,
    });
    const [card] = document.claims;
    expect(card?.modelStamp).toBe('possible_under');
    expect(card?.planted).toMatchObject({ stamp: 'cannot_be_told', expected: 'cannot_be_told', held: true });
    // Nothing happens there: both ends of each range are one word, which is said once.
    expect(card?.planted?.numbers).toEqual([expect.stringMatching(/: (under \S+|0)$/), expect.stringMatching(/: (under \S+|0)$/)]);
    expect(card?.quotable).toBe('12');
  });
});
