import { describe, expect, it } from 'vitest';
import { InputError, applyPatch, loadScenario } from '@glasshouse/model';
import type { Patch } from '@glasshouse/model';
import { act, q, tiny } from '../engine/tiny.js';
import { shippedRegister } from '../shipped.js';

const register = shippedRegister();
const measured = [...register.rows.values()].find((row) => row.grade === 'measured')!.id;

const share = (value: number): object => q(value, 'share');

const attribute = (of: string): object => ({
  title: 'Origin',
  of,
  categories: { east: { title: 'East', share: share(0.5) }, west: { title: 'West', share: share(0.5) } },
});

const BASE = {
  places: {
    country: { title: 'Country', level: 'neutral' },
    north: { title: 'North', level: 'neutral', parent: 'country', persons: q(50_000, 'persons') },
    south: { title: 'South', level: 'neutral', parent: 'country', persons: q(50_000, 'persons') },
  },
  population: {
    household_size: { one: share(1) },
    age: { adult: { title: 'a', from: 18, to: 120, share: share(1) } },
    attributes: { origin: attribute('household'), trade: attribute('person') },
  },
};

/** What is refused, as `path: found`. */
function refusals(moves: object, more: Record<string, unknown> = {}): string[] {
  const text = JSON.stringify({ ...JSON.parse(JSON.stringify(tiny())), ...BASE, demography: { moves }, ...more });
  try {
    loadScenario('moves.yaml', { read: () => text }, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`);
    throw error;
  }
}

const rate = q(0.1, 'per person-year');
const counted = { value: 0.1, unit: 'per person-year', source: measured };

describe('who moves is no guess about groups and no lever', () => {
  it('may differ by place on an assumption, by group on measured rows alone', () => {
    const by = (of: string, values: object): object => ({ rate: { by: of, values } });
    expect(refusals({ rate })).toEqual([]);
    expect(refusals(by('place', { north: rate, south: rate }))).toEqual([]);
    expect(refusals(by('origin', { east: counted, west: counted }))).toEqual([]);
    expect(refusals(by('origin', { east: rate, west: counted }))).toEqual(['demography.moves.rate.values.east: an assumed rate by origin']);
    expect(refusals(by('trade', { east: counted, west: counted }))).toEqual(['demography.moves.rate.by: "trade"']);
    expect(refusals(by('place', { north: rate }))).toEqual(['demography.moves.rate.values.south: nothing']);
  });

  it('tells of nobody where in Xinjiang they live: moves there are refused', () => {
    const places = {
      xinjiang: { title: 'Xinjiang', level: 'province' },
      north: { title: 'North', level: 'prefecture', parent: 'xinjiang', persons: q(50_000, 'persons') },
      south: { title: 'South', level: 'prefecture', parent: 'xinjiang', persons: q(50_000, 'persons') },
    };
    expect(refusals({ rate }, { places })).toContain('demography.moves: moves of people of Xinjiang');
  });

  it('is no policy: neither arms nor dates change it', () => {
    const scenario = tiny({ ...BASE, demography: { moves: { rate } } });
    expect(() => applyPatch(scenario, { 'demography.moves.rate': q(0.2, 'per person-year') } as Patch, 'policy')).toThrow(InputError);
  });

  it('makes no conduct of a place: a breach differs by where people live on measured rows alone', () => {
    const values = { north: q(0.1, 'probability'), south: q(0.2, 'probability') };
    const streams = { act: act({ inclination: { by: 'place', values } }) };
    expect(refusals({ rate }, { streams })).toEqual([
      'streams.act.inclination.values.north: an assumed inclination by place',
      'streams.act.inclination.values.south: an assumed inclination by place',
    ]);
  });
});

describe('moves lead somewhere, and no rule goes by a place that people have left', () => {
  it('name every place that holds people and no other', () => {
    expect(refusals({ rate, to: { north: share(1) } })).toEqual(['demography.moves.to.south: nothing']);
    expect(refusals({ rate, to: { north: share(0.5), south: share(0.5), country: share(0) } })).toEqual([
      'demography.moves.to.country: "country", which is not a place that holds people',
    ]);
    expect(refusals({ rate, to: { north: share(0.5), south: share(0.4) } })[0]).toMatch(/shares of places that add to 0.9/);
    expect(refusals({ rate }, { places: { town: { title: 'Town', level: 'neutral', persons: q(50_000, 'persons') } } })).toEqual([
      'demography.moves: moves between 1 places with people',
    ]);
  });

  it('keep the name of the attribute for themselves', () => {
    const attributes = { ...BASE.population.attributes, place: attribute('person') };
    expect(refusals({ rate }, { population: { ...BASE.population, attributes } })).toEqual([
      'population.attributes.place: an attribute called place',
    ]);
    expect(refusals({ rate }, { groups: ['place'] })).toEqual(['groups.0: "place"']);
  });

  it('leave no rule to the place of a community', () => {
    const streams = { act: act() };
    const channel = (in_force: object): object => ({
      channels: {
        eye: { title: 'e', owner: 'o', sees: ['act'], coverage: share(1), sensitivity: q(1, 'probability'), delay: q(0, 'days'), in_force },
      },
    });
    expect(refusals({ rate }, { streams, ...channel({ in: ['north'] }) })[0]).toMatch(
      /^channels.eye.in_force.in: places under `in` where people move/,
    );
    expect(refusals({ rate }, { streams, ...channel({ adopted: { north: '2021-03-01' } }) })[0]).toMatch(/^channels.eye.in_force.adopted/);
    expect(refusals({ rate }, { streams, ...channel({ from: '2021-03-01' }) })).toEqual([]);
  });
});
