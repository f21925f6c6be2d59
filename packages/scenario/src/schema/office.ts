import { z } from 'zod';
import { id, inForce, table, text, who } from './common.js';
import { quantity } from './quantity.js';

/** Who holds the office of a community: one holder at a time, of a drawn type. */
export const officials = z.strictObject({
  title: text,
  types: table(
    z.strictObject({
      title: text,
      share: quantity('share'),
      /** Chance that a report against someone favoured is dropped, and that someone favoured gets a merit record a month for nothing. */
      drops: quantity('probability'),
      invents: quantity('rate').optional(),
      /** Returns to the centre, as a factor of what was recorded. */
      returns: quantity('factor'),
      /** Whether this holder puts `local` rules in force: a chance drawn once for the holder. */
      widens: quantity('probability'),
    }),
  ),
  /** Whom holders favour. */
  favours: who.optional(),
  /** Merit stream under which invented records are kept. */
  invents_as: id.optional(),
  /** Streams whose records are returned to the centre. */
  returns_of: z.array(id).default([]),
  /** Ordinary end of a term. */
  term: quantity('duration'),
});

/** Audits of office holders: a finding removes the holder. */
export const audit = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  /** Audits per office and year. */
  rate: quantity('rate'),
  /** Chance that an audit finds a holder whose returns are off, who drops reports, or who has local rules where they are forbidden. */
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

/** A way by which records kept by one owner reach another. Where a scenario names flows, rules and entries read only what reaches their owner. */
export const flow = z.strictObject({
  title: text,
  /** Owner of the channel, ledger or list that keeps the record. */
  from: id,
  to: id,
  in_force: inForce.optional(),
  /** Streams whose records are carried. Absent: all. */
  carries: z.array(id).min(1).optional(),
});

export const officeSections = {
  officials: officials.optional(),
  audits: table(audit).default({}),
  catalogues: table(catalogue).default({}),
  flows: table(flow).default({}),
};
