import { reached } from './holder.js';
import type { Person } from './people.js';
import type { World } from './world.js';

/** A record was written to a person: it counts from the next one on. */
export function remember(w: World, person: Person, s: number, cause: number): void {
  person.records.push({ stream: w.plan.streams[s]!.conduct, day: w.day, cause, known: reached(w, s) ?? null });
}
