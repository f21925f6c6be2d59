import type { CommunityColumn } from '../books/community-book.js';
import type { Catalogue } from '../counters/catalogue.js';
import type { PolicyTables, WorldTables } from '../mechanisms/index.js';

/** What is in force from a day on, in one arm: the tables of all mechanisms. Indices are those of the plan's unions. */
export interface Policy extends PolicyTables {
  from: number;
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
  /** Its position among the communities of the plan. */
  at: number;
  place: number;
  /** What its dice hang on, and not on who else is there. */
  key: number;
  persons: number;
  /** People beside these, in households of their own, who meet nobody; absent: none. A run with them changes nobody else. */
  apart?: number;
}

/** A scenario and its arms as flat tables: what is said here, and the tables of all mechanisms. */
export interface Plan extends WorldTables {
  scenario: string;
  start: number;
  end: number;
  /** First day that counts: the first day of the run, or the day after the warm-up. */
  countFrom: number;
  rounds: RoundPlan[];
  years: string[];
  /** Variant of the policy that each place meets. Places whose windows are equal share one. */
  variantOf: number[];
  /** What a study wants kept for each community; empty where nothing is. */
  communityColumns: readonly CommunityColumn[];
  /** Whether counts are kept by cell of groups and calendar year. */
  groupYears: boolean;
  /** What runs of the plan count, and where in the books. */
  catalogue: Catalogue;
  arms: ArmPlan[];
}
