import { CAUSES } from '@glasshouse/model';
import type { REASONS } from '@glasshouse/model';
import type { Person, Thing } from './people.js';
import type { World } from './world.js';

type Reason = (typeof REASONS)[number];

const NEVER = 0x3fffffff;

/** Key of the ground of an entry, in whatever arm and on whatever date it is there. */
export const sourceKey = (w: World, { entry }: Thing): number => w.plan.ever.entryKeys[entry!]!;

/** Takes an entry off its list. `limitsStay`: measures that last until performance stay on. */
export function leave(w: World, person: Person, listing: Thing, reason: Reason | 'reset' | 'time_barred', limitsStay = false): void {
  const list = w.plan.lists[listing.list!]!;
  w.book.count(`list.${list}.left.${reason}`, person);
  w.book.count(`list.${list}.off.${CAUSES[listing.cause]}`, person);
  if (reason !== 'gone') w.following.push({ person, made: false, listing, as: { ...listing } });
  if (limitsStay) Object.assign(listing, { offList: true, shown: false, due: NEVER });
  else drop(person, listing);
}

export const drop = (person: Person, thing: Thing): void => {
  person.things = person.things.filter((other) => other !== thing);
};
