import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import { checkBy } from '../../scenario/check-by.js';
import { checkMonthly, rounded } from '../../scenario/check-rates.js';
import type { List, Measure, Scenario, Stream } from '../../scenario/schema.js';
import { checkWhole } from '../spreads/check.js';
import { currenciesIn } from './currency.js';

/** Most instalments of a plan. */
const MOST_INSTALMENTS = 600;

/** Sizes of measures: their side, references and grades; lists that plans of instalments suspend. */
export function checkAmounts(scenario: Scenario, out: Findings): void {
  for (const [id, measure] of entriesOf(scenario.measures)) checkMeasure(scenario, measure, ['measures', id], out);
  for (const [id, list] of entriesOf(scenario.lists)) checkSuspends(scenario, list, ['lists', id, 'instalments_suspend'], out);
}

/** Reference amounts, and what is owed with duties. */
export function checkAmountsOfWorld(scenario: Scenario, out: Findings): void {
  for (const [id, amount] of entriesOf(scenario.amounts)) {
    checkBy(scenario, amount.a_month, ['amounts', id, 'a_month'], out);
    checkLaw(amount, ['amounts', id], out);
  }
  for (const [id, { duty }] of entriesOf(scenario.streams)) if (duty) checkDuty(scenario, duty, ['streams', id, 'duty'], out);
}

/** A sanction takes and a reward gives: money that a measure takes is harm, whatever the measure is called. */
function checkMeasure(scenario: Scenario, measure: Measure, path: Path, out: Findings): void {
  const { kind, takes, gives } = measure;
  if (takes && kind === 'reward')
    out.errorAtKey([...path, 'takes'], 'takes on a reward', 'takes on sanctions: what is taken is harm', 'Write kind: sanction, or gives.');
  if (gives && kind === 'sanction')
    out.errorAtKey([...path, 'gives'], 'gives on a sanction', 'gives on rewards', 'Write takes, or kind: reward.');
  for (const key of ['takes', 'gives'] as const) {
    const size = measure[key];
    if (!size) continue;
    const at: Path = [...path, key];
    if (Object.keys(size).length === 0)
      out.error(at, 'no part', 'a_month, share_of, by_grade, once or once_of', `Say what it ${key}, or remove ${key}.`);
    checkBy(scenario, size.a_month, [...at, 'a_month'], out);
    checkBy(scenario, size.once, [...at, 'once'], out);
    if (size.share_of) {
      out.refers([...at, 'share_of', 'amount'], size.share_of.amount, Object.keys(scenario.amounts), 'reference amount');
      checkBy(scenario, size.share_of.share, [...at, 'share_of', 'share'], out);
      for (const limit of ['together_at_most', 'leaves'] as const)
        if (key === 'gives' && size.share_of[limit])
          out.errorAtKey(
            [...at, 'share_of', limit],
            `${limit} on what a reward gives`,
            `${limit} on what sanctions take`,
            `Remove ${limit}.`,
          );
    }
    const part = size.once_of;
    if (part && 'amount' in part) {
      out.refers([...at, 'once_of', 'amount'], part.amount, Object.keys(scenario.amounts), 'reference amount');
      checkBy(scenario, part.months, [...at, 'once_of', 'months'], out);
    } else if (part) {
      checkOwed(scenario, part.owed, [...at, 'once_of', 'owed'], out);
      checkBy(scenario, part.share, [...at, 'once_of', 'share'], out);
    }
    const price = size.by_grade;
    if (price && out.refers([...at, 'by_grade', 'ledger'], price.ledger, Object.keys(scenario.ledgers), 'ledger')) {
      const grades = scenario.ledgers[price.ledger]!.grades.map((grade) => grade.id);
      for (const grade of Object.keys(price.a_month))
        out.refers([...at, 'by_grade', 'a_month', grade], grade, grades, `grade of ${price.ledger}`);
    }
  }
}

/** A stream of duties with an amount. */
export function checkOwed(scenario: Scenario, stream: string, path: Path, out: Findings): void {
  const known = Object.keys(scenario.streams).filter((each) => scenario.streams[each]!.duty?.amount !== undefined);
  out.refers(path, stream, known, 'stream of duties with an amount');
}

function checkLaw({ law, spread }: { law?: string | undefined; spread?: Quantity | undefined }, path: Path, out: Findings): void {
  if ((law === 'lognormal') === (spread !== undefined)) return;
  const found = spread ? `spread with ${law ? `the ${law} distribution` : 'no law'}` : 'the lognormal distribution without spread';
  const at: Path = [...path, spread ? 'spread' : 'law'];
  out.errorAtKey(at, found, 'spread with the lognormal distribution, and only there', spread ? 'Remove spread.' : 'Add spread.');
}

function checkDuty(scenario: Scenario, duty: NonNullable<Stream['duty']>, path: Path, out: Findings): void {
  if (!duty.amount) {
    for (const key of ['part_payment', 'instalments', 'settlement'] as const)
      if (duty[key])
        out.errorAtKey([...path, key], `${key} of a duty without amount`, 'a duty with an amount', `Add amount, or remove ${key}.`);
    return;
  }
  checkBy(scenario, duty.amount.mean, [...path, 'amount', 'mean'], out);
  checkLaw(duty.amount, [...path, 'amount'], out);
  checkMonthly(duty.part_payment?.rate, [...path, 'part_payment', 'rate'], out);
  const { instalments, settlement } = duty;
  checkMonthly(settlement?.rate, [...path, 'settlement', 'rate'], out);
  if (!instalments) return;
  checkMonthly(instalments.rate, [...path, 'instalments', 'rate'], out);
  checkWhole(instalments.number, 1, [...path, 'instalments', 'number'], 'instalments', out);
  if (highest(instalments.number) > MOST_INSTALMENTS)
    out.error([...path, 'instalments', 'number'], rounded(highest(instalments.number)), `at most ${MOST_INSTALMENTS}`, 'Lower it.');
  const shortest = Math.min(
    toBase(instalments.every),
    toBaseValue(instalments.every.range?.[0] ?? instalments.every.value, instalments.every.unit),
  );
  if (shortest < 1)
    out.error([...path, 'instalments', 'every'], `${shortest} days`, 'at least a day', 'Give the time between two instalments.');
  const both = highest(instalments.rate) + (settlement ? highest(settlement.rate) : 0);
  if (settlement && both > 365 / 30)
    out.error(
      [...path, 'instalments', 'rate'],
      `${rounded(both)} per person-year together with settlement`,
      'at most 12.16 per person-year: a duty is settled or paid by instalments once in 30 days',
      'Lower one of the rates.',
    );
}

const highest = (quantity: Quantity): number =>
  Math.max(toBase(quantity), toBaseValue(quantity.range?.[1] ?? quantity.value, quantity.unit));

function checkSuspends(scenario: Scenario, list: List, path: Path, out: Findings): void {
  if (!list.instalments_suspend) return;
  const pays = Object.values(list.entries).some(
    ({ on }) => typeof on === 'string' && scenario.streams[on]?.duty?.instalments !== undefined,
  );
  if (!pays)
    out.errorAtKey(
      path,
      'instalments_suspend on a list without such duties',
      'an entry on a duty with instalments',
      'Add instalments to the duty, or remove instalments_suspend.',
    );
}

/** One currency in a scenario. */
export function checkCurrency(scenario: Scenario, out: Findings): void {
  const [first, ...others] = currenciesIn(scenario);
  for (const [unit, path] of others)
    out.error(
      path,
      `${unit}, beside ${first![0]}`,
      'one currency in a scenario: amounts are never converted',
      `Write every amount in ${first![0]}.`,
    );
}
