import { entriesOf } from '../format/findings.js';
import type { Scenario } from '../scenario/schema.js';

/** Sections in which a band of children can be named as those concerned. */
const SECTIONS = ['streams', 'screens', 'ledgers', 'lists', 'measures'] as const;

/**
 * Whether some rule or stream of some of these scenarios names a band of children under `age`. Only then can a child act, have a score, or be under a
 * measure for what is on record of the child; else nothing about children needs to be looked at. A section that several share is looked through once.
 */
export function namesChildren(scenarios: readonly Scenario[]): boolean {
  const seen = new Map<Scenario['population']['age'], Set<unknown>>();
  return scenarios.some((scenario) => {
    const { age } = scenario.population;
    const known = seen.get(age) ?? new Set();
    seen.set(age, known);
    const children = entriesOf(age).flatMap(([id, { from }]) => (from < 18 ? [id] : []));
    return (
      children.length > 0 &&
      SECTIONS.some((section) => !known.has(scenario[section]) && known.add(scenario[section]) && names(scenario[section], children))
    );
  });
}

/** Whether a part of a scenario, or a part of it, names one of these bands under `age`. */
function names(value: unknown, bands: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const map = value as Record<string, unknown>;
  if (Array.isArray(map.age) && map.age.some((band) => bands.includes(band as string))) return true;
  // Every part of every rule is looked at for each plan, so no list of its values is made.
  for (const key in map) if (names(map[key], bands)) return true;
  return false;
}
