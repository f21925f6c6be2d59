import type { z } from 'zod';
import type { Cause } from '../counters/words.js';
import type { Findings } from '../format/findings.js';
import type { Register } from '../format/register.js';
import type { Drafting, Naming, Planning } from '../plan/planning.js';
import type { Plan, RoundPlan } from '../plan/types.js';
import type { Work } from '../rounds/work.js';
import type { Scenario } from '../scenario/schema.js';
import type { Picture } from './picture.js';

/** Who may change a section: arms and the timeline (`policy`), fits and ranges (`world`), or nobody, because it writes nothing (`probe`). */
export type Layer = 'policy' | 'world' | 'probe';

/** What is looked at by the checks of a mechanism. */
export interface Checked {
  scenario: Scenario;
  /** Null where sources are not looked up. */
  register: Register | null;
  out: Findings;
}

/** Takes in what a recount finds: of a person, by row, or of a place, a firm or an office. */
export interface Recounted {
  person(row: number, slot: number, n: number): void;
  place(slot: number, n: number): void;
}

/** A section of a scenario file. */
export type Section = keyof Scenario;

/** A part of the description of the model that stands for a mechanism, or for a part of one. */
export interface Submodel {
  /** Heading of its text on the page of the mechanism. */
  title: string;
  sections: readonly Section[];
  /** Whether a scenario uses it; default: any of its sections has an entry. */
  uses?(scenario: Scenario): boolean;
}

/** How documents speak of a mechanism. */
export interface Words {
  /** Its parts, in the order in which they are described. */
  submodels: readonly Submodel[];
  /** Words of the description that speak of it, and whether a scenario has what they speak of. */
  spoken: readonly (readonly [RegExp, (scenario: Scenario) => boolean])[];
  /** What one entry of each of its tables is called. */
  nouns: Readonly<Record<string, string>>;
  /** Headings under which a report puts the assumptions of its sections; default: the name of the section. */
  headings?: Readonly<Record<string, string>>;
  /** What its keys say, in a few words; a key that is not here speaks for itself. */
  keys: Readonly<Record<string, string>>;
}

/** Words of a mechanism in the state of a community in one arm. */
export interface Kept {
  /** Words a person; 0: none. */
  each?(plan: Plan): number;
  /** Words of a community of `n` people as a whole; 0: none. */
  whole?(plan: Plan, n: number): number;
  /** What stands there is part of the fingerprint of a person. */
  own?: true;
}

/** What a mechanism gives to plans and states, by the hook that makes it. */
export interface Tables {
  names: object;
  plan: object;
  policy: object;
  reading: object;
  /** Names of its words in the state. */
  keeps: string;
}

type Made<T extends Partial<Tables>, Hook extends keyof Tables> = Hook extends keyof T ? T[Hook] : unknown;

/** Hooks by which a scenario becomes tables. `compile` folds over them; see `plan/planning.ts` for what each is given. */
export interface TableMakers<T extends Partial<Tables>> {
  /** Ids that tables refer to, over all arms and dates, in canonical order. */
  names?(of: Naming): Made<T, 'names'>;
  /** Its tables of the world, the same in every arm. */
  plan?(of: Planning): Made<T, 'plan'>;
  /** Once all tables of the world are made: ties its own to those of others. */
  link?(of: Planning): void;
  /** Its tables of a policy. */
  policy?(of: Drafting): Made<T, 'policy'>;
  /** Tables of a policy that read those of other mechanisms, wherever they stand in the list. */
  reading?(of: Drafting): Made<T, 'reading'>;
  /** Words that it keeps in the state, of people or of the community. */
  keeps?: Readonly<Record<T extends { keeps: infer Name extends string } ? Name : never, Kept>>;
}

/** Counters that book a harm of a measure. */
export interface HarmBooking {
  /** Days on which a sanction stands or a benefit is withheld, or money that is taken. */
  of: 'days' | 'money';
  /** Template of their ids: `{id}` is the measure, `{word}` a word of the harm ledger. */
  counter: string;
  /** The only word under which they are counted; default: each word has a counter of its own. */
  word?: string;
}

/**
 * Everything that the rest of the program knows of a mechanism. The format, the checks, the catalogue of counters, the tables of a plan, the state, the
 * rounds, the recount and the documents fold over the list of these; what happens to a deed calls a mechanism's functions by name.
 */
export interface Mechanism<
  Sections extends z.ZodRawShape = z.ZodRawShape,
  Layers extends Readonly<Record<string, Layer>> = Readonly<Record<string, Layer>>,
  Family extends string = string,
  T extends Partial<Tables> = Record<never, never>,
> extends TableMakers<T> {
  /** Name of its folder. */
  name: string;
  /** Its sections of a scenario file. */
  sections: Sections;
  layers: Layers;
  /** Its families of counters (see `family`), by the names under which the books find their blocks. */
  counters: Readonly<Record<Family, object>>;
  /** Sections that give their ids to counters, by the first word of these: `list.defaulters.persons` counts for `lists.defaulters`. */
  named?: Readonly<Record<string, Section>>;
  /** What it books of the harm that measures do. */
  harm?: readonly HarmBooking[];
  words: Words;
  /** Causes, beside a person's own deeds, for which a scenario of it can bring something about; where that cannot be told, all that could be. */
  brings?(scenario: Scenario): readonly Exclude<Cause, 'deed'>[];
  /** Its boxes in the picture of a scenario. */
  picture?: Picture;
  /** What is wrong with it in a scenario of its own, in an arm or after a date of the timeline, beyond its form. */
  check?(checked: Checked): void;
  /** What is wrong with it in a scenario of its own only: arms and dates do not touch the world. */
  checkWorld?(checked: Checked): void;
  /** Once, before the first round of a community. */
  openRun?(w: Work): void;
  /** Once, when the warm-up is over: forgets for whom something it counts was the first. Nothing that people know or feel changes. */
  beginCount?(w: Work): void;
  /** Every day, before the day's items. */
  beginDay?(w: Work): void;
  /** Every day, after the day's items. */
  endDay?(w: Work): void;
  /** Once a round, after its last day. */
  endRound?(w: Work, round: RoundPlan): void;
  /** Counts afresh the stocks that it keeps outside people's entries. */
  recount?(w: Work, add: Recounted): void;
}
