import { dayOf } from '../../format/dates.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import type { Ledger, LedgerRule, Scenario } from '../../scenario/schema.js';
import { mostAYear } from '../streams/calendar.js';
import { parentsOf } from '../streams/outcomes.js';

/** What a sum of points or amounts of one person can hold. */
export const MOST_SUM = 2_147_483_647;

const YEAR = 365;

const MONTH = 30;

/** Most records of one stream that spreads are taken to pass on to one person for each record that somebody makes. */
const PASSED_ON = 1000;

/** Days of the horizon; 0 where its dates are wrong, which has its own message. */
function daysOf({ horizon }: Scenario): number {
  try {
    return Math.max(0, dayOf(horizon.end) - dayOf(horizon.start) + 1);
  } catch {
    return 0;
  }
}

/** A quantity at its largest, up or down, over its whole range. */
const largest = (quantity: Quantity | undefined): number =>
  quantity === undefined ? 0 : Math.max(...[quantity.value, ...(quantity.range ?? [])].map((v) => Math.abs(toBaseValue(v, quantity.unit))));

/** A quantity at its smallest over its whole range. */
const smallest = (quantity: Quantity): number =>
  Math.min(...[quantity.value, ...(quantity.range ?? [])].map((value) => toBaseValue(value, quantity.unit)));

/** Most chances of a stream that one person can meet in a year: its ceiling, or what its schedule brings; of an outcome those of the streams that end in it. */
function chancesAYear(scenario: Scenario, id: string, parents: ReturnType<typeof parentsOf>): number {
  const stream = scenario.streams[id]!;
  if (stream.kind === 'outcome') return (parents.get(id) ?? []).reduce((sum, parent) => sum + chancesAYear(scenario, parent, parents), 0);
  return stream.ceiling ? toBase(stream.ceiling) : mostAYear(stream);
}

/** Most own records of one person in a run by stream: at the ceilings or schedules of the stream and of alarms taken for it. */
function recordsByStream(scenario: Scenario, days: number): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  const parents = parentsOf(scenario);
  for (const [id, stream] of entriesOf(scenario.streams)) {
    const met = Math.ceil((chancesAYear(scenario, id, parents) * days) / YEAR) + 1;
    for (const on of new Set([id, stream.taken_for ?? id])) most.set(on, (most.get(on) ?? 0) + met);
  }
  return most;
}

/** Most own records of one person that a rule can meet in a run. */
function records({ on }: LedgerRule, byStream: ReadonlyMap<string, number>, days: number): number {
  if (typeof on === 'string') return byStream.get(on) ?? 0;
  return 'who' in on ? 1 : days;
}

/** Most that the records of one person can add to a sum that a rule keeps: points, and for `steps` the amount given. */
function mostOf(
  scenario: Scenario,
  rule: LedgerRule,
  byStream: ReadonlyMap<string, number>,
  days: number,
): { points: number; amount: number } {
  const met = records(rule, byStream, days);
  const passed = Object.keys(scenario.spreads).length > 0 ? met * PASSED_ON : met;
  const stream = typeof rule.on === 'string' && Object.hasOwn(scenario.streams, rule.on) ? scenario.streams[rule.on]! : undefined;
  const amount = rule.steps ? passed * largest(stream?.amount) : 0;
  const perPoint = Math.min(...(rule.steps ?? []).map((step) => smallest(step.per_point)));
  const each = Math.max(largest(rule.points), largest(rule.discretion?.from), largest(rule.discretion?.to));
  const times = rule.monthly ? met * Math.ceil(days / MONTH) : passed;
  const points = rule.steps ? (perPoint > 0 ? amount / perPoint : 0) : each * times;
  const cap = rule.cap ? largest(rule.cap) : Number.POSITIVE_INFINITY;
  return { points: Math.min(points, cap), amount };
}

/** No person's sums of points and amounts pass 32 bits in any run, with each rule at the largest its ranges allow. */
export function checkSums(scenario: Scenario, id: string, ledger: Ledger, out: Findings): void {
  const days = daysOf(scenario);
  const byStream = recordsByStream(scenario, days);
  let sum = 0;
  for (const [ruleId, rule] of entriesOf(ledger.rules)) {
    const path: Path = ['ledgers', id, 'rules', ruleId];
    const { points, amount } = mostOf(scenario, rule, byStream, days);
    sum += points;
    const over = amount > MOST_SUM ? { what: 'amounts', value: amount } : sum > MOST_SUM ? { what: 'points', value: sum } : null;
    if (over === null) continue;
    out.error(
      path,
      `${over.what} of one person that could add up to ${Math.ceil(over.value)} over the run`,
      `at most ${MOST_SUM}`,
      over.what === 'points'
        ? 'Lower the points, set a cap, or lower the ceiling of the stream.'
        : 'Lower the amount of the stream, or its ceiling.',
    );
    return;
  }
}
