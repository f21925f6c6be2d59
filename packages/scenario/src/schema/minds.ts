import { z } from 'zod';
import { by, date, id, table, text, who } from './common.js';
import { quantity } from './quantity.js';

/** What one person sees of the others' stances. */
const sees = z.union([
  z.literal('community'),
  /** A torus of this many columns, filled by roster; eight neighbours. `rewired`: share of ties that lead elsewhere. */
  z.strictObject({ lattice: quantity('count'), rewired: quantity('share').optional() }),
  /** Units of a partition, or ties. */
  z.strictObject({ partition: id }),
  z.strictObject({ tie: id }),
]);

/**
 * A public stance that adults hold or do not: joining in, voicing dissent, keeping to a norm, enforcing it on others. Gone over once a
 * round. A stance writes no record; `conduct` lets a channel see it as an act.
 */
export const stance = z.strictObject({
  title: text,
  who: who.optional(),
  sees,
  /** together: all read the last round. in_turn: in a drawn order, new stances seen at once. */
  update: z.enum(['together', 'in_turn']),
  rule: z.union([
    /** Holds it once the share (or number) of others holding it reaches one's own threshold; may or may not give it up again. */
    z.strictObject({
      threshold: z.strictObject({
        /** ranks: person k of the roster has the threshold k people. Otherwise a share: normal (mean, spread), uniform (low, high), or given in order. */
        law: z.enum(['ranks', 'normal', 'uniform', 'given']),
        mean: quantity('share').optional(),
        spread: quantity('share').optional(),
        low: quantity('share').optional(),
        high: quantity('share').optional(),
        /** law `given`: thresholds in people, by roster, in order. */
        people: z.array(quantity('count')).min(1).max(200).optional(),
        /** Does not go back. */
        lasting: z.boolean().optional(),
      }),
    }),
    /**
     * An unpopular norm (Centola, Willer and Macy 2005): believers keep it; others keep it where enforcement passes their conviction, and
     * enforce it themselves where it does so by more than `cost`; those who keep to their own belief may enforce that.
     */
    z.strictObject({
      enforcement: z.strictObject({
        believers: quantity('share'),
        placed: z.enum(['scattered', 'block']),
        believers_conviction: quantity('share'),
        /** Conviction of the others: evenly from 0 to this. */
        conviction: quantity('share'),
        cost: quantity('share'),
        /** Those who keep to their own belief enforce it too. */
        counter: z.boolean(),
      }),
    }),
    /** Acts where grievance less risk passes a threshold (Epstein 2002): hardship x (1 - legitimacy) - aversion x P > threshold, P = 1 - exp(-k floor(C / A)). */
    z.strictObject({
      grievance: z.strictObject({
        legitimacy: quantity('share'),
        threshold: quantity('share'),
        /** k. */
        certainty: quantity('factor'),
        /** Police in view, C. A is one more than those acting in view. */
        police: quantity('count'),
        whole: z.boolean(),
      }),
    }),
    /**
     * Voiced against private (Kuran 1989): a private leaning, evenly spread over people by a normal law with this mean, is voiced where it
     * passes pressure x (1 - 2 x share voicing it) + fear x perceived risk.
     */
    z.strictObject({
      voiced: z.strictObject({
        leaning: by('leaning'),
        pressure: quantity('factor'),
        fear: quantity('factor').optional(),
      }),
    }),
  ]),
});

/** What people think of something, what they know of it, and what they say. Private views answer no rule; only what is voiced does. */
export const opinion = z.strictObject({
  title: text,
  /** Share in favour, private, and fixed by the generator. Printed only as an assumption, never as a result. */
  favour: by('share'),
  /** Private favour lost by those who have learnt of effects: own sanction, or kin listed. */
  lost_by_experience: quantity('share').optional(),
  /** Share of people who do not know of it who still give a view when asked. */
  guesses: quantity('share').optional(),
  /** Chance that someone not in favour says otherwise when asked directly: at no perceived risk, and added at risk 1. */
  conceals: by('probability'),
  conceals_by_fear: quantity('probability').optional(),
  /** Of those who would conceal, the share who answer `do not know` where that is offered. */
  evades: quantity('share').optional(),
});

/** A probe: asks a sample on a day and writes nothing. */
export const survey = z.strictObject({
  title: text,
  opinion: id,
  who: who.optional(),
  on: z.array(date).min(1).max(24),
  sample: quantity('share'),
  /** direct: asked outright. list: counts of items, with and without the view. */
  mode: z.enum(['direct', 'list']),
  offers_dont_know: z.boolean().optional(),
  /** list: neutral items, each held with this chance. */
  items: z.strictObject({ number: quantity('count'), held: quantity('probability') }).optional(),
});

export const mindSections = {
  stances: table(stance).default({}),
  opinions: table(opinion).default({}),
  surveys: table(survey).default({}),
};
