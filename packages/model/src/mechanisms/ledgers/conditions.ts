import { z } from 'zod';
import { id, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const ledgerOf = said(id, 'Ledger that is watched.', { example: 'points' });

/** A fall (rise) of a ledger into a grade. */
export const gradeCondition = [
  z.strictObject({ ledger: ledgerOf, at_most: said(id, 'The grade is this one or a worse one.', { example: 'low' }) }),
  z.strictObject({ ledger: ledgerOf, at_least: said(id, 'The grade is this one or a better one.', { example: 'high' }) }),
] as const;

/** A score at or beyond a number of points. */
export const scoreCondition = [
  z.strictObject({ ledger: ledgerOf, score_at_most: said(quantity('points'), 'The score is this or lower.', { example: 600 }) }),
  z.strictObject({ ledger: ledgerOf, score_at_least: said(quantity('points'), 'The score is this or higher.', { example: 1030 }) }),
] as const;

export const person = said(who, 'What a person is, or their age. Without `age`, adults alone fit.', {
  example: { status: ['party_member'] },
});
