import { describe, expect, it } from 'vitest';
import { applyPatch, compile, counterDefinitions } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { richWorld } from '../boundary/rich-world.js';
import { smokeWorld } from '../boundary/world.js';
import { personOf, runBatches } from '../reference/run-engine.js';
import { differs, totalsOf } from './totals.js';

const PERSONS = 900;
const planOf = (...scenarios: Scenario[]): Plan =>
  compile(
    scenarios[0]!,
    scenarios.map((scenario, i) => ({ id: `arm${i}`, scenario })),
    { persons: PERSONS },
  );

/** The world with every section, small communities, and nothing by which strangers see one another. */
function isolated(): Scenario {
  const scenario = richWorld();
  for (const list of Object.values(scenario.lists)) list.public = false;
  delete scenario.reviews['clerk']!.capacity;
  delete scenario.reviews['clerk']!.when_full;
  return scenario;
}

/** Sections whose parts have dates, and so can be put out of force for good. */
const DATED = [
  'channels',
  'ledgers',
  'lists',
  'measures',
  'spreads',
  'patrols',
  'screens',
  'enterprise',
  'audits',
  'catalogues',
  'flows',
] as const;

describe('a world with every section at once', () => {
  it('is the same however its communities are split over batches', () => {
    const scenario = richWorld();
    scenario.community_size = { ...scenario.community_size, value: 150 };
    const plan = planOf(scenario, applyPatch(scenario, { 'screens.look.in_force': { from: '9999-12-31' } }, 'policy'));
    expect(plan.communities.length).toBeGreaterThan(4);
    const whole = runBatches(plan, 5).result;
    for (const cuts of [[1], [2, 3], plan.communities.map((_, c) => c).slice(1)]) {
      const split = runBatches(plan, 5, 0, { cuts }).result;
      // Memory is a measurement of the machine, not of the run: arenas grow batch by batch.
      split.work.bytesPerPersonArm = whole.work.bytesPerPersonArm;
      expect(differs(split, whole)).toBe(null);
    }
  });

  it('is not changed by people who belong to nothing in it', () => {
    const plan = planOf(isolated());
    const [without, with_] = [0, 40].map((count) => runBatches(plan, 6, 0, { newcomers: { community: 1, count } }));
    let days = 0;
    plan.communities.forEach((_, c) => {
      const [a, b] = [without!.communities[c]!, with_!.communities[c]!];
      expect(b.people.n - a.people.n).toBe(c === 1 ? 40 : 0);
      for (let row = 0; row < a.people.n; row++)
        expect(personOf(plan, b.people, b.states[0]!, row)).toEqual(personOf(plan, a.people, a.states[0]!, row));
      for (let row = a.people.n; row < b.people.n; row++) days += b.states[0]!.sanctionDays[row]!;
    });
    const [a, b] = [totalsOf(plan, without!.result), totalsOf(plan, with_!.result)];
    expect(days).toBeGreaterThan(0);
    expect(b['harm.sanction_days']! - a['harm.sanction_days']!).toBe(days);
    // Places, firms, groups and those who look around in them; an office counts the records of newcomers too.
    const apart = counterDefinitions(plan).filter(({ id }) =>
      /^(incident|patrol|firms|enterprise|stance|channel\.neighbours)\.|^spread\..*\.(passed|people|revolted)$/.test(id),
    );
    expect(apart.length).toBeGreaterThan(40);
    for (const { id } of apart) expect(b[id], id).toBe(a[id]);
  });

  it('leaves no trace of a section that is out of force', () => {
    const smoke = smokeWorld();
    const rich = richWorld();
    const off: Record<string, unknown> = {};
    for (const section of DATED) {
      const [before, now] = [smoke, rich].map((each) => (each[section] ?? {}) as Record<string, object>) as [
        Record<string, object>,
        Record<string, object>,
      ];
      off[section] = Object.fromEntries(
        Object.entries(now).map(([id, part]) => [id, before[id] ?? { ...part, in_force: { from: '9999-12-31' } }]),
      );
    }
    const bare = {
      ...smoke,
      ...off,
      partitions: rich.partitions,
      ties: rich.ties,
      opinions: rich.opinions,
      amounts: rich.amounts,
    } as Scenario;
    const streams = Object.fromEntries(Object.entries(rich.streams).filter(([id]) => !['quarrel', 'speech'].includes(id)));
    bare.streams = {
      ...smoke.streams,
      ...Object.fromEntries(Object.keys(streams).map((id) => [id, smoke.streams[id] ?? { ...rich.streams[id]!, reacts: undefined }])),
    };
    bare.channels = Object.fromEntries(
      Object.entries(bare.channels).map(([id, channel]) => [
        id,
        { ...channel, sees: channel.sees.filter((stream) => stream in bare.streams) },
      ]),
    );
    const [plan, more] = [planOf(smoke), planOf(bare)];
    const [a, b] = [totalsOf(plan, runBatches(plan, 8).result), totalsOf(more, runBatches(more, 8).result)];
    expect(Object.keys(b).length).toBeGreaterThan(Object.keys(a).length);
    // Attempts are tried by people whom some measure refuses something: another stream of them is no section out of force.
    const tried = /^stream\.(bus|cab)\./;
    for (const [id, n] of Object.entries(b)) if (!tried.test(id)) expect(n, id).toBe(a[id] ?? 0);
  });
});
