import { entriesOf } from '../format/findings.js';
import type { Scenario } from '../scenario/schema.js';

/** Sections in which a band of children can be named as those concerned. */
const SECTIONS = ['streams', 'screens', 'ledgers', 'lists', 'measures'] as const;

/**
 * Whether some rule or stream of a scenario names a band of children under `age`. Only then can a child act, have a score, or be under a
 * measure for what is on record of the child; else nothing about children needs to be looked at.
 */
export function namesChildren(scenario: Scenario): boolean {
  const children = entriesOf(scenario.population.age).flatMap(([id, { from }]) => (from < 18 ? [id] : []));
  const named = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    const age: unknown = 'age' in value ? value.age : null;
    if (Array.isArray(age) && age.some((band) => children.includes(band as string))) return true;
    return Object.values(value).some(named);
  };
  return SECTIONS.some((section) => named(scenario[section]));
}
