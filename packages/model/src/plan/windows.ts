import { POLICY_SECTIONS } from '../scenario/schema.js';
import type { InForce, Scenario } from '../scenario/schema.js';
import { sortedIds } from './ids.js';
import { windowIn } from './in-force.js';
import type { PlaceChain } from './in-force.js';

/** Every `in_force` of a scenario's policy, in an order that no file decides. */
export function windowsOf(scenario: Scenario): InForce[] {
  const found: InForce[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const map = value as Record<string, unknown>;
    // A quantity holds none.
    if (typeof map.unit === 'string') return;
    for (const key of sortedIds(map)) {
      if (key === 'in_force') found.push(map[key] as InForce);
      else walk(map[key]);
    }
  };
  for (const section of POLICY_SECTIONS) walk(scenario[section]);
  return found;
}

/** Two places with the same text here meet the same policy on every day. Empty where no window tells places apart. */
export const placeSignature = (windows: readonly InForce[], place: PlaceChain): string =>
  windows
    .filter((window) => window.in !== undefined || window.adopted !== undefined)
    .map((window) => {
      const days = windowIn(window, place);
      return days === null ? '-' : `${days.from}:${days.to}`;
    })
    .join(' ');
