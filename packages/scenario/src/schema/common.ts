import { z } from 'zod';
import { quantity } from './quantity.js';
import type { Dimension } from './quantity.js';

export const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'an id: small letters, digits and _, at most 40');
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: YYYY-MM-DD');
export const text = z.string().min(1).max(4000);
export const source = z.string().regex(/^E\d{3}$/, 'a register id such as E113');
export const table = <T extends z.ZodType>(value: T) => z.record(id, value);

/** One number for everybody, or one for each category of an attribute. Every category must be given. */
export const by = (dimension: Dimension) => z.union([quantity(dimension), z.strictObject({ by: id, values: table(quantity(dimension)) })]);

/** Whom it concerns: for each attribute named, the categories that qualify. Absent: every adult. */
export const who = z.record(id, z.array(id).min(1));

/** First and last day in force. Absent `from`: from the start; absent `to`: to the end. */
export const inForce = z.strictObject({
  from: date.optional(),
  to: date.optional(),
  /** Only in these places and those below them. Absent: everywhere. */
  in: z.array(id).min(1).optional(),
  /** First day in a place and those below it, where it differs from `from`; a place named here needs no `in`. The nearest place counts. */
  adopted: z.record(id, date).optional(),
  source: source.optional(),
  assumed: z.string().optional(),
});

/** A record of this stream, or a fall (rise) of a ledger into a grade. */
export const gradeCondition = [z.strictObject({ ledger: id, at_most: id }), z.strictObject({ ledger: id, at_least: id })] as const;
