import { z } from 'zod';
import { id, inForce, owner, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

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
        invents: said(
          quantity('rate').optional(),
          'Merit records for deeds never done, per favoured person; drawn once a calendar month.',
          {
            example: 0.1,
            absent: 'none are invented',
          },
        ),
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
  rate: said(quantity('rate'), 'Audits per office per year; at most one a day.', { example: 0.5 }),
  finds: said(
    quantity('probability'),
    'Probability that an audit finds a holder who has broken the rules: whose returns differ from the record, who dropped or invented records, or who had local rules in force while a catalogue was. The holder is removed.',
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

const mechanism = 'Offices';

export const officialSections = {
  officials: said(officials.optional(), 'Who holds the office of each community.', {
    absent: 'no holders: reports pass, and local rules are in force',
    mechanism,
  }),
  audits: said(table(audit).default({}), 'Audits of office holders, by id.', { mechanism }),
  catalogues: said(table(catalogue).default({}), 'Central catalogues that keep `local` rules out of force, by id.', { mechanism }),
};
