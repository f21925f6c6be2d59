import { z } from 'zod';
import { by, date, id, inForce, owner, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

/**
 * Everyone concerned is looked at on set days, before anything else of the day, and some are flagged. `looks_for` are streams (breach or
 * protected): someone who acted on one of them within `within` days is what the screen says it looks for, and the flag's cause is deed if
 * that was a breach, lawful if not; everyone else flagged is flagged for what they are (status), or in error. Someone whom a
 * measure keeps from `reports_as` (confinement) is not looked at. Harm-only.
 */
export const screen = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  who: said(who.optional(), 'Whom it screens.', { absent: 'every adult' }),
  first: said(date, 'First day of screening.', { example: '2017-01-02' }),
  every: said(quantity('duration').optional(), 'Time from one screening day to the next.', { example: 7, absent: 'one look only' }),
  looks_for: said(z.array(id).default([]), 'Streams (breach or protected) that it says it looks for; each needs `within`.', {
    example: ['travel_abroad'],
  }),
  within: said(quantity('duration').optional(), 'Time before the screening day within which an act counts. Required with `looks_for`.', {
    example: 365,
    absent: 'it looks for no act',
  }),
  coverage: said(quantity('share'), 'Share of those concerned who are screened, drawn anew on each screening day.', { example: 0.9 }),
  sensitivity: said(quantity('probability'), 'Probability that one check flags somebody who did what it looks for.', { example: 0.5 }),
  false_positive: said(by('probability'), 'Probability that one check flags somebody who did not.', { example: 0.02 }),
  checks: said(
    z
      .strictObject({
        made: said(quantity('count'), 'Number of checks, independent of one another.', { example: 3 }),
        needed: said(quantity('count'), 'Number of checks that have to flag a person.', { example: 2 }),
      })
      .optional(),
    'Several checks on one screening day.',
    { absent: 'one check' },
  ),
  status: said(
    z
      .array(
        z.strictObject({
          title,
          who: said(who, 'What these people are.'),
          probability: said(quantity('probability'), 'Probability of a flag on each screening day.', { example: 0.1 }),
        }),
      )
      .optional(),
    'People who are flagged for what they are, whatever they did.',
    { absent: 'nobody is' },
  ),
  reports_as: said(
    id,
    'Stream of kind `false_alarm` under which flags are reported; its `taken_for` names the conduct of which people are accused.',
    {
      example: 'flag',
    },
  ),
});

export const screenSections = {
  screens: said(table(screen).default({}), 'Checks of everybody concerned on set days, by id. Harm-only.', {
    mechanism: 'Patrols and screens',
  }),
};
