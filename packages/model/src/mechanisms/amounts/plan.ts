import { toBase } from '../../format/units.js';
import { planBy } from '../../plan/by-attribute.js';
import { indexOf } from '../../plan/ids.js';
import type { Key } from '../../plan/ids.js';
import type { Measure, Scenario, Stream } from '../../scenario/schema.js';
import type { LedgerPlan } from '../ledgers/plan-types.js';
import type { AttributePlan } from '../population/plan-types.js';
import type { StreamPlan } from '../streams/plan-types.js';
import { perCheck } from '../streams/plan.js';
import { minorOf } from './minor.js';
import { EXPONENTIAL, FIXED, LOGNORMAL } from './plan-types.js';
import type { AmountPlan, OwedPlan, SizePlan, Spread } from './plan-types.js';

type Lawful = Pick<Scenario['amounts'][string], 'law' | 'spread'>;

const planSpread = (mean: Parameters<typeof planBy>[0], { law, spread }: Lawful, attributes: AttributePlan[]): Spread => ({
  mean: planBy(mean, attributes, minorOf),
  law: law === 'exponential' ? EXPONENTIAL : law === 'lognormal' ? LOGNORMAL : FIXED,
  spread: spread ? toBase(spread) : 0,
});

/** Reference amounts in canonical order. */
export const planAmounts = (scenario: Scenario, attributes: AttributePlan[], key: Key): AmountPlan[] =>
  Object.entries(scenario.amounts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, amount]) => ({ id, key: key(`amounts.${id}`), ...planSpread(amount.a_month, amount, attributes) }));

/** Size of a measure, or null where it has none. `ids`: what indices refer to. */
export function planSize(
  measure: Measure | undefined,
  ids: Record<'amounts' | 'streams' | 'ledgers', string[]>,
  ledgers: LedgerPlan[],
  attributes: AttributePlan[],
): SizePlan | null {
  const size = measure?.takes ?? measure?.gives;
  if (!size) return null;
  const part = size.once_of;
  const ledger = size.by_grade ? indexOf(ids.ledgers, size.by_grade.ledger) : -1;
  return {
    monthly: planBy(size.a_month, attributes, minorOf),
    amount: size.share_of ? indexOf(ids.amounts, size.share_of.amount) : -1,
    share: planBy(size.share_of?.share, attributes),
    together: size.share_of?.together_at_most ? toBase(size.share_of.together_at_most) : size.share_of?.leaves ? Infinity : null,
    leaves: minorOf(size.share_of?.leaves ? toBase(size.share_of.leaves) : 0),
    ledger,
    grades: ledger < 0 ? [] : ledgers[ledger].grades.map((grade) => minorOf(size.by_grade!.a_month[grade]?.value ?? 0)),
    once: planBy(size.once, attributes, minorOf),
    onceOf: part && 'amount' in part ? indexOf(ids.amounts, part.amount) : -1,
    onceOwed: part && 'owed' in part ? indexOf(ids.streams, part.owed) : -1,
    times: planBy(part && ('amount' in part ? part.months : part.share), attributes),
  };
}

/** Gives the streams of duties with an amount what is owed. */
export function linkOwed(scenario: Scenario, streams: StreamPlan[], attributes: AttributePlan[], key: Key): void {
  for (const stream of streams) stream.owed = planOwed(stream.id, scenario.streams[stream.id].duty, attributes, key);
}

/** What is owed with the duties of a stream, or null where they have no amount. */
function planOwed(id: string, duty: Stream['duty'], attributes: AttributePlan[], key: Key): OwedPlan | null {
  if (!duty?.amount) return null;
  const { part_payment: part, instalments, settlement } = duty;
  const chance = (rate: Parameters<typeof toBase>[0] | undefined, name: string): number =>
    rate ? perCheck(toBase(rate), `streams.${id}.duty.${name}`) : 0;
  return {
    key: key(`streams.${id}.duty.amount`),
    ...planSpread(duty.amount.mean, duty.amount, attributes),
    pays: chance(part?.rate, 'part_payment.rate'),
    part: part ? toBase(part.share) : 0,
    agrees: chance(instalments?.rate, 'instalments.rate'),
    number: instalments ? Math.max(1, Math.round(toBase(instalments.number))) : 0,
    every: instalments ? toBase(instalments.every) : 0,
    keeps: instalments ? toBase(instalments.keeps) : 0,
    settles: chance(settlement?.rate, 'settlement.rate'),
    settled: settlement ? toBase(settlement.share) : 0,
  };
}
