import type { LifeStep, Problem, StudyDocument } from '@glasshouse/model';
import type { Shared } from '../link/link.js';
import type { World, Worlds } from '../run/worlds.js';
import type { ShownClaim } from '../shipped/cards.js';
import type { Thumbnail } from '../shipped/thumbnails.js';

/** A scenario as the list shows it. */
export interface ScenarioCard {
  path: string;
  id: string;
  title: string;
  reading: string;
  harmOnly: boolean;
}

/** Scenarios of one kind, by their paths. */
export interface Family {
  title: string;
  paths: string[];
}

/** A number of the rules, as the page of rules shows it. */
export interface RuleNumber {
  path: string;
  /** Title of the entry that it belongs to, such as a list or a review. */
  of: string;
  /** Where it stands in that entry, in words. */
  part: string;
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
  /** Whether it is never in force as written. */
  off: boolean;
  of: string;
  section: string;
}

/** A scenario that the reader wrote or opened from a file. It is text until the loader has passed it. */
export interface OwnFile {
  path: string;
  text: string;
}

/** A study that the reader opened: its path, its text, and the files that were opened with it. They are texts until the loader has passed them. */
export interface OwnStudy {
  path: string;
  text: string;
  beside: { name: string; text: string }[];
}

/** An experiment of such a study. */
export interface OwnExperiment {
  id: string;
  title: string;
  scenario: OpenScenario;
  /** The first arms, as many as the page shows side by side. */
  worlds: World[];
  /** How many there are. */
  arms: number;
  persons: number;
  runs: number;
}

/** Such a study that was read and passed. */
export interface OpenStudy {
  own: OwnStudy;
  title: string;
  about: string;
  /** Runs of all experiments. */
  runs: number;
  experiments: OwnExperiment[];
}

export interface OpenScenario extends ScenarioCard {
  /** The text itself, where the reader wrote it. */
  own?: OwnFile;
  about: string;
  /** SHA-256 of the scenario with all that it extends. */
  content: string;
  numbers: RuleNumber[];
  switches: RuleSwitch[];
  /** What shipped studies compare with it, by `study.experiment.arm`. */
  compared: { id: string; title: string }[];
  start: string;
  end: string;
  /** Days within the run on which rules begin, end or change, in order, with what does. */
  dates: RuleDate[];
}

/** A day on which rules begin, end or change. */
export interface RuleDate {
  day: string;
  what: string[];
}

/** A register row as the page shows it. */
export interface ShownRow {
  id: string;
  statement: string;
  value: string;
  number: number | null;
  unit: string;
  grade: string;
  address: string;
  title: string;
  year: string;
}

/** A number of a scenario that a lesson speaks of. */
export interface ShownQuantity {
  path: string;
  value: number;
  unit: string;
  range: [number, number] | null;
}

/** What a lesson cites, of the register and of its scenario. */
export interface Cited {
  rows: ShownRow[];
  quantities: ShownQuantity[];
}

/** A shipped experiment that was opened, or one of a study of the reader's own, and its worlds. */
export interface OpenExperiment {
  id: string;
  /** The reader's study that it belongs to. */
  of?: OwnStudy;
  /** Simulated people of that study, over all runs and worlds. */
  people?: number;
  /** Its arms, of which `worlds` are those shown. */
  arms?: number;
  worlds: World[];
  persons: number;
  points: number;
}

/** Worlds to run; with `experiment`, what that shipped experiment computes is computed of them. */
export type AskedWorlds = Omit<Worlds, 'indicators'> & { experiment?: string };

export interface ToldLife {
  person: string;
  /** Category of each attribute on the first day of the person in the run. */
  groups: Record<string, string>;
  /** That day, where people grow older, move or are born in the run; else null. */
  groupsOn: string | null;
  arms: { arm: string; steps: LifeStep[]; sanctionDays: number; withoutDeedDays: number }[];
  without: string | null;
}

/** From the page to the worker. */
export type Order =
  | { kind: 'list' }
  | { kind: 'claims' }
  | { kind: 'open'; path: string; own?: OwnFile }
  | { kind: 'edit'; path: string }
  | { kind: 'check'; own: OwnFile }
  | { kind: 'open-experiment'; id: string }
  /** Asks for register rows, and for numbers of the scenario of an experiment by their paths. */
  | { kind: 'cite'; id: string; rows: string[]; quantities: string[] }
  | { kind: 'read-link'; fragment: string }
  | { kind: 'make-link'; shared: Shared }
  | { kind: 'run'; worlds: AskedWorlds; seed: number; own?: OwnFile }
  /** Asks whether the page can run a study that the reader opened. */
  | { kind: 'open-study'; own: OwnStudy }
  /** Runs such a study as it is written; the first run of the experiment is watched. `people`: those of all runs and worlds, for whom helpers may pay. */
  | { kind: 'run-study'; own: OwnStudy; experiment: string; seed: number; people: number }
  | { kind: 'explain'; person: string; without?: string }
  | { kind: 'report' }
  /** Asks for the worlds last run as a study in YAML. */
  | { kind: 'study' }
  /** Asks what the keys at these paths of a scenario mean. */
  | { kind: 'meanings'; paths: string[] }
  /** Tells the worker of a further one that does runs for it, at the other end of the port. */
  | { kind: 'help'; port: MessagePort }
  /** Makes the worker a further one, which does runs for another. */
  | { kind: 'serve'; port: MessagePort };

/** From the worker to the page. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'listed'; scenarios: ScenarioCard[]; families: Family[]; thumbnails: Record<string, Thumbnail> }
  | { kind: 'claims'; claims: ShownClaim[] }
  | { kind: 'opened'; scenario: OpenScenario; experiment: OpenExperiment | null }
  | { kind: 'study-opened'; study: OpenStudy }
  | { kind: 'study-refused'; problems: Problem[] }
  | { kind: 'cited'; id: string; cited: Cited }
  | { kind: 'link-read'; shared: Shared }
  | { kind: 'link-refused'; message: string }
  | { kind: 'link-made'; link: string }
  | { kind: 'link-not-made'; message: string }
  | {
      kind: 'begun';
      people: number;
      worlds: readonly World[];
      community: Int32Array;
      person: Int32Array;
      months: number;
      runs: number;
    }
  | { kind: 'month'; label: string; changes: Uint32Array[] }
  | { kind: 'runs'; done: number; runs: number }
  | { kind: 'finished'; hash: string; document: StudyDocument; effects: { arm: string; more: number; fewer: number }[]; seconds: number }
  | { kind: 'told'; life: ToldLife }
  | { kind: 'report' | 'study'; text: string }
  /** By path, from the descriptions of the format; a path that none is known for is left out. */
  | { kind: 'meanings'; said: Record<string, string> }
  | { kind: 'editable'; text: string; schema: string }
  | { kind: 'checked'; problems: Problem[] }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'failed'; message: string };
