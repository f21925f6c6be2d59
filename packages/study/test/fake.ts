import { civil, dateOf, dayOf, daysInMonth, hash32 } from '@glasshouse/model';
import type { CounterDefinition, LoadedStudy, Quantity, Register, RegisterRow, RunResult, Scenario, Study } from '@glasshouse/model';
import type { Engine, PlanShape } from '../src/ports.js';

/** A toy engine whose counts are a closed form of two quantities and the replicate, so that every number of a study can be worked out by hand. */
export interface FakePlan extends PlanShape {
  arms: { id: string; rate: number; days: number }[];
}

export const FAKE_COUNTERS: CounterDefinition[] = [
  { id: 'people.present', kind: 'stock', unit: 'persons', definition: 'People present.' },
  { id: 'people.days', kind: 'days', unit: 'person-days', definition: 'Days present.' },
  { id: 'stream.loan.acts', kind: 'flow', unit: 'events', definition: 'Acts.' },
  { id: 'stream.loan.opportunities', kind: 'flow', unit: 'events', definition: 'Opportunities.' },
  { id: 'measure.ban.days.deed.related', kind: 'days', unit: 'days', definition: 'Days.' },
  { id: 'measure.ban.days.error.unrelated', kind: 'days', unit: 'days', definition: 'Days.' },
  { id: 'list.court.persons', kind: 'stock', unit: 'persons', definition: 'On the list.' },
];

export const assumed = (value: number, unit: string, low: number, high: number): Quantity => ({
  value,
  unit,
  assumed: 'for the test',
  range: [low, high],
});
export const sourced = (value: number, unit: string, source = 'E001'): Quantity => ({ value, unit, source });

/** A scenario that the toy engine and the study read; it does not pass the loader and need not. */
export function fakeScenario(): Scenario {
  return {
    glasshouse: 1,
    kind: 'scenario',
    id: 'toy',
    title: 'Toy',
    about: 'A toy.',
    reading: 'neutral',
    horizon: { start: '2013-10-01', end: '2014-12-31', round: 'month' },
    places: { here: { title: 'Here', level: 'neutral', persons: sourced(1_000_000, 'persons') } },
    community_size: sourced(1000, 'persons'),
    population: { household_size: { one: assumed(0.4, 'share', 0.3, 0.5), two: sourced(0.6, 'share') }, age: {}, attributes: {} },
    groups: ['rural', 'income'],
    streams: {
      loan: {
        title: 'Loan',
        kind: 'obligation',
        context: 'debt',
        rate: assumed(0.2, 'per person-year', 0.1, 0.3),
        ceiling: assumed(1, 'per person-year', 0.5, 1),
      },
    },
    responses: {},
    channels: {},
    reviews: {},
    ledgers: {},
    lists: {},
    measures: {
      ban: {
        title: 'Ban',
        kind: 'sanction',
        context: 'travel',
        owner: 'court',
        basis: { source: 'E002' },
        trigger: [{ list: 'court' }],
        lasts: 'while',
      },
    },
    ...Object.fromEntries(['screens', 'stances', 'opinions', 'encounters'].map((section) => [section, {}])),
    timeline: [],
  } as unknown as Scenario;
}

export function roundsOf(start: string, end: string): PlanShape['rounds'] {
  const rounds: PlanShape['rounds'] = [];
  for (let first = dayOf(start); first <= dayOf(end);) {
    const { year, month, day } = civil(first);
    const last = Math.min(dayOf(end), first + daysInMonth(year, month) - day);
    rounds.push({ first, last, label: dateOf(first).slice(0, 7), year: year - civil(dayOf(start)).year });
    first = last + 1;
  }
  return rounds;
}

/** Acts per round: 1000 x rate x (1 + replicate within its point) for the baseline, doubled by an arm called `double`. */
export const fakeEngine: Engine<FakePlan> = {
  compile(base, arms, options) {
    const rate = (base.streams.loan!.rate as Quantity).value;
    if (rate > 5) throw new Error('a rate above its ceiling');
    return {
      rounds: roundsOf(base.horizon.start, base.horizon.end),
      years: ['2013', '2014'],
      places: ['here'],
      communities: [{ persons: 1000 }],
      persons: options?.persons ?? 1000,
      weight: 1_000_000 / (options?.persons ?? 1000),
      groups: [
        { id: 'rural', categories: ['no', 'yes'] },
        { id: 'income', categories: ['high', 'low', 'middle'] },
      ],
      arms: arms.map((a) => ({ id: a.id, rate, days: a.id === 'none' ? 0 : 1 })),
    };
  },
  counterDefinitions: () => FAKE_COUNTERS,
  runExperiment(plan, { seed, replicate, runId, experiment, point, onRound }) {
    if (hash32(`fail ${seed}`) === hash32('fail 666') && point === 0 && replicate === 3) throw new Error('the ledger does not add up');
    const draw = replicate % 1000;
    const zero = (): Float64Array => new Float64Array(FAKE_COUNTERS.length);
    const byRound = plan.arms.map((arm) =>
      plan.rounds.map((round, r) => {
        onRound?.({ round: r, rounds: plan.rounds.length, day: round.last, candidates: 0 });
        const acts = Math.round(1000 * arm.rate * (1 + draw)) * (arm.id === 'double' ? 2 : 1);
        const length = round.last - round.first + 1;
        return Float64Array.of(plan.persons, plan.persons * length, acts, 1000 * (1 + draw), arm.days * acts, 0, (r + 1) * 10);
      }),
    );
    const byYear = byRound.map((rounds) =>
      plan.years.map((_, y) => [
        rounds.reduce(
          (sum, counts, r) =>
            plan.rounds[r]!.year === y ? sum.map((v, c) => (FAKE_COUNTERS[c]!.kind === 'stock' ? counts[c]! : v + counts[c]!)) : sum,
          zero(),
        ),
      ]),
    );
    const byCell = byRound.map((rounds) =>
      Array.from({ length: 6 }, (_, cell) => {
        const total = rounds.reduce((sum, counts) => sum.map((v, c) => v + counts[c]!), zero());
        return total.map((v, c) =>
          FAKE_COUNTERS[c]!.kind === 'stock' ? 0 : c === 4 ? (cell === 5 ? v : 0) : Math.floor(v / 6) + (cell === 0 ? v % 6 : 0),
        );
      }),
    );
    return {
      experiment,
      point,
      replicate,
      runId,
      arms: plan.arms.map((a) => a.id),
      persons: plan.persons,
      weight: plan.weight,
      counts: { ids: FAKE_COUNTERS.map(({ id }) => id), byRound, byYear, byCell },
      effects: plan.arms.slice(1).map((a) => ({
        arm: a.id,
        more: Float64Array.of(1, 2, 0, 0, 0, 0),
        fewer: new Float64Array(6),
        same: new Float64Array(6),
        daysAdded: Float64Array.of(7, 0, 0, 0, 0, 0),
        daysTaken: new Float64Array(6),
      })),
      firstDifference: plan.arms.slice(1).map((a) => ({ arm: a.id, day: '2013-11-05', person: 'S-7' })),
      checks: [{ name: 'stock = inflow - outflow', comparisons: 4 }],
      work: { candidates: 0, events: 0, bytesPerPersonArm: 0 },
    } satisfies RunResult;
  },
};

export function fakeStudy(change: (study: Study) => void = () => undefined): LoadedStudy {
  const study = {
    glasshouse: 1,
    kind: 'study',
    id: 'toy',
    title: 'Toy study',
    about: 'A toy.',
    experiments: [
      {
        id: 'court',
        title: 'Court',
        scenario: '../scenarios/toy.yaml',
        arms: [
          { id: 'as_written', title: 'As written', patch: {} },
          { id: 'double', title: 'Doubled', patch: {} },
        ],
        persons: { reduced: 1000, full: 2000 },
        design: { points: { reduced: 5, full: 21 }, vary: ['streams.loan.rate'], replicates: { reduced: 2, full: 2 } },
        replicates: { reduced: 10, full: 10 },
        indicators: [
          {
            id: 'acts',
            title: 'Acts',
            unit: 'acts',
            of: ['stream.loan.acts'],
            over: 'none',
            per: 1,
            take: 'sum',
            scaled: false,
            harm: false,
            definition: 'Acts.',
          },
          {
            id: 'ban_days',
            title: 'Days',
            unit: 'days',
            of: ['measure.ban.days.*'],
            over: 'persons',
            per: 1000,
            take: 'sum',
            scaled: false,
            harm: true,
            definition: 'Days.',
          },
        ],
        targets: [],
        fit: false,
        fitted: [],
      },
    ],
    follow: [],
    series: [],
    ratios: [],
    shipped: [],
    facts: [],
    claims: [],
    not_counted: [],
  } as unknown as Study;
  change(study);
  const base = fakeScenario();
  return {
    study,
    scenarios: Object.fromEntries(study.experiments.map((e) => [e.id, { base, arms: e.arms.map((a) => ({ id: a.id, scenario: base })) }])),
    warnings: [],
    register: fakeRegister(),
  };
}

export function fakeRegister(values: Record<string, number | [number, string]> = {}): Register {
  const row = (id: string, value: number, unit: string): RegisterRow => ({
    id,
    topic: 't',
    statement: `Statement ${id}`,
    value: String(value),
    number: value,
    unit,
    year: '2018',
    place: 'Here',
    title: 'Title',
    author: 'Author',
    sourceYear: '2018',
    address: 'https://example.org',
    grade: 'reported',
    seenVia: '',
    disputedBy: '',
    disputeKind: '',
  });
  const rows = { E001: 1, E002: 2, ...values };
  return {
    rows: new Map(Object.entries(rows).map(([id, v]) => [id, Array.isArray(v) ? row(id, v[0], v[1]) : row(id, v, 'persons (cumulative)')])),
  };
}
