import { z } from 'zod';
import { id, inForce, owner, table, title, who } from './common.js';
import { quantity } from './quantity.js';
import { said } from './said.js';

/**
 * Who holds the office of a community: one holder at a time, of a drawn type. A holder who is removed, or whose term ends, is followed by
 * another on the first day of the next round. The first holder is met with at a drawn moment of the term.
 */
export const officials = z.strictObject({
  title,
  types: said(
    table(
      z.strictObject({
        title,
        share: said(quantity('share'), 'Share of holders of this type. Types add to one.', { example: 0.2 }),
        drops: said(quantity('probability'), 'Probability that a report against someone favoured is dropped before any review.', {
          example: 0.3,
        }),
        invents: said(quantity('rate').optional(), 'Merit records for nothing, per favoured person; drawn once a calendar month.', {
          example: 0.1,
          absent: 'none are invented',
        }),
        returns: said(
          quantity('factor'),
          'Returns to the centre, as a factor of what was recorded; whole records, the rest is carried over.',
          {
            example: 1,
          },
        ),
        widens: said(quantity('probability'), 'Probability that the holder puts `local` rules in force, drawn once for the holder.', {
          example: 0.5,
        }),
      }),
    ),
    'Types of holder, by id.',
  ),
  favours: said(who.optional(), 'Whom holders favour.', { absent: 'nobody' }),
  invents_as: said(id.optional(), 'Merit stream under which invented records are kept. Required with `invents`.', {
    example: 'volunteering',
    absent: 'nothing is invented',
  }),
  returns_of: said(
    z.array(id).default([]),
    'Streams whose records are returned to the centre; false alarms count as what they are taken for.',
    {
      example: ['littering'],
    },
  ),
  term: said(quantity('duration'), 'Ordinary length of a term.', { example: 1825 }),
});

/** Audits of office holders: a finding removes the holder. */
export const audit = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  rate: said(quantity('rate'), 'Audits per office and year; at most one a day.', { example: 0.5 }),
  finds: said(
    quantity('probability'),
    'Probability that an audit finds a holder who has gone wrong: whose returns were off, who dropped or invented records, or who had local rules in force while a catalogue was. The holder is removed.',
    { example: 0.4 },
  ),
});

/** A central catalogue: rules marked `local` may not be in force. */
export const catalogue = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  followed: said(
    quantity('share'),
    'Share of office holders who follow it and keep `local` rules out of force, drawn once for the holder.',
    {
      example: 0.8,
    },
  ),
});

/**
 * A way by which records kept by one owner reach another. Where a scenario names flows, rules and entries read only the records that
 * reach their owner; what a ledger's grade or a list says can be read by all.
 */
export const flow = z.strictObject({
  title,
  from: said(id, 'Owner of the channel or screen that made the record, or an owner that it has reached.', { example: 'police' }),
  to: said(id, 'Owner that the record reaches.', { example: 'city' }),
  in_force: inForce.optional(),
  carries: said(z.array(id).min(1).optional(), 'Streams whose records are carried; false alarms count as what they are taken for.', {
    example: ['traffic'],
    absent: 'all',
  }),
});

const mechanism = 'Offices';
export const officeSections = {
  officials: said(officials.optional(), 'Who holds the office of each community.', {
    absent: 'no holders: reports pass, and local rules are in force',
    mechanism,
  }),
  audits: said(table(audit).default({}), 'Audits of office holders, by id.', { mechanism }),
  catalogues: said(table(catalogue).default({}), 'Central catalogues that keep `local` rules out of force, by id.', { mechanism }),
  flows: said(
    table(flow).default({}),
    'Ways by which records of one owner reach another, by id. Where there are any, rules and entries read only what has reached their owner.',
    { mechanism },
  ),
};
