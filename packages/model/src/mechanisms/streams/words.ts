import type { Scenario } from '../../scenario/schema.js';
import type { Words } from '../mechanism.js';

const endsSomewhere = ({ streams }: Scenario): boolean => Object.values(streams).some(({ ends }) => ends !== undefined);

export const words: Words = {
  submodels: [
    { title: 'Opportunity', sections: ['streams', 'classes'] },
    { title: 'Outcomes', sections: [], uses: endsSomewhere },
    {
      title: 'Decision',
      sections: [],
      uses: (scenario) =>
        Object.values(scenario.streams).some(({ kind }) => !['attempt', 'false_alarm', 'occasion', 'outcome'].includes(kind)),
    },
  ],
  spoken: [[/\battempts?\b/i, ({ streams }) => Object.values(streams).some(({ kind }) => kind === 'attempt')]],
  headings: { streams: 'Streams: what people do and are charged with' },
  nouns: { streams: 'stream', classes: 'class' },
  keys: {
    brings: 'duty that falls due with it',
    lapses_after: 'time after which an open duty lapses',
    able: 'who can perform the duty',
    accuses: 'chance that a dispute leads to an accusation',
    amount: 'hours or yuan of one act',
    every: 'days from one chance to the next',
    weekday: 'day of the week',
    which: 'which of these days of the month',
    day: 'day of the month',
    dates: 'days of each year',
    during: 'when chances come at all',
    except: 'days without chances',
    terms: 'parts of each year',
    months: 'months',
    weekdays: 'days of the week',
    schedule: 'days on which chances come',
    cases: 'numbers for people who meet a condition',
    cause: 'cause of what is recorded of an outcome',
    ends: 'how chances end',
    classes: 'fixed classes of people with a higher or lower rate',
    inclination: 'chance of acting on an opportunity when no rule is felt',
    performs: 'rate of performance later',
    performs_at_once: 'share who perform at once',
    recovers: 'rate at which an unable person becomes able',
    gives_up: 'refusals after which a person has fewer wishes',
    reacts: 'what people do when a wish is refused',
    by_cause: 'whether refusals are counted by cause',
    retries: 'further tries of a refused wish',
    shared_classes: 'classes that the stream shares with others',
    taken_for: 'conduct that it is mistaken for',
    turns_to: 'streams tried instead of a refused one',
  },
};
