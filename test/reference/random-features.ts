import fc from 'fast-check';
import { AMOUNT_FEATURES } from './random-amounts.js';
import { APPEAL_FEATURES } from './random-appeals.js';
import { ATTEMPT_FEATURES } from './random-attempts.js';
import { CONDITION_FEATURES } from './random-conditions.js';
import { ELIGIBLE_FEATURES } from './random-eligible.js';
import { ENDS_FEATURES } from './random-ends.js';
import { DEMOGRAPHY_FEATURES } from './random-demography.js';
import { ENCOUNTER_FEATURES } from './random-encounters.js';
import { LIABILITY_FEATURES } from './random-liability.js';
import { PLACE_FEATURES } from './random-places.js';
import { STATE_FEATURES } from './random-states.js';
import { STATUS_FEATURES } from './random-status.js';

/** Parts of a world that can be there or not. What a part looks like depends on the seed alone, so a part left out changes no other. */
const CORE = [
  'breach',
  'second_breach',
  'merit',
  'protected',
  'duty',
  'second_duty',
  'attempt',
  'second_attempt',
  'alarm',
  'alarm_of_duty',
  'of_children',
  'children_act',
  'turnover',
  'attributes',
  'classes',
  'trend',
  'perception',
  'kin',
  'responses',
  'second_channel',
  'review',
  'capacity',
  'points',
  'discretion',
  'set_grade',
  'steps',
  'monthly',
  'opt_in',
  'ledger_who',
  'second_ledger',
  'list',
  'second_entry',
  'grade_entry',
  'rise_entry',
  'second_list',
  'outlast',
  'appeal',
  'repair',
  'ban',
  'second_ban',
  'grade_ban',
  'school',
  'reward',
  'windows',
  'timeline',
  'second_change',
  'schedule',
  'during',
] as const;
const MARKET = ['firms', 'register', 'second_register', 'representatives'] as const;
const OFFICE = ['officials', 'favours', 'audits', 'catalogue', 'local', 'flows'] as const;
const TIME = ['warm_up'] as const;
const MINDS = ['stance', 'second_stance', 'conduct', 'opinion', 'list_survey'] as const;
/** Sections besides deeds, lists and ledgers: each can be left out whole, since some of them keep others from happening. */
export const SECTIONS = [
  MARKET,
  OFFICE,
  MINDS,
  LIABILITY_FEATURES,
  STATUS_FEATURES,
  PLACE_FEATURES,
  AMOUNT_FEATURES,
  CONDITION_FEATURES,
  APPEAL_FEATURES,
  ATTEMPT_FEATURES,
  STATE_FEATURES,
  ENDS_FEATURES,
  DEMOGRAPHY_FEATURES,
  ENCOUNTER_FEATURES,
  ELIGIBLE_FEATURES,
  TIME,
] as const;

type Parts = (typeof SECTIONS)[number][number];
export type Feature = (typeof CORE)[number] | Parts;

export const FEATURES: readonly Feature[] = [...CORE, ...SECTIONS.flat()];

/** Worlds that have all of deeds, lists and ledgers, and none of the sections, each of them, or all. */
export const FULL: readonly Feature[][] = [[...CORE], ...SECTIONS.map((section) => [...CORE, ...section]), [...FEATURES]];

export interface Knobs {
  seed: number;
  on: Feature[];
  persons: number;
  places: number;
  communitySize: number;
  round: 'day' | 'week' | 'month';
  days: number;
  arms: number;
  /** Whether choices are independent of one another. Without it they follow the last bits of a hash, which go together: worlds that are named by their seed keep that. */
  apart?: boolean;
}

export const knobs: fc.Arbitrary<Knobs> = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  on: fc
    .tuple(
      fc.subarray<Feature>([...CORE], { minLength: 8 }),
      ...SECTIONS.map((section) => fc.oneof(fc.constant([] as Feature[]), fc.subarray<Feature>([...section]))),
    )
    .map((parts) => parts.flat()),
  persons: fc.integer({ min: 20, max: 120 }),
  places: fc.integer({ min: 1, max: 3 }),
  communitySize: fc.constantFrom(20, 40, 150),
  round: fc.constantFrom('day', 'week', 'month'),
  days: fc.integer({ min: 35, max: 130 }),
  arms: fc.integer({ min: 1, max: 3 }),
  apart: fc.constant(true),
});
