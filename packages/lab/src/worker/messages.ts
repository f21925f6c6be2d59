import type { LifeStep, Problem, StudyDocument } from '@glasshouse/scenario';
import type { World, Worlds } from '../run/study-of-worlds.js';

/** A scenario as the list shows it. */
export interface ScenarioCard {
  path: string;
  id: string;
  title: string;
  reading: string;
  harmOnly: boolean;
}

/** A number of the rules, as the page of rules shows it. */
export interface RuleNumber {
  path: string;
  /** Title of the entry that it belongs to, such as a list or a review. */
  of: string;
  section: string;
  value: number;
  unit: string;
  /** Register row; null for an assumption. */
  source: string | null;
  /** Why an assumed number is what it is. */
  why: string | null;
  range: [number, number] | null;
}

/** A rule that can be switched off as a whole. */
export interface RuleSwitch {
  path: string;
  of: string;
  section: string;
}

export interface OpenScenario extends ScenarioCard {
  about: string;
  /** SHA-256 of the scenario with all that it extends. */
  content: string;
  numbers: RuleNumber[];
  switches: RuleSwitch[];
  start: string;
  end: string;
}

export interface ToldLife {
  person: string;
  groups: Record<string, string>;
  arms: { arm: string; steps: LifeStep[]; sanctionDays: number; withoutDeedDays: number }[];
  without: string | null;
}

/** From the page to the worker. */
export type Order =
  | { kind: 'list' }
  | { kind: 'open'; path: string }
  | { kind: 'run'; worlds: Worlds; seed: number }
  | { kind: 'explain'; person: string; without?: string }
  | { kind: 'report' };

/** From the worker to the page. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'listed'; scenarios: ScenarioCard[] }
  | { kind: 'opened'; scenario: OpenScenario }
  | {
      kind: 'begun';
      people: number;
      worlds: readonly World[];
      community: Int32Array;
      person: Int32Array;
      months: number;
      runs: number;
      text: string;
    }
  | { kind: 'month'; label: string; changes: Uint32Array[] }
  | { kind: 'runs'; done: number; runs: number }
  | { kind: 'finished'; hash: string; document: StudyDocument; effects: { arm: string; more: number; fewer: number }[]; seconds: number }
  | { kind: 'told'; life: ToldLife }
  | { kind: 'reported'; html: string }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'failed'; message: string };
