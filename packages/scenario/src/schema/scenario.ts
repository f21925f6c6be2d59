import { z } from 'zod';
import { by, date, gradeCondition, id, inForce, source, table, text, who } from './common.js';
import { gridSections } from './grid.js';
import { institutionSections, witnesses } from './institutions.js';
import { marketSections } from './market.js';
import { mindSections } from './minds.js';
import { officeSections } from './office.js';
import { quantity } from './quantity.js';

export { date, id } from './common.js';

/** Version of the scenario format that this code reads. */
export const FORMAT = 1;

// ---------------------------------------------------------------------------------------------- world

const horizon = z.strictObject({ start: date, end: date, round: z.enum(['day', 'week', 'month']) });

const place = z.strictObject({
  title: text,
  level: z.enum(['country', 'province', 'prefecture', 'county', 'neutral']),
  parent: id.optional(),
  /** Only on places without children. */
  persons: quantity('persons').optional(),
  /** Shares of an attribute's categories here and below, where they differ from the population's: attribute, category, share. */
  shares: table(table(quantity('share'))).optional(),
});

const attribute = z.strictObject({
  title: text,
  of: z.enum(['household', 'person']),
  /** Person attributes only: shares hold among adults, and every child has the category `children`. */
  adults_only: z.boolean().optional(),
  /** Only with `adults_only`: the category of every child. Absent: the first in alphabetical order of ids. */
  children: id.optional(),
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
  /** false_alarm: chance that a falling-out turns into an accusation (response `accusation` raises it). Absent: always. */
  accuses: quantity('probability').optional(),
});

const response = z.strictObject({
  title: text,
  /**
   * deterrence (on breach) and chilling (on protected): inclination x (1 - effect x perceived risk).
   * merit_farming (on merit): inclination x (1 + effect) while scored below the top grade of a ledger in force.
   * payment (on obligation): performance x (1 + effect) while on a list for it.
   * appeal: rate at which a listed person asks for correction, rightly or not (effect is a rate per year).
   * stigma (on breach): inclination x (1 - effect x (1 - share of the community on black lists)), never below 0: the fewer are listed, the
   *   more it shames.
   * emulation (on merit): inclination x (1 + effect x percent of the community on lists of kind red), at most 1.
   * accusation (on false_alarm): chance x (1 + effect) while a channel with witnesses sees it.
   * revolt (on spreads): chance, each time a record passed on by the spread falls on a person, that they turn against it: they no longer inform.
   */
  kind: z.enum(['deterrence', 'chilling', 'merit_farming', 'payment', 'appeal', 'stigma', 'emulation', 'accusation', 'revolt']),
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
  coverage: by('share'),
  sensitivity: quantity('probability'),
  delay: quantity('duration'),
  /** Other people are the eyes of this channel. */
  witnesses: witnesses.optional(),
  /** Share of communities in which it goes on after its last day in force, drawn by community. */
  lingers: quantity('share').optional(),
  local: z.boolean().optional(),
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
  /** Reports that have to be let through; while fewer are, unsound ones pass with this chance instead. */
  quota: z.strictObject({ number: quantity('capacity'), passes_unsound: quantity('probability') }).optional(),
});

const rule = z.strictObject({
  title: text,
  /** A record of this stream; or, once, what a person is (`who`); or an entry on a list, for as long as it stands (`list`). */
  on: z.union([id, z.strictObject({ who }), z.strictObject({ list: id })]),
  in_force: inForce.optional(),
  /** In force only where the office holder widens and no catalogue is followed. */
  local: z.boolean().optional(),
  /** The first so many records of a person bring a warning and no points. */
  warnings: quantity('count').optional(),
  /** Rules of a ledger with the same name here share one cap, the highest among them. */
  cap_shared: id.optional(),
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
  /** The score never falls below, or rises above; what would pass is lost, also when a change expires. */
  floor: quantity('points').optional(),
  ceiling: quantity('points').optional(),
  /** Its subject cannot read it: a record in it is not felt. */
  hidden: z.boolean().optional(),
  /** Best grade first; the last is open below. */
  grades: z.array(z.strictObject({ id, title: z.string().optional(), from: quantity('points') })).min(2),
  rules: table(rule),
});

const entry = z.strictObject({
  ground: text,
  /** A record of this stream; a fall (rise) of a ledger into a grade; an entry on another list; or what a person is, at `rate`. */
  on: z.union([id, ...gradeCondition, z.strictObject({ list: id }), z.strictObject({ who })]),
  /** Entries by what a person is: per person-year. */
  rate: quantity('rate').optional(),
  local: z.boolean().optional(),
  /** Chance that the owner makes the entry. */
  probability: quantity('probability').optional(),
  /** Time on the list, or until the duty is performed. */
  term: z.union([quantity('duration'), z.literal('until_performed'), z.literal('for_good')]),
  /** Law of the term around its mean; absent: fixed. `spread`: standard deviation of the logarithm (lognormal). */
  term_law: z.strictObject({ law: z.enum(['exponential', 'lognormal']), spread: quantity('factor').optional() }).optional(),
  /** Another record on the same ground while on the list begins the term anew instead of making a second entry. Not for duties. */
  restarts: z.boolean().optional(),
  extension: z.strictObject({ probability: quantity('probability'), from: quantity('duration'), to: quantity('duration') }).optional(),
});

const list = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  public: z.boolean(),
  /** black: of those sanctioned. red: of those praised. Absent: black. */
  kind: z.enum(['black', 'red']).optional(),
  /** Whom it can hold. Absent: every adult. */
  who: who.optional(),
  /** Its subject does not know of it: not felt, no appeal, no repair asked for. */
  hidden: z.boolean().optional(),
  entries: table(entry),
  exit: z.strictObject({
    /** Days from performance to deletion. */
    performed: quantity('duration').optional(),
    /** Rate at which two empty searches take an unable person off. */
    empty_searches: quantity('rate').optional(),
    /** Earliest day of repair after entry, and the rate from then on, for duties performed or none open. */
    repair: z.strictObject({ after: quantity('duration'), rate: quantity('rate') }).optional(),
    /** Off once a change brings a ledger into this grade or better (worse). */
    reaches: z.union(gradeCondition).optional(),
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
      z.union([
        z.strictObject({ list: id }),
        ...gradeCondition,
        z.strictObject({ ledger: id, score_at_most: quantity('points') }),
        z.strictObject({ ledger: id, score_at_least: quantity('points') }),
        /** What a person is. */
        z.strictObject({ who }),
      ]),
    )
    .min(1),
  lasts: z.enum(['while', 'until_performed']),
  /** Attempt streams that it refuses. */
  refuses: z.array(id).optional(),
  /** Also falls on the children of the household. */
  reaches_children: z.boolean().optional(),
  /** Also falls on the other adults of the household. */
  reaches_household: z.boolean().optional(),
  /** Other measures that it puts out of force for the person while it lasts (benefits that end with dismissal). */
  ends: z.array(id).optional(),
  /** Streams of which the person meets no opportunity while it lasts; `all`: none of any. Confinement is `all`. */
  suspends: z.union([z.literal('all'), z.array(id).min(1)]).optional(),
  /** How many bodies can impose it, each for itself with this chance; each one that does is a door closed. */
  doors: z.strictObject({ bodies: quantity('count'), each: quantity('probability') }).optional(),
  local: z.boolean().optional(),
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
  /**
   * Risk forms, flags and confinement: rules fixed as documented, never swept, varied, fitted or patched except switched off or on. How they
   * are worked (coverage, sensitivity, false positives, what a review lets through) is assumed and drawn over its range, never chosen.
   * Results are per 1,000 synthetic people or shares, what falls on lawful conduct and on what people are first. Joined with credit only
   * where `reading` is hypothetical. Screens, measures that suspend `all` and, in Xinjiang, rules on what a person is must say so.
   */
  harm_only: z.boolean().optional(),
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
  ...institutionSections,
  ...gridSections,
  ...mindSections,
  ...marketSections,
  ...officeSections,
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
export type Spread = Scenario['spreads'][string];
export type InForce = z.infer<typeof inForce>;

/** Top-level sections that belong to policy: arms and the timeline may patch them; nothing in them may be fitted. */
export const POLICY_SECTIONS = [
  'channels',
  'reviews',
  'ledgers',
  'lists',
  'measures',
  'partitions',
  'spreads',
  'patrols',
  'screens',
  'enterprise',
  'audits',
  'catalogues',
  'flows',
] as const;
/** Top-level sections that belong to the world: only these may be fitted; arms may not patch them. */
export const WORLD_SECTIONS = [
  'places',
  'community_size',
  'population',
  'streams',
  'perception',
  'responses',
  'ties',
  'incidents',
  'stances',
  'opinions',
  'firms',
  'officials',
] as const;
/** Probes: they write nothing, and neither arms nor fits touch them. */
export const PROBE_SECTIONS = ['surveys'] as const;
