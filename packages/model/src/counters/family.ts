import type { CounterKind } from '../results/tables.js';
import type { Scenario } from '../scenario/schema.js';

/** What can be counted: the scenario whose world runs, and every arm on every date. */
export interface Countable {
  base: Scenario;
  every: readonly Scenario[];
}

/** One thing that a family counts for. `id` fills `{id}` in the templates of the family. */
export interface Subject {
  id: string;
}

/** A declared count. It takes one slot, or one for each member of `each`; a slot is a place in the books of a run. */
export interface Row<S extends Subject> {
  kind: CounterKind;
  unit: string;
  /** What it counts, in a sentence, or a sentence for each member. `{id}`, `{each}`, and `{0}`, `{1}` for the parts of a member, are filled in. */
  says: string | Readonly<Record<string, string>>;
  /** Template of the id; default: that of the family, a dot, and the name of the row. Members add a dot and their name. */
  id?: string;
  each?: readonly string[] | ((subject: S) => readonly string[]);
  /** Members that are published; default: all. */
  published?: readonly string[];
  /** For which subjects it is published; default: for all that have the block. */
  when?: (subject: S) => boolean;
  /** Has a slot and a name for totals, and is no counter of its own. */
  hidden?: true;
  /** The stock, a row of the same family with the same members, whose days these are: booked for every day that the stock stands. */
  daysOf?: string;
  /** Belongs to places, firms or offices and not to people. */
  owned?: 'place';
}

/** A counter that is the sum of others. In a pattern `*` stands for one part of an id. */
export interface Total<S extends Subject> {
  id: string;
  kind: CounterKind;
  unit: string;
  says: string;
  of: readonly string[];
  when?: (subject: S) => boolean;
  /** Left out where the patterns name nothing; otherwise it stays and is zero. */
  ifAny?: true;
  owned?: 'place';
}

/** A balance of the books: stocks at an instant = all inflows so far - all outflows so far. A pattern that ends in `?` may name nothing. */
export interface LawOf<S extends Subject> {
  title: string;
  stocks: readonly string[];
  inflows: readonly string[];
  outflows: readonly string[];
  /** One law for each member, which fills `{each}`. */
  each?: readonly string[] | ((subject: S) => readonly string[]);
  when?: (subject: S) => boolean;
}

/** Counters of one kind of thing: a block of slots for each subject that has one, in the order of the rows. */
export interface Family<R extends string = string, S extends Subject = Subject> {
  /** Template of the ids, such as `stream.{id}`. */
  id: string;
  /** In which scenarios it exists, in words: ends the sentence "Counted". */
  where: string;
  subjects: (countable: Countable) => S[];
  has?: (subject: S) => boolean;
  rows: Readonly<Record<R, Row<S>>>;
  totals?: readonly Total<S>[];
  laws?: readonly LawOf<S>[];
}

/** Keeps the names of the rows and the facts of the subjects together in the type. */
export const family = <R extends string, S extends Subject>(declared: Family<R, S>): Family<R, S> => declared;

/** Offset of each row within the block of its family. A row whose members depend on the subject must be the last; else RangeError. */
export function offsetsOf<R extends string, S extends Subject>(family: Family<R, S>): Readonly<Record<R, number>> {
  const { id, rows } = family;
  const offsets: Partial<Record<R, number>> = {};
  let next = 0;
  for (const [name, row] of Object.entries<Row<S>>(rows) as [R, Row<S>][]) {
    if (Number.isNaN(next)) throw new RangeError(`${id}.${name} follows a row without a fixed number of members`);
    offsets[name] = next;
    next += typeof row.each === 'function' ? Number.NaN : (row.each?.length ?? 1);
  }
  return offsets as Record<R, number>;
}

/** Names of a map in any of these scenarios, in canonical order. */
export const namesIn = (scenarios: readonly Scenario[], map: (scenario: Scenario) => Record<string, unknown>): string[] =>
  [...new Set(scenarios.flatMap((scenario) => Object.keys(map(scenario))))].sort();

/** A family that exists once has one subject, without a name. */
export const once = (): Subject[] => [{ id: '' }];
