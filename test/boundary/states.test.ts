import { describe, expect, it } from 'vitest';
import { InputError, loadScenario } from '@glasshouse/model';
import { tiny, q } from '../engine/tiny.js';
import { shippedRegister } from '../shipped.js';

/** A row of the register that is measured, one that is only claimed. */
const register = shippedRegister();
const rowOf = (grade: string): string => [...register.rows.values()].find((row) => row.grade === grade)!.id;

const share = (value: number): object => q(value, 'share');
const sourced = (value: number, unit: string, grade: string): object => ({ value, unit, source: rowOf(grade) });

const ATTRIBUTES = {
  origin: {
    title: 'Origin',
    of: 'person',
    categories: { east: { title: 'East', share: share(0.5) }, west: { title: 'West', share: share(0.5) } },
  },
};

interface Made {
  id?: string;
  values?: Record<string, object>;
  rate?: object;
  factors?: object[];
  more?: object;
}

/** A scenario with one state, and `origin` as a group. */
function sectionsWith({ id = 'work', values, rate = q(1, 'per person-year'), factors, more = {} }: Made): Record<string, unknown> {
  const given = values ?? { employed: { title: 'In', start: share(0.5) }, unemployed: { title: 'Out', start: share(0.5) } };
  const [from, to] = Object.keys(given);
  return {
    population: {
      household_size: { one: share(1) },
      age: { adult: { title: 'a', from: 18, to: 120, share: share(1) } },
      attributes: ATTRIBUTES,
    },
    groups: ['origin'],
    states: {
      [id]: {
        title: 'A state',
        values: given,
        transitions: { goes: { title: 'Goes', from: [from], to, rate, ceiling: q(2, 'per person-year'), ...(factors ? { factors } : {}) } },
        ...more,
      },
    },
  };
}

/** What is refused, as `path: found`. */
function refusals(made: Made, sections: Record<string, unknown> = {}): string[] {
  const text = JSON.stringify({ ...JSON.parse(JSON.stringify(tiny())), ...sectionsWith(made), ...sections });
  try {
    loadScenario('state.yaml', { read: () => text }, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`);
    throw error;
  }
}

describe('a state is no group that people are born into', () => {
  it('is accepted where it is none', () => {
    expect(refusals({})).toEqual([]);
  });

  it.each(['ethnicity', 'religion', 'race', 'caste', 'nationality', 'gender', 'descent'])('has no name such as %s', (id) => {
    expect(refusals({ id })).toEqual([`states.${id}: a state or value called ${id}`]);
  });

  it('has no value with the name of a group or of a category of one', () => {
    const values = (id: string): Record<string, object> => ({
      [id]: { title: 'A', start: share(0.5) },
      other: { title: 'B', start: share(0.5) },
    });
    expect(refusals({ values: values('same_religion') })).toEqual([
      'states.work.values.same_religion: a state or value called same_religion',
    ]);
    expect(refusals({ values: values('east') })).toEqual(['states.work.values.east: a value called east, a category of the group origin']);
  });

  it('does not bear the id of an attribute', () => {
    expect(refusals({ id: 'origin' })[0]).toBe('states.origin: a state called origin, which is an attribute');
  });

  it('is open to every group', () => {
    expect(refusals({ more: { who: { origin: ['east'] } } })).toEqual([
      'states.work.who.origin: a state of some categories of origin only',
    ]);
  });

  it('has no value that nobody comes to or leaves', () => {
    const values = Object.fromEntries(['in', 'out', 'apart'].map((id) => [id, { title: id, start: share(id === 'in' ? 1 : 0) }]));
    expect(refusals({ values })).toEqual(['states.work.values.apart: the value apart, which no transition comes to or leaves']);
  });
});

describe('numbers of a state by group', () => {
  const by = (of: (value: number) => object): Record<string, object> => ({
    employed: { title: 'In', start: { by: 'origin', values: { east: of(0.4), west: of(0.6) } } },
    unemployed: { title: 'Out', start: { by: 'origin', values: { east: of(0.6), west: of(0.4) } } },
  });
  const rate = (of: (value: number) => object): object => ({ by: 'origin', values: { east: of(0.5), west: of(1) } });

  it('are refused on an assumption, at the start and in a transition', () => {
    expect(refusals({ values: by(share) })).toHaveLength(4);
    expect(refusals({ rate: rate((value) => q(value, 'per person-year')) })).toEqual([
      'states.work.transitions.goes.rate.values.east: an assumed number by origin',
      'states.work.transitions.goes.rate.values.west: an assumed number by origin',
    ]);
  });

  it('are refused from a row that only claims, and taken from one that was measured', () => {
    expect(refusals({ rate: rate((value) => sourced(value, 'per person-year', 'claimed')) })).toHaveLength(2);
    expect(refusals({ rate: rate((value) => sourced(value, 'per person-year', 'measured')) })).toEqual([]);
    expect(refusals({ values: by((value) => sourced(value, 'share', 'measured')) })).toEqual([]);
  });
});

describe('conduct by case', () => {
  const stream = (more: object): object => ({
    act: {
      title: 'An act',
      kind: 'breach',
      context: 'street',
      rate: q(2, 'per person-year'),
      ceiling: q(8, 'per person-year'),
      inclination: q(0.5, 'probability'),
      ...more,
    },
  });
  const OUT = { state: { work: ['unemployed'] } };
  const by = (of: (value: number) => object): object => ({ by: 'origin', values: { east: of(0.2), west: of(0.4) } });

  it('may differ by a state', () => {
    expect(refusals({}, { streams: stream({ cases: [{ if: OUT, inclination: q(0.9, 'probability') }] }) })).toEqual([]);
  });

  it('is refused by what a person is, alone and deep in a condition', () => {
    const who = { who: { origin: ['east'] } };
    for (const condition of [who, { all: [OUT, who] }, { not: { any: [who, OUT] } }])
      expect(refusals({}, { streams: stream({ cases: [{ if: condition, inclination: q(0.9, 'probability') }] }) })).toEqual([
        'streams.act.cases.0.if: a condition on what a person is',
      ]);
  });

  it('is refused by group on an assumption within a case, and taken from measured rows', () => {
    const cases = (of: (value: number) => object): object => stream({ cases: [{ if: OUT, inclination: by(of) }] });
    expect(refusals({}, { streams: cases((value) => q(value, 'probability')) })).toEqual([
      'streams.act.cases.0.inclination.values.east: an assumed inclination by origin',
      'streams.act.cases.0.inclination.values.west: an assumed inclination by origin',
    ]);
    expect(refusals({}, { streams: cases((value) => sourced(value, 'probability', 'measured')) })).toEqual([]);
  });

  it('does not follow a state whose numbers differ by an attribute on an assumption, declared as a group or not', () => {
    const rate = { by: 'origin', values: { east: q(0.5, 'per person-year'), west: q(1, 'per person-year') } };
    const streams = stream({ cases: [{ if: OUT, inclination: q(0.9, 'probability') }] });
    expect(refusals({ rate }, { groups: [] })).toEqual([]);
    expect(refusals({ rate }, { groups: [], streams })).toHaveLength(2);
  });

  it('stays below the ceiling in every case', () => {
    expect(refusals({}, { streams: stream({ cases: [{ if: OUT, rate: q(9, 'per person-year') }] }) })).toEqual([
      'streams.act.ceiling: a rate of up to 9 per person-year (rate x class x trend), 1 above the ceiling of 8, 1.125 times the ceiling',
    ]);
  });

  it('does not depend on a transition that asks what a person is', () => {
    const factors = [{ if: { who: { origin: ['east'] } }, factor: q(0.5, 'factor') }];
    expect(refusals({ factors })).toEqual(['states.work.transitions.goes.factors.0.if: a condition on what a person is']);
  });
});
