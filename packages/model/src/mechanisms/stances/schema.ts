import { z } from 'zod';
import { by, id, sourced, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

/** Places on a torus of this many columns, filled by roster with those concerned; eight neighbours. */
const lattice = z.strictObject({
  lattice: said(quantity('count'), 'Columns of a torus filled by roster with those concerned; each sees eight neighbours.', {
    example: 20,
  }),
  rewired: said(quantity('share').optional(), 'Share of ties that lead elsewhere.', { example: 0.1, absent: 'none' }),
});

/** Units of a partition, or ties. */
const unit = z.strictObject({ partition: said(id, 'Partition: one sees the others of the unit.', { example: 'workplaces' }) });

const tied = z.strictObject({ tie: said(id, 'Ties: one sees those one is tied to.', { example: 'friends' }) });

/** Whom one person sees. Everywhere only those concerned (`who`) who are present; people added at the end of a roster see nobody. */
const sees = z.union([
  z.literal('community'),
  lattice,
  unit,
  tied,
  z.strictObject({
    friends: said(z.union([lattice, unit, tied]), 'Everyone in the community is seen, these counted `weight` times (Granovetter 1978).'),
    weight: said(quantity('factor'), 'How many times a friend counts.', { example: 2 }),
  }),
]);

const threshold = z.strictObject({
  law: said(
    z.enum(['ranks', 'normal', 'uniform', 'given']),
    'Distribution of the thresholds. `ranks`: person k of the roster, from 0, has k people. `given`: so many people, see `counts`. `normal` (`mean`, `spread`) and `uniform` (`low`, `high`): a share of all whom one sees and oneself.',
    { example: 'normal' },
  ),
  mean: said(quantity('share').optional(), 'With `normal`: mean.', { example: 0.25, absent: 'other distributions have none' }),
  spread: said(quantity('share').optional(), 'With `normal`: standard deviation.', {
    example: 0.1,
    absent: 'other distributions have none',
  }),
  low: said(quantity('share').optional(), 'With `uniform`: low end.', { example: 0, absent: 'other distributions have none' }),
  high: said(quantity('share').optional(), 'With `uniform`: high end.', { example: 1, absent: 'other distributions have none' }),
  counts: said(
    z.array(quantity('count')).min(1).max(200).optional(),
    'With `given`: thresholds in people, by roster, in order; the last repeats.',
    {
      example: [sourced(0, 'count'), sourced(2, 'count')],
      absent: 'other distributions have none',
    },
  ),
  lasting: said(z.boolean().optional(), 'The stance is not given up again.', { absent: 'false: given up below the threshold' }),
});

const enforcement = z.strictObject({
  believers: said(quantity('share'), 'Share of believers among those concerned, to the nearest whole person.', { example: 0.1 }),
  placed: said(
    z.enum(['scattered', 'block']),
    '`scattered`: drawn. `block`: the places of a lattice nearest to its middle, otherwise the first of the roster.',
    { example: 'scattered' },
  ),
  believers_conviction: said(quantity('share'), 'Conviction of believers: pressure that they resist.', { example: 1 }),
  conviction: said(quantity('share'), 'Convictions of the others spread evenly from 0 to this.', { example: 0.4 }),
  cost: said(quantity('share'), 'Cost of enforcing: pressure beyond conviction, or reason enough, before a person enforces.', {
    example: 0.1,
  }),
  counter: said(z.boolean(), 'The others, too, enforce what they believe: that the norm should be dropped.', { example: false }),
});

const grievance = z.strictObject({
  legitimacy: said(quantity('share'), 'Legitimacy of rule. Grievance is hardship × (1 − legitimacy), hardship evenly from 0 to 1.', {
    example: 0.8,
  }),
  threshold: said(quantity('share'), 'Grievance minus risk above which a person acts.', { example: 0.1 }),
  certainty: said(quantity('factor'), 'k in the risk of arrest 1 − exp(−k C ⁄ A).', { example: 2.3 }),
  police: said(quantity('count'), 'C: police in view. A is one more than the others acting in view.', { example: 2 }),
  whole: said(z.boolean(), 'C ⁄ A is cut to a whole number.', { example: true }),
});

const voiced = z.strictObject({
  leaning: said(by('leaning'), 'Mean of the private leaning, which is drawn from the normal distribution with spread 1.', { example: 0.5 }),
  pressure: said(quantity('factor'), 'Weight of the others: the leaning has to pass pressure × (1 − 2 × share voicing it), plus fear.', {
    example: 1,
  }),
  fear: said(quantity('factor').optional(), 'Weight of perceived risk in the threshold that the leaning has to pass (see `pressure`).', {
    example: 0.5,
    absent: 'perceived risk does not count',
  }),
});

/**
 * A public stance that adults hold or do not: joining in, voicing dissent, keeping to a norm, enforcing it on others. Gone over once a
 * round, at its end. A stance writes no record; `conduct` lets a channel see it as an act.
 */
export const stance = z.strictObject({
  title,
  who: said(who.optional(), 'Whom it concerns.', { absent: 'every adult' }),
  sees: said(sees, 'Whom one person sees, among those concerned who are present: `community` is everybody.', { example: 'community' }),
  update: said(
    z.enum(['together', 'in_turn']),
    '`together`: all read the last round. `in_turn`: in an order drawn each round, new stances seen at once.',
    { example: 'together' },
  ),
  conduct: said(id.optional(), 'Protected stream on whose opportunities only those act who hold the stance.', {
    example: 'petition',
    absent: 'the stance shows in no act',
  }),
  rule: said(
    z.union([
      z.strictObject({
        threshold: said(
          threshold,
          "Holds it once the others who hold it reach one's own threshold (Granovetter 1978). Counts are compared with counts.",
        ),
      }),
      z.strictObject({
        enforcement: said(
          enforcement,
          'An unpopular norm (Centola, Willer and Macy 2005): believers keep it, others where enforcement passes their conviction, and they enforce it themselves where it does so by more than the cost. Everyone begins by acting on their own belief.',
        ),
      }),
      z.strictObject({ grievance: said(grievance, 'Acts where grievance minus risk passes a threshold (Epstein 2002).') }),
      z.strictObject({ voiced: said(voiced, 'A private leaning is voiced where it passes pressure and fear (after Kuran 1989).') }),
    ]),
    'What decides whether a person holds the stance: one of four rules.',
  ),
});

export const stanceSections = {
  stances: said(table(stance).default({}), 'Public stances that adults hold or do not, by id. A stance writes no record.', {
    mechanism: 'Views and surveys',
  }),
};
