import { checkInForce, realDay } from '../format/check-days.js';
import { dateOf } from '../format/dates.js';
import { entriesOf } from '../format/findings.js';
import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import { roundsOf } from './rounds.js';
import { POLICY_SECTIONS } from './schema.js';
import type { InForce, Scenario } from './schema.js';

const MOST_YEARS = 100;

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
    else checkWarmUp(scenario.horizon, out);
  }
  for (const [id, { trend }] of entriesOf(scenario.streams)) checkTrend(trend, ['streams', id, 'trend'], out);
  for (const [id, { transitions }] of entriesOf(scenario.states))
    for (const [each, { trend }] of entriesOf(transitions)) checkTrend(trend, ['states', id, 'transitions', each, 'trend'], out);
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

/** Dates of a trend are days, in rising order. */
function checkTrend(trend: Scenario['streams'][string]['trend'], at: Path, out: Findings): void {
  let last = Number.NEGATIVE_INFINITY;
  (trend ?? []).forEach((step, i) => {
    const path: Path = [...at, i, 'from'];
    const day = realDay(step.from, path, out);
    if (day === null) return;
    if (day <= last) out.error(path, `${step.from}, not after the step before`, 'dates in rising order', 'Put the steps in order of date.');
    last = day;
  });
}

/** The warm-up ends with a round, and leaves at least one that counts. */
function checkWarmUp(horizon: Scenario['horizon'], out: Findings): void {
  if (horizon.warm_up === undefined) return;
  const path = ['horizon', 'warm_up'];
  const day = realDay(horizon.warm_up, path, out);
  if (day === null) return;
  const ends = roundsOf(horizon)
    .slice(0, -1)
    .map(({ last }) => last);
  if (ends.includes(day)) return;
  if (ends.length === 0)
    return out.error(path, `"${horizon.warm_up}"`, 'no warm-up in a run of one round', 'Remove it, or lengthen the horizon.');
  const near = ends.reduce((best, end) => (Math.abs(end - day) < Math.abs(best - day) ? end : best));
  out.error(
    path,
    `"${horizon.warm_up}"`,
    `the last day of a round, from ${dateOf(ends[0]!)} to ${dateOf(ends.at(-1)!)}`,
    `The nearest is ${dateOf(near)}.`,
  );
}

/** Places of a window exist, and its days by place. */
function checkWhere(scenario: Scenario, window: InForce | undefined, path: Path, out: Findings): void {
  const places = Object.keys(scenario.places);
  for (const key of scenario.demography?.moves ? (['in', 'adopted'] as const) : [])
    if (window?.[key] !== undefined)
      out.errorAtKey(
        [...path, key],
        `places under \`${key}\` where people move: it would go by the community in which they began`,
        'a condition that asks where a person lives',
        'Write if: { who: { place: [north] } } or who: { place: [north] } instead, or remove demography.moves.',
      );
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
