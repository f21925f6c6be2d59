import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Scenario } from './schema.js';

const MOST_EACH = 31;

/** No more incidents, patrols or screens than the engine can hold. */
export function checkCount(scenario: Scenario, section: 'incidents' | 'patrols' | 'screens', out: Findings): void {
  const count = Object.keys(scenario[section]).length;
  if (count > MOST_EACH) out.error([section], `${count} ${section}`, `at most ${MOST_EACH}`, 'Join or remove some.');
}

/** A score is whole: half a point could be neither added up nor compared exactly. */
export function wholePoints(quantity: { value: number } | undefined, path: Path, out: Findings): void {
  if (quantity && !Number.isInteger(quantity.value))
    out.error([...path, 'value'], String(quantity.value), 'whole points', 'Write a whole number.');
}

/** People are whole; how few or many there may be is checked where they are counted. */
export function wholePersons(quantity: { value: number }, path: Path, out: Findings): void {
  if (!Number.isInteger(quantity.value))
    out.error([...path, 'value'], String(quantity.value), 'a whole number of people', 'Write a whole number.');
}

export function whole(quantity: { value: number } | undefined, path: Path, least: number, most: number, out: Findings): void {
  if (quantity === undefined || (Number.isInteger(quantity.value) && quantity.value >= least && quantity.value <= most)) return;
  out.error([...path, 'value'], String(quantity.value), `a whole number from ${least} to ${most}`, 'Write such a number.');
}
