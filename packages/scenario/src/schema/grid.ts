import { z } from 'zod';
import { by, date, id, inForce, table, text, who } from './common.js';
import { quantity } from './quantity.js';

/**
 * Rare happenings owned by places, never by a person: they occur in a unit of a partition, and nobody is their author.
 * They are counted when they happen, and again when someone records them.
 */
export const incident = z.strictObject({
  title: text,
  /** Partition of households whose units are the cells. */
  in: id,
  /** Per cell and year, in every cell; or for each cell of a community in order (the last repeats). */
  rate: z.union([quantity('incidents'), z.array(quantity('incidents')).min(1).max(64)]),
  /** Part of the rate that nothing lowers. */
  floor: quantity('share').optional(),
  /** From each date on, the rate is multiplied by the factor. */
  trend: z.array(z.strictObject({ from: date, factor: quantity('factor') })).optional(),
  /** Share by which the presence of a patrol in the cell on the day lowers the rate above its floor; a second patrol adds nothing. */
  prevented: quantity('share').optional(),
  /**
   * Share by which each measure-day per person and year of the measures named lowers the rate above its floor, counted as what is on people
   * at the round's start goes on for a year. Planted worlds only (reading: neutral).
   */
  lowered_by: z.strictObject({ measures: z.array(id).min(1), effect: quantity('share') }).optional(),
  /** Chance that somebody reports it where no patrol has recorded it. */
  reported: quantity('probability').optional(),
});

/** How patrols are shared out over the cells of a community at each round's start. A closed list of documented rules. */
export const ALLOCATIONS = ['even', 'by_people', 'by_recorded', 'drawn_by_recorded'] as const;

export const patrol = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  /** Partition of households whose units are the cells. */
  in: id,
  /** Patrols on duty each day in a community. */
  number: quantity('count'),
  /** Stations that stand for good, beside the patrols: one a day in each of the first so many cells. */
  stations: quantity('count').optional(),
  /**
   * even: in turn. by_people: by residents. by_recorded: by what is on record of the cell, largest remainder.
   * drawn_by_recorded: each patrol of each day drawn with chances in proportion to the record.
   */
  allocation: z.enum(ALLOCATIONS),
  /** What is on record of each cell at the start, in order (the last repeats). Absent: one each. */
  start: z.array(quantity('count')).min(1).max(64).optional(),
  /** Chance that one recorded thing is forgotten on a day; at least one stays. Settled once a round, for what was on record at its start. */
  forgets: quantity('probability').optional(),
  /** Incidents that a patrol in the cell records. */
  records: z.array(id).default([]),
  /** Chance that patrols present in the cell on the day record it. */
  sensitivity: quantity('probability'),
  /** Weight of reported incidents, and of what a patrol found, in the record: 0 or 1, or a chance. Absent: found 1, reported 0. */
  counts: z.strictObject({ found: quantity('probability'), reported: quantity('probability') }).optional(),
  /** Channels that see only where a patrol is that day; what they report of people is found, and counts in the record of the cell where they live. */
  carries: z.array(id).default([]),
});

/**
 * Everyone concerned is looked at on set days, before anything else of the day, and some are flagged. `looks_for` are streams (breach or
 * protected): someone who acted on one of them within `within` days is what the screen says it looks for, and the flag's cause is deed if
 * that was a breach, lawful if not; everyone else flagged is flagged for what they are (status), or in error. Someone whom a
 * measure keeps from `reports_as` (confinement) is not looked at. Harm-only.
 */
export const screen = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  who: who.optional(),
  /** First day, and days between. */
  first: date,
  every: quantity('duration').optional(),
  looks_for: z.array(id).default([]),
  within: quantity('duration').optional(),
  coverage: quantity('share'),
  /** Chance that one check flags someone who did what it looks for, and someone who did not. */
  sensitivity: quantity('probability'),
  false_positive: by('probability'),
  /** Checks made, each for itself, and how many of them must agree. Absent: one of one. */
  checks: z.strictObject({ made: quantity('count'), needed: quantity('count') }).optional(),
  /** Everyone looked at with these attributes is flagged for what they are, with this chance at each look. */
  status: z.array(z.strictObject({ title: text, who, probability: quantity('probability') })).optional(),
  /** Stream of kind `false_alarm` under which flags are reported; its `taken_for` names the conduct of which people are accused. */
  reports_as: id,
});

export const gridSections = {
  incidents: table(incident).default({}),
  patrols: table(patrol).default({}),
  screens: table(screen).default({}),
};
