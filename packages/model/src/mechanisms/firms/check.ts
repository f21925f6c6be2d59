import { checkInForce } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkYearly } from '../../scenario/check-rates.js';
import { checkTypes } from '../../scenario/check-types.js';
import type { Scenario } from '../../scenario/schema.js';
import { MOST_REGISTERS } from './representatives.js';

/** Firms and their registers: what belongs together, shares, rates, dates. */
export function checkFirms(scenario: Scenario, out: Findings): void {
  const { firms } = scenario;
  for (const [id, register] of entriesOf(scenario.enterprise)) {
    const path: Path = ['enterprise', id];
    if (firms === undefined)
      out.errorAtKey(path, 'a register of firms without firms', 'firms and their registers', 'Add firms, or remove the register.');
    checkInForce(register.in_force, [...path, 'in_force'], out);
    if (toBase(register.term) < 1)
      out.error([...path, 'term', 'value'], String(register.term.value), 'a term of at least a day', 'Lengthen the term.');
  }
  const most = Object.keys(scenario.enterprise).length;
  if (most > MOST_REGISTERS) out.error(['enterprise'], `${most} registers of firms`, `at most ${MOST_REGISTERS}`, 'Join or remove some.');
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
