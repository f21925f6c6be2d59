import { PURPOSE, below } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import { adultsOf, tiesOf, unitsOf } from '../../people/groups.js';
import type { Groups } from '../../people/groups.js';
import type { People } from '../../people/people.js';
import type { Work } from '../../rounds/work.js';
import { COMMUNITY, PARTITION } from './plan.js';
import type { EncounterPlan } from './plan.js';

/** How often somebody looks for another who is there before meeting nobody. */
export const TRIES = 8;

/** Whether an encounter concerns a person: an adult of the roster as declared, as they came in, who fits. Those added at its end meet nobody. */
export const concerns = (encounter: EncounterPlan, people: People, row: number): boolean =>
  row < people.nominal && (people.lives?.cameAdult ?? people.adult)[row] === 1 && fits(people, row, encounter.who);

function groupsOf(w: Work, { meets: { kind, of } }: EncounterPlan): Groups | null {
  if (kind === COMMUNITY) {
    const adults = adultsOf(w.people);
    return { ...adults, of: adults.of.map((place) => (place < 0 ? -1 : 0)) };
  }
  if (kind !== PARTITION) return tiesOf(w.people, w.plan.ties[of], w.seed, w.replicate);
  const partition = w.policy.partitions[of];
  return partition.size === 0 ? null : unitsOf(w.people, partition, w.seed, w.replicate);
}

/** Whom people of an encounter can meet, with the people themselves but for ties; null where the partition is not in force. Kept with the people. */
export function circlesOf(w: Work, encounter: EncounterPlan): Groups | null {
  const { kind, of } = encounter.meets;
  const cut = kind === PARTITION ? w.policy.partitions[of] : null;
  const name = `encounters.${encounter.id}${cut === null ? '' : `.${cut.id}.${cut.households}.${cut.size}`}`;
  const known = w.people.groups.get(name);
  if (known) return known;
  const groups = groupsOf(w, encounter);
  if (groups === null) return null;
  const start = new Int32Array(groups.start.length);
  const members: number[] = [];
  for (let g = 0; g + 1 < groups.start.length; g++) {
    for (let i = groups.start[g]; i < groups.start[g + 1]; i++)
      if (fits(w.people, groups.members[i], encounter.who)) members.push(groups.members[i]);
    start[g + 1] = members.length;
  }
  const made = { of: groups.of, start, members: Int32Array.from(members) };
  w.people.groups.set(name, made);
  return made;
}

/**
 * Another person of one's circle who takes part, drawn; -1 where none is found. The first draw stands in `w.out` at the end. Each try is a draw of its
 * own over the whole circle, so who is there or barred changes nobody else's partner.
 */
export function drawOther(w: Work, { of, start, members }: Groups, key: number, row: number, takesPart: Uint8Array): number {
  const group = of[row];
  w.draw(PURPOSE.encounter, key, row, w.day, 0);
  if (group < 0) return -1;
  const from = start[group];
  const end = start[group + 1];
  const place = placeIn(members, from, end, row);
  const others = end - from - (place < 0 ? 0 : 1);
  if (others <= 0) return -1;
  let found = -1;
  for (let k = 0; k < TRIES && found < 0; k++) {
    if (k > 0) w.draw(PURPOSE.encounter, key, row, w.day, k);
    const at = from + below(w.out[0], others);
    const other = members[place >= 0 && at >= place ? at + 1 : at];
    if (takesPart[other] === 1) found = other;
    if (k > 0 && (found >= 0 || k === TRIES - 1)) w.draw(PURPOSE.encounter, key, row, w.day, 0);
  }
  return found;
}

/** Position of a row in a stretch of members in rising order, or -1. */
function placeIn(members: Int32Array, from: number, end: number, row: number): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (members[middle] < row) low = middle + 1;
    else high = middle;
  }
  return low < end && members[low] === row ? low : -1;
}
