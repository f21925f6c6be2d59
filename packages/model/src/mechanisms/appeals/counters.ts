import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { CAUSES } from '../../counters/words.js';
import { MONEY } from '../amounts/money.js';

/** On what ground a request rests: the entry is wrong; its subject could not do otherwise; neither, so that mercy is asked for. */
export const GROUNDS = ['error', 'inability', 'discretion'] as const;

export interface AppealSubject {
  id: string;
  hears: boolean;
  hidden: boolean;
  /** Not everybody can make a request; a request costs a fee. */
  limited: boolean;
  fee: boolean;
  returns: boolean;
}

const lists = ({ every }: Countable): AppealSubject[] =>
  namesIn(every, (scenario) => scenario.lists).map((id) => {
    const all = every.flatMap((scenario) => scenario.lists[id] ?? []);
    return {
      id,
      hears: all.some(({ appeal }) => appeal !== undefined),
      hidden: all.some(({ revealed }) => revealed !== undefined),
      limited: all.some(({ appeal }) => appeal?.if !== undefined),
      fee: all.some(({ appeal }) => appeal?.fee !== undefined),
      returns: all.some(({ appeal }) => appeal?.returns_money === true),
    };
  });

const APPEALS = 'appeals';

const FATES = ['granted', 'refused', 'lapsed'] as const;

/** What becomes of requests, by ground and by cause as they stood when the request was made. Every request is in exactly one place. */
export const APPEAL_COUNTERS = family({
  id: 'appeal.{id}',
  where: 'for each list with `appeal` or `revealed`',
  subjects: lists,
  has: ({ hears, hidden }) => hears || hidden,
  rows: {
    filed_on: { kind: 'flow', unit: APPEALS, says: 'Requests filed, ground: {each}.', each: GROUNDS },
    granted_on: { kind: 'flow', unit: APPEALS, says: 'Requests granted, ground when filed: {each}.', each: GROUNDS },
    refused_on: { kind: 'flow', unit: APPEALS, says: 'Requests refused, ground when filed: {each}.', each: GROUNDS },
    lapsed_on: { kind: 'flow', unit: APPEALS, says: 'Requests that lapsed, ground when filed: {each}.', each: GROUNDS },
    pending_on: { kind: 'stock', unit: APPEALS, says: 'Requests that wait for an answer, ground when filed: {each}.', each: GROUNDS },
    filed_cause: { kind: 'flow', unit: APPEALS, says: 'Requests filed against an entry of cause {each}.', each: CAUSES },
    granted_cause: { kind: 'flow', unit: APPEALS, says: 'Requests granted, cause of the entry when filed: {each}.', each: CAUSES },
    refused_cause: { kind: 'flow', unit: APPEALS, says: 'Requests refused, cause of the entry when filed: {each}.', each: CAUSES },
    lapsed_cause: { kind: 'flow', unit: APPEALS, says: 'Requests that lapsed, cause of the entry when filed: {each}.', each: CAUSES },
    pending_cause: {
      kind: 'stock',
      unit: APPEALS,
      says: 'Requests that wait for an answer, cause of the entry when filed: {each}.',
      each: CAUSES,
    },
    cleared: {
      kind: 'flow',
      unit: 'entries',
      says: 'Entries that had already left the list when a request against them was granted: the record is cleared.',
    },
    found_wrong: {
      kind: 'flow',
      unit: 'person-days',
      says: 'Sanction-days that had rested on entries which a request on the ground of {each} set aside, each day for each sanction that the list triggered then.',
      each: GROUNDS,
    },
    learned: {
      kind: 'flow',
      unit: 'entries',
      says: 'Entries on the hidden list that the listed person learned of.',
      when: ({ hidden }) => hidden,
    },
    barred: {
      kind: 'flow',
      unit: APPEALS,
      says: 'Requests that people would have made but could not, because they did not meet the condition `if`. They are not among those filed.',
      when: ({ limited }) => limited,
    },
    money_returned: {
      kind: 'flow',
      unit: MONEY,
      says: 'Money returned that sanctions had taken because of entries that requests set aside.',
      when: ({ returns }) => returns,
    },
  },
  totals: [
    ...FATES.map((fate) => ({
      id: `appeal.{id}.${fate}`,
      kind: 'flow' as const,
      unit: APPEALS,
      says: {
        granted: 'Requests granted.',
        refused: 'Requests refused.',
        lapsed: 'Requests that lapsed: the list ended or the person left before an answer.',
      }[fate],
      of: [`appeal.{id}.${fate}_on.*`],
      when: () => fate !== 'refused',
    })),
    {
      id: 'appeal.{id}.pending',
      kind: 'stock',
      unit: APPEALS,
      says: 'Requests that wait for an answer.',
      of: ['appeal.{id}.pending_on.*'],
    },
  ],
  laws: [
    {
      title: 'appeals of {id}: filed are granted, refused, lapsed or pending',
      stocks: ['appeal.{id}.pending'],
      inflows: ['appeal.{id}.filed'],
      outflows: FATES.map((fate) => `appeal.{id}.${fate}`),
    },
    {
      title: 'appeals of {id} on the ground of {each}',
      stocks: ['appeal.{id}.pending_on.{each}'],
      inflows: ['appeal.{id}.filed_on.{each}'],
      outflows: FATES.map((fate) => `appeal.{id}.${fate}_on.{each}`),
      each: GROUNDS,
    },
    {
      title: 'appeals of {id} against entries of cause {each}',
      stocks: ['appeal.{id}.pending_cause.{each}'],
      inflows: ['appeal.{id}.filed_cause.{each}'],
      outflows: FATES.map((fate) => `appeal.{id}.${fate}_cause.{each}`),
      each: CAUSES,
    },
    {
      title: 'appeals of {id} granted against unsound and sound entries',
      stocks: [],
      inflows: ['appeal.{id}.granted'],
      outflows: ['appeal.{id}.corrected', 'appeal.{id}.overturned'],
    },
    {
      title: 'appeals of {id} by ground and by cause',
      stocks: [],
      inflows: ['appeal.{id}.filed_on.*'],
      outflows: ['appeal.{id}.filed_cause.*'],
    },
  ],
});

/** Whether some request of some arm and date costs a fee. */
export const chargesFees = (countable: Countable): boolean =>
  lists(countable).some(({ fee }) => fee) || ledgers(countable).some(({ fee }) => fee);

/** Fees of requests: those paid are given back, kept, or wait for the answer. */
export const FEE_COUNTERS = family({
  id: 'appeal.{id}',
  where: 'for each list whose `appeal` has a `fee`',
  subjects: lists,
  has: ({ fee }) => fee,
  rows: {
    fees_paid: { kind: 'flow', unit: MONEY, says: 'Fees paid with requests.' },
    fees_returned: { kind: 'flow', unit: MONEY, says: 'Fees returned because the request was granted.' },
    fees_waiting: { kind: 'stock', unit: MONEY, says: 'Fees that wait for the answer and are returned if the request is granted.' },
    fees: { kind: 'flow', unit: MONEY, says: 'Fees that were kept, cause of the entry: {each}.', each: CAUSES },
  },
  laws: [
    {
      title: 'fees of appeals of {id}',
      stocks: ['appeal.{id}.fees_waiting'],
      inflows: ['appeal.{id}.fees_paid'],
      outflows: ['appeal.{id}.fees_returned', 'appeal.{id}.fees.*'],
    },
  ],
});

interface PointsSubject {
  id: string;
  hears: boolean;
  limited: boolean;
  fee: boolean;
  suspends: boolean;
}

const ledgers = ({ every }: Countable): PointsSubject[] =>
  namesIn(every, (scenario) => scenario.ledgers).map((id) => {
    const appeals = every.flatMap((scenario) => scenario.ledgers[id]?.appeal ?? []);
    return {
      id,
      hears: appeals.length > 0,
      limited: appeals.some((appeal) => appeal.if !== undefined),
      fee: appeals.some((appeal) => appeal.fee !== undefined),
      suspends: appeals.some((appeal) => appeal.suspends === true),
    };
  });

/** What becomes of requests against points, by ground as it stood when they were made. Every request is in exactly one place. */
export const POINTS_APPEAL_COUNTERS = family({
  id: 'ledger.{id}',
  where: 'for each ledger with `appeal`',
  subjects: ledgers,
  has: ({ hears }) => hears,
  rows: {
    appeals_filed: { kind: 'flow', unit: APPEALS, says: 'Requests against points, ground: {each}.', each: GROUNDS },
    appeals_granted: { kind: 'flow', unit: APPEALS, says: 'Requests against points granted, ground: {each}.', each: GROUNDS },
    appeals_refused: { kind: 'flow', unit: APPEALS, says: 'Requests against points refused, ground: {each}.', each: GROUNDS },
    appeals_lapsed: { kind: 'flow', unit: APPEALS, says: 'Requests against points that lapsed, ground: {each}.', each: GROUNDS },
    appeals_pending: {
      kind: 'stock',
      unit: APPEALS,
      says: 'Requests against points that wait for an answer, ground: {each}.',
      each: GROUNDS,
    },
    appeals_returned: { kind: 'flow', unit: APPEALS, says: 'Requests granted that restored points.' },
    appeals_cleared: {
      kind: 'flow',
      unit: APPEALS,
      says: 'Requests granted after the points had ceased to count, so that none were restored.',
    },
    appeals_points: {
      kind: 'flow',
      unit: 'points',
      says: 'Points that granted requests restored. `points_given` includes them.',
    },
    appeals_barred: {
      kind: 'flow',
      unit: APPEALS,
      says: 'Requests that people would have made but could not, because they did not meet the condition `if`. They are not among those filed.',
      when: ({ limited }) => limited,
    },
  },
  totals: (['filed', ...FATES] as const).map((fate) => ({
    id: `ledger.{id}.appeals_${fate}`,
    kind: 'flow' as const,
    unit: APPEALS,
    says: {
      filed: 'Requests against points.',
      granted: 'Requests against points granted.',
      refused: 'Requests against points refused.',
      lapsed: 'Requests against points that lapsed: the ledger ended, heard none any more, or the person left before an answer.',
    }[fate],
    of: [`ledger.{id}.appeals_${fate}.*`],
  })),
  laws: [
    {
      title: 'appeals against points of {id} on the ground of {each}: filed are granted, refused, lapsed or pending',
      stocks: ['ledger.{id}.appeals_pending.{each}'],
      inflows: ['ledger.{id}.appeals_filed.{each}'],
      outflows: FATES.map((fate) => `ledger.{id}.appeals_${fate}.{each}`),
      each: GROUNDS,
    },
    {
      title: 'appeals against points of {id} granted: points restored, or none that count',
      stocks: [],
      inflows: ['ledger.{id}.appeals_granted'],
      outflows: ['ledger.{id}.appeals_returned', 'ledger.{id}.appeals_cleared'],
    },
  ],
});

/** Fees of requests against points: those paid are given back, kept, or wait for the answer. */
export const POINTS_FEE_COUNTERS = family({
  id: 'ledger.{id}',
  where: 'for each ledger whose `appeal` has a `fee`',
  subjects: ledgers,
  has: ({ fee }) => fee,
  rows: {
    appeals_fees_paid: { kind: 'flow', unit: MONEY, says: 'Fees paid with requests against points.' },
    appeals_fees_returned: { kind: 'flow', unit: MONEY, says: 'Fees returned because the request against points was granted.' },
    appeals_fees_waiting: {
      kind: 'stock',
      unit: MONEY,
      says: 'Fees that wait for the answer and are returned if the request against points is granted.',
    },
    appeals_fees: {
      kind: 'flow',
      unit: MONEY,
      says: 'Fees of requests against points that were kept, cause of the record: {each}.',
      each: CAUSES,
    },
  },
  laws: [
    {
      title: 'fees of appeals against points of {id}',
      stocks: ['ledger.{id}.appeals_fees_waiting'],
      inflows: ['ledger.{id}.appeals_fees_paid'],
      outflows: ['ledger.{id}.appeals_fees_returned', 'ledger.{id}.appeals_fees.*'],
    },
  ],
});

/** Points that do not count while a request waits. */
export const POINTS_SUSPENDED_COUNTERS = family({
  id: 'ledger.{id}',
  where: 'for each ledger whose `appeal` has `suspends`',
  subjects: ledgers,
  has: ({ suspends }) => suspends,
  rows: {
    appeals_suspended: {
      kind: 'flow',
      unit: 'points',
      says: 'Points returned for the time in which a request waits. `points_given` includes them.',
    },
    appeals_resumed: {
      kind: 'flow',
      unit: 'points',
      says: 'Such points taken again because the request was not granted. `points_taken` includes them.',
    },
  },
});
