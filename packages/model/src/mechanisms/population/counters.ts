import { family, once } from '../../counters/family.js';
import { CAUSES } from '../../counters/words.js';

const PERSONS = 'synthetic persons';

const DAYS = 'person-days';

const imposed = (cause: string): string[] => [
  `measure.*.days.${cause}.*`,
  ...(cause === 'other' ? ['measure.*.children_days', 'measure.*.household_days'] : []),
  `measure.*.withheld_days.${cause}`,
];

/** Each sanction-day has one cause, whatever else is on record. */
const UNDER: Readonly<Record<(typeof CAUSES)[number], string>> = {
  deed: "Sanction-days that the person's own true breaches alone would impose, whatever wrong records stand beside them. An open duty is one if they are able on the day of the record, though unable when it fell due.",
  lawful: "Sanction-days caused by the person's own lawful conduct, which own true breaches alone would not impose.",
  status: 'Sanction-days caused by what the person is, which own true breaches alone would not impose.',
  inability:
    'Sanction-days caused by what the person could not do or avoid on the day of the record, which own true breaches alone would not impose.',
  other: 'Sanction-days caused by the deed of another person, which own true breaches alone would not impose.',
  error:
    'Sanction-days caused by a false alarm or a wrong entry, which own true breaches alone would not impose. These are not all days with a wrong record: where own breaches would impose the sanction too, the day counts under deed.',
};

/** The people of a run, and the totals of the harm ledger. The first block of every run: its offsets are slots. */
export const PEOPLE_COUNTERS = family({
  id: 'people',
  where: 'in every run',
  subjects: once,
  rows: {
    present: { kind: 'stock', unit: PERSONS, says: 'People in the run at the end of the period.' },
    days: { kind: 'days', unit: DAYS, says: 'Days that people were present.', daysOf: 'present' },
    entered: {
      kind: 'flow',
      unit: PERSONS,
      says: 'People who entered the run, including those at the start; after a warm-up, only those who entered later.',
    },
    left: { kind: 'flow', unit: PERSONS, says: 'People who left.' },
    first_sanctioned: {
      id: 'first.sanctioned',
      kind: 'flow',
      unit: PERSONS,
      says: 'First days under a sanction; the sum is the number of people ever sanctioned. Children and other members of a household whom a sanction on somebody else reaches count too. A sanction that began and ended on one day does not count. After a warm-up, whoever is under one already counts in the first counted round.',
    },
    first_without_deed: {
      id: 'first.without_deed',
      kind: 'flow',
      unit: PERSONS,
      says: "First days under a sanction that the person's own true breaches alone would not impose, those reached through a sanction on somebody else included. A sanction that began and ended on one day does not count. After a warm-up, whoever is under one already counts in the first counted round.",
    },
    first_refused_any: {
      id: 'first.refused_any',
      kind: 'flow',
      unit: PERSONS,
      says: 'First refusals of any kind, counted as events; the sum is the number of people ever refused. After a warm-up, a first refusal is the first since its end.',
    },
    recovered_on: { kind: 'stock', unit: PERSONS, says: 'Sanctions in force that harm.recovered counts.', hidden: true },
    recovered_days: {
      id: 'harm.recovered',
      kind: 'days',
      unit: DAYS,
      says: 'Of the sanction-days without deed, those that would be own deed if an entry for inability became one on the day on which the listed person was able to perform. In no other total.',
      daysOf: 'recovered_on',
    },
  },
  totals: [
    ...CAUSES.map((cause) => ({
      id: `harm.days.${cause}`,
      kind: 'days' as const,
      unit: DAYS,
      says: UNDER[cause],
      of: imposed(cause),
    })),
    {
      id: 'harm.sanction_days',
      kind: 'days',
      unit: DAYS,
      says: 'Sanction-days of all causes, children included.',
      of: CAUSES.flatMap(imposed),
    },
    {
      id: 'harm.without_deed',
      kind: 'days',
      unit: DAYS,
      says: "Sanction-days that the person's own true breaches alone would not impose.",
      of: CAUSES.filter((cause) => cause !== 'deed').flatMap(imposed),
    },
    {
      id: 'harm.unrelated',
      kind: 'days',
      unit: DAYS,
      says: 'Sanction-days of those who are under a sanction themselves, in a context unrelated to that of the deed. Days that reach children and other adults through a member of their household, and days of benefits withheld, are left out.',
      of: ['measure.*.days.*.unrelated'],
    },
    {
      id: 'harm.children',
      kind: 'days',
      unit: DAYS,
      says: 'Sanction-days on children for the deed of an adult of the household.',
      of: ['measure.*.children_days'],
    },
    {
      id: 'harm.own_children',
      kind: 'days',
      unit: DAYS,
      says: 'Of the sanction-days, those of children for their own records. Also counted by cause.',
      of: ['measure.*.own_children_days'],
      ifAny: true,
    },
    {
      id: 'harm.unmet',
      kind: 'flow',
      unit: 'wishes',
      says: 'Lawful wishes not met because of a measure: refused and not met otherwise, or given up. An event, in no total of days.',
      of: ['stream.*.unmet', 'stream.*.gave_up'],
      ifAny: true,
    },
    {
      id: 'harm.household',
      kind: 'days',
      unit: DAYS,
      says: 'Sanction-days on adults for the record of another member of the household.',
      of: ['measure.*.household_days'],
      ifAny: true,
    },
    {
      id: 'harm.found_wrong',
      kind: 'flow',
      unit: DAYS,
      says: 'Sanction-days that had rested on entries which appeals then set aside, on any ground. Other totals count them too.',
      of: ['appeal.*.found_wrong.*'],
      ifAny: true,
    },
    {
      id: 'harm.withheld',
      kind: 'days',
      unit: DAYS,
      says: 'Days of benefits withheld by a sanction.',
      of: ['measure.*.withheld_days.*'],
      ifAny: true,
    },
  ],
  laws: [
    { title: 'tries that turned', stocks: [], inflows: ['stream.*.turned_from?'], outflows: ['stream.*.turned_to?'] },
    { title: 'people present', stocks: ['people.present'], inflows: ['people.entered'], outflows: ['people.left'] },
    { title: 'sanction-days by cause', stocks: [], inflows: ['harm.days.*'], outflows: ['harm.sanction_days'] },
    { title: 'days without deed', stocks: ['harm.days.deed'], inflows: ['harm.sanction_days'], outflows: ['harm.without_deed'] },
    {
      title: 'sanction-days by measure',
      stocks: ['harm.sanction_days'],
      inflows: ['measure.*.days.*.*?', 'measure.*.children_days?', 'measure.*.household_days?', 'measure.*.withheld_days.*?'],
      outflows: [],
    },
  ],
});
