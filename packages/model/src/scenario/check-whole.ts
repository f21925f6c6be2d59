import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Scenario } from './schema.js';

const MOST_EACH = 31;

/** No more incidents, patrols or screens than the engine can hold. */
export function checkCount(scenario: Scenario, section: 'incidents' | 'patrols' | 'screens', out: Findings): void {
  const count = Object.keys(scenario[section]).length;
  if (count > MOST_EACH) out.error([section], `${count} ${section}`, `at most ${MOST_EACH}`, 'Join or remove some.');
}

export function whole(quantity: { value: number } | undefined, path: Path, least: number, most: number, out: Findings): void {
  if (quantity === undefined || (Number.isInteger(quantity.value) && quantity.value >= least && quantity.value <= most)) return;
  out.error([...path, 'value'], String(quantity.value), `a whole number from ${least} to ${most}`, 'Write such a number.');
}
