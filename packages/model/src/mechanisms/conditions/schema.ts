import { z } from 'zod';
import { said } from '../../format/said.js';
import { everyAtom } from './atoms.js';
import type { AtomValue } from './atoms.js';

/** What a rule can ask of a person: an atom, or `all`, `any` and `not` over others. */
export type Condition = AtomValue | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** Deepest nesting of `all`, `any` and `not`; most atoms in one condition. */
export const MOST_DEPTH = 4;

export const MOST_ATOMS = 32;

const EXAMPLE = { records: 'speeding' };

export const condition: z.ZodType<Condition> = z.lazy(() => union).meta({ id: 'condition', form: 'condition' });

const all = z.strictObject({ all: said(z.array(condition).min(1), 'Conditions that all hold.', { example: [EXAMPLE] }) });

const any = z.strictObject({ any: said(z.array(condition).min(1), 'Conditions of which at least one holds.', { example: [EXAMPLE] }) });

const not = z.strictObject({ not: said(condition, 'A condition that does not hold.', { example: EXAMPLE }) });

const atoms: readonly z.ZodType<Condition>[] = everyAtom.flatMap(({ schemas }) => schemas);

/** The forms of a condition, for a key that takes others beside them. */
export const conditionForms: readonly z.ZodType<Condition>[] = [all, any, not, ...atoms];

const union: z.ZodType<Condition> = z.union(conditionForms);
