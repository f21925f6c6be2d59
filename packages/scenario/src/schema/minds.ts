import { z } from 'zod';
import { by, date, id, table, text, who } from './common.js';
import { quantity } from './quantity.js';

/** Places on a torus of this many columns, filled by roster with those concerned; eight neighbours. `rewired`: share of ties that lead elsewhere. */
const lattice = z.strictObject({ lattice: quantity('count'), rewired: quantity('share').optional() });
/** Units of a partition, or ties. */
const unit = z.strictObject({ partition: id });
const tied = z.strictObject({ tie: id });

/** Whom one person sees. Everywhere only those concerned (`who`) who are present; people added at the end of a roster see nobody. */
const sees = z.union([
  z.literal('community'),
  lattice,
  unit,
  tied,
  /** Everyone in the community, friends counted `weight` times (Granovetter 1978). */
  z.strictObject({ friends: z.union([lattice, unit, tied]), weight: quantity('factor') }),
]);

/**
 * A public stance that adults hold or do not: joining in, voicing dissent, keeping to a norm, enforcing it on others. Gone over once a
 * round, at its end. A stance writes no record; `conduct` lets a channel see it as an act.
 */
export const stance = z.strictObject({
  title: text,
  who: who.optional(),
  sees,
  /** together: all read the last round. in_turn: in a drawn order, new stances seen at once. */
  update: z.enum(['together', 'in_turn']),
  /** A protected stream on whose chances only those act who hold the stance. */
  conduct: id.optional(),
  rule: z.union([
    /**
     * Holds it once the others who hold it reach one's own threshold: a number of people, or a share of all whom one sees and oneself. Counts
     * are compared with counts. Gives it up again below, unless `lasting`.
     */
    z.strictObject({
      threshold: z.strictObject({
        /** ranks: person k of the roster, from 0, has the threshold k people. given: so many people. normal (mean, spread) and uniform (low, high): a share. */
        law: z.enum(['ranks', 'normal', 'uniform', 'given']),
        mean: quantity('share').optional(),
        spread: quantity('share').optional(),
        low: quantity('share').optional(),
        high: quantity('share').optional(),
        /** law `given`: thresholds in people, by roster, in order; the last repeats. */
        counts: z.array(quantity('count')).min(1).max(200).optional(),
        /** Does not go back. */
        lasting: z.boolean().optional(),
      }),
    }),
    /**
     * An unpopular norm (Centola, Willer and Macy 2005): believers keep it; others keep it where enforcement passes their conviction, and
     * enforce it themselves where it does so by more than `cost`; those who keep to their own belief enforce that where conviction x share of
     * others acting against it passes the cost. Everyone begins by acting on their own belief.
     */
    z.strictObject({
      enforcement: z.strictObject({
        /** Of those concerned, to the nearest whole person. */
        believers: quantity('share'),
        /** scattered: drawn. block: the places of a lattice nearest to its middle; else the first of the roster. */
        placed: z.enum(['scattered', 'block']),
        believers_conviction: quantity('share'),
        /** Conviction of the others: evenly from 0 to this. */
        conviction: quantity('share'),
        cost: quantity('share'),
        /** Not only believers enforce what they believe: the others enforce that the norm be left. */
        counter: z.boolean(),
      }),
    }),
    /**
     * Acts where grievance less risk passes a threshold (Epstein 2002): hardship x (1 - legitimacy) - aversion x P > threshold,
     * P = 1 - exp(-k C / A); hardship and aversion evenly from 0 to 1.
     */
    z.strictObject({
      grievance: z.strictObject({
        legitimacy: quantity('share'),
        threshold: quantity('share'),
        /** k. */
        certainty: quantity('factor'),
        /** Police in view, C. A is one more than the others acting in view. */
        police: quantity('count'),
        /** C / A is cut to a whole number. */
        whole: z.boolean(),
      }),
    }),
    /**
     * Voiced against private (Kuran 1989): a private leaning, drawn from the normal law with this mean and spread 1, is voiced where it
     * passes pressure x (1 - 2 x share voicing it) + fear x perceived risk. The share is that of others, of all whom one sees and oneself.
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

/**
 * What people think of something, what they know of it (`aware` of perception; without perception everybody knows), and what they say.
 * Private views answer no rule and are in no count; only what is said to a survey is.
 */
export const opinion = z.strictObject({
  title: text,
  /** Share in favour, private, and fixed by the generator. Printed only as an assumption, never as a result. */
  favour: by('share'),
  /** Share of private favour lost by those who have learnt of effects: a sanction ever on them, or a letter that kin is listed. */
  lost_by_experience: quantity('share').optional(),
  /** Share of people who do not know of it who still give a view where `do not know` is offered. Where it is not, all do. */
  guesses: quantity('share').optional(),
  /** Chance that someone not in favour says otherwise when asked directly: at no perceived risk, and added at risk 1. */
  conceals: by('probability'),
  conceals_by_fear: quantity('probability').optional(),
  /** Of those who would conceal, the share who answer `do not know` where that is offered. */
  evades: quantity('share').optional(),
});

/** A probe: asks a sample of adults at the end of a day and writes nothing. Answers are not told apart by group. */
export const survey = z.strictObject({
  title: text,
  opinion: id,
  who: who.optional(),
  on: z.array(date).min(1).max(24),
  sample: quantity('share'),
  /** direct: asked outright. list: a drawn half counts which of the neutral items hold, the other half counts the view among them. */
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
