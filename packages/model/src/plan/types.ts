import type { CommunityColumn } from '../books/community-book.js';
import type { Catalogue } from '../counters/catalogue.js';
import type { AmountPlan } from '../mechanisms/amounts/plan-types.js';
import type { ChannelPlan } from '../mechanisms/channels/plan-types.js';
import type { ConditionPlan } from '../mechanisms/conditions/plan.js';
import type { MemoryPlan } from '../mechanisms/conditions/memory-plan.js';
import type { DemographyPlan } from '../mechanisms/demography/plan.js';
import type { EncounterPlan } from '../mechanisms/encounters/plan.js';
import type { EnterprisePlan, FirmsPlan } from '../mechanisms/firms/plan.js';
import type { FlowSection, ReachPlan } from '../mechanisms/flows/plan.js';
import type { GridIds } from '../mechanisms/incidents/plan.js';
import type { LedgerPlan, RulePlan } from '../mechanisms/ledgers/plan-types.js';
import type { EntryPlan, ListPlan } from '../mechanisms/lists/plan-types.js';
import type { MeasurePlan } from '../mechanisms/measures/plan-types.js';
import type { OfficePolicy, OfficeSection } from '../mechanisms/officials/plan.js';
import type { PatrolPlan } from '../mechanisms/patrols/plan.js';
import type { AttributePlan } from '../mechanisms/population/plan-types.js';
import type { ReviewPlan } from '../mechanisms/reviews/plan-types.js';
import type { ScreenPlan } from '../mechanisms/screens/plan.js';
import type { SpreadsPlan, SpreadPolicy } from '../mechanisms/spreads/plan.js';
import type { StatePlan, TransitionPlan } from '../mechanisms/states/plan.js';
import type { StreamPlan } from '../mechanisms/streams/plan-types.js';
import type { MindsPlan } from './minds.js';
import type { StatusPolicy } from './status.js';

/** What is in force from a day on, in one arm. Indices are those of the plan's unions. */
export interface Policy extends SpreadPolicy, OfficePolicy, StatusPolicy {
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
  /** Lists on whose entries no sanction rests while instalments are paid, as a bit mask. */
  suspendedByPlan: number;
  /** Any measure in force that refuses an attempt, as a bit mask. */
  refusing: number;
  enterprises: EnterprisePlan[];
  /** Per stream: what must hold of a person to meet it, or null; null where no stream asks for anything. */
  gates: (ConditionPlan | null)[] | null;
  /** Conditions of the world, as this policy's ledgers, lists and measures answer them. */
  asked: ConditionPlan[];
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
  /** Index of its year; `UNCOUNTED` in the warm-up. */
  year: number;
}

export interface CommunityPlan {
  place: number;
  key: number;
  persons: number;
}

export interface Plan extends SpreadsPlan, GridIds, OfficeSection, FlowSection {
  scenario: string;
  start: number;
  end: number;
  /** First day that counts: the first day of the run, or the day after the warm-up. */
  countFrom: number;
  rounds: RoundPlan[];
  years: string[];
  places: string[];
  /** Places under whose names results are told (the region as a whole for places in Xinjiang), and which of them each place is part of. */
  shownPlaces: string[];
  shownPlaceOf: number[];
  /** Variant of the policy that each place meets. Places whose windows are equal share one. */
  variantOf: number[];
  communities: CommunityPlan[];
  /** What a study wants kept for each community; empty where nothing is. */
  communityColumns: readonly CommunityColumn[];
  /** Whether counts are kept by cell of groups and calendar year. */
  groupYears: boolean;
  persons: number;
  weight: number;
  ageAttribute: number;
  attributes: AttributePlan[];
  /** Some rule or stream names a band of children: they can act and be under measures of their own. */
  minors: boolean;
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
  /** Population in time; null: nobody grows older or dies. */
  demography: DemographyPlan | null;
  contexts: string[];
  streams: StreamPlan[];
  attempts: number[];
  states: StatePlan[];
  /** Changes of state that people can meet, in canonical order. */
  transitions: TransitionPlan[];
  /** Reference amounts. */
  amounts: AmountPlan[];
  /** Some measure takes or gives money, in some arm. */
  money: boolean;
  /** Some attempt has consequences beyond its own refusal; columns of refusals that count towards giving up. */
  reacting: boolean;
  refusalColumns: number;
  channels: string[];
  reviews: string[];
  ledgers: string[];
  lists: string[];
  entries: string[];
  rules: string[];
  measures: string[];
  /** Columns of running totals. */
  ruleColumns: number;
  /** Records that conditions ask for. */
  memory: MemoryPlan;
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
  encounters: EncounterPlan[];
  market: FirmsPlan | null;
  enterprises: string[];
  /** A response reads how many people are on public lists. */
  shames: boolean;
  /** What runs of the plan count, and where in the books. */
  catalogue: Catalogue;
  arms: ArmPlan[];
}
