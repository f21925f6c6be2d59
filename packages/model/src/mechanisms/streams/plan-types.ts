import type { UnderCondition } from '../responses/under.js';
import type { ReactPlan } from './plan-reacts.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import type { OwedPlan } from '../amounts/plan-types.js';
import type { DuringPlan, SchedulePlan } from './calendar.js';

export const KINDS = ['breach', 'merit', 'protected', 'obligation', 'attempt', 'false_alarm', 'occasion', 'outcome'] as const;

export const BREACH = 0;

export const MERIT = 1;

export const PROTECTED = 2;

export const OBLIGATION = 3;

export const ATTEMPT = 4;

export const FALSE_ALARM = 5;

export const OCCASION = 6;

export const OUTCOME = 7;

/** What brings candidates: whom it concerns, how often they meet it, and the ceiling by which they are looked for. */
export interface Chance {
  key: number;
  /** One mask per attribute: bit c set = category c qualifies; 0xffffffff = any. Empty: everybody qualifies. */
  who: number[];
  adultsOnly: boolean;
  rate: ByAttribute;
  /** Days on which the chances come, instead of a rate; when they come at all. */
  schedule: SchedulePlan | null;
  during: DuringPlan | null;
  ceiling: number;
  gapFactor: number;
  classFactors: number[];
  classCumulative: number[];
  /** Key of the draw of a person's class: the stream's own, or that of classes that several streams share. */
  classKey: number;
  trendDays: number[];
  trendFactors: number[];
}

/** Numbers of a stream for people of whom a condition holds; null: as written for the stream. */
export interface CasePlan {
  /** Position among the conditions of the policy; where the case stands in a scenario. */
  ask: number;
  path: string;
  rate: ByAttribute | null;
  inclination: ByAttribute | null;
  able: ByAttribute | null;
  /** Chances of performing a duty, at once and at a monthly check. */
  performsAtOnce: number | null;
  performs: number | null;
  /** Mean of what is owed, in minor units. */
  amount: number | null;
  /** Shares of outcomes, by position in the ends of the stream. */
  shares: (ByAttribute | null)[] | null;
}

/** How the chances of a stream end: outcomes with a share, in canonical order, and the one that takes the rest. */
export interface EndsPlan {
  streams: number[];
  shares: ByAttribute[];
  otherwise: number;
  /** Position of each among the counters of the ends; that of `otherwise` last. */
  members: number[];
}

export interface StreamPlan extends Chance {
  /** Null: the numbers depend on nothing that changes. */
  cases: CasePlan[] | null;
  /** The rate where no case holds; and whether some case has another, so that `rate` is the highest of all, to which candidates are thinned. */
  written: ByAttribute;
  thinsAgain: boolean;
  id: string;
  title: string;
  kind: number;
  context: number;
  /** Stream whose rules apply to what is recorded: itself, or the conduct a false alarm is taken for. */
  conduct: number;
  /** attempt: what people do when a wish is refused, or null. */
  reacts: ReactPlan | null;
  /** Null: chances of it have no outcome. */
  ends: EndsPlan | null;
  /** outcome: cause of what is recorded of it, or -1. */
  cause: number;
  /** outcome: the duty that falls due with it, or -1. */
  brings: number;
  /** obligation: cause of the outcome that brings it where that is no own deed; -1: what follows is an own deed of the able. */
  brought: number;
  /** obligation: days after which an open duty lapses. */
  lapses: number;
  inclination: ByAttribute;
  amount: number;
  able: ByAttribute;
  performsAtOnce: number;
  /** Probability of performing, and of becoming able, at a monthly check. */
  performs: number;
  recovers: number;
  deterred: number;
  chilled: number;
  farmed: number;
  shamed: number;
  emulated: number;
  /** Responses that depend on a condition; null: none. The numbers above are of those that do not. */
  under: UnderCondition[] | null;
  paymentEffect: number;
  /** false_alarm: probability that a dispute becomes an accusation (-1: not asked), and by how much witnesses raise it. */
  accuses: number;
  accused: number;
  /** Position among the streams that some screen looks for, or -1. */
  watched: number;
  /** protected: the stance that one must hold to act, or -1. */
  stance: number;
  /** obligation: the money owed, or null. */
  owed: OwedPlan | null;
}
