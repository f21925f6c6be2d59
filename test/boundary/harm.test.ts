import { describe, expect, it } from 'vitest';
import type * as Engine from '@glasshouse/engine';
import { engineWithout, statementsOf } from './mutants.js';
import type { Cut } from './mutants.js';
import { smokeWorld, withoutMeasures } from './world.js';

const BOOKS = ['packages/engine/src/stages/measure/book.ts', 'packages/engine/src/stages/spread/children.ts'];
/** Statements that book a day, a stock or a first time of a sanction, or keep a person's own sum of them. */
const BOOKING =
  /^(w\.book\((measureSlot|PEOPLE\.first_)|state\.(sanctionDays|withoutDays)\b|bookMeasure\(|bookChild\(|bookChildren\(|bookDifference\(|ownDays\()/;
/** Statements that match and book no harm. */
const NO_HARM = /reward_(on|days)/;

const bookings = (): Cut[] => BOOKS.flatMap((path) => statementsOf(path, BOOKING)).filter(({ text }) => !NO_HARM.test(text));

/**
 * Runs a world with and without its measures on one engine. The engine holds its own laws and throws when one fails. On top, the world
 * without measures is the baseline, so what persons' own sums say (gross effects) must be what the counters say. Throws Error otherwise.
 */
function holdAccounts(engine: typeof Engine): { sanctionDays: number; children: number; withoutDeed: number } {
  const scenario = smokeWorld();
  const plan = engine.compile(
    scenario,
    [
      { id: 'nothing', scenario: withoutMeasures(scenario) },
      { id: 'everything', scenario },
    ],
    { persons: 1500 },
  );
  const result = engine.runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  const ids = engine.counterDefinitions(plan).map((counter) => counter.id);
  const total = (id: string): number => result.counts.byCell[1]!.reduce((sum, row) => sum + row[ids.indexOf(id)]!, 0);
  const add = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const effect = result.effects.find((one) => one.arm === 'everything')!;
  const agree = (what: string, a: number, b: number): void => {
    if (a !== b) throw new Error(`${what}: persons say ${a}, counters say ${b}`);
  };
  agree('sanction-days', add(effect.daysAdded) - add(effect.daysTaken), total('harm.sanction_days'));
  agree('people ever sanctioned', add(effect.more), total('first.sanctioned'));
  if (total('first.without_deed') === 0 || total('first.without_deed') > total('first.sanctioned'))
    throw new Error('first sanctions without deed are not counted');
  return { sanctionDays: total('harm.sanction_days'), children: total('harm.children'), withoutDeed: total('harm.without_deed') };
}

describe('a booking of harm left out', () => {
  it('is possible in many places, all of them known', () => {
    expect(bookings().length).toBeGreaterThanOrEqual(10);
    for (const path of BOOKS) expect(bookings().filter((cut) => cut.path === path).length).toBeGreaterThan(0);
  });

  it('the engine as it is holds its accounts, with harm of every kind that is cut below', async () => {
    const { sanctionDays, children, withoutDeed } = holdAccounts(await engineWithout<typeof Engine>(null));
    expect(Math.min(sanctionDays, children, withoutDeed)).toBeGreaterThan(0);
  }, 60_000);

  it.each(
    bookings().map(
      (cut) => [`${cut.path.split('/').at(-1) ?? ''}:${cut.line} ${cut.text.replace(/\s+/g, ' ').slice(0, 90)}`, cut] as const,
    ),
  )(
    'fails: %s',
    async (_name, cut) => {
      const engine = await engineWithout<typeof Engine>(cut);
      expect(() => holdAccounts(engine)).toThrow();
    },
    60_000,
  );
});
