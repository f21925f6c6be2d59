import { family, namesIn, once } from '../../counters/family.js';
import type { Countable, Row, Subject, Total } from '../../counters/family.js';
import { CAUSES } from '../../counters/words.js';
import { chargesFees } from '../appeals/counters.js';
import { MONEY } from './money.js';

export { MONEY };

interface SizeSubject {
  id: string;
  takes: boolean;
  gives: boolean;
  /** Gives by the month, and some other measure can take it away. */
  withheld: boolean;
  children: boolean;
  /** It takes or withholds, and some request that is granted returns money. */
  returned: boolean;
}

/** Whether some list returns money when a request is granted. */
const returnsMoney = ({ every }: Countable): boolean =>
  every.some(({ lists }) => Object.values(lists).some(({ appeal }) => appeal?.returns_money));

function sizes(countable: Countable): SizeSubject[] {
  const { every } = countable;
  const returns = returnsMoney(countable);
  const ended = new Set(every.flatMap((scenario) => Object.values(scenario.measures).flatMap(({ ends }) => ends ?? [])));
  return namesIn(every, (scenario) => scenario.measures).map((id) => {
    const all = every.flatMap((scenario) => scenario.measures[id] ?? []);
    const takes = all.some((measure) => measure.takes !== undefined);
    const gives = all.some((measure) => measure.gives !== undefined);
    const withheld = ended.has(id) && gives;
    const children = takes && all.some((measure) => measure.reaches_children === true);
    return { id, takes, gives, withheld, children, returned: returns && (takes || withheld) };
  });
}

const taken = (row: Row<SizeSubject>): Row<SizeSubject> => ({ ...row, when: ({ takes }) => takes });

const given = (row: Row<SizeSubject>): Row<SizeSubject> => ({ ...row, when: ({ gives }) => gives });

const kept = (row: Row<SizeSubject>): Row<SizeSubject> => ({ ...row, when: ({ withheld }) => withheld });

const withChildren = (row: Row<SizeSubject>): Row<SizeSubject> => ({ ...row, when: ({ children }) => children });

/** Money that a measure takes, by cause, or gives. */
export const SIZE_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each measure that `takes` or `gives`',
  subjects: sizes,
  has: ({ takes, gives }) => takes || gives,
  rows: {
    money_on: { ...taken({ kind: 'stock', unit: MONEY, says: 'Money that it takes per day; cause: {each}.', each: CAUSES }), hidden: true },
    money: taken({ kind: 'days', unit: MONEY, says: 'Money that it took monthly; cause: {each}.', each: CAUSES, daysOf: 'money_on' }),
    money_once: taken({ kind: 'flow', unit: MONEY, says: 'Money it took when it began; cause: {each}.', each: CAUSES }),
    money_children_on: { ...withChildren({ kind: 'stock', unit: MONEY, says: 'Money a day, with children.' }), hidden: true },
    money_children: withChildren({
      kind: 'days',
      unit: MONEY,
      says: 'Of the money taken monthly: from households with children.',
      daysOf: 'money_children_on',
    }),
    money_children_once: withChildren({
      kind: 'flow',
      unit: MONEY,
      says: 'Of the money taken when it began: from households with children.',
    }),
    given_on: { ...given({ kind: 'stock', unit: MONEY, says: 'Money a day that it gives.' }), hidden: true },
    given: given({ kind: 'days', unit: MONEY, says: 'Money that the reward gave monthly.', daysOf: 'given_on' }),
    given_once: given({ kind: 'flow', unit: MONEY, says: 'Money the reward gave when it began.' }),
    money_withheld_on: {
      ...kept({ kind: 'stock', unit: MONEY, says: 'Money withheld per day; cause: {each}.', each: CAUSES }),
      hidden: true,
    },
    money_withheld: kept({
      kind: 'days',
      unit: MONEY,
      says: 'Money of the benefit withheld by a sanction; cause of that: {each}.',
      each: CAUSES,
      daysOf: 'money_withheld_on',
    }),
  },
});

const back = (says: string): Row<SizeSubject> => ({ kind: 'flow', unit: MONEY, says });

/** Money that granted requests return, by cause of what took it. The same is booked beside it as negative, so that totals can be net. */
export const RETURNED_COUNTERS = family({
  id: 'measure.{id}',
  where: 'for each measure that takes money or is withheld, where an appeal `returns_money`',
  subjects: sizes,
  has: ({ returned }) => returned,
  rows: {
    money_returned: { ...back('Money returned by granted requests; cause: {each}.'), each: CAUSES },
    money_less: { ...back(''), each: CAUSES, hidden: true },
    money_children_returned: withChildren(back('Of the money returned: to households with children.')),
    money_children_less: { ...withChildren(back('')), hidden: true },
  },
});

const lost = (cause: string): string[] => [
  ...['money', 'money_once', 'money_withheld'].map((row) => `measure.*.${row}.${cause}`),
  `appeal.*.fees.${cause}`,
  `ledger.*.appeals_fees.${cause}`,
];

const fromChildren = ['measure.*.money_children', 'measure.*.money_children_once'];

const total = (id: string, says: string, of: string[]): Total<Subject> => ({ id, kind: 'days', unit: MONEY, says, of });

/** Totals by cause, and of all causes. */
const byCause = (id: string, says: string, of: (cause: string) => string[]): Total<Subject>[] => [
  ...CAUSES.map((cause) => total(`${id}.${cause}`, `${says}, cause: ${cause}.`, of(cause))),
  total(id, `${says}, of all causes.`, CAUSES.flatMap(of)),
];

/** The money of the harm ledger. */
export const HARM_MONEY_COUNTERS = family({
  id: 'harm.money',
  where: 'where a measure `takes` money, a sanction withholds it, or a request against an entry or points costs a fee',
  subjects: (countable) => (sizes(countable).some(({ takes, withheld }) => takes || withheld) || chargesFees(countable) ? once() : []),
  rows: {},
  totals: [
    ...byCause('harm.money', 'Money taken by sanctions', lost),
    total(
      'harm.money_without_deed',
      'Money taken by sanctions that own true breaches alone would not impose.',
      CAUSES.filter((cause) => cause !== 'deed').flatMap(lost),
    ),
    {
      ...total(
        'harm.money_with_children',
        'Of the money taken by sanctions that reach children: in households with children.',
        fromChildren,
      ),
      ifAny: true,
    },
  ],
  laws: [
    { title: 'money taken by cause', stocks: [], inflows: ['harm.money.*'], outflows: ['harm.money'] },
    { title: 'money taken without deed', stocks: ['harm.money.deed'], inflows: ['harm.money'], outflows: ['harm.money_without_deed'] },
    { title: 'money taken by measure', stocks: ['harm.money'], inflows: lost('*').map((pattern) => `${pattern}?`), outflows: [] },
  ],
});

/** What granted requests return of the money of the harm ledger, and what is left of it. */
export const HARM_RETURNED_COUNTERS = family({
  id: 'harm.money_returned',
  where: 'where an appeal `returns_money` that a sanction takes or withholds',
  subjects: (countable) => (sizes(countable).some(({ returned }) => returned) ? once() : []),
  rows: {},
  totals: [
    ...byCause('harm.money_returned', 'Money returned by granted requests', (cause) => [`measure.*.money_returned.${cause}`]),
    ...byCause('harm.money_net', 'Money taken less money returned', (cause) => [...lost(cause), `measure.*.money_less.${cause}`]),
    {
      ...total('harm.money_returned_with_children', 'Of the money returned: to households with children.', [
        'measure.*.money_children_returned',
      ]),
      ifAny: true,
    },
    {
      ...total('harm.money_net_with_children', 'Money taken less money returned, in households with children.', [
        ...fromChildren,
        'measure.*.money_children_less',
      ]),
      ifAny: true,
    },
  ],
  laws: [
    { title: 'money returned or not', stocks: [], inflows: ['harm.money'], outflows: ['harm.money_returned', 'harm.money_net'] },
    {
      title: 'money with children, returned or not',
      stocks: [],
      inflows: ['harm.money_with_children?'],
      outflows: ['harm.money_returned_with_children?', 'harm.money_net_with_children?'],
    },
    { title: 'money returned by list', stocks: [], inflows: ['harm.money_returned'], outflows: ['appeal.*.money_returned'] },
  ],
});

interface OwedSubject {
  id: string;
  owed: boolean;
}

const flow = (unit: string, says: string): Row<OwedSubject> => ({ kind: 'flow', unit, says });

/** Money owed with duties: what fell due, and how it was settled. */
export const OWED_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of duties with an `amount`',
  subjects: ({ base }: Countable): OwedSubject[] =>
    namesIn([base], (scenario) => scenario.streams).map((id) => ({ id, owed: base.streams[id]!.duty?.amount !== undefined })),
  has: ({ owed }) => owed,
  rows: {
    owed: { kind: 'stock', unit: MONEY, says: 'Money owed with open duties.' },
    fell_due: flow(MONEY, 'Money that fell due.'),
    paid_in_full: flow(MONEY, 'Money paid by performing the duty, at once or later.'),
    paid_in_part: flow(MONEY, 'Money paid as a part of what was open.'),
    paid_by_instalment: flow(MONEY, 'Money paid by instalment.'),
    paid_by_settling: flow(MONEY, 'Money paid to settle for less.'),
    waived: flow(MONEY, 'Money waived by settling.'),
    lapsed: flow(MONEY, 'Money owed by people who left the run.'),
    part_payments: flow('count', 'Part payments.'),
    settlements: flow('count', 'Duties settled for less.'),
    plans: { kind: 'stock', unit: 'plans', says: 'Instalment plans that are being kept.' },
    plans_agreed: flow('plans', 'Plans of instalments agreed.'),
    plans_completed: flow('plans', 'Plans paid to the last instalment.'),
    plans_broken: flow('plans', 'Plans broken by an instalment missed.'),
    plans_ended: flow('plans', 'Plans whose bearer left the run.'),
  },
  laws: [
    {
      title: 'money owed for {id}',
      stocks: ['stream.{id}.owed'],
      inflows: ['stream.{id}.fell_due'],
      outflows: ['in_full', 'in_part', 'by_instalment', 'by_settling']
        .map((how) => `stream.{id}.paid_${how}`)
        .concat('stream.{id}.waived', 'stream.{id}.lapsed', 'stream.{id}.time_barred_money?'),
    },
    {
      title: 'plans of instalments for {id}',
      stocks: ['stream.{id}.plans'],
      inflows: ['stream.{id}.plans_agreed'],
      outflows: ['stream.{id}.plans_completed', 'stream.{id}.plans_broken', 'stream.{id}.plans_ended'],
    },
  ],
});

/** Money that was owed with duties when they lapsed by time. */
export const BARRED_MONEY_COUNTERS = family({
  id: 'stream.{id}',
  where: 'for each stream of duties with an `amount` and `lapses_after`',
  subjects: ({ base }: Countable): OwedSubject[] =>
    namesIn([base], (scenario) => scenario.streams).map((id) => {
      const { duty } = base.streams[id]!;
      return { id, owed: duty?.amount !== undefined && duty.lapses_after !== undefined };
    }),
  has: ({ owed }) => owed,
  rows: { time_barred_money: flow(MONEY, 'Money still open when duties lapsed by time.') },
});
