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
      says: 'Entries on the hidden list of which their subject learned.',
      when: ({ hidden }) => hidden,
    },
    barred: {
      kind: 'flow',
      unit: APPEALS,
      says: 'Requests that people would have made and could not, because the condition for requests did not hold of them. They are not among those filed.',
      when: ({ limited }) => limited,
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
export const chargesFees = (countable: Countable): boolean => lists(countable).some(({ fee }) => fee);

/** Fees of requests: those paid are given back, kept, or wait for the answer. */
export const FEE_COUNTERS = family({
  id: 'appeal.{id}',
  where: 'for each list whose `appeal` has a `fee`',
  subjects: lists,
  has: ({ fee }) => fee,
  rows: {
    fees_paid: { kind: 'flow', unit: MONEY, says: 'Fees paid with requests.' },
    fees_returned: { kind: 'flow', unit: MONEY, says: 'Fees given back because the request was granted.' },
    fees_waiting: { kind: 'stock', unit: MONEY, says: 'Fees that are given back if the request is granted, and wait for the answer.' },
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
