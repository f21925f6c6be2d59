import { PURPOSE, below, geometricGap, threefry4x32 } from '@glasshouse/dice';
import type { People } from '../../people/people.js';
import type { Plan } from '../../plan/types.js';
import type { DemographyPlan } from './plan.js';

/** Days in a year of rates. */
const YEAR = 365;

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

/** A birthday that leads into another band. */
interface Passage {
  day: number;
  to: number;
}

/** Draws the lives of a community whose people, with days of entry and leave, are there. Sets the days of leave of those who die. Cost: two draws a person, and one for each band passed. */
export function drawLives(plan: Plan, demography: DemographyPlan, people: People, seed: number, replicate: number): Lives {
  const { enters, leaves } = people;
  if (enters === null || leaves === null) throw new Error('people who live in time have days of entry and leave');
  const dies = new Uint8Array(people.n);
  const rounds = plan.rounds.map(({ first }) => first);
  const changes: Change[] = [];
  const out = new Int32Array(4);
  for (let start = 0; start < people.n; start += people.household[start]) {
    const passages: Passage[][] = [];
    for (let row = start; row < start + people.household[start]; row++) {
      const { passes, death } = drawLife(plan, demography, people, row, enters[row], seed, replicate, out);
      if (death <= leaves[row] && death <= plan.end) {
        leaves[row] = death;
        dies[row] = 1;
      }
      passages.push(passes);
    }
    addHousehold(plan, people, start, passages, rounds, changes, seed, replicate, out);
  }
  return { dies, cameAdult: people.adult.slice(), ...tableOf(changes, rounds.length), at: -1 };
}

/** Birthdays into other bands up to the end of the run, and the day of death; past the end for those who outlive it. */
function drawLife(
  plan: Plan,
  { pace, lasts, deaths }: DemographyPlan,
  people: People,
  row: number,
  enters: number,
  seed: number,
  replicate: number,
  out: Int32Array,
): { passes: Passage[]; death: number } {
  const passes: Passage[] = [];
  let band = people.attributes[plan.ageAttribute][row];
  threefry4x32(out, seed, replicate, PURPOSE.birthday, 0, people.key, row, 0, 0);
  let lived = Number.isFinite(lasts[band]) ? below(out[0], lasts[band]) : 0;
  for (let day = enters; ; band++) {
    const stays = pace > 0 ? Math.ceil((lasts[band] - lived) / pace) : Number.POSITIVE_INFINITY;
    const by = deaths.attribute === plan.ageAttribute ? band : deaths.attribute < 0 ? 0 : people.attributes[deaths.attribute][row];
    const rate = deaths.values[by] * pace;
    if (rate > 0) {
      threefry4x32(out, seed, replicate, PURPOSE.death, 0, people.key, row, band, 0);
      const spared = geometricGap(out[0], -YEAR / rate);
      if (spared < stays) return { passes, death: day + 1 + spared };
    }
    day += stays;
    if (day > plan.end) return { passes, death: plan.end + 1 };
    passes.push({ day, to: band + 1 });
    lived = 0;
  }
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

/** Turns the birthdays and deaths of one household into changes of its members' categories. */
function addHousehold(
  plan: Plan,
  people: People,
  start: number,
  passages: readonly Passage[][],
  rounds: readonly number[],
  changes: Change[],
  seed: number,
  replicate: number,
  out: Int32Array,
): void {
  const { ageAttribute: age, adultBand } = plan;
  const leaves = people.leaves!;
  const touched = new Set<number>();
  const band = passages.map((_, i) => people.attributes[age][start + i]);
  const found: Change[] = [];
  passages.forEach((passes, i) => {
    const row = start + i;
    let from = band[i];
    for (const { day, to } of passes) {
      const round = roundFrom(rounds, day);
      if (round === rounds.length || rounds[round] >= leaves[row]) break;
      found.push({ round, row, attribute: age, from, to });
      if (adultBand[to] && !adultBand[from]) comeOfAge(plan, people, row, round, found, seed, replicate, out);
      touched.add(round);
      from = to;
    }
    const gone = roundFrom(rounds, leaves[row]);
    if (leaves[row] <= plan.end && gone < rounds.length) touched.add(gone);
  });
  let was = people.attributes[CHILDREN][start];
  for (const round of was === 0 ? [] : [...touched].sort((a, b) => a - b)) {
    for (const change of found) if (change.round === round && change.attribute === age) band[change.row - start] = change.to;
    const is = band.some((each, i) => !adultBand[each] && leaves[start + i] > rounds[round]) ? 1 : 0;
    if (is === was) continue;
    passages.forEach((_, i) => found.push({ round, row: start + i, attribute: CHILDREN, from: was, to: is }));
    was = is;
  }
  changes.push(...found);
}

/** Whoever comes of age has a category of their own of the attributes that only adults have. */
function comeOfAge(
  plan: Plan,
  people: People,
  row: number,
  round: number,
  into: Change[],
  seed: number,
  replicate: number,
  out: Int32Array,
): void {
  plan.attributes.forEach((attribute, a) => {
    if (!attribute.adultsOnly) return;
    threefry4x32(out, seed, replicate, PURPOSE.attribute, attribute.key, people.key, row, 0, 0);
    const shares = attribute.byPlace?.[people.place] ?? attribute.cumulative;
    const to = shares.findIndex((edge, i) => i === shares.length - 1 || out[0] >>> 0 < edge);
    if (to !== attribute.childCategory) into.push({ round, row, attribute: a, from: attribute.childCategory, to });
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
