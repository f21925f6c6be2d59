import { PURPOSE, threefry4x32 } from '@glasshouse/dice';
import { householdAfter, isBorn, memberOf, sizeOf } from '../../people/household.js';
import type { People } from '../../people/people.js';
import type { Plan } from '../../plan/types.js';
import { drawLife } from './draw-life.js';
import { drawMoves } from './draw-moves.js';
import type { Move } from './draw-moves.js';
import type { Dice, Passage } from './draw-life.js';
import type { DemographyPlan } from './plan.js';

/** Column of the attribute that says whether there are children in the household. */
const CHILDREN = 1;

/**
 * What time does to the people of one community: their changes of category, by the round in which each takes effect, and whose leaving is a death. Drawn
 * before the first round, the same in every arm.
 */
export interface Lives {
  /** By row, 1: the day on which the person leaves is that of their death. */
  dies: Uint8Array;
  /** By row, 1: an adult when they came in. Groups that are drawn once are made of these. */
  cameAdult: Uint8Array;
  /** Changes of round r: `start[r]` up to `start[r + 1]`, one household after another. */
  start: Int32Array;
  row: Int32Array;
  attribute: Uint8Array;
  from: Uint8Array;
  to: Uint8Array;
  /** The round as of which the columns of the people stand; -1 before the first. */
  at: number;
}

/** A change of category on its way into the table. */
interface Change {
  round: number;
  row: number;
  attribute: number;
  from: number;
  to: number;
}

/**
 * Draws the lives of a community whose people, with days of entry and leave, are there. Sets the days of leave of those who die. Cost: two draws a
 * person, and one for each band passed.
 */
export function drawLives(plan: Plan, demography: DemographyPlan, people: People, seed: number, replicate: number): Lives {
  const { leaves } = people;
  if (leaves === null) throw new Error('people who live in time have days of leave');
  const dies = new Uint8Array(people.n);
  const rounds = plan.rounds.map(({ first }) => first);
  const changes: Change[] = [];
  const dice = { seed, replicate, out: new Int32Array(4) };
  for (let start = 0; start < people.n; start = householdAfter(people, start)) {
    const members = Array.from({ length: sizeOf(people, start) }, (_, i) => memberOf(people, start, i));
    const passages = members.map((row) => {
      const { passes, death } = drawLife(plan, demography, people, row, dice);
      if (death <= leaves[row] && death <= plan.end) {
        leaves[row] = death;
        dies[row] = 1;
      }
      return passes;
    });
    changes.push(...changesOf({ plan, people, rounds, dice }, members, passages));
    if (demography.moves !== null)
      changes.push(...placesOf({ plan, people, rounds, dice }, members, drawMoves(plan, demography.moves, people, start, dice)));
  }
  return { dies, cameAdult: people.adult.slice(), ...tableOf(changes, rounds.length), at: -1 };
}

/** First round that begins on a day or later; the number of rounds where none does. */
function roundFrom(rounds: readonly number[], day: number): number {
  let low = 0;
  let high = rounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rounds[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the changes of a household are drawn from; `rounds`: the first day of each. */
interface Course {
  plan: Plan;
  people: People;
  rounds: readonly number[];
  dice: Dice;
}

/** The changes of category that birthdays and deaths bring to the members of one household. */
function changesOf(course: Course, members: readonly number[], passages: readonly (readonly Passage[])[]): Change[] {
  const { plan, people, rounds } = course;
  const { ageAttribute: age, adultBand } = plan;
  const [enters, leaves] = [people.enters!, people.leaves!];
  const touched = new Set<number>();
  const band = new Map(members.map((row) => [row, people.attributes[age][row]]));
  const found: Change[] = [];
  let born = false;
  members.forEach((row, i) => {
    let from = band.get(row)!;
    for (const { day, to } of passages[i]) {
      const round = roundFrom(rounds, day);
      if (round === rounds.length || rounds[round] >= leaves[row]) break;
      found.push({ round, row, attribute: age, from, to });
      if (adultBand[to] && !adultBand[from]) found.push(...comeOfAge(course, row, round));
      touched.add(round);
      from = to;
    }
    touched.add(roundFrom(rounds, leaves[row]));
    if (!isBorn(people, row)) return;
    born = true;
    touched.add(roundFrom(rounds, enters[row]));
  });
  touched.delete(rounds.length);
  let was = people.attributes[CHILDREN][members[0]];
  for (const round of was === 0 && !born ? [] : [...touched].sort((a, b) => a - b)) {
    for (const change of found) if (change.round === round && change.attribute === age) band.set(change.row, change.to);
    const here = (row: number): boolean => leaves[row] > rounds[round] && (!isBorn(people, row) || enters[row] <= rounds[round]);
    const is = members.some((row) => !adultBand[band.get(row)!] && here(row)) ? 1 : 0;
    if (is === was) continue;
    for (const row of members) found.push({ round, row, attribute: CHILDREN, from: was, to: is });
    was = is;
  }
  return found;
}

/** Moves of a household as changes of its members: what moves between two first days of rounds come to. */
function placesOf({ plan, people, rounds }: Course, members: readonly number[], moves: readonly Move[]): Change[] {
  const found: Change[] = [];
  let from = people.attributes[plan.placeAttribute][members[0]];
  moves.forEach(({ day, to }, i) => {
    const round = roundFrom(rounds, day);
    if (round === rounds.length || (i + 1 < moves.length && roundFrom(rounds, moves[i + 1].day) === round) || to === from) return;
    for (const row of members)
      if (people.leaves![row] > rounds[round]) found.push({ round, row, attribute: plan.placeAttribute, from, to });
    from = to;
  });
  return found;
}

/** Whoever comes of age has a category of their own of the attributes that only adults have. */
function comeOfAge({ plan, people, dice: { seed, replicate, out } }: Course, row: number, round: number): Change[] {
  return plan.attributes.flatMap((attribute, a) => {
    if (!attribute.adultsOnly) return [];
    threefry4x32(out, seed, replicate, PURPOSE.attribute, attribute.key, people.key, row, 0, 0);
    const shares = attribute.byPlace?.[people.place] ?? attribute.cumulative;
    const to = shares.findIndex((edge, i) => i === shares.length - 1 || out[0] >>> 0 < edge);
    return to === attribute.childCategory ? [] : [{ round, row, attribute: a, from: attribute.childCategory, to }];
  });
}

/** Changes by round; those of a round stay in the order of households. */
function tableOf(changes: readonly Change[], rounds: number): Pick<Lives, 'start' | 'row' | 'attribute' | 'from' | 'to'> {
  const start = new Int32Array(rounds + 1);
  for (const { round } of changes) start[round + 1]++;
  for (let r = 0; r < rounds; r++) start[r + 1] += start[r];
  const next = start.slice();
  const table = {
    start,
    row: new Int32Array(changes.length),
    attribute: new Uint8Array(changes.length),
    from: new Uint8Array(changes.length),
    to: new Uint8Array(changes.length),
  };
  for (const { round, row, attribute, from, to } of changes) {
    const at = next[round]++;
    table.row[at] = row;
    table.attribute[at] = attribute;
    table.from[at] = from;
    table.to[at] = to;
  }
  return table;
}
