import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import { UNITS } from '../format/quantity.js';
import type { Register } from '../format/register.js';
import { toBase, toBaseValue } from '../format/units.js';
import { eachQuantity } from './quantities.js';
import { scenarioSchema } from './schema.js';
import type { Scenario } from './schema.js';

/** Every `source` below a value, with its path. */
export function sourcesIn(value: unknown, path: Path = []): { path: Path; id: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => sourcesIn(item, [...path, i]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'source' && typeof item === 'string' ? [{ path: [...path, key], id: item }] : sourcesIn(item, [...path, key]),
  );
}

/** Every `source` of a scenario; those of its defaults at the entries that took them. */
export const sourcesOf = (scenario: Scenario): { path: Path; id: string }[] => sourcesIn({ ...scenario, defaults: undefined });

/** Every source named is a row of the register; a number that differs from its row in the same unit is doubtful. */
export function checkSources(scenario: Scenario, register: Register, out: Findings): void {
  for (const { path, id } of sourcesOf(scenario)) out.refersRow(path, id, register);
  eachQuantity([scenarioSchema], scenario, [], (path, quantity, dimension) => {
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
