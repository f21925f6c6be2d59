import { z } from 'zod';
import { quantity } from '../../../../format/quantity.js';
import { said } from '../../../../format/said.js';

const meta = z.strictObject({
  punished: said(quantity('payoff'), 'What each punishment takes from a person who saw a breach and let it pass.', { example: 9 }),
  punishing: said(quantity('payoff'), 'What it costs the person who punishes for that.', { example: 2 }),
});

/** Each person can break a norm, at the risk that others see it and punish it at a cost of their own (Axelrod 1986). */
export const norm = z.strictObject({
  gain: said(quantity('payoff'), 'What breaking the norm brings the person who breaks it.', { example: 3 }),
  hurts: said(quantity('payoff'), 'What a breach takes from each other person there.', { example: 1 }),
  seen: said(
    z.strictObject({
      lowest: said(quantity('probability'), 'Lowest chance.', { example: 0 }),
      highest: said(quantity('probability'), 'Highest chance.', { example: 1 }),
    }),
    'Chance that each other person there sees a breach: drawn evenly between these for each occasion, and known to the person who can break the norm.',
  ),
  punished: said(quantity('payoff'), 'What each punishment takes from the person who broke the norm.', { example: 9 }),
  punishing: said(quantity('payoff'), 'What it costs the person who punishes.', { example: 2 }),
  meta: said(
    meta.optional(),
    'Whoever saw a breach and did not punish it may be seen by others, with the same chance, and punished for that.',
    {
      absent: 'nobody is punished for letting a breach pass',
    },
  ),
});

export const boldness = quantity('probability');

export const vengefulness = quantity('probability');
