import { z } from 'zod';
import { id, date } from './scenario.js';
import { quantity } from './quantity.js';

const text = z.string().min(1).max(6000);

/** One branch of a comparison: the experiment's scenario with a named patch of policy. The first arm is the baseline. */
const arm = z.strictObject({
  id,
  title: text,
  about: text.optional(),
  reading: z.enum(['documented', 'claimed', 'hypothetical', 'neutral']).optional(),
  /** Path of a policy value -> new value. A path such as `ledgers.points.in_force.to` or a whole section entry. */
  patch: z.record(z.string(), z.unknown()).default({}),
});

/**
 * A number made from counters: sum of `of` over `years`, divided by sum of `over` (or by people present, or by nothing).
 * Ratios are ratios of sums. Counter ids may end in `*`.
 */
const indicator = z.strictObject({
  id,
  title: text,
  unit: text,
  of: z.array(z.string()).min(1),
  /** `persons`: mean people present; `none`; or counter ids. */
  over: z.union([z.enum(['persons', 'none']), z.array(z.string()).min(1)]),
  /** Multiplier for display, such as 1000. */
  per: z.number().positive().default(1),
  from: date.optional(),
  to: date.optional(),
  /** `sum` of flows, or stock `at_end` of the period. */
  take: z.enum(['sum', 'at_end']).default('sum'),
  /**
   * A before-and-after reading: `of` divided by `over` (counters, not `persons` or `none`) in the period against the same in this earlier one.
   * times: how many times as much. fewer, more: the share of design points, one run of each, in which it is less or more. A reading, never an effect.
   */
  against: z.strictObject({ from: date, to: date, read: z.enum(['times', 'fewer', 'more']) }).optional(),
  /** Multiply by real / simulated people, so that it can stand beside a published count. */
  scaled: z.boolean().default(false),
  harm: z.boolean().default(false),
  /** What the word means, for the data dictionary. */
  definition: text,
});

/** A published number and the indicator it is compared with. */
const target = z.strictObject({
  id,
  title: text,
  indicator: z.string(),
  arm: z.string().optional(),
  source: z.string().regex(/^E\d{3}$/, 'a register id such as E113'),
  /** Increment: this row minus the published value of `since`. */
  since: z
    .string()
    .regex(/^E\d{3}$/, 'a register id such as E113')
    .optional(),
  use: z.enum(['fit', 'held_out', 'context']),
  /** Accept |model / published - 1| up to this. */
  tolerance: quantity('share').optional(),
});

const experiment = z.strictObject({
  id,
  title: text,
  scenario: z.string(),
  /** A world made so that the opposite of a claim holds, on neutral places and groups: it tests the study, not the world. */
  planted: z.boolean().optional(),
  /**
   * The same scenario blind to the groups by which results are told apart: numbers given by such a group are replaced by their mean, and rules,
   * entries, measures and flags for what a person is in such a group are out of force. Run beside the scenario as written.
   */
  equal_rates: z.boolean().optional(),
  arms: z.array(arm).min(1).max(12),
  /** Simulated people at each size; the rest is weight. */
  persons: z.strictObject({ reduced: z.int().min(1000).max(200_000_000), full: z.int().min(1000).max(200_000_000) }),
  /** Latin hypercube over the ranges of assumed quantities; point 0 is the scenario as written. */
  design: z.strictObject({
    points: z.strictObject({ reduced: z.int().min(1).max(2000), full: z.int().min(1).max(20000) }),
    /** Paths to vary; absent: every assumed quantity that has a range. */
    vary: z.array(z.string()).optional(),
    /** Swept explicitly, not drawn: every value of every path is crossed with the design (thresholds, event rates). */
    sweep: z.record(z.string(), z.array(z.number()).min(1).max(9)).optional(),
    /** Points share their random draws, so that they differ by assumptions alone. Absent: each point has draws of its own. Arms share theirs either way. */
    common_dice: z.boolean().optional(),
    /** Runs of every point but the first, points of a sweep included. Absent: one. */
    replicates: z.strictObject({ reduced: z.int().min(1).max(1000), full: z.int().min(1).max(1000) }).optional(),
  }),
  /** Runs of the first point, the scenario as written. An interval of the random draws needs at least ten. */
  replicates: z.strictObject({ reduced: z.int().min(1).max(1000), full: z.int().min(1).max(1000) }),
  /** Design points whose counts by round are kept in the table `rounds`. The other tables hold every point. */
  rounds_of: z.enum(['first_point', 'every_point']).default('first_point'),
  indicators: z.array(indicator),
  targets: z.array(target).default([]),
  /** Which design points are kept as fitting: all `fit` targets within tolerance. */
  fit: z.boolean().default(false),
  /** World paths that `fit` may vary; a policy path here is refused. */
  fitted: z.array(z.string()).default([]),
});

/** One group against another, with equal rates first: what differs only as written was put in, what differs all the same came out. */
const groupRatio = z.strictObject({
  id,
  title: text,
  /** As written, and with `equal_rates`. Same arms. */
  experiment: z.string(),
  equal: z.string(),
  /** Absent: the first arm. */
  arm: z.string().optional(),
  /** Counters, per person and day. Ids may end in `*`. */
  of: z.array(z.string()).min(1),
  harm: z.boolean().default(true),
  group: id,
  reference: id,
});

/** A condition on a computed number, written before the run. */
const condition = z.strictObject({
  /** `experiment.indicator@arm`, `experiment.indicator@arm-baseline` (difference), `experiment.fitting` (count of fitting points), `register.<series>.<figure>`, `row.E113` (the number of a row). */
  of: z.string(),
  /** Which end of the range over assumptions (or fitting points) is read. `ratio`: high / low. `width`: high - low. */
  read: z.enum(['low', 'high', 'middle', 'ratio', 'width']),
  at_least: z.number().optional(),
  below: z.number().optional(),
});

const documentStamp = z.enum(['supported', 'partly', 'conflated', 'contested', 'untested', 'contradicted']);
const modelStamp = z.enum(['possible_under', 'only_under_contradicted', 'cannot_be_told', 'outside_simulation']);

const claim = z.strictObject({
  id: z.string().regex(/^[A-E]\d{1,2}$/, 'the letter and number of a claim, such as A1'),
  title: text,
  /** Where it is said, and by whom. */
  locus: text,
  /** At most 25 words. */
  quotation: z.string().refine((q) => q.trim().split(/\s+/).length <= 25, 'a quotation of at most 25 words'),
  document: z.strictObject({ stamp: documentStamp, why: text, sources: z.array(z.string()).min(1) }),
  /** Written before the run. */
  would_count_for: text,
  would_count_against: text,
  would_change_the_answer: text,
  harm: text,
  /** Three numbers on the card, the first a harm; a card that no experiment examines has up to three rows of the register. `{low}`, `{high}`, `{middle}` are filled in `say`. */
  numbers: z.array(z.strictObject({ of: z.string(), say: text, harm: z.boolean().default(false) })).max(3),
  /** First rule whose conditions all hold gives the model stamp. The last has no conditions. */
  model: z.array(z.strictObject({ stamp: modelStamp, under: text, when: z.array(condition).default([]) })).min(1),
  /** One sentence safe to quote. May hold `{n1.low}` ... `{n3.high}`. */
  quotable: text,
  /** Tables to show on the card: experiment indicators by arm, sweeps, the register series. */
  tables: z.array(z.string()).default([]),
  /**
   * A world in which the opposite holds. The model stamp is worked out again with each experiment replaced as `swaps` says, and must come out as
   * `stamp`: a rule of stamping that says the same in both worlds examines nothing.
   */
  planted: z.strictObject({ title: text, about: text, swaps: z.record(z.string(), z.string()), stamp: modelStamp }).optional(),
});

/** Which published series are read alone, before any model. */
const series = z.strictObject({
  id,
  title: text,
  unit: text,
  /** Rows in order of date, each with the day it speaks of and who issued it. */
  points: z
    .array(
      z.strictObject({
        source: z.string().regex(/^E\d{3}$/, 'a register id such as E113'),
        on: date,
        issued_by: text,
        note: text.optional(),
      }),
    )
    .min(2),
  doubtful: z.array(z.string()).default([]),
});

/** Fixed table of documented facts, such as sanction by owner. */
const factTable = z.strictObject({
  id,
  title: text,
  columns: z.array(text).min(2),
  rows: z.array(z.strictObject({ cells: z.array(z.string()), sources: z.array(z.string()) })),
});

export const studySchema = z.strictObject({
  glasshouse: z.literal(1),
  kind: z.literal('study'),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'small letters, digits and -, at most 60'),
  title: text,
  about: text,
  /** None: every claim is a card from the register. */
  experiments: z.array(experiment).default([]),
  /** People whose lives are told, chosen by a declared rule in the first run of the experiment. */
  follow: z
    .strictObject({
      experiment: z.string(),
      count: z.int().min(0).max(12),
      rule: z.enum(['first_with_difference', 'most_sanction_days', 'first_listed_without_deed']),
    })
    .array()
    .default([]),
  series: z.array(series).default([]),
  facts: z.array(factTable).default([]),
  claims: z.array(claim).default([]),
  ratios: z.array(groupRatio).default([]),
  /** Other studies whose full-size results are shown beside this one's, marked by their hash. */
  shipped: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'the id of a study'))
    .max(24)
    .default([]),
  /** Documented, from the register alone, shown in a box. Each line carries its sources. */
  box: z.strictObject({ title: text, lines: z.array(z.strictObject({ text, sources: z.array(z.string()).min(1) })) }).optional(),
  /** Harms that are not counted. */
  not_counted: z.array(text).default([]),
});

export type Study = z.infer<typeof studySchema>;
export type Experiment = Study['experiments'][number];
export type StudyArm = Experiment['arms'][number];
export type Indicator = Experiment['indicators'][number];
export type Target = Experiment['targets'][number];
export type GroupRatio = Study['ratios'][number];
export type Claim = Study['claims'][number];
export type Series = Study['series'][number];
