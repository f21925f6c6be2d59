import { family } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';

const PERSONS = 'synthetic persons';

/** A band, or the whole of a population; `bears`: children are born into it. */
interface Living {
  id: string;
  bears: boolean;
}

const whole = ({ base }: Countable): Living[] =>
  base.demography === undefined ? [] : [{ id: '', bears: base.demography.fertility !== undefined }];

const bears = (living: Living): boolean => living.bears;

/** Age bands of a world with population in time, youngest first. */
const bands = ({ base }: Countable): Living[] =>
  base.demography === undefined
    ? []
    : Object.entries(base.population.age)
        .sort((a, b) => a[1].from - b[1].from)
        .map(([id]) => ({ id, bears: base.demography?.fertility !== undefined }));

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
  },
  laws: [
    { title: 'people in all bands', stocks: ['age.*.people'], inflows: ['people.entered'], outflows: ['people.left'] },
    { title: 'people who came in', stocks: [], inflows: ['people.entered'], outflows: ['age.*.entered', 'age.*.born?'] },
    { title: 'births in all bands', stocks: [], inflows: ['age.*.born?'], outflows: ['demography.born?'] },
    { title: 'deaths in all bands', stocks: [], inflows: ['age.*.died'], outflows: ['demography.died'] },
    { title: 'people who left', stocks: [], inflows: ['people.left'], outflows: ['age.*.died', 'age.*.left'] },
    { title: 'passages to the next band', stocks: [], inflows: ['age.*.grew_in'], outflows: ['demography.grew_older'] },
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
