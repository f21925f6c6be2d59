import type { ByAttribute } from './types.js';

/** A rare happening of places: the same in every arm but for what thins it. */
export interface IncidentPlan {
  id: string;
  key: number;
  /** Position among the plan's grids. */
  grid: number;
  /** Per cell and day, for each cell of a community in order; the last repeats. */
  rates: number[];
  /** The highest of them under any step of the trend: candidates are drawn at this rate. */
  most: number;
  trendDays: number[];
  trendFactors: number[];
  floor: number;
  prevented: number;
  /** Measures that lower the rate, and by how much for each measure-day per person and year. */
  loweredBy: number[];
  loweredEffect: number;
  reported: number;
}

export const EVEN = 0;
export const BY_PEOPLE = 1;
export const BY_RECORDED = 2;
export const DRAWN_BY_RECORDED = 3;

/** Patrols of one kind in force. */
export interface PatrolPlan {
  id: string;
  /** Position among the patrols of the plan. */
  index: number;
  key: number;
  forgetKey: number;
  countKey: number;
  number: number;
  stations: number;
  allocation: number;
  start: number[];
  forgets: number;
  /** Per incident of the plan: whether a patrol records it. */
  records: boolean[];
  sensitivity: number;
  found: number;
  reported: number;
}

/** A look at everyone concerned on set days, in force. */
export interface ScreenPlan {
  id: string;
  /** Position among the screens of the plan. */
  index: number;
  key: number;
  who: number[];
  adultsOnly: boolean;
  first: number;
  /** Days between looks; 0: one look only. */
  every: number;
  /** Positions among the plan's watched streams: breaches, and lawful conduct. */
  breaches: number[];
  lawful: number[];
  within: number;
  coverage: number;
  sensitivity: number;
  falsePositive: ByAttribute;
  made: number;
  needed: number;
  status: { who: number[]; probability: number }[];
  /** Stream under which flags are reported. */
  stream: number;
  /** Position of its owner, or -1 where the plan has no flows. */
  owner: number;
}
