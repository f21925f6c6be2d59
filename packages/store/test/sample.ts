import type { CounterDefinition, DesignRow, IndicatorValue, RunResult, StudyDocument } from '@glasshouse/model';
import type { ExperimentAxes, StudyStart } from '../src/index.js';
import { createHash } from 'node:crypto';
import { markOf } from '../src/index.js';

const counter = (id: string, kind: CounterDefinition['kind'], unit = 'person-days'): CounterDefinition => ({
  id,
  kind,
  unit,
  definition: id,
});

/** Money that a fine takes by the month and at once, a fee, what is owed, and the totals of the harm ledger. */
const moneyCounters = [
  ...[
    'measure.fine.money.deed',
    'measure.fine.money_once.deed',
    'measure.fine.given',
    'appeal.listed.fees.error',
    'ledger.points.appeals_fees.error',
    'stream.loan.owed',
  ],
  ...['harm.money.deed', 'harm.money', 'harm.money_without_deed'],
].map((id) => counter(id, 'flow', 'minor units'));

export const axes: ExperimentAxes = {
  experiment: 'court',
  arms: ['list', 'none'],
  rounds: ['2013-11', '2013-12'],
  years: ['2013'],
  places: ['country', "people's place"],
  cells: ['low', 'high'],
  counters: [
    counter('people.present', 'stock'),
    counter('measure.air.days.deed.unrelated', 'days'),
    counter('measure.air.days.reward', 'days'),
    counter('measure.air.children_days', 'days'),
    counter('harm.without_deed', 'days'),
    counter('harm.days.error', 'days'),
    { ...counter('incident.theft.happened', 'flow', 'incidents'), owned: 'place' },
    ...moneyCounters,
  ],
  everyPoint: false,
};

const counts = (seed: number): Float64Array => Float64Array.from(axes.counters, (_, i) => (i === 0 ? 0 : seed * 10 + i));

/** Id of a sample run: 64 hexadecimal digits, as of every run. */
export const runIdOf = (point: number, replicate: number): string => createHash('sha256').update(`run-${point}-${replicate}`).digest('hex');

/** A small run whose numbers say where they belong. */
export function sampleRun(point: number, replicate: number): RunResult {
  const both = <T>(of: (arm: number) => T): T[] => [of(1), of(2)];
  return {
    experiment: 'court',
    point,
    replicate,
    runId: runIdOf(point, replicate),
    arms: axes.arms,
    persons: 2000,
    weight: 3.5,
    counts: {
      ids: axes.counters.map(({ id }) => id),
      byRound: both((arm) => axes.rounds.map((_, round) => counts(arm + round))),
      byYear: both((arm) => axes.years.map(() => axes.places.map((_, place) => counts(arm + place)))),
      byCell: both((arm) => axes.cells.map((_, cell) => counts(arm + cell + point))),
    },
    effects: [
      {
        arm: 'none',
        more: Float64Array.of(1, 2),
        fewer: Float64Array.of(3, 4),
        same: Float64Array.of(5, 6),
        daysAdded: Float64Array.of(7, 8),
        daysTaken: Float64Array.of(9, 10),
      },
    ],
    firstDifference: [{ arm: 'none', day: '2013-11-03', person: 'S-12' }],
    checks: [{ name: 'stocks', comparisons: 4 }],
    work: { candidates: 100, events: 50, bytesPerPersonArm: 31.5 },
  };
}

export const inputs = new Map([['studies/sample.yaml', 'glasshouse: 1\n']]);

export const start: StudyStart = {
  format: 1,
  study: 'studies/sample.yaml',
  id: 'sample',
  title: 'A sample',
  size: 'reduced',
  seed: 1,
  engine: 'e'.repeat(64),
  version: '0.1.0',
  inputs: [...inputs].map(([file, content]) => markOf(file, Buffer.from(content))),
  synthetic: true,
};

/** As much of a document as the store reads. */
export const document = {
  format: 1,
  id: 'sample',
  title: 'A sample',
  about: '',
  size: 'reduced',
  seed: 1,
  command: './glasshouse run studies/sample.yaml',
  hash: 'a'.repeat(64),
  experiments: [
    {
      id: 'court',
      title: 'Court',
      scenario: 'scenarios/court.yaml',
      arms: [],
      persons: 2000,
      weight: 1,
      horizon: { start: '2013-11-01', end: '2013-12-31', round: 'month' },
      firstDifference: [],
      gross: [],
      checks: [],
      years: { labels: [], counters: {} },
    },
  ],
  ...Object.fromEntries(
    ['indicators', 'harm', 'targets', 'series', 'facts', 'claims', 'ratios', 'assumptions', 'sources', 'dictionary', 'codebook'].map(
      (key) => [key, []],
    ),
  ),
  box: null,
  notCounted: [],
  followed: [
    {
      person: 'S-12',
      why: 'first with a difference',
      groups: { income: 'low' },
      lives: [
        {
          arm: 'list',
          sanctionDays: 30,
          withoutDeedDays: 0,
          steps: [
            {
              day: '2013-11-03',
              stage: 'list',
              text: 'S-12 is listed, "in public".',
              rule: 'lists.defaulters',
              quantity: { path: 'lists.defaulters.term', value: 2, unit: 'years', source: 'E001' },
            },
          ],
        },
        { arm: 'none', sanctionDays: 0, withoutDeedDays: 0, steps: [] },
      ],
    },
  ],
} as unknown as StudyDocument;

/** The study's own numbers in a run, one of them with nothing to divide by. */
export const indicators = (run: RunResult): IndicatorValue[] =>
  run.arms.map((arm, i) => ({
    indicator: 'share',
    arm,
    numerator: i,
    denominator: run.point,
    multiplier: 1,
    value: run.point === 0 ? null : i / run.point,
    unit: 'percent',
  }));

export const design = (): DesignRow[] => [
  {
    experiment: 'court',
    point: 1,
    kind: 'drawn',
    base: 1,
    arm: 'list',
    path: 'streams.loan.rate',
    value: 0.25,
    unit: 'per year',
    role: 'world',
  },
];
