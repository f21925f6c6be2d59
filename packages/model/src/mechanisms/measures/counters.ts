import { family, namesIn } from '../../counters/family.js';
import type { Countable, Row } from '../../counters/family.js';
import { CAUSES } from '../../counters/words.js';
import { namesChildren } from '../../plan/minors.js';

export interface MeasureSubject {
  id: string;
  /** A sanction in some arm on some date. */
  sanction: boolean;
  household: boolean;
  /** Children can be under it for what is on record of themselves. */
  minors: boolean;
  doors: boolean;
  /** A benefit that some other measure can take away. */
  withheld: boolean;
}

function measures({ every }: Countable): MeasureSubject[] {
  const minors = namesChildren(every);
  const ended = new Set(every.flatMap((scenario) => Object.values(scenario.measures).flatMap(({ ends }) => ends ?? [])));
  return namesIn(every, (scenario) => scenario.measures).map((id) => {
    const all = every.flatMap((scenario) => scenario.measures[id] ?? []);
    const sanction = all.some(({ kind }) => kind === 'sanction');
    return {
      id,
      sanction,
      minors: minors && sanction,
      household: all.some(({ kind, reaches_household: reaches }) => kind === 'sanction' && reaches === true),
      doors: all.some(({ doors }) => doors !== undefined),
      withheld: ended.has(id) && !sanction,
    };
  });
}

const PERSONS = 'synthetic persons';

const DAYS = 'person-days';

/** Cause by cause: the days in a context related to that of the deed, and those in another. */
const BY_CONTEXT = CAUSES.flatMap((cause) => [`${cause}.related`, `${cause}.unrelated`]);

const onSanction = (row: Row<MeasureSubject>): Row<MeasureSubject> => ({ ...row, when: ({ sanction }) => sanction });

const onReward = (row: Row<MeasureSubject>): Row<MeasureSubject> => ({ ...row, when: ({ sanction }) => !sanction });

/** How often a measure begins and ends, and its days: of a sanction by cause and context. */
export const MEASURE_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each measure, by its kind',
  subjects: measures,
  rows: {
    started: {
      kind: 'flow',
      unit: 'count',
      says: 'Times the measure began for a person. A measure that resumes after an appeal or instalments suspended it, or after it was out of force, counts again.',
    },
    ended: { kind: 'flow', unit: 'count', says: 'Times it ended or was suspended.' },
    on: { ...onSanction({ kind: 'stock', unit: PERSONS, says: 'People under the sanction.', each: BY_CONTEXT }), hidden: true },
    days: onSanction({
      kind: 'days',
      unit: DAYS,
      says: 'Days of the sanction; cause {0}; context {1} to that of the deed.',
      each: BY_CONTEXT,
      daysOf: 'on',
    }),
    children_on: onSanction({ kind: 'stock', unit: PERSONS, says: 'Children whom the sanction on an adult of the household reaches.' }),
    children_days: onSanction({ kind: 'days', unit: DAYS, says: 'Days on which it reached them.', daysOf: 'children_on' }),
    reward_on: onReward({ id: 'measure.{id}.on', kind: 'stock', unit: PERSONS, says: 'People who have the reward.' }),
    reward_days: onReward({ id: 'measure.{id}.days.reward', kind: 'days', unit: DAYS, says: 'Days of the reward.', daysOf: 'reward_on' }),
  },
  totals: [
    {
      id: 'measure.{id}.on',
      kind: 'stock',
      unit: PERSONS,
      says: 'People under the sanction.',
      of: ['measure.{id}.on.*.*'],
      when: ({ sanction }) => sanction,
    },
  ],
  laws: [{ title: 'people under {id}', stocks: ['measure.{id}.on'], inflows: ['measure.{id}.started'], outflows: ['measure.{id}.ended'] }],
});

/** Children under a sanction for what is on record of themselves: a part of its days, told apart from what reaches them from an adult. */
export const MINOR_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each sanction of a scenario in which a stream or rule names a band of children',
  subjects: measures,
  has: ({ minors }) => minors,
  rows: {
    on: { id: 'measure.{id}.own_children_on', kind: 'stock', unit: PERSONS, says: 'Of the people under it, the children.' },
    days: {
      id: 'measure.{id}.own_children_days',
      kind: 'days',
      unit: DAYS,
      says: 'Of its days, those of children for their own records. Days that reach them from an adult are not included.',
      daysOf: 'on',
    },
  },
});

/** The other adults of a household whom a sanction reaches. */
export const REACH_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each sanction with `reaches_household`',
  subjects: measures,
  has: ({ household }) => household,
  rows: {
    household_on: { kind: 'stock', unit: PERSONS, says: 'Adults whom the sanction on another member of the household reaches.' },
    household_days: { kind: 'days', unit: DAYS, says: 'Days on which it reached them.', daysOf: 'household_on' },
    households: {
      kind: 'flow',
      unit: 'households',
      says: 'Households broken: times the measure began for one member of a household in which nobody was under it and another adult lived.',
    },
  },
});

/** Doors that bodies close to people under a measure. */
export const DOOR_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each measure with `doors`',
  subjects: measures,
  has: ({ doors }) => doors,
  rows: {
    doors_closed: { kind: 'flow', unit: 'doors', says: 'Doors closed to people.' },
    doors_opened: { kind: 'flow', unit: 'doors', says: 'Doors opened again.' },
    doors: { kind: 'stock', unit: 'doors', says: 'Doors closed to people now.' },
    door_days: { kind: 'days', unit: 'door-days', says: 'Days of closed doors, each door by itself.', daysOf: 'doors' },
  },
  laws: [
    {
      title: 'doors closed by {id}',
      stocks: ['measure.{id}.doors'],
      inflows: ['measure.{id}.doors_closed'],
      outflows: ['measure.{id}.doors_opened'],
    },
  ],
});

/** Benefits that a sanction takes away, by the cause of that sanction. */
export const WITHHELD_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each reward that another measure `ends`',
  subjects: measures,
  has: ({ withheld }) => withheld,
  rows: {
    withheld_on: {
      kind: 'stock',
      unit: PERSONS,
      says: 'People from whom the benefit is withheld; cause: {each}.',
      each: CAUSES,
      hidden: true,
    },
    withheld_days: {
      kind: 'days',
      unit: DAYS,
      says: 'Days of the benefit withheld by a sanction; cause of that: {each}.',
      each: CAUSES,
      daysOf: 'withheld_on',
    },
  },
});
