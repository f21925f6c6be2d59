import type { CommunityColumn, CompileOptions, CounterDefinition, RunResult, Scenario } from '@glasshouse/model';

/** The scenarios that one run compares: the experiment's own and its arms, the first being the baseline. */
export interface RunInputs {
  base: Scenario;
  arms: { id: string; scenario: Scenario }[];
  /** What is kept for each community; absent: nothing. */
  communities?: readonly CommunityColumn[];
  /** Whether counts are kept by group and year; absent: they are not. */
  groupYears?: boolean;
}

/** What this package reads of a compiled plan; the rest is the engine's own. Plain data. */
export interface PlanShape {
  rounds: { first: number; last: number; label: string; year: number }[];
  years: string[];
  places: string[];
  communities: readonly { persons: number }[];
  persons: number;
  weight: number;
  /** Attributes that span the cells, in row-major order: the last one changes fastest. */
  groups: { id: string; categories: string[] }[];
}

/** What an engine reports after each round; all arms are there together. */
export interface RoundProgress {
  round: number;
  rounds: number;
  /** Last day of the round. */
  day: number;
  candidates: number;
}

/** Which run, and what it is called in its result. */
export interface RunOptions {
  seed: number;
  replicate: number;
  runId: string;
  experiment: string;
  point: number;
  onRound?: (progress: RoundProgress) => void;
}

/**
 * The part of an engine that plans and reduces studies. The real one is `@glasshouse/model`; tests bring small ones.
 * `Plan` is plain data that a thread can be sent.
 */
export interface Engine<Plan extends PlanShape = PlanShape> {
  compile(base: Scenario, arms: RunInputs['arms'], options?: CompileOptions): Plan;
  counterDefinitions(plan: Plan): CounterDefinition[];
  runExperiment(plan: Plan, options: RunOptions): RunResult;
}
