import { bytesOfRun, compile, scenarioSchema } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { runDigest } from '@glasshouse/study';
import { describe, expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';

const WORLD = { streams: { act: act() }, channels: eye(['act']), lists: listFor('act', q(30, 'days')), measures: ban() };

/** What a run counts, and the bytes that it takes for its people and its books. */
function costOf(scenario: Scenario): { digest: string; bytes: number; counters: number } {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 400 });
  return { digest: runDigest(runBatches(plan, 1).result), bytes: bytesOfRun(plan), counters: plan.catalogue.size };
}

/** Sections of which being empty says something: whoever declares `demography` lets people grow older. */
const MEANT = ['groups', 'population', 'places', 'demography'];

/** Sections that can be empty, each with nothing in it: those that the world does not use. */
const EMPTY = Object.entries(scenarioSchema.shape).flatMap(([section, schema]) =>
  [{}, []].flatMap((nothing) =>
    Object.hasOwn(WORLD, section) || MEANT.includes(section) || !schema.safeParse(nothing).success ? [] : [[section, nothing] as const],
  ),
);

const never = { in_force: { from: '9999-12-31' } };

/** Entries that are never in force. */
const OFF: [string, Record<string, unknown>][] = [
  ['channels', { late: { ...eye(['act']).eye, ...never } }],
  ['ledgers', ledger({ act: { title: 'r', on: 'act', points: q(-5, 'points') } }, never)],
  ['lists', { later: { ...listFor('act', q(90, 'days')).list, ...never } }],
  ['measures', { later: { ...ban().ban, trigger: [{ who: {} }], ...never } }],
  ['spreads', { all: { title: 's', owner: 'town', on: ['act'], to: 'household', probability: q(1, 'probability'), ...never } }],
];

describe('what is switched off costs nothing', () => {
  const plain = costOf(tiny(WORLD));

  it('and a world with something in it differs', () => {
    expect(EMPTY.length).toBeGreaterThan(12);
    const more = costOf(tiny({ ...WORLD, ledgers: ledger({ act: { title: 'r', on: 'act', points: q(-5, 'points') } }) }));
    expect(more.digest).not.toBe(plain.digest);
    expect(more.bytes).toBeGreaterThan(plain.bytes);
  });

  it.each(EMPTY)('an empty section moves no count and no byte: %s', (section, nothing) => {
    expect(costOf(tiny({ ...WORLD, [section]: nothing }))).toEqual(plain);
  });

  it.each(OFF)('what is never in force moves no count: %s', (section, off) => {
    const own = (WORLD as Record<string, object>)[section];
    expect(costOf(tiny({ ...WORLD, [section]: { ...own, ...off } })).digest).toBe(plain.digest);
  });
});
