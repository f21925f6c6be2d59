import type { Condition, Scenario } from '@glasshouse/model';
import { condition } from './conditions.js';
import type { Asked, Names } from './conditions.js';
import type { isOpen } from './in-time.js';
import type { Known } from './known.js';
import { at } from './numbers.js';

/** A day that does not come. */
export const NEVER = 0x3fffffff;

/** A version of an arm on a day in a place. */
export interface Here {
  scenario: Scenario;
  known: Known;
  open: (window: Parameters<typeof isOpen>[0]) => boolean;
  past: (window: Parameters<typeof isOpen>[0]) => boolean;
  /** Grades of ledgers in force. */
  grades: (string[] | null)[];
}

export const names = ({ known, grades }: Here, owner?: string): Names => ({
  ...known,
  streams: known.streams.map(({ id }) => id),
  grades,
  owner: owner === undefined ? -1 : known.owners.indexOf(owner),
});

export const asking = (here: Here, asked: Condition | undefined, owner?: string): Asked | null =>
  asked === undefined ? null : condition(asked, names(here, owner));

export const streamOf = ({ known }: Here, id: string): number =>
  at(
    known.streams.map((each) => each.id),
    id,
  );

export const yearly = (text: string) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) });

/** A range of grades of a ledger: that grade and all worse ones (`atMost`), or all better ones. */
export const rangeOf = (range: { at_most: string } | { at_least: string }, grades: readonly string[]) =>
  'at_most' in range ? { grade: grades.indexOf(range.at_most), atMost: true } : { grade: grades.indexOf(range.at_least), atMost: false };
