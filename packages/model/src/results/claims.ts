import type { ClaimMoves } from './sensitivity.js';
import type { Estimate } from './tables.js';

/** A claim of a study: what documents say of it, what the model says, and what would change that. */
export interface ClaimResult {
  id: string;
  title: string;
  locus: string;
  quotation: string;
  documentStamp: string;
  documentWhy: string;
  documentSources: string[];
  /** A stamp of the study's rules, or `not_computed`. */
  modelStamp: string;
  modelUnder: string;
  wouldCountFor: string;
  wouldCountAgainst: string;
  wouldChangeTheAnswer: string;
  harm: string;
  numbers: { text: string; harm: boolean; estimate: Estimate | null; of: string }[];
  /** One sentence safe to quote, or why there is none. */
  quotable: string;
  /** Counts kept out of the fit, of the experiments that the numbers read, and the titles of those missed. */
  heldOut?: { of: number; missed: string[] };
  command: string;
  tables: string[];
  /** What moves its numbers most, where the design shows it. */
  moves?: ClaimMoves[];
  /** Its fit and its rule, tried on simulated worlds whose answer is known. One entry for each experiment that it reads and that fits. */
  loop?: ClosedLoop[];
  /** What stored calibrations found of its numbers: bounds by a search, and a second reading. */
  searched?: ClaimSearch[];
  /** No experiment examines it: the card rests on the register alone. */
  registerOnly?: boolean;
  /** The same rule of stamping in a world made so that the opposite holds. */
  planted?: { title: string; about: string; expected: string; stamp: string; under: string; held: boolean; numbers: string[] };
}

/** Bounds of one number over worlds that fit, found by a calibration that is stored beside the study. */
export interface ClaimSearch {
  of: string;
  title: string;
  size: 'reduced' | 'full';
  seed: number;
  persons: number;
  /** Runs of the whole calibration, and worlds of it that fit. */
  runs: number;
  kept: number;
  /** Worlds that were run without a screen, and those of them that fit. */
  unscreened: { of: number; fit: number };
  /** Least and greatest as they were run, and the same worlds with other draws; null where too few worlds fit. */
  ends: [SearchEnd, SearchEnd] | null;
  /** The worlds of the search, run again with other draws: least and greatest over further runs that fit, of worlds of which at least half do. */
  again?: { worlds: number; throws: number; confirmed: number; range: [number, number] | null };
  /** 5th, 50th and 95th percentile of a second reading, null where it could not be computed; null where none was asked for. */
  reading: { runs: number; effective: number; range: [number, number, number] | null } | null;
}

/** One end, and the mean of further runs of the same world with the number of them that fit. */
export interface SearchEnd {
  value: number;
  again: { mean: number; fit: number; throws: number };
}

/** What the fit and the rule of a claim say of simulated worlds that stand in for the real one in turn. */
export interface ClosedLoop {
  experiment: string;
  /** Design points that were taken for the truth in turn: their counts as published, fitted by the others. */
  worlds: number;
  /** Of these, worlds that enough other points reproduced: only there is anything said. */
  computed: number;
  /** Verdicts by stamp; those without enough points are `not_computed`. */
  stamps: Record<string, number>;
  /** For each number that the claim reads: worlds where it was computed and the range held the world's own value, with the exact 95 % interval of that share. */
  numbers: { of: string; title: string; held: number; of_worlds: number; interval: [number, number] }[];
  /** For each published count that is kept out of the fit: worlds that enough points fitted, and those of them whose own count the points that fit hold between them. */
  keptOut?: { id: string; title: string; held: number; of_worlds: number; interval: [number, number] }[];
  /** The verdicts in the third of the worlds in which the number that decides is lowest and in the third in which it is highest, and where these thirds end. */
  decides?: {
    of: string;
    title: string;
    low: { to: number; stamps: Record<string, number> };
    high: { from: number; stamps: Record<string, number> };
  };
  /** The same on the worlds of the planted experiment, in which the opposite holds. */
  planted?: { experiment: string; expected: string; worlds: number; computed: number; stamps: Record<string, number> };
}
