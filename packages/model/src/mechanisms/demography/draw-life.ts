import { PURPOSE, below, geometricGap, threefry4x32 } from '@glasshouse/dice';
import { MOST_MEMBERS, isBorn } from '../../people/household.js';
import type { People } from '../../people/people.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import type { Plan } from '../../plan/types.js';
import type { DemographyPlan } from './plan.js';

/** Days in a year of rates. */
export const YEAR = 365;

/** Where draws come from, and room for one. */
export interface Dice {
  seed: number;
  replicate: number;
  out: Int32Array;
}

/** A birthday that leads into another band. */
export interface Passage {
  day: number;
  to: number;
}

/** A birth: first row of the household, and the day. */
export interface Birth {
  head: number;
  day: number;
}

/** Birthdays of a person into other bands up to the end of the run, and the day of death; past the end for those who outlive it. */
export function drawLife(
  plan: Plan,
  { pace, lasts, deaths }: DemographyPlan,
  people: People,
  row: number,
  { seed, replicate, out }: Dice,
): { passes: Passage[]; death: number } {
  const passes: Passage[] = [];
  let band = people.attributes[plan.ageAttribute][row];
  threefry4x32(out, seed, replicate, PURPOSE.birthday, 0, people.key, row, 0, 0);
  let lived = Number.isFinite(lasts[band]) && !isBorn(people, row) ? below(out[0], lasts[band]) : 0;
  for (let day = people.enters![row]; ; band++) {
    const stays = pace > 0 ? Math.ceil((lasts[band] - lived) / pace) : Number.POSITIVE_INFINITY;
    const rate = rateOf(plan, deaths, people, row, band) * pace;
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

const rateOf = (plan: Plan, { attribute, values }: ByAttribute, people: People, row: number, band: number): number =>
  values[attribute < 0 ? 0 : attribute === plan.ageAttribute ? band : people.attributes[attribute][row]];

/**
 * Births into the households of a community whose people, as declared and with days of entry and leave, are there: by household, then by day. A child is
 * born on a day on which its parent is present. A household ever has at most `MOST_MEMBERS`; later births do not happen.
 */
export function drawBirths(plan: Plan, demography: DemographyPlan, people: People, seed: number, replicate: number): Birth[] {
  const dice = { seed, replicate, out: new Int32Array(4) };
  const births: Birth[] = [];
  for (let head = 0; head < people.n; head += people.household[head]) {
    const days: number[] = [];
    for (let row = head; row < head + people.household[head]; row++) days.push(...birthdaysOf(plan, demography, people, row, dice));
    days.sort((a, b) => a - b);
    for (const day of days.slice(0, MOST_MEMBERS - people.household[head])) births.push({ head, day });
  }
  return births;
}

/** The days on which a person has a child: one after another at the rate of the band, in which time begins anew. */
function birthdaysOf(plan: Plan, demography: DemographyPlan, people: People, row: number, dice: Dice): number[] {
  const { births, pace } = demography;
  const days: number[] = [];
  if (births === null) return days;
  const { passes, death } = drawLife(plan, demography, people, row, dice);
  const last = Math.min(people.leaves![row], death) - 1;
  let from = people.enters![row];
  let band = people.attributes[plan.ageAttribute][row];
  for (let i = 0; i <= passes.length; i++) {
    const end = i < passes.length ? Math.min(passes[i].day, last) : last;
    const rate = plan.adultBand[band] ? rateOf(plan, births, people, row, band) * pace : 0;
    let day = from;
    for (let k = 0; rate > 0; k++) {
      threefry4x32(dice.out, dice.seed, dice.replicate, PURPOSE.birth, 0, people.key, row, band, k);
      day += 1 + geometricGap(dice.out[0], -YEAR / rate);
      if (day > end) break;
      days.push(day);
    }
    if (i < passes.length) ({ day: from, to: band } = passes[i]);
  }
  return days;
}
