import { z } from 'zod';
import { by, id, sourced, table } from '../../format/parts.js';
import { said } from '../../format/said.js';

/** Why an outcome stands as it does: the cause of whatever a rule makes of it. */
export const OUTCOME_CAUSES = ['deed', 'lawful', 'inability', 'error'] as const;

export const ends = z.strictObject({
  shares: said(
    table(by('share')),
    'Share of each outcome, a stream of kind `outcome`, by id. Together at most one; `otherwise` takes the rest.',
    { example: { missed: sourced(0.1, 'share') } },
  ),
  otherwise: said(id, 'Outcome that takes what the shares leave, so that every chance has exactly one outcome.', { example: 'kept' }),
});

export const cause = z.enum(OUTCOME_CAUSES);

/** Shares of outcomes in a case of a stream. */
export const caseShares = said(
  table(by('share')).optional(),
  'Take the place of the shares of the same outcomes in `ends`. The others stay as written, and `otherwise` takes the rest.',
  { example: { missed: sourced(0.3, 'share') }, absent: 'as written for the stream' },
);
