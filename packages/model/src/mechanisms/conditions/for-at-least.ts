import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { quantity } from '../../format/quantity.js';
import type { Quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { toBase } from '../../format/units.js';

/** Time for which what an atom asks for has to have lasted. */
export const forAtLeast = said(
  quantity('duration').optional(),
  'It has lasted for this time without a break: since the entry was made or its term last started again, since the last change of the state, or since the person entered the run. Not allowed in triggers of measures.',
  { example: 90, absent: 'however short it has lasted', notIn: 'measures' },
);

/** Whole days of it; 0 where there is none. */
export const leastDays = (least: Quantity | undefined): number => (least === undefined ? 0 : Math.round(toBase(least)));

/** Refused in a trigger: a measure follows what happens, and nothing happens on the day on which a time is over. */
export function checkForAtLeast(least: Quantity | undefined, path: Path, out: Findings): void {
  if (least === undefined || path[0] !== 'measures') return;
  out.error(
    [...path, 'for_at_least'],
    'for_at_least in a trigger',
    'for_at_least in conditions of rules, entries, streams, reviews, appeals and cases',
    'Use it in a list entry, and let the list trigger the measure.',
  );
}
