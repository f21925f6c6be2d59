import { z } from 'zod';
import { checkDayOfYear } from '../../../format/check-days.js';
import { dayOfYearOf, lastDayOfYear } from '../../../format/dates.js';
import { dayOfYear, id } from '../../../format/parts.js';
import { quantity } from '../../../format/quantity.js';
import type { Quantity } from '../../../format/quantity.js';
import { said } from '../../../format/said.js';
import { toBaseValue } from '../../../format/units.js';
import { NEVER } from '../../../plan/never.js';
import type { Work } from '../../../rounds/work.js';
import { checkConduct } from '../../../scenario/check-records.js';
import { AS_IT_IS, AT_START } from '../atom.js';
import type { Atom } from '../atom.js';
import { askedFor, daysOf, MOST_REMEMBERED } from '../memory-plan.js';
import { causesRemembered, countRemembered } from '../memory.js';

export interface RecordsValue {
  records: string;
  within?: Quantity | undefined;
  since?: string | undefined;
  at_least?: Quantity | undefined;
}

/** Days for which records count: the time asked for, or since the day on which the count began anew. */
const daysBack = (w: Work, code: readonly number[], at: number): number =>
  code[at + 3] === 0 ? code[at + 1] : Math.min(code[at + 1], w.day - lastDayOfYear({ month: code[at + 3], day: code[at + 4] }, w.day) + 1);

const ends = (quantity: Quantity): number[] => [quantity.value, ...(quantity.range ?? [])];

/** Records of a stream written to the person before this one. Code: position among what is remembered, days (NEVER: ever), how many, month and day since which (0: none). */
export const recordsAtom: Atom<RecordsValue> = {
  name: 'records',
  schemas: [
    z.strictObject({
      records: said(id, 'Stream whose earlier records of the person count; the record at hand is not among them.', { example: 'speeding' }),
      within: said(
        quantity('duration').optional(),
        'How long a record counts, from the day on which it was written; in whole days. Like a term, it no longer counts on the last day. An event of the day on which the record is written meets it only if the record came first in the drawn order of the day.',
        { example: 365, absent: 'for ever' },
      ),
      since: said(
        dayOfYear.optional(),
        'Only records written since the last such day of a year, that day included: the count begins anew on it. Not allowed in triggers of measures.',
        { example: '09-01', absent: 'the count never begins anew', notIn: 'measures' },
      ),
      at_least: said(quantity('count').optional(), `How many records; at most ${MOST_REMEMBERED}, which is what a person's memory holds.`, {
        example: 2,
        absent: 'one',
      }),
    }),
  ],
  is: (value) => 'records' in value,
  parts: ({ records }) => [`streams.${records}`],
  check: ({ records, within, since, at_least: many }, { scenario, path, out }) => {
    checkConduct(scenario, records, [...path, 'records'], out);
    if (since !== undefined) checkDayOfYear(since, [...path, 'since'], out);
    if (since !== undefined && path[0] === 'measures')
      out.error(
        [...path, 'since'],
        'since in a trigger',
        'since in conditions of rules, entries, terms, streams, reviews, appeals and cases',
        'Use it in a list entry, and let the list trigger the measure.',
      );
    if (within && ends(within).some((value) => toBaseValue(value, within.unit) < 1))
      out.error([...path, 'within'], 'a time of less than a day', 'at least one day', 'Write a longer time, or remove within.');
    if (many && !(Number.isInteger(many.value) && ends(many).every((value) => value >= 1 && value <= MOST_REMEMBERED)))
      out.error(
        [...path, 'at_least'],
        `${many.value}${many.range ? ` (${many.range[0]} to ${many.range[1]})` : ''}`,
        `a whole number from 1 to ${MOST_REMEMBERED}, over its whole range: so many records are remembered`,
        'Write a number in this range, or use a ledger that counts points.',
      );
  },
  plan: (value, { streams, memory, owner }) => {
    const stream = streams.indexOf(value.records);
    const at = memory.kept.findIndex((each) => each.stream === stream && each.owner === owner);
    if (at < 0) throw new Error(`the plan remembers no records of ${value.records}`);
    const { month, day } = value.since === undefined ? { month: 0, day: 0 } : dayOfYearOf(value.since);
    return [at, value.within ? daysOf(value.within) : NEVER, askedFor(value), month, day];
  },
  holds: (w, row, code, at, reading) =>
    reading !== AT_START && countRemembered(w, row, code[at], daysBack(w, code, at), reading !== AS_IT_IS) >= code[at + 2],
  causes: (w, row, code, at) => causesRemembered(w, row, code[at], daysBack(w, code, at)),
  contexts: (w, _row, code, at) => w.plan.memory.kept[code[at]].context,
  words: ({ records, within, since, at_least: many }, say) => {
    const count = many ? Math.round(many.value) : 1;
    return `${count === 1 ? 'an earlier record' : `${count} earlier records`} of ${records}${within ? ` within ${say(within)}` : ''}${since ? ` since the last ${since}` : ''}`;
  },
};
