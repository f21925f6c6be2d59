import type { Quantity } from '../../format/quantity.js';
import type { Scenario } from '../../scenario/schema.js';
import type { Words } from '../mechanism.js';
import { atomOf, everyAtom } from './atoms.js';
import type { Condition } from './schema.js';
import { conditionsOf } from './uses.js';

const plainly = ({ value, unit }: Quantity): string => `${value} ${unit}`;

/** A condition as a clause, such as `2 earlier records of speeding within 365 days, and not on the list banned`. */
export function conditionWords(condition: Condition, say: (quantity: Quantity) => string = plainly, inner = false): string {
  const several = (below: Condition[], joint: string): string => {
    const parts = below.map((each) => conditionWords(each, say, below.length > 1));
    const text = parts.join(joint);
    return inner && parts.length > 1 ? `(${text})` : text;
  };
  if ('all' in condition) return several(condition.all, ' and ');
  if ('any' in condition) return several(condition.any, ' or ');
  if ('not' in condition) return `not ${conditionWords(condition.not, say, true)}`;
  return everyAtom[atomOf(condition)].words(condition, say);
}

const uses = (scenario: Scenario): boolean => conditionsOf(scenario).length > 0;

export const words: Words = {
  submodels: [{ title: 'Conditions', sections: [], uses }],
  spoken: [[/\bconditions? (of|on) a rule\b/i, uses]],
  nouns: {},
  keys: { if: 'condition', records: 'earlier records', within: 'how long a record counts' },
};
