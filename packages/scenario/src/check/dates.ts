import { dayOf } from '../dates.js';
import { describe } from '../problem.js';
import type { Path } from '../problem.js';
import { POLICY_SECTIONS } from '../schema/scenario.js';
import type { InForce, Scenario } from '../schema/scenario.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';

const MOST_YEARS = 100;

/** The day number of a date, or null and an error where no such day exists. */
export function realDay(date: string, path: Path, out: Findings): number | null {
  try {
    return dayOf(date);
  } catch {
    out.error(path, describe(date), 'a day of the calendar, YYYY-MM-DD', 'Correct the day.');
    return null;
  }
}

/** Days of an in_force exist and are in order. */
export function checkInForce(inForce: InForce | undefined, path: Path, out: Findings): void {
  if (!inForce) return;
  const from = inForce.from === undefined ? null : realDay(inForce.from, [...path, 'from'], out);
  const to = inForce.to === undefined ? null : realDay(inForce.to, [...path, 'to'], out);
  if (from !== null && to !== null && from > to) {
    out.error(
      [...path, 'to'],
      `${inForce.to}, before from (${inForce.from})`,
      'a last day not before the first',
      'Swap or correct the days. For "never", write from: "9999-12-31".',
      [[...path, 'from']],
    );
  }
}

/** Horizon, trends and everything with an in_force. */
export function checkDates(scenario: Scenario, out: Findings): void {
  const start = realDay(scenario.horizon.start, ['horizon', 'start'], out);
  const end = realDay(scenario.horizon.end, ['horizon', 'end'], out);
  if (start !== null && end !== null) {
    if (start >= end)
      out.error(
        ['horizon', 'end'],
        `${scenario.horizon.end}, not after start (${scenario.horizon.start})`,
        'a day after start',
        'Swap or correct the days.',
        [['horizon', 'start']],
      );
    else if (end - start > MOST_YEARS * 366)
      out.error(
        ['horizon', 'end'],
        `a horizon of ${Math.round((end - start) / 365)} years`,
        `at most ${MOST_YEARS} years`,
        'Shorten the horizon.',
        [['horizon', 'start']],
      );
  }
  for (const [id, stream] of entriesOf(scenario.streams)) {
    let last = Number.NEGATIVE_INFINITY;
    (stream.trend ?? []).forEach((step, i) => {
      const path = ['streams', id, 'trend', i, 'from'];
      const day = realDay(step.from, path, out);
      if (day === null) return;
      if (day <= last)
        out.error(path, `${step.from}, not after the step before`, 'dates in rising order', 'Put the steps in order of date.');
      last = day;
    });
  }
  for (const section of POLICY_SECTIONS) {
    for (const [id, entry] of entriesOf(scenario[section] as Record<string, { in_force?: InForce }>)) {
      checkInForce(entry.in_force, [section, id, 'in_force'], out);
      checkWhere(scenario, entry.in_force, [section, id, 'in_force'], out);
    }
  }
  for (const [id, ledger] of entriesOf(scenario.ledgers)) {
    for (const [rule, { in_force }] of entriesOf(ledger.rules)) {
      checkInForce(in_force, ['ledgers', id, 'rules', rule, 'in_force'], out);
      checkWhere(scenario, in_force, ['ledgers', id, 'rules', rule, 'in_force'], out);
    }
  }
}

/** Places of a window exist, and its days by place. */
function checkWhere(scenario: Scenario, window: InForce | undefined, path: Path, out: Findings): void {
  const places = Object.keys(scenario.places);
  (window?.in ?? []).forEach((place, i) => out.refers([...path, 'in', i], place, places, 'place'));
  for (const [place, date] of entriesOf(window?.adopted ?? {})) {
    const at: Path = [...path, 'adopted', place];
    if (!out.refers(at, place, places, 'place') || realDay(date, at, out) === null) continue;
    if (window?.to !== undefined && date > window.to)
      out.error(at, `${date}, after the last day (${window.to})`, 'a first day not after the last', 'Correct one of the days.', [
        [...path, 'to'],
      ]);
  }
}
