import { toBase } from '../../format/units.js';
import { planBy } from '../../plan/by-attribute.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { indexOf } from '../../plan/ids.js';
import type { Scenario } from '../../scenario/schema.js';
import type { AttributePlan } from '../population/plan-types.js';
import { MINOR } from '../amounts/minor.js';
import { perCheck } from './per-check.js';
import { planCaseShares } from './plan-ends.js';
import type { CasePlan } from './plan-types.js';

/** The cases of a stream; null where it has none. `asked`: paths of the conditions of the world. */
export function planCases(scenario: Scenario, id: string, asked: readonly string[], attributes: AttributePlan[]): CasePlan[] | null {
  const { cases } = scenario.streams[id];
  if (cases === undefined) return null;
  return cases.map(({ rate, inclination, able, performs, performs_at_once: atOnce, amount, shares }, i): CasePlan => {
    const path = `streams.${id}.cases.${i}`;
    return {
      ask: indexOf(asked, `${path}.if`),
      path,
      rate: rate ? planBy(rate, attributes) : null,
      inclination: inclination ? planBy(inclination, attributes) : null,
      able: able ? planBy(able, attributes) : null,
      performsAtOnce: atOnce ? toBase(atOnce) : null,
      performs: performs ? perCheck(toBase(performs), `${path}.performs`) : null,
      amount: amount ? Math.round(toBase(amount) * MINOR) : null,
      shares: planCaseShares(scenario.streams[id], shares, attributes),
    };
  });
}

/** The rate that candidates are thinned to: as written, or the highest of all where a case has one of its own. */
export function highestOf(written: ByAttribute, cases: CasePlan[] | null): ByAttribute {
  const own = (cases ?? []).flatMap(({ rate }) => rate?.values ?? []);
  return own.length === 0 ? written : { attribute: -1, values: [Math.max(...written.values, ...own)] };
}
