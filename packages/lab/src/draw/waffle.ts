import { WHY } from '@glasshouse/model';
import type { Moment } from '../run/recording.js';

/** Causes in the order in which they are drawn and listed: those without a deed first. */
export const CAUSES = ['lawful', 'status', 'inability', 'other', 'error', 'deed'] as const satisfies readonly (keyof typeof WHY)[];
export type Cause = (typeof CAUSES)[number];

/** A square of a picture of squares: column, row, whether it is outlined, and the row of the person that it is, if it is one. */
export interface Square {
  x: number;
  y: number;
  outlined: boolean;
  row?: number | undefined;
}

/** A picture of squares in blocks of cause. */
export interface Waffle {
  columns: number;
  rows: number;
  /** People that a square stands for. */
  each: number;
  blocks: { cause: Cause; people: number; squares: Square[] }[];
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const MOST_SQUARES = 1500;

/** People that a square stands for, so that the fullest of several worlds has at most 1,500 squares. */
export const peopleEach = (most: number): number => STEPS.find((step) => most / step <= MOST_SQUARES) ?? STEPS.at(-1)!;

/** Lays blocks out one below the other, each beginning a new row, `columns` wide. */
function inBlocks(
  columns: number,
  each: number,
  lists: { cause: Cause; people: number; marks: Pick<Square, 'outlined' | 'row'>[] }[],
): Waffle {
  let row = 0;
  const blocks = lists.map(({ cause, people, marks }) => {
    const squares = marks.map((mark, i) => ({ x: i % columns, y: row + Math.floor(i / columns), ...mark }));
    row += Math.ceil(marks.length / columns);
    return { cause, people, squares };
  });
  return { columns, rows: Math.max(1, row), each, blocks };
}

/**
 * The people of a world under a sanction, in blocks of cause, whoever has been under one longest first. With `each` above 1 a square stands for so many
 * people and is outlined where the life of at least half of them differs; a block of fewer people than that still has a square.
 */
export function touchedWaffle({ why, differs, since }: Moment, columns: number, each: number): Waffle {
  const lists = CAUSES.map((cause) => {
    const at: number[] = [];
    for (let i = 0; i < why.length; i++) if (why[i] === WHY[cause]) at.push(i);
    at.sort((a, b) => since[a]! - since[b]! || a - b);
    const marks = Array.from({ length: Math.ceil(at.length / each) }, (_, k) => {
      const part = at.slice(k * each, (k + 1) * each);
      return { outlined: part.reduce((sum, i) => sum + differs[i]!, 0) * 2 >= part.length, row: each === 1 ? part[0] : undefined };
    });
    return { cause, people: at.length, marks };
  });
  return inBlocks(
    columns,
    each,
    lists.filter(({ people }) => people > 0),
  );
}

/** Of 1,000 people, by cause: shares rounded to whole people, the rest under no sanction. `byWhy` counts people by value of `WHY`. */
export function thousandWaffle(byWhy: readonly number[], columns: number): Waffle {
  const present = byWhy.reduce((sum, n, why) => (why === WHY.absent ? sum : sum + n), 0);
  const blocks: Waffle['blocks'] = [];
  let taken = 0;
  for (const cause of CAUSES) {
    const people = perThousand(byWhy[WHY[cause]]!, present);
    const whole = Math.round(people);
    const squares = Array.from({ length: whole }, (_, k) => ({
      x: (taken + k) % columns,
      y: Math.floor((taken + k) / columns),
      outlined: false,
    }));
    taken += whole;
    blocks.push({ cause, people, squares });
  }
  return { columns, rows: Math.ceil(1000 / columns), each: 1, blocks };
}

/** People per 1,000 of those present. */
export const perThousand = (people: number, present: number): number => (present === 0 ? 0 : (people / present) * 1000);
