import type { Path } from '../problem.js';
import type { Quantity } from '../schema/quantity.js';
import type { Scenario } from '../schema/scenario.js';
import { toBase, toBaseValue } from '../schema/units.js';
import { checkInForce } from './dates.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { checkShares } from './population.js';

/** Limits of the engine. */
const MOST_TYPES = 254;

/** A yearly rate of something that happens at most `times` a year, over its whole range. */
export function checkYearly(rate: Quantity | undefined, times: number, why: string, path: Path, out: Findings): void {
  if (!rate) return;
  const high = toBaseValue(rate.range?.[1] ?? rate.value, rate.unit);
  const highest = Math.max(toBase(rate), high);
  if (highest <= times) return;
  out.error(
    [...path, toBase(rate) > times ? 'value' : 'range'],
    `${Number(highest.toPrecision(6))} a year`,
    `at most ${times} a year: ${why}`,
    'Lower the rate.',
  );
}

/** Types of firms or of holders: at least one, not more than the engine can tell apart, shares adding to one. */
export function checkTypes(types: Record<string, { share: Quantity }>, path: Path, what: string, out: Findings): void {
  const count = Object.keys(types).length;
  if (count === 0) out.error(path, 'no type', `at least one type of ${what}`, 'Add a type.');
  else if (count > MOST_TYPES) out.error(path, `${count} types`, `at most ${MOST_TYPES}`, 'Join or remove some.');
  else
    checkShares(
      Object.values(types).map((type) => type.share),
      path,
      `types of ${what}`,
      out,
    );
}

/** Firms and their registers: what belongs together, shares, rates, dates. */
export function checkMarket(scenario: Scenario, out: Findings): void {
  const { firms } = scenario;
  for (const [id, register] of entriesOf(scenario.enterprise)) {
    const path: Path = ['enterprise', id];
    if (firms === undefined)
      out.errorAtKey(path, 'a register of firms without firms', 'firms and their registers', 'Add firms, or remove the register.');
    checkInForce(register.in_force, [...path, 'in_force'], out);
    if (toBase(register.term) < 1)
      out.error([...path, 'term', 'value'], String(register.term.value), 'a term of at least a day', 'Lengthen the term.');
  }
  if (firms === undefined) return;
  checkTypes(firms.types, ['firms', 'types'], 'firms', out);
  checkYearly(firms.turnover, 12, 'firms are looked at once a month', ['firms', 'turnover'], out);
  const size = toBase(scenario.community_size);
  if ((toBase(firms.number) * size) / 1000 < 0.5)
    out.error(
      ['firms', 'number', 'value'],
      `${firms.number.value} firms per 1,000 people`,
      `at least one firm in a community of ${size} people`,
      'Raise the number, or make communities larger.',
      [['community_size']],
    );
}
