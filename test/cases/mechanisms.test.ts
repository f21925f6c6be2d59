import { InputError } from '@glasshouse/model';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { q } from '../engine/tiny.js';
import { totalsWith } from '../engine/totals.js';
import { textOf } from '../structure/sources.js';

interface World {
  mechanism: string;
  name: string;
  why: string;
  persons?: number;
  world: Record<string, unknown>;
  totals: Record<string, number>;
}

/** What the model can say beside deeds, lists and ledgers; own registers, which count nothing, have test/own-register. */
const MECHANISMS = [
  ...['states', 'conduct by state', 'conditions', 'amounts', 'calendars', 'appeals', 'causes'],
  ...['population in time', 'encounters', 'places', 'firms', 'attempts', 'warm-up'],
];

const QUANTITY = /^=(-?[\d.]+) (.+)$/;

/** A value in which texts like "=10 days" are quantities. */
function meant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meant);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meant(inner)]));
  const quantity = typeof value === 'string' ? QUANTITY.exec(value) : null;
  return quantity ? q(Number(quantity[1]), quantity[2]!) : value;
}

const { cases } = parse(textOf('test/cases/mechanisms.worlds.yaml'), { merge: true }) as { cases: World[] };

/** The counters of a world that a case names. */
function found({ world, persons, totals }: World, seed = 1): Record<string, number | undefined> {
  const all = totalsWith(meant(world) as Record<string, unknown>, persons ?? 100, seed);
  return Object.fromEntries(Object.keys(totals).map((id) => [id, all[id]]));
}

describe('worlds whose totals follow by arithmetic', () => {
  it('there is one for each mechanism', () => {
    expect([...new Set(cases.map(({ mechanism }) => mechanism))].sort()).toEqual(MECHANISMS.slice().sort());
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    for (const { name, why } of cases) expect(why, name).toMatch(/\d/);
  });

  it.each(cases.map((one) => [`${one.mechanism}: ${one.name}`, one] as const))('%s', (_, one) => {
    try {
      // By no draw: two seeds give the same.
      expect(found(one)).toEqual(one.totals);
      expect(found(one, 2)).toEqual(one.totals);
    } catch (error) {
      if (error instanceof InputError) throw new Error(error.message, { cause: error });
      throw error;
    }
  });
});
