import { ONE, PURPOSE } from '@glasshouse/dice';
import { planBy } from '../../plan/by-attribute.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { indexOf } from '../../plan/ids.js';
import type { Work } from '../../rounds/work.js';
import type { Scenario } from '../../scenario/schema.js';
import { holds } from '../conditions/holds.js';
import type { AttributePlan } from '../population/plan-types.js';
import { valueFor } from './candidates.js';
import type { CasePlan, StreamPlan } from './plan-types.js';

/** The cases of a stream; null where it has none. `asked`: paths of the conditions of the world. */
export function planCases(scenario: Scenario, id: string, asked: readonly string[], attributes: AttributePlan[]): CasePlan[] | null {
  const { cases } = scenario.streams[id];
  if (cases === undefined) return null;
  return cases.map(({ rate, inclination, able }, i): CasePlan => {
    const path = `streams.${id}.cases.${i}`;
    return {
      ask: indexOf(asked, `${path}.if`),
      path,
      rate: rate ? planBy(rate, attributes) : null,
      inclination: inclination ? planBy(inclination, attributes) : null,
      able: able ? planBy(able, attributes) : null,
    };
  });
}

/** The rate that candidates are thinned to: as written, or the highest of all where a case has one of its own. */
export function highestOf(written: ByAttribute, cases: CasePlan[] | null): ByAttribute {
  const own = (cases ?? []).flatMap(({ rate }) => rate?.values ?? []);
  return own.length === 0 ? written : { attribute: -1, values: [Math.max(...written.values, ...own)] };
}

/** The first case of a stream that holds for a person now, or null. Asked before a draw is made. */
export function caseNow(w: Work, row: number, stream: StreamPlan): CasePlan | null {
  if (stream.cases === null) return null;
  for (let i = 0; i < stream.cases.length; i++) if (holds(w, row, w.policy.asked[stream.cases[i].ask])) return stream.cases[i];
  return null;
}

/**
 * Whether a candidate thinned to the highest rate is met at the rate that the person has now, by a word of its own. Uses up the last draw where some case
 * has a rate.
 */
export function stillMet(w: Work, row: number, stream: StreamPlan): boolean {
  if (!stream.thinsAgain) return true;
  const rate = valueFor(caseNow(w, row, stream)?.rate ?? stream.written, w.people, row);
  w.draw(PURPOSE.case, stream.key, row, w.day, 0);
  return w.word(0) < (rate / stream.rate.values[0]) * ONE;
}

/** Probability that a person takes a chance now when no rule is felt. */
export const inclinationNow = (w: Work, row: number, stream: StreamPlan): number =>
  valueFor(caseNow(w, row, stream)?.inclination ?? stream.inclination, w.people, row);

/** Probability that a person can perform a duty that falls due now. */
export const ableNow = (w: Work, row: number, stream: StreamPlan): number =>
  valueFor(caseNow(w, row, stream)?.able ?? stream.able, w.people, row);
