import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import { UNITS } from '../format/quantity.js';
import type { Register } from '../format/register.js';
import { toBase, toBaseValue } from '../format/units.js';
import { eachQuantity } from './quantities.js';
import type { Scenario } from './schema.js';

/** Every `source` below a value, with its path. */
export function sourcesIn(value: unknown): { path: Path; id: string }[] {
  const found: { path: Path; id: string }[] = [];
  const here: (string | number)[] = [];
  const below = (item: unknown, key: string | number): void => {
    if (item === null || (typeof item !== 'object' && key !== 'source')) return;
    here.push(key);
    if (typeof item === 'object') look(item);
    else if (typeof item === 'string') found.push({ path: [...here], id: item });
    here.pop();
  };
  const look = (inner: object): void => {
    if (Array.isArray(inner)) inner.forEach(below);
    else for (const [key, item] of Object.entries(inner)) below(item, key);
  };
  if (value !== null && typeof value === 'object') look(value);
  return found;
}

/** Every `source` of a scenario; those of its defaults at the entries that took them. */
export const sourcesOf = (scenario: Scenario): { path: Path; id: string }[] => sourcesIn({ ...scenario, defaults: undefined });

/** Every source named is a row of the register. */
export function checkSources(scenario: Scenario, register: Register, out: Findings): void {
  for (const { path, id } of sourcesOf(scenario)) out.refersRow(path, id, register);
}

/** A number that differs from its row of the register in the same unit is doubtful. */
export function checkSourceNumbers(scenario: Scenario, register: Register, out: Findings): void {
  eachQuantity(scenario, (path, quantity, dimension) => {
    const row = quantity.source === undefined ? undefined : register.rows.get(quantity.source);
    if (!row || row.number === null || quantity.note !== undefined || !(UNITS[dimension] as readonly string[]).includes(row.unit)) return;
    const published = toBaseValue(row.number, row.unit);
    if (Math.abs(toBase(quantity) - published) > 1e-9 * Math.max(1, Math.abs(published))) {
      out.warn(
        [...path, 'value'],
        `${quantity.value} ${quantity.unit}`,
        `${row.value} ${row.unit}, as ${row.id} says`,
        'Take over the published number, or say in note why it differs.',
      );
    }
  });
}
