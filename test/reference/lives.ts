import { PURPOSE } from '@glasshouse/dice';
import type { Plan } from './plan/plan.js';
import type { Draw, Person } from './people.js';

const YEAR = 365;

/** What time does to a person: the days of birthdays into other bands, whether the day of leaving is that of death, and the adult who came in. */
export interface Lived {
  birthdays: { day: number; band: number }[];
  dies: boolean;
  /** Born into their household in the run. */
  born: boolean;
}

type Coming = Pick<Person, 'row' | 'attributes' | 'enters' | 'leaves' | 'born'>;

/** Lives through the bands one after another: in each, death comes after an exponential time or the next birthday comes first. */
export function livedBy(plan: Plan, draw: Draw, person: Coming): Lived & { leaves: number } {
  const lived: Lived & { leaves: number } = { birthdays: [], dies: false, born: person.born, leaves: person.leaves };
  if (!plan.demography) return lived;
  const { pace, lasts, deaths } = plan.demography;
  let day = person.enters;
  for (let band = person.attributes[plan.ageAttribute]!; band < lasts.length; band++) {
    const [position] = draw(PURPOSE.birthday, 0, person.row, 0, 0);
    const gone =
      person.born || lived.birthdays.length > 0 || band === lasts.length - 1 ? 0 : Math.floor((position * lasts[band]!) / 2 ** 32);
    const stays = pace > 0 ? Math.ceil((lasts[band]! - gone) / pace) : Infinity;
    const rate =
      pace *
      deaths.values[deaths.attribute < 0 ? 0 : deaths.attribute === plan.ageAttribute ? band : person.attributes[deaths.attribute]!]!;
    const [word] = draw(PURPOSE.death, 0, person.row, band, 0);
    const years = -Math.log((word + 1) / 2 ** 32) / rate;
    const death = rate > 0 ? day + 1 + Math.floor(years * YEAR) : Infinity;
    if (death <= day + stays) {
      if (death <= Math.min(lived.leaves, plan.end)) Object.assign(lived, { dies: true, leaves: death });
      break;
    }
    day += stays;
    lived.birthdays.push({ day, band: band + 1 });
    if (day > plan.end) break;
  }
  return lived;
}

/** Moves of a household: on which day, and to which place. One after another at the rate of where it lives; `first`: its first member, as of the start. */
export function movesOf(plan: Plan, draw: Draw, first: Pick<Person, 'row' | 'attributes'>): { day: number; to: number }[] {
  const made: { day: number; to: number }[] = [];
  if (!plan.demography?.moves) return made;
  const { home, moves } = plan.demography;
  let place = first.attributes[home]!;
  for (let day = plan.start, k = 0; ; k++) {
    const { attribute, values } = moves.rate;
    const rate = values[attribute < 0 ? 0 : attribute === home ? place : first.attributes[attribute]!]!;
    const others = moves.to.map((weight, to) => ({ weight, to })).filter(({ weight, to }) => weight > 0 && to !== place);
    if (rate === 0 || others.length === 0) return made;
    const [when, where] = draw(PURPOSE.move, 0, first.row, k, 0);
    day += 1 + Math.floor((-Math.log((when + 1) / 2 ** 32) / rate) * YEAR);
    if (day > plan.end) return made;
    let point = (where / 2 ** 32) * others.reduce((sum, { weight }) => sum + weight, 0);
    place = (others.find(({ weight }) => (point -= weight) < 0) ?? others.at(-1)!).to;
    made.push({ day, to: place });
  }
}

/** Days on which somebody has a child: at the rate of each band of adults, anew from its first day, while they are there. */
export function bears(plan: Plan, draw: Draw, person: Person): number[] {
  const days: number[] = [];
  if (!plan.demography?.births) return days;
  const { pace, births } = plan.demography;
  let from = person.enters;
  let band = person.attributes[plan.ageAttribute]!;
  for (const next of [...person.birthdays, { day: plan.end, band: -1 }]) {
    const rate =
      pace *
      births.values[births.attribute < 0 ? 0 : births.attribute === plan.ageAttribute ? band : person.attributes[births.attribute]!]!;
    for (let day = from, k = 0; rate > 0 && plan.adultBand[band]; k++) {
      const [word] = draw(PURPOSE.birth, 0, person.row, band, k);
      day += 1 + Math.floor((-Math.log((word + 1) / 2 ** 32) / rate) * YEAR);
      if (day > next.day || day > plan.end) break;
      if (day < person.leaves) days.push(day);
    }
    ({ day: from, band } = next);
  }
  return days;
}
