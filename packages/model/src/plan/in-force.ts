import { dayOf } from '../format/dates.js';
import type { InForce, Scenario } from '../scenario/schema.js';

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
