import { beforeAll, describe, expect, it } from 'vitest';
import { compile, counterDefinitions, identitiesOf, runExperiment } from '@glasshouse/model';
import type * as Engine from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { checkIdentities } from '../../packages/model/src/books/checks.js';
import { Slots } from '../../packages/model/src/books/slots.js';
import { engineWithCuts, statementsOf } from '../boundary/mutants.js';
import type { CutEngine } from '../boundary/mutants.js';
import { smokeWorld } from '../boundary/world.js';
import { q } from './tiny.js';

/** The scenario in which everything happens, with duties that lapse as well. */
function lapsingWorld(): Scenario {
  const scenario = smokeWorld();
  const { duty } = Object.values(scenario.streams).find((stream) => stream.duty !== undefined)!;
  duty!.lapses_after = q(150, 'days');
  return scenario;
}

const run = (engine: typeof Engine) => {
  const scenario = lapsingWorld();
  const plan = engine.compile(scenario, [{ id: 'base', scenario }], { persons: 900 });
  return { plan, result: engine.runExperiment(plan, { seed: 4, replicate: 0, runId: 'x', experiment: 'x', point: 0 }) };
};

const STAGES = 'packages/model/src/mechanisms';
/** Statements that book a stock, or a flow that a law of the books names. */
const BOOKING: [string, RegExp][] = [
  [`${STAGES}/lists/make-entry.ts`, /^w\.book\(listSlot\(w\.slots, entry\.list, LIST\.(entered|on)/],
  [`${STAGES}/lists/leave.ts`, /^w\.book\(listSlot\(w\.slots, list, LIST\.(left|off|on)/],
  [`${STAGES}/records/duty.ts`, /^w\.book\(streamSlot\(w\.slots, s, .*(open|performed_at_once|STREAM\.performed\))/],
  [`${STAGES}/streams/decide.ts`, /^w\.book\(streamSlot\(w\.slots, s, STREAM\.opportunities/],
  [`${STAGES}/measures/book.ts`, /w\.book\((slots\.ledgers|listSlot|measureSlot\(slots, m, is|PEOPLE\.recovered_on)/],
  [`${STAGES}/measures/first-days.ts`, /^w\.book\(slot/],
  ['packages/model/src/rounds/presence.ts', /^w\.book\((PEOPLE\.(present|entered|left)|streamSlot)/],
];

describe('a booking left out', () => {
  const cuts = BOOKING.flatMap(([path, matches]) => statementsOf(path, matches));

  it('is possible in many places', () => expect(cuts.length).toBeGreaterThan(18));

  let mutable: CutEngine<typeof Engine>;
  beforeAll(async () => {
    mutable = await engineWithCuts<typeof Engine>(cuts);
  });

  it.each(cuts.map((cut, i) => [`${cut.path.split('/').at(-1)}:${cut.line} ${cut.text.replace(/\s+/g, ' ').slice(0, 80)}`, i] as const))(
    'stops the run: %s',
    (_, index) => {
      mutable.leaveOut(index);
      expect(() => run(mutable.engine)).toThrow(/do not agree|recount finds/);
    },
  );
});

describe('the laws of the books', () => {
  const { plan, result } = run({ compile, runExperiment } as typeof Engine);
  const ids = counterDefinitions(plan).map((counter) => counter.id);

  it('hold, and say how often they were held', () => {
    expect(result.checks.length).toBe(identitiesOf(plan).length + 2);
    for (const { comparisons } of result.checks) expect(comparisons).toBeGreaterThan(0);
  });

  it.each(identitiesOf(plan).map((law) => [law.title, law] as const))('fail by name when a count is touched: %s', (_, law) => {
    const touched = [...law.inflows, ...law.outflows, ...law.stocks][0]!;
    for (const where of ['byRound', 'byCell'] as const) {
      const counts = structuredClone(result.counts);
      counts[where][0]!.at(-1)![ids.indexOf(touched)]!++;
      expect(() => checkIdentities(plan, new Slots(plan), counts)).toThrow(/^the books do not agree: /);
    }
  });

  it('margins add up to one another', () => {
    counterDefinitions(plan).forEach(({ kind }, i) => {
      if (kind === 'stock') return;
      const byRound = result.counts.byRound[0]!.reduce((sum, row) => sum + row[i]!, 0);
      const byYear = result.counts.byYear[0]!.flat().reduce((sum, row) => sum + row[i]!, 0);
      const byCell = result.counts.byCell[0]!.reduce((sum, row) => sum + row[i]!, 0);
      expect([byYear, byCell], ids[i]).toEqual([byRound, byRound]);
    });
  });

  it.each(['byRound', 'byYear', 'byCell'] as const)('fail by name when harm is booked in %s alone', (table) => {
    const counts = structuredClone(result.counts);
    const at = ids.indexOf('harm.found_wrong');
    const rows: unknown = counts[table][0];
    const first = [rows].flat(2)[0] as Float64Array;
    first[at]! += 1;
    expect(() => checkIdentities(plan, new Slots(plan), counts)).toThrow(
      /do not agree: harm by (years|groups), harm\.found_wrong, arm base: /,
    );
  });

  it('name every counter that they speak of', () => {
    for (const law of identitiesOf(plan)) for (const id of [...law.stocks, ...law.inflows, ...law.outflows]) expect(ids).toContain(id);
  });
});
