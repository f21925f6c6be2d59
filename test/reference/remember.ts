import type { Remembered } from './conditions.js';
import { reached } from './holder.js';
import type { Person } from './people.js';
import { DEED } from './scores.js';
import type { World } from './world.js';

/** Records of a person that stand in a memory, in the order in which they were written. */
const held = (w: World, person: Person, memory: number): Remembered[] => {
  const { stream, owner } = w.plan.memory.kept[memory]!;
  return person.records.filter(
    (each) => each.stream === stream && !each.forgotten.has(memory) && (owner < 0 || each.known === null || each.known.has(owner)),
  );
};

/** A record was written to a person, of an act of that day: it counts from the next one on. */
export function remember(w: World, person: Person, s: number, cause: number, act: number): void {
  const stream = w.plan.streams[s]!.conduct;
  person.records.push({ stream, day: w.day, cause, known: reached(w, s) ?? null, met: s, act, forgotten: new Set() });
  w.plan.memory.kept.forEach(({ room }, memory) => {
    const alike = held(w, person, memory).filter((each) => (each.cause === DEED) === (cause === DEED));
    if (alike.length > room) alike[0]!.forgotten.add(memory);
  });
}

/** A request was granted: the record of the act that it was about stands in no memory any more; where there are several, the first. */
export function strike(w: World, person: Person, s: number, act: number): void {
  const own = (cause: number): number => (cause === DEED ? 0 : 1);
  const found = w.plan.memory.kept.map((_, memory) => {
    const of = held(w, person, memory).filter((each) => each.met === s && each.act === act);
    const [first] = of.sort((a, b) => a.day - b.day || own(a.cause) - own(b.cause));
    first?.forgotten.add(memory);
    return first !== undefined;
  });
  if (found.includes(true)) w.book.count(`stream.${w.plan.streams[w.plan.streams[s]!.conduct]!.id}.struck`, person);
}
