import { family } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { shownPlace } from '../../scenario/region.js';
import { peopledPlaces } from '../places/plan.js';

const PERSONS = 'synthetic persons';

/** A band, or the whole of a population; `bears`: children are born into it. */
interface Living {
  id: string;
  bears: boolean;
  moves: boolean;
}

const living = ({ base: { demography } }: Countable, id: string): Living => ({
  id,
  bears: demography?.fertility !== undefined,
  moves: demography?.moves !== undefined,
});

const whole = (countable: Countable): Living[] => (countable.base.demography === undefined ? [] : [living(countable, '')]);

const bears = (each: Living): boolean => each.bears;

const moves = (each: Living): boolean => each.moves;

/** Age bands of a world with population in time, youngest first. */
const bands = (countable: Countable): Living[] =>
  countable.base.demography === undefined
    ? []
    : Object.entries(countable.base.population.age)
        .sort((a, b) => a[1].from - b[1].from)
        .map(([id]) => living(countable, id));

/** Places to which people move, by the names under which results are told. */
const places = ({ base }: Countable): { id: string }[] =>
  base.demography?.moves === undefined ? [] : [...new Set(peopledPlaces(base).map((id) => shownPlace(base, id)))].map((id) => ({ id }));

/** What happens to people as time passes, and what their deaths end. Facts of the world: neither harm nor benefit. */
export const DEMOGRAPHY_COUNTERS = family({
  id: 'demography',
  where: 'with `demography`',
  subjects: whole,
  rows: {
    born: { kind: 'flow', unit: PERSONS, says: 'Children born into households. They are among those who came in.', when: bears },
    died: { kind: 'flow', unit: PERSONS, says: 'People who died. They are among those who left.' },
    grew_older: { kind: 'flow', unit: 'count', says: 'Passages from one age band to the next.' },
    came_of_age: { kind: 'flow', unit: PERSONS, says: 'Children who became adults.' },
    ended_listings: { kind: 'flow', unit: 'count', says: 'Entries on lists that ended because the listed person died.' },
    ended_duties: { kind: 'flow', unit: 'count', says: 'Open duties that ended because the person who owed them died.' },
    ended_requests: { kind: 'flow', unit: 'count', says: 'Appeals, filed or intended, that ended because the person died.' },
    moved: { kind: 'flow', unit: 'count', says: 'Moves of people to another place.', when: moves },
  },
  laws: [
    { title: 'people in all bands', stocks: ['age.*.people'], inflows: ['people.entered'], outflows: ['people.left'] },
    { title: 'people who came in', stocks: [], inflows: ['people.entered'], outflows: ['age.*.entered', 'age.*.born?'] },
    { title: 'births in all bands', stocks: [], inflows: ['age.*.born?'], outflows: ['demography.born?'] },
    { title: 'deaths in all bands', stocks: [], inflows: ['age.*.died'], outflows: ['demography.died'] },
    { title: 'people who left', stocks: [], inflows: ['people.left'], outflows: ['age.*.died', 'age.*.left'] },
    { title: 'passages to the next band', stocks: [], inflows: ['age.*.grew_in'], outflows: ['demography.grew_older'] },
    { title: 'people in all places', stocks: ['home.*.people'], inflows: ['people.entered'], outflows: ['people.left'], when: moves },
    { title: 'moves into all places', stocks: [], inflows: ['home.*.moved_in'], outflows: ['demography.moved'], when: moves },
    { title: 'moves out of all places', stocks: [], inflows: ['home.*.moved_out'], outflows: ['demography.moved'], when: moves },
  ],
});

/** Who is in each age band. A person counts in the cell of groups in which they came into the run. */
export const BAND_COUNTERS = family({
  id: 'age.{id}',
  where: 'for each age band, as `age.<band>`, with `demography`',
  subjects: bands,
  rows: {
    people: { kind: 'stock', unit: PERSONS, says: 'People present in this band.' },
    days: { kind: 'flow', unit: 'person-days', says: 'Days in this band, summed over people.', daysOf: 'people' },
    entered: {
      kind: 'flow',
      unit: PERSONS,
      says: 'People who came into the run in this band, those at the start included and those born left out.',
    },
    born: { kind: 'flow', unit: PERSONS, says: 'People born into this band.', when: bears },
    grew_in: { kind: 'flow', unit: PERSONS, says: 'People who grew into this band.' },
    grew_out: { kind: 'flow', unit: PERSONS, says: 'People who grew out of this band.' },
    died: { kind: 'flow', unit: PERSONS, says: 'People who died in this band.' },
    left: { kind: 'flow', unit: PERSONS, says: 'People who left the run alive in this band.' },
  },
  laws: [
    {
      title: 'people in {id}',
      stocks: ['age.{id}.people'],
      inflows: ['age.{id}.entered', 'age.{id}.born?', 'age.{id}.grew_in'],
      outflows: ['age.{id}.grew_out', 'age.{id}.died', 'age.{id}.left'],
    },
  ],
});

/** Who lives where, where people move. Results by place are those of the place in which a person came into the run; these follow the person. */
export const HOME_COUNTERS = family({
  id: 'home.{id}',
  where: 'for each place that holds people, as `home.<place>`, with `demography.moves`',
  subjects: places,
  rows: {
    people: { kind: 'stock', unit: PERSONS, says: 'People present who live here.' },
    days: { kind: 'flow', unit: 'person-days', says: 'Days lived here, summed over people.', daysOf: 'people' },
    entered: { kind: 'flow', unit: PERSONS, says: 'People who came into the run or were born while their household lived here.' },
    moved_in: { kind: 'flow', unit: 'count', says: 'Moves of people to here.' },
    moved_out: { kind: 'flow', unit: 'count', says: 'Moves of people from here.' },
    left: { kind: 'flow', unit: PERSONS, says: 'People who died or left the run while they lived here.' },
  },
  laws: [
    {
      title: 'people who live in {id}',
      stocks: ['home.{id}.people'],
      inflows: ['home.{id}.entered', 'home.{id}.moved_in'],
      outflows: ['home.{id}.moved_out', 'home.{id}.left'],
    },
  ],
});
