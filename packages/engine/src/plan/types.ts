import type { Catalogue } from '@glasshouse/scenario';
import type { FlowSection, ReachPlan } from './flows.js';
import type { MindsPlan } from './minds.js';
import type { GridIds } from './grid.js';
import type { PatrolPlan, ScreenPlan } from './grid-types.js';
import type { LiabilityPlan, LiabilityPolicy, MeasureReach, WitnessPlan } from './liability.js';
import type { EnterprisePlan, MarketPlan } from './market.js';
import type { OfficePolicy, OfficeSection } from './office.js';
import type { EntryStatus, LedgerLimits, ListStatus, RuleStatus, StatusPolicy, WhoPlan } from './status.js';

/** The plan of an experiment: the scenario and its arms as flat tables of plain data, in canonical order. */

/** Why a report stands against a person. Order is the order of HARM when several causes impose one measure. */
export { CAUSES, REASONS } from '@glasshouse/scenario';
export const DEED = 0;
export const LAWFUL = 1;
export const STATUS = 2;
export const INABILITY = 3;
export const OTHER = 4;
export const ERROR = 5;
export const CAUSE_COUNT = 6;

/** Positions of the reasons why an entry leaves a list. */
export const PERFORMED = 0;
export const TERM = 1;
export const EMPTY_SEARCHES = 2;
export const REPAIR = 3;
export const CORRECTED = 4;
export const POLICY_END = 5;
export const GONE = 6;

export const KINDS = ['breach', 'merit', 'protected', 'obligation', 'attempt', 'false_alarm'] as const;
export const BREACH = 0;
export const MERIT = 1;
export const PROTECTED = 2;
export const OBLIGATION = 3;
export const ATTEMPT = 4;
export const FALSE_ALARM = 5;

/** A number for each category of one attribute, or one number for all (`attribute` -1, one value). */
export interface ByAttribute {
  attribute: number;
  values: number[];
}

export interface AttributePlan {
  id: string;
  categories: string[];
  /** Cumulative thresholds in 0..2^32, one per category. */
  cumulative: number[];
  ofHousehold: boolean;
  /** `[place]`: thresholds where a place's shares differ, else null. Absent where they differ nowhere. */
  byPlace?: (number[] | null)[];
  /** No dice are thrown for children: each has `childCategory`. */
  adultsOnly: boolean;
  childCategory: number;
  key: number;
}

export interface StreamPlan {
  id: string;
  title: string;
  key: number;
  kind: number;
  context: number;
  /** Stream whose rules apply to what is recorded: itself, or the conduct a false alarm is taken for. */
  conduct: number;
  /** One mask per attribute: bit c set = category c qualifies; 0xffffffff = any. Empty: everybody qualifies. */
  who: number[];
  adultsOnly: boolean;
  rate: ByAttribute;
  ceiling: number;
  gapFactor: number;
  classFactors: number[];
  classCumulative: number[];
  trendDays: number[];
  trendFactors: number[];
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
  paymentEffect: number;
  /** false_alarm: chance that a falling-out becomes an accusation (-1: not asked), and by how much witnesses raise it. */
  accuses: number;
  accused: number;
  /** Position among the streams that some screen looks for, or -1. */
  watched: number;
  /** protected: the stance that one must hold to act, or -1. */
  stance: number;
}

export interface ChannelPlan {
  id: string;
  key: number;
  /** coverage x sensitivity; where coverage differs by attribute, see `byCategory`. */
  probability: number;
  byCategory: ByAttribute | null;
  local: boolean;
  /** Its last day is over: share of communities in which it goes on; negative: not over. */
  lingers: number;
  delay: number;
  /** Position of its owner, or -1 where the plan has no flows. */
  owner: number;
  /** Other people are its eyes. */
  witnesses: WitnessPlan | null;
  /** Patrol that carries it, or -1. */
  carriedBy: number;
}

export interface ReviewPlan {
  id: string;
  key: number;
  passesSound: number;
  passesUnsound: number;
  /** Reports a round, per person of the whole run and day; negative: no limit. */
  capacity: number;
  passWhenFull: boolean;
  /** Reports a round that have to be let through, counted as `capacity`; negative: no quota. While fewer are, unsound ones pass with this chance. */
  quota: number;
  quotaPasses: number;
}

export interface RulePlan extends RuleStatus {
  id: string;
  /** Position among the rules of the plan. */
  index: number;
  ledger: number;
  key: number;
  stream: number;
  points: number;
  discretion: boolean;
  discretionFrom: number;
  discretionTo: number;
  /** Highest score of the grade it sets; NaN: none. */
  setTop: number;
  monthly: boolean;
  stepTo: number[];
  stepPer: number[];
  cap: number;
  lifetime: number;
  /** Column of running totals for caps and steps, or -1. */
  column: number;
}

export interface LedgerPlan extends LedgerLimits {
  id: string;
  on: boolean;
  key: number;
  who: number[];
  optIn: number;
  start: number;
  /** Lower bounds, best first; the last is -Infinity. */
  from: number[];
  grades: string[];
  /** Ledger entries that a change of score can bring about. */
  entries: number[];
}

export interface EntryPlan extends EntryStatus {
  id: string;
  /** Position among the entries of the plan. */
  index: number;
  list: number;
  key: number;
  /** Stream, or -1 when brought about by a ledger. */
  stream: number;
  ledger: number;
  /** Grade index; `atMost`: this grade or worse. */
  grade: number;
  atMost: boolean;
  probability: number;
  term: number;
  extensionProbability: number;
  extensionFrom: number;
  extensionTo: number;
}

export interface ListPlan extends ListStatus {
  id: string;
  on: boolean;
  public: boolean;
  performedDelay: number;
  emptySearches: number;
  repairAfter: number;
  repair: number;
  limitsOutlast: boolean;
  appeals: number;
  appealDelay: number;
  correctsUnsound: number;
  overturnsSound: number;
  key: number;
}

export interface TriggerPlan {
  list: number;
  ledger: number;
  grade: number;
  atMost: boolean;
  /** Score in place of a grade; NaN: none. */
  score: number;
  /** What a person is; null: something else. */
  who: WhoPlan | null;
}

export interface MeasurePlan extends MeasureReach {
  id: string;
  on: boolean;
  sanction: boolean;
  context: number;
  triggers: TriggerPlan[];
  untilPerformed: boolean;
  refuses: number[];
  reachesChildren: boolean;
  local: boolean;
}

/** What is in force from a day on, in one arm. Indices are those of the plan's unions. */
export interface Policy extends LiabilityPolicy, OfficePolicy, StatusPolicy {
  from: number;
  channelsOf: ChannelPlan[][];
  reviewsOf: { review: ReviewPlan; index: number }[][];
  rulesOf: RulePlan[][];
  entriesOf: EntryPlan[][];
  rules: (RulePlan | null)[];
  ledgers: LedgerPlan[];
  lists: ListPlan[];
  entries: (EntryPlan | null)[];
  measures: MeasurePlan[];
  /** Indices of ledgers and measures in force. */
  ledgersOn: number[];
  measuresOn: number[];
  /** Measures that reach children, as a bit mask. */
  reachesChildren: number;
  /** Per patrol of the plan: in force, or null. Screens in force. */
  patrols: (PatrolPlan | null)[];
  screens: ScreenPlan[];
  /** Any measure in force that refuses an attempt, as a bit mask. */
  refusing: number;
  enterprises: EnterprisePlan[];
  /** Who knows which records; null: everybody all. */
  reach: ReachPlan | null;
}

export interface ArmPlan {
  id: string;
  title: string;
  /** Every table of the arm, of all variants: to search in. What holds somewhere on a day is found through `policiesAt`. */
  policies: Policy[];
  /** `[variant]`: the tables of places that meet the same policy, in order of their days. */
  variants: Policy[][];
}

export interface RoundPlan {
  first: number;
  last: number;
  label: string;
  year: number;
}

export interface CommunityPlan {
  place: number;
  key: number;
  persons: number;
}

export interface Plan extends LiabilityPlan, GridIds, OfficeSection, FlowSection {
  scenario: string;
  start: number;
  end: number;
  rounds: RoundPlan[];
  years: string[];
  places: string[];
  /** Places under whose names results are told (the region as a whole for places in Xinjiang), and which of them each place is part of. */
  shownPlaces: string[];
  shownPlaceOf: number[];
  /** Variant of the policy that each place meets. Places whose windows are equal share one. */
  variantOf: number[];
  communities: CommunityPlan[];
  persons: number;
  weight: number;
  ageAttribute: number;
  attributes: AttributePlan[];
  /** Per age band: adult or not. */
  adultBand: boolean[];
  householdCumulative: number[];
  /** Cumulative thresholds of age bands for the first member, and for the others. */
  firstAge: number[];
  otherAge: number[];
  groups: { id: string; attribute: number; categories: string[] }[];
  cells: string[];
  leaves: number;
  enters: number;
  contexts: string[];
  streams: StreamPlan[];
  attempts: number[];
  channels: string[];
  reviews: string[];
  ledgers: string[];
  lists: string[];
  entries: string[];
  rules: string[];
  measures: string[];
  /** Columns of running totals. */
  ruleColumns: number;
  perceives: boolean;
  aware: number;
  ownRecord: number;
  kinListed: number;
  display: number;
  fadePerDay: number;
  kinElsewhere: number;
  /** Some review has a quota in some arm. */
  quotas: boolean;
  minds: MindsPlan;
  market: MarketPlan | null;
  enterprises: string[];
  /** A response reads how many people are on public lists. */
  shames: boolean;
  /** What runs of the plan count, and where in the books. */
  catalogue: Catalogue;
  arms: ArmPlan[];
}

/** Levels of perceived risk: 1 is this many steps. */
export const RISK_ONE = 30000;
/** A term that ends only with performance. */
export const NEVER = 0x3fffffff;
