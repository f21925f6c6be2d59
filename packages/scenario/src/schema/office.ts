import { z } from 'zod';
import { id, inForce, table, text, who } from './common.js';
import { quantity } from './quantity.js';

/**
 * Who holds the office of a community: one holder at a time, of a drawn type. A holder who is removed, or whose term ends, is followed by
 * another on the first day of the next round. The first holder is met with at a drawn moment of the term.
 */
export const officials = z.strictObject({
  title: text,
  types: table(
    z.strictObject({
      title: text,
      share: quantity('share'),
      /** Chance that a report against someone favoured is dropped before anybody reviews it. */
      drops: quantity('probability'),
      /** Merit records for nothing, per favoured person; drawn once a calendar month. Absent: none. */
      invents: quantity('rate').optional(),
      /** Returns to the centre, as a factor of what was recorded. */
      returns: quantity('factor'),
      /** Whether this holder puts `local` rules in force: a chance drawn once for the holder. */
      widens: quantity('probability'),
    }),
  ),
  /** Whom holders favour. Absent: nobody. */
  favours: who.optional(),
  /** Merit stream under which invented records are kept. */
  invents_as: id.optional(),
  /** Streams whose records are returned to the centre; false alarms count as what they are taken for. */
  returns_of: z.array(id).default([]),
  /** Ordinary end of a term. */
  term: quantity('duration'),
});

/** Audits of office holders: a finding removes the holder. */
export const audit = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  /** Audits per office and year: at most one a day. */
  rate: quantity('rate'),
  /**
   * Chance that an audit finds a holder who has gone wrong: whose returns were off, who dropped or invented records, or who had local
   * rules in force while a catalogue was.
   */
  finds: quantity('probability'),
});

/** A central catalogue: rules marked `local` may not be in force. */
export const catalogue = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  /** Share of office holders who follow it, drawn once for the holder. */
  followed: quantity('share'),
});

/**
 * A way by which records kept by one owner reach another. Where a scenario names flows, rules and entries read only the records that
 * reach their owner; what a ledger's grade or a list says can be read by all.
 */
export const flow = z.strictObject({
  title: text,
  /** Owner of the channel (or screen) that made the record, or of an office that it has reached. */
  from: id,
  to: id,
  in_force: inForce.optional(),
  /** Streams whose records are carried; false alarms count as what they are taken for. Absent: all. */
  carries: z.array(id).min(1).optional(),
});

export const officeSections = {
  officials: officials.optional(),
  audits: table(audit).default({}),
  catalogues: table(catalogue).default({}),
  flows: table(flow).default({}),
};
