import { realDay } from '../../format/check-days.js';
import { dayOf } from '../../format/dates.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import type { Register } from '../../format/register.js';
import { toBase } from '../../format/units.js';
import { checkAdults } from '../../scenario/check-by.js';
import { checkPrivate } from '../../scenario/check-private.js';
import type { Scenario } from '../../scenario/schema.js';

/** Most neutral items of a list. */
const MOST_ITEMS = 20;

/** Opinions and surveys: references, days, and what may not be asked of a group. */
export function checkSurveys(scenario: Scenario, register: Register | null, out: Findings): void {
  for (const [id, opinion] of entriesOf(scenario.opinions)) {
    const path: Path = ['opinions', id];
    for (const field of ['favour', 'conceals'] as const) checkPrivate(scenario, opinion[field], [...path, field], register, out);
    if (scenario.perception) continue;
    for (const field of ['conceals_by_fear', 'guesses'] as const) {
      if (opinion[field])
        out.warn(
          [...path, field],
          `${field} without perception`,
          'perception, from which people know a risk and of the system',
          'Add perception, or remove it.',
        );
    }
  }
  for (const [id, survey] of entriesOf(scenario.surveys)) checkSurvey(scenario, survey, ['surveys', id], out);
}

function checkSurvey(scenario: Scenario, survey: Scenario['surveys'][string], path: Path, out: Findings): void {
  out.refers([...path, 'opinion'], survey.opinion, Object.keys(scenario.opinions), 'opinion');
  checkAdults(scenario, survey.who, [...path, 'who'], 'is asked', out);
  for (const attribute of Object.keys(survey.who ?? {}).filter((one) => scenario.groups.includes(one))) {
    out.error(
      [...path, 'who', attribute],
      `a survey of some categories of ${attribute} only`,
      'surveys of every group by which results are broken down',
      'What a group thinks is never told: leave the attribute out of who, or out of groups. See docs/responsible-use.md.',
    );
  }
  checkDays(scenario, survey.on, [...path, 'on'], out);
  const list = survey.mode === 'list';
  if (list && !survey.items) out.error([...path, 'items'], 'nothing', 'items, which the mode list needs', 'Add items: number and held.');
  if (!list && survey.items)
    out.errorAtKey([...path, 'items'], 'items with the mode direct', 'items with the mode list', 'Remove items or correct mode.');
  if (list && survey.offers_dont_know !== undefined)
    out.errorAtKey(
      [...path, 'offers_dont_know'],
      'offers_dont_know with the mode list',
      'offers_dont_know with the mode direct',
      'Remove it: a list is answered by a number.',
    );
  const number = survey.items ? toBase(survey.items.number) : 1;
  if (number < 1 || number > MOST_ITEMS || !Number.isInteger(number))
    out.error(
      [...path, 'items', 'number', 'value'],
      describe(number),
      `a whole number from 1 to ${MOST_ITEMS}`,
      'Correct the number of items.',
    );
}

function checkDays(scenario: Scenario, on: string[], path: Path, out: Findings): void {
  const { start, end, warm_up } = scenario.horizon;
  const seen = new Set<number>();
  on.forEach((date, i) => {
    const day = realDay(date, [...path, i], out);
    if (day === null) return;
    if (seen.has(day)) out.error([...path, i], `${date} a second time`, 'each day once', 'Remove one of them.');
    seen.add(day);
    if (warm_up !== undefined && day >= dayOf(start) && day <= dayOf(warm_up))
      out.warn([...path, i], `${date}, in the warm-up`, `days after ${warm_up}`, 'What is answered on that day is not counted.');
    if (day < dayOf(start) || day > dayOf(end))
      out.warn([...path, i], `${date}, outside the horizon`, `days from ${start} to ${end}`, 'Nobody is asked on that day.');
  });
}
