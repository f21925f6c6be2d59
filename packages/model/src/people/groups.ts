import { PURPOSE, below, poissonOfWord, threefry4x32 } from '@glasshouse/dice';
import type { PartitionPlan, TiePlan } from '../mechanisms/spreads/plan.js';
import { startOf } from './household.js';
import type { People } from './people.js';

/**
 * Groups of a community: `members[start[g] .. start[g + 1])`, rows of adults in rising order, for group `of[row]`; -1: in none.
 * Made when first asked for and kept with the people; no draw of anything else depends on them.
 */
export interface Groups {
  of: Int32Array;
  start: Int32Array;
  members: Int32Array;
}

function keep(people: People, plan: object, name: string, make: () => Groups): Groups {
  const groups = people.groups.get(name) ?? make();
  people.groups.set(name, groups);
  people.groups.set(plan, groups);
  return groups;
}

/** The adults of the roster as declared, as they came in, all in one group; `of`: place among them, -1 for others. Those added at its end belong to none. */
export function adultsOf(people: People): Groups {
  const known = people.groups.get(people);
  if (known) return known;
  return keep(people, people, '', () => {
    const of = new Int32Array(people.n).fill(-1);
    const rows: number[] = [];
    const adult = people.lives?.cameAdult ?? people.adult;
    for (let row = 0; row < people.nominal; row++) if (adult[row] === 1) of[row] = rows.push(row) - 1;
    return { of, start: Int32Array.of(0, rows.length), members: Int32Array.from(rows) };
  });
}

/** The units of a partition: so many households that stand next to one another, or so many adults put together by draw. */
export function unitsOf(people: People, partition: PartitionPlan, seed: number, replicate: number): Groups {
  const known = people.groups.get(partition);
  if (known) return known;
  return keep(people, partition, `partitions.${partition.id}.${partition.households}.${partition.size}`, () => {
    const of = new Int32Array(people.n).fill(-1);
    if (partition.households) {
      for (let row = 0, h = 0; row < people.nominal; row += people.household[row], h++) {
        const unit = Math.floor(h / partition.size);
        for (let p = row; p < row + people.household[row]; p++) of[p] = unit;
      }
      const { families } = people;
      if (families !== null) for (let row = families.from; row < families.end; row++) of[row] = of[startOf(people, row)];
    } else {
      const out = new Int32Array(4);
      const adults = adultsOf(people).members;
      const word = new Float64Array(people.n);
      for (let i = 0; i < adults.length; i++) {
        threefry4x32(out, seed, replicate, PURPOSE.unit, partition.key, people.key, adults[i], 0, 0);
        word[adults[i]] = out[0] >>> 0;
      }
      adults
        .slice()
        .sort((a, b) => word[a] - word[b] || a - b)
        .forEach((row, i) => (of[row] = Math.floor(i / partition.size)));
    }
    return listed(of, people);
  });
}

/** The others to whom each adult is tied, each both ways; the group of a row is the row itself. */
export function tiesOf(people: People, tie: TiePlan, seed: number, replicate: number): Groups {
  const known = people.groups.get(tie);
  if (known) return known;
  return keep(people, tie, `ties.${tie.id}`, () => {
    const out = new Int32Array(4);
    const adults = adultsOf(people).members;
    const partners: Set<number>[] = Array.from({ length: people.n }, () => new Set<number>());
    for (let i = 0; adults.length > 1 && i < adults.length; i++) {
      const row = adults[i];
      threefry4x32(out, seed, replicate, PURPOSE.tie, tie.key, people.key, row, 0, 0);
      const count = poissonOfWord(tie.partners, out[0]);
      for (let k = 1; k <= count; k++) {
        threefry4x32(out, seed, replicate, PURPOSE.tie, tie.key, people.key, row, 0, k);
        const other = otherAdult(adults, i, out[0]);
        partners[row].add(other);
        partners[other].add(row);
      }
    }
    const start = new Int32Array(people.n + 1);
    for (let row = 0; row < people.n; row++) start[row + 1] = start[row] + partners[row].size;
    const members = new Int32Array(start[people.n]);
    partners.forEach((others, row) =>
      members.set(
        [...others].sort((a, b) => a - b),
        start[row],
      ),
    );
    return { of: Int32Array.from({ length: people.n }, (_, row) => row), start, members };
  });
}

/** One of the adults by a word, other than the one at place `i` (-1: any). There must be such a one. */
export function otherAdult(adults: Int32Array, i: number, word: number): number {
  if (i < 0) return adults[below(word, adults.length)];
  const drawn = below(word, adults.length - 1);
  return adults[drawn < i ? drawn : drawn + 1];
}

/** Adult members of each group in rising order, from the group of each row. */
function listed(of: Int32Array, people: People): Groups {
  const adult = people.lives?.cameAdult ?? people.adult;
  let groups = 0;
  for (let row = 0; row < of.length; row++) if (of[row] >= groups) groups = of[row] + 1;
  const start = new Int32Array(groups + 1);
  for (let row = 0; row < of.length; row++) if (of[row] >= 0 && adult[row] === 1) start[of[row] + 1]++;
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  const members = new Int32Array(start[groups]);
  const next = start.slice();
  for (let row = 0; row < of.length; row++) if (of[row] >= 0 && adult[row] === 1) members[next[of[row]]++] = row;
  return { of, start, members };
}
