import type { ClaimResult } from './claims.js';
import type { AdviceResult, SensitivityResult } from './sensitivity.js';

/** The published format of results: what a run gives, what a study folder holds, what a report reads. */

/** How a counter behaves in time. flow and days add up over time; a stock is read at the end of a period. */
export type CounterKind = 'flow' | 'stock' | 'days';

export interface CounterDefinition {
  /** Such as `list.defaulters.entered.inability`. */
  id: string;
  kind: CounterKind;
  unit: string;
  /** What it counts, in a sentence. */
  definition: string;
  /** Belongs to places, firms or offices and not to people: booked in the first cell, left out of tables by group. */
  owned?: 'place';
}

/** Integer counts of one run. Arrays are indexed `[arm]`, then as named; the last index is the counter. */
export interface RunCounts {
  /** Id of each counter, in the order of the last index. */
  ids: readonly string[];
  /** `[arm][round][counter]`, over the rounds after the warm-up. Stocks: at the end of the round. */
  byRound: Float64Array[][];
  /** `[arm][year][place][counter]`; years and places in the order of the plan. Stocks: at the end of the year. */
  byYear: Float64Array[][][];
  /** `[arm][cell][counter]`, summed over the horizon after the warm-up (stocks: at its end). */
  byCell: Float64Array[][];
  /** `[arm][year][cell][counter]`, where the study asks for it. Stocks: at the end of the year. */
  byYearCell?: Float64Array[][][];
}

/** Where an arm first differs from the baseline. */
export interface FirstDifference {
  arm: string;
  /** Day as YYYY-MM-DD, or null: equal in memory to the end. */
  day: string | null;
  /** First person touched, such as `S-4821`. */
  person: string | null;
}

/** Gross effect of an arm against the baseline, person by person, by cell of groups. Integer sums. */
export interface GrossEffects {
  arm: string;
  /** `[cell]`: people with more sanction-days than in the baseline, fewer, the same. */
  more: Float64Array;
  fewer: Float64Array;
  same: Float64Array;
  /** `[cell]`: sanction-days added to those with more, and taken from those with fewer. */
  daysAdded: Float64Array;
  daysTaken: Float64Array;
}

/** One dated step of a followed person's life in one arm. */
export interface LifeStep {
  day: string;
  stage:
    | 'opportunity'
    | 'decision'
    | 'detection'
    | 'review'
    | 'record'
    | 'score'
    | 'list'
    | 'measure'
    | 'spread'
    | 'response'
    | 'council'
    | 'world';
  /** Plain sentence, third person. */
  text: string;
  /** Path of the rule in the scenario, such as `lists.defaulters.entries.ground_1`. */
  rule: string | null;
  /** Value that decided it, with its source id or `assumed`. */
  quantity: { path: string; value: number; unit: string; source: string | null } | null;
}

export interface FollowedPerson {
  /** Experiment in whose first run the person lives; arms are named as there. */
  experiment?: string;
  person: string;
  why: string;
  /** Category of each attribute on the first day of the person in the run. */
  groups: Record<string, string>;
  /** That day, where people grow older, move or are born in the run. */
  groupsOn?: string;
  /** `left`: steps of the life that are left out, where any are. */
  lives: { arm: string; steps: LifeStep[]; sanctionDays: number; withoutDeedDays: number; left?: number }[];
}

export interface RunResult {
  experiment: string;
  point: number;
  replicate: number;
  runId: string;
  arms: string[];
  /** Simulated people, and real people that one stands for. */
  persons: number;
  weight: number;
  counts: RunCounts;
  /** Counts by community, where the study asks for any: people of each, and `[arm]` the columns of each, `community * columns + column`. */
  communities?: { sizes: Float64Array; byArm: Float64Array[] };
  effects: GrossEffects[];
  firstDifference: FirstDifference[];
  /** Checks that ran and held, such as stock = inflow - outflow. A failed check throws instead. */
  checks: { name: string; comparisons: number }[];
  work: { candidates: number; events: number; bytesPerPersonArm: number };
}

/** One of the study's own numbers in one arm of one run. */
export interface IndicatorValue {
  indicator: string;
  arm: string;
  numerator: number;
  denominator: number;
  /** What the ratio is multiplied by: `per`, and real people for each simulated one where the indicator is scaled. */
  multiplier: number;
  /** Multiplier times numerator over denominator, as the page prints it; null where the denominator is zero. */
  value: number | null;
  unit: string;
}

/** The value of a varied quantity that ran at a design point in an arm. */
export interface DesignRow {
  experiment: string;
  point: number;
  /** The scenario as written, drawn over the assumptions, or one value of a sweep. */
  kind: 'written' | 'drawn' | 'sweep';
  /** The point on which a swept value is tried; otherwise the point itself. */
  base: number;
  arm: string;
  path: string;
  value: number;
  unit: string;
  role: 'world' | 'policy';
}

/** Range of a number: over design points (the bar), and of the random draws alone at point 0 (the thin line). */
export interface Estimate {
  /** The scenario as written (point 0); the median over points where these were fitted, or where point 0 has no case (`median`). */
  middle: number;
  median?: true;
  low: number;
  high: number;
  /** 95 % interval over replicates at point 0, within the bounds of the number; null with fewer than ten replicates. */
  dice: [number, number] | null;
  points: number;
  replicates: number;
  /** Set when nothing was seen in any run: rule-of-three upper bound. */
  upperBound: number | null;
  /** Nothing was seen because the rules and dates leave no way in which it could be. */
  byConstruction?: true;
  /**
   * `assumptions`: over the design points. `fitting`: over the points that fit. `dice only`: one point. `worlds`: the exact 95 % interval of a share of
   * worlds, one of each design point.
   */
  over: 'assumptions' | 'fitting' | 'dice only' | 'worlds';
  /** `ends`: low and high are the least and the greatest value over points. Absent in older results: 5th to 95th percentile from 20 points on. */
  bar?: 'ends';
}

export interface IndicatorResult {
  experiment: string;
  indicator: string;
  title: string;
  unit: string;
  definition: string;
  harm: boolean;
  /** Made of first days on a list or under a sanction: after the warm-up of its experiment, whoever is there already counts in the first counted round. */
  countsStanding?: true;
  arms: {
    arm: string;
    title: string;
    estimate: Estimate;
    /** Against the baseline with the same random draws. */
    difference: Estimate | null;
  }[];
  /** Per value of a sweep. */
  sweep: { path: string; values: { value: number; arms: { arm: string; estimate: Estimate }[] }[] }[];
}

export interface HarmRow {
  experiment: string;
  arm: string;
  measure: string;
  measureTitle: string;
  context: string;
  /** Harm word of the codebook, see HARM_WORDS. */
  harm: string;
  group: string;
  category: string;
  /** Days per 1,000 synthetic people per year. */
  per1000: Estimate;
}

/** Money that a sanction took, by cause: as a row of days, with `per1000` in the currency, per 1,000 synthetic people per year. */
export interface MoneyRow extends HarmRow {
  currency: string;
}

export interface TargetResult {
  experiment: string;
  id: string;
  title: string;
  use: 'fit' | 'held_out' | 'context';
  source: string;
  published: number;
  model: Estimate;
  /** What a straight line through the fitted counts would say. */
  naive: number | null;
  within: boolean | null;
}

export interface SeriesResult {
  id: string;
  title: string;
  unit: string;
  points: { source: string; on: string; value: number; issuedBy: string; note: string | null; doubtful: boolean }[];
  increments: { from: string; to: string; days: number; perYear: number; doubtful: boolean }[];
  /** Highest over lowest yearly increment without the doubtful ones. A constant rate gives 1. */
  ratio: number;
  contradictions: string[];
}

/** One group against another, as written and with equal rates. */
export interface RatioResult {
  id: string;
  title: string;
  experiment: string;
  equal: string;
  arm: string;
  harm: boolean;
  of: string[];
  group: string;
  reference: string;
  rows: { category: string; equal: Estimate; asWritten: Estimate; verdict: RatioVerdict }[];
  /** Paths at which the scenario gives this group another number or rule. */
  putIn: string[];
}

/** `put in`: differs as written only. `came out`: differs with equal rates too. `both`: differs with equal rates, and otherwise as written. */
export type RatioVerdict = 'put in' | 'came out' | 'both' | 'no difference' | 'cannot be told';

/** What is shown of another study: its claims at full size, with what they came from. */
export interface ShippedStudy {
  id: string;
  title: string;
  size: 'reduced' | 'full';
  seed: number;
  hash: string;
  command: string;
  /** Files it was made from: SHA-256 of the bytes, and of what they say (`contentHash`). */
  inputs: { file: string; sha256: string; content: string }[];
  /** Those of them that say something else now: the result is that of earlier rules or numbers. Absent or empty: none. */
  outdated?: string[];
  claims: ClaimResult[];
  ratios: RatioResult[];
  sources: SourceUsed[];
}

export interface AssumptionUsed {
  experiment: string;
  path: string;
  /** Arms in which it is so, where it is not in all. */
  arms?: string[];
  /** Title of the entry that the quantity belongs to. Absent where the entry has none. */
  of?: string;
  value: number;
  unit: string;
  why: string;
  range: [number, number];
  role: 'world' | 'policy';
}

export interface SourceUsed {
  id: string;
  statement: string;
  value: string;
  unit: string;
  citation: string;
  address: string;
  grade: string;
  seenVia: string;
  disputedBy: string;
  /** Paths and claims that stand on it. */
  usedBy: string[];
  /** The file that brings the row, where it is not one of the shipped register. */
  file?: string;
}

/** Everything a report prints. Written as `study.json`. */
export interface StudyDocument {
  format: 1;
  id: string;
  title: string;
  about: string;
  size: 'reduced' | 'full';
  seed: number;
  hash: string;
  command: string;
  /** The result folder as named from the repository; null where it lies elsewhere. Absent: the one that is meant when nothing is said. */
  folder?: string | null;
  experiments: {
    id: string;
    title: string;
    planted?: boolean;
    equalRates?: boolean;
    /** True where all design points share their random draws, false where each has its own. Absent in results that do not say. */
    commonDice?: boolean;
    harmOnly?: boolean;
    scenario: string;
    scenarioTitle: string;
    /** Titles of what the sections of the scenario hold: `lists.cuts` -> `Benefit cut`. Absent in results that do not say. */
    titles?: Record<string, string>;
    reading: string;
    arms: { id: string; title: string; about: string; reading: string; patch: Record<string, unknown> }[];
    persons: number;
    weight: number;
    points: number;
    fitting: number | null;
    /** Where something was fitted: the point that came nearest to the fitted counts, and its greatest relative miss. */
    fit?: { nearest: number; nearestPoint: number };
    replicates: number;
    /** `warmUp`: last day of the warm-up, in which nothing was counted; absent where there was none. */
    horizon: { start: string; end: string; round: string; warmUp?: string };
    firstDifference: FirstDifference[];
    gross: { arm: string; more: number; fewer: number; same: number; daysAdded: number; daysTaken: number }[];
    checks: { name: string; comparisons: number }[];
    /** Stocks and flows by year for the figures: counter id -> arm -> values per year at point 0. */
    years: { labels: string[]; counters: Record<string, Record<string, number[]>> };
  }[];
  indicators: IndicatorResult[];
  harm: HarmRow[];
  /** The money of the harm ledger. Absent: no sanction takes any. */
  money?: MoneyRow[];
  targets: TargetResult[];
  series: SeriesResult[];
  facts: { id: string; title: string; columns: string[]; rows: { cells: string[]; sources: string[] }[] }[];
  claims: ClaimResult[];
  ratios: RatioResult[];
  /** What moves the numbers of claims, and those that an experiment names. Absent: no design shows it. */
  sensitivity?: SensitivityResult[];
  /** Whether there were runs enough for the differences that experiments say matter. */
  advice?: AdviceResult[];
  /** Full-size results of other studies, shown beside this one's. */
  shipped?: ShippedStudy[];
  /** Whom the study wants followed. Absent: nobody. */
  follow?: { experiment: string; count: number; rule: string }[];
  /** Those who were found: fewer than asked for where fewer qualify. */
  followed: FollowedPerson[];
  assumptions: AssumptionUsed[];
  sources: SourceUsed[];
  dictionary: CounterDefinition[];
  codebook: { word: string; meaning: string }[];
  box: { title: string; lines: { text: string; sources: string[] }[] } | null;
  notCounted: string[];
}

/** The words of the harm ledger, in the order in which they are printed. */
export const HARM_WORDS: { word: string; meaning: string }[] = [
  { word: 'lawful', meaning: "A day of a sanction whose record stands under the person's own lawful conduct." },
  { word: 'status', meaning: 'A day of a sanction whose record stands under what a person is: group, age, birth, kin.' },
  {
    word: 'inability',
    meaning:
      'A day of a sanction whose record stands under what the person could not do or avoid on the day of the record, also after they became able.',
  },
  {
    word: 'other',
    meaning: 'A day of a sanction that reaches a person through the deed of another, such as a child of a listed adult.',
  },
  {
    word: 'error',
    meaning:
      'A day of a sanction whose record stands under a false alarm or a wrong entry. The person may have true breaches too, but these alone would not bring it.',
  },
  {
    word: 'deed',
    meaning:
      "A day of a sanction that the person's own true breaches alone would have brought about. An open duty is one if they are able on the day of the record, though unable when it fell due.",
  },
];
