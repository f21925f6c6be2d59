import { dayOf, POLICY_SECTIONS } from '@glasshouse/scenario';
import type { InForce, Scenario } from '@glasshouse/scenario';
import { sortedIds } from './ids.js';

/** A place and all above it, nearest first. */
export type PlaceChain = readonly string[];

/** The place and every place above it, nearest first. */
export function placeChain(places: Scenario['places'], id: string): PlaceChain {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !chain.includes(at); at = places[at].parent) chain.push(at);
  return chain;
}

/** First and last day of a window in a place: `from` -Infinity or `to` Infinity where open; null: never in force there. */
export function windowIn(window: InForce | undefined, place: PlaceChain): { from: number; to: number } | null {
  const to = window?.to === undefined ? Number.POSITIVE_INFINITY : dayOf(window.to);
  const adopted = window?.adopted;
  const named = adopted === undefined ? undefined : place.find((id) => Object.hasOwn(adopted, id));
  if (adopted !== undefined && named !== undefined) return { from: dayOf(adopted[named]), to };
  if (window?.in && !window.in.some((id) => place.includes(id))) return null;
  return { from: window?.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(window.from), to };
}

/**
 * Whether something is in force on a day in a place (given with all places above it). Absent window: always, everywhere. A place named in
 * `adopted`, or the nearest above it, sets the first day; `in` limits the rest to the places named and those below them.
 */
export function inForce(window: InForce | undefined, day: number, place: PlaceChain): boolean {
  if (window === undefined) return true;
  const days = windowIn(window, place);
  return days !== null && day >= days.from && day <= days.to;
}

/** Every `in_force` of a scenario's policy, in an order that no file decides. */
export function windowsOf(scenario: Scenario): InForce[] {
  const found: InForce[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const map = value as Record<string, unknown>;
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
