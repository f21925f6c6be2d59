import { z } from 'zod';
import { quantity } from './quantity.js';
import type { Dimension } from './quantity.js';

/** Version of the scenario format that this code reads. */
export const FORMAT = 1;

export const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'an id: small letters, digits and _, at most 40');
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: YYYY-MM-DD');
const text = z.string().min(1).max(4000);
const source = z.string().regex(/^E\d{3}$/, 'a register id such as E113');
const table = <T extends z.ZodType>(value: T) => z.record(id, value);

/** One number for everybody, or one for each category of an attribute. Every category must be given. */
const by = (dimension: Dimension) => z.union([quantity(dimension), z.strictObject({ by: id, values: table(quantity(dimension)) })]);

/** Whom it concerns: for each attribute named, the categories that qualify. Absent: every adult. */
const who = z.record(id, z.array(id).min(1));

/** First and last day in force. Absent `from`: from the start; absent `to`: to the end. */
const inForce = z.strictObject({ from: date.optional(), to: date.optional(), source: source.optional(), assumed: z.string().optional() });

// ---------------------------------------------------------------------------------------------- world

const horizon = z.strictObject({ start: date, end: date, round: z.enum(['day', 'week', 'month']) });

const place = z.strictObject({
  title: text,
  level: z.enum(['country', 'province', 'prefecture', 'county', 'neutral']),
  parent: id.optional(),
  /** Only on places without children. */
  persons: quantity('persons').optional(),
});

const attribute = z.strictObject({
  title: text,
  of: z.enum(['household', 'person']),
  /** Person attributes only: children get the first category. */
  adults_only: z.boolean().optional(),
  categories: table(z.strictObject({ title: text, share: quantity('share') })),
});

const population = z.strictObject({
  /** Share of households by number of members, keys `one` ... `eight`; absent: none. */
  household_size: z.partialRecord(z.enum(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']), quantity('share')),
  /** Age bands, youngest first. Adults are those from 18. Becomes the attribute `age`. */
  age: table(z.strictObject({ title: text, from: z.int().min(0).max(120), to: z.int().min(0).max(120), share: quantity('share') })),
  attributes: table(attribute),
  turnover: z.strictObject({ leaves: quantity('rate'), enters: quantity('share') }).optional(),
});

const stream = z.strictObject({
  title: text,
  /**
   * breach, merit, protected: a chance to act, taken or not. obligation: a duty falls due, performed or not.
   * attempt: a dormant wish that matters only while a measure refuses it. false_alarm: nothing was done.
   */
  kind: z.enum(['breach', 'merit', 'protected', 'obligation', 'attempt', 'false_alarm']),
  context: id,
  who: who.optional(),
  /** Opportunities per person-year. */
  rate: by('rate'),
  /** No person's rate, with class and trend, may exceed it. Belongs to the world; arms may not patch it. */
  ceiling: quantity('rate'),
  /** Fixed classes of people with a higher or lower rate. Shares add to one. */
  classes: table(z.strictObject({ share: quantity('share'), factor: quantity('factor') })).optional(),
  /** From each date on, the rate is multiplied by the factor. */
  trend: z.array(z.strictObject({ from: date, factor: quantity('factor') })).optional(),
  /** breach, merit, protected: probability of acting on an opportunity when no rule is felt. */
  inclination: by('probability').optional(),
  /** merit: hours or yuan of one act. */
  amount: quantity('amount').optional(),
  /** obligation: who can perform, who does so at once, and the monthly chances later. */
  duty: z
    .strictObject({
      able: by('probability'),
      performs_at_once: quantity('probability'),
      performs: quantity('rate'),
      recovers: quantity('rate'),
    })
    .optional(),
  /** false_alarm: the conduct it is taken for. */
  taken_for: id.optional(),
});

const response = z.strictObject({
  title: text,
  /**
   * deterrence (on breach) and chilling (on protected): inclination x (1 - effect x perceived risk).
   * merit_farming (on merit): inclination x (1 + effect) while scored below the top grade of a ledger in force.
   * payment (on obligation): performance x (1 + effect) while on a list for it.
   * appeal: rate at which a listed person asks for correction, rightly or not (effect is a rate per year).
   */
  kind: z.enum(['deterrence', 'chilling', 'merit_farming', 'payment', 'appeal']),
  on: z.array(id).min(1),
  effect: z.union([quantity('factor'), quantity('rate')]),
});

const perception = z.strictObject({
  /** Share of people who know of the system at all; the others do not respond. */
  aware: quantity('share'),
  /** Perceived risk, 0 to 1, added by a record against oneself. */
  own_record: quantity('share'),
  /** Added when kin elsewhere is listed. */
  kin_listed: quantity('share').optional(),
  /** Perceived risk for each percent of the community on public lists. */
  display: quantity('share'),
  /** Days over which perceived risk 1 fades to 0, in a straight line. */
  fades: quantity('duration'),
  /** Share of people with kin in another community of the run. */
  kin_elsewhere: quantity('share').optional(),
});

// ---------------------------------------------------------------------------------------------- policy

const channel = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  /** Streams whose acts, non-performance or alarms this channel can see. */
  sees: z.array(id).min(1),
  coverage: quantity('share'),
  sensitivity: quantity('probability'),
  delay: quantity('duration'),
});

const review = z.strictObject({
  title: text,
  of: z.array(id).min(1),
  in_force: inForce.optional(),
  /** Chance that a sound report (an act really done, a duty left undone though able) is let through. */
  passes_sound: quantity('probability'),
  /** Chance that an unsound report (false alarm, inability) is let through all the same. */
  passes_unsound: quantity('probability'),
  capacity: quantity('capacity').optional(),
  /** Reports above capacity are let through unread, or dropped. */
  when_full: z.enum(['pass', 'drop']).optional(),
});

const rule = z.strictObject({
  title: text,
  on: id,
  in_force: inForce.optional(),
  /** Points added (negative: taken) for each record. */
  points: quantity('points').optional(),
  /** Official discretion: a whole number drawn evenly from the two ends. */
  discretion: z.strictObject({ from: quantity('points'), to: quantity('points') }).optional(),
  /** The score falls to just inside this grade, if it is above. */
  set_grade: id.optional(),
  /** obligation: `points` are taken once a month while the duty stays undone. */
  monthly: z.boolean().optional(),
  /** merit: points for the amount given, by steps; the last step has no `to`. */
  steps: z.array(z.strictObject({ to: quantity('amount').optional(), per_point: quantity('amount') })).optional(),
  /** Most points this rule can add or take from one person. */
  cap: quantity('points').optional(),
  /** How long the change counts; absent: for ever. */
  lifetime: quantity('duration').optional(),
});

const ledger = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  who: who.optional(),
  /** Share of eligible people who take part; absent: all. A record of someone outside is kept but has no score. */
  opt_in: quantity('share').optional(),
  start: quantity('points'),
  /** Best grade first; the last is open below. */
  grades: z.array(z.strictObject({ id, title: z.string().optional(), from: quantity('points') })).min(2),
  rules: table(rule),
});

const entry = z.strictObject({
  ground: text,
  /** A record of this stream, or a fall (rise) of a ledger into a grade. */
  on: z.union([id, z.strictObject({ ledger: id, at_most: id }), z.strictObject({ ledger: id, at_least: id })]),
  /** Chance that the owner makes the entry. */
  probability: quantity('probability').optional(),
  /** Time on the list, or until the duty is performed. */
  term: z.union([quantity('duration'), z.literal('until_performed')]),
  extension: z.strictObject({ probability: quantity('probability'), from: quantity('duration'), to: quantity('duration') }).optional(),
});

const list = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  public: z.boolean(),
  entries: table(entry),
  exit: z.strictObject({
    /** Days from performance to deletion. */
    performed: quantity('duration').optional(),
    /** Rate at which two empty searches take an unable person off. */
    empty_searches: quantity('rate').optional(),
    /** Earliest day of repair after entry, and the rate from then on, for duties performed or none open. */
    repair: z.strictObject({ after: quantity('duration'), rate: quantity('rate') }).optional(),
  }),
  /** Measures marked `until_performed` stay when the term ends without performance. */
  limits_outlast: z.boolean().optional(),
  appeal: z
    .strictObject({ delay: quantity('duration'), corrects_unsound: quantity('probability'), overturns_sound: quantity('probability') })
    .optional(),
});

const measure = z.strictObject({
  title: text,
  kind: z.enum(['sanction', 'reward']),
  context: id,
  owner: id,
  /** Legal text or report that gives the measure, or `claimed` with a note. */
  basis: z.union([z.strictObject({ source }), z.strictObject({ claimed: text })]),
  in_force: inForce.optional(),
  trigger: z
    .array(
      z.union([z.strictObject({ list: id }), z.strictObject({ ledger: id, at_most: id }), z.strictObject({ ledger: id, at_least: id })]),
    )
    .min(1),
  lasts: z.enum(['while', 'until_performed']),
  /** Attempt streams that it refuses. */
  refuses: z.array(id).optional(),
  /** Also falls on the children of the household. */
  reaches_children: z.boolean().optional(),
});

const policyChange = z.strictObject({
  date,
  title: text,
  source: source.optional(),
  assumed: z.string().optional(),
  set: z.record(z.string(), z.unknown()),
});

// ---------------------------------------------------------------------------------------------- whole

export const scenarioSchema = z.strictObject({
  glasshouse: z.literal(FORMAT),
  kind: z.literal('scenario'),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'small letters, digits and -, at most 60'),
  title: text,
  about: text,
  /** documented: rules as in the register. claimed: as the article reads them. hypothetical: nobody says it exists. */
  reading: z.enum(['documented', 'claimed', 'hypothetical', 'neutral']),
  extends: z.array(z.string()).optional(),
  horizon,
  places: table(place),
  community_size: quantity('persons'),
  population,
  /** Attributes by which results are told apart (`age` excluded; `children`: household with children). At most 32 cells. */
  groups: z.array(id).max(6),
  streams: table(stream),
  perception: perception.optional(),
  responses: table(response).default({}),
  channels: table(channel).default({}),
  reviews: table(review).default({}),
  ledgers: table(ledger).default({}),
  lists: table(list).default({}),
  measures: table(measure).default({}),
  /** Dated changes of policy: `set` maps a path such as `measures.air_ban.in_force.to` to its new value. */
  timeline: z.array(policyChange).default([]),
});

/** A whole scenario after `extends` has been resolved and checked. Quantities are as written; `toBase` converts them. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Stream = Scenario['streams'][string];
export type Ledger = Scenario['ledgers'][string];
export type LedgerRule = Ledger['rules'][string];
export type List = Scenario['lists'][string];
export type ListEntry = List['entries'][string];
export type Measure = Scenario['measures'][string];
export type Channel = Scenario['channels'][string];
export type Review = Scenario['reviews'][string];
export type InForce = z.infer<typeof inForce>;

/** Top-level sections that belong to policy: arms and the timeline may patch them; nothing in them may be fitted. */
export const POLICY_SECTIONS = ['channels', 'reviews', 'ledgers', 'lists', 'measures'] as const;
/** Top-level sections that belong to the world: only these may be fitted; arms may not patch them. */
export const WORLD_SECTIONS = ['places', 'community_size', 'population', 'streams', 'perception', 'responses'] as const;
