import { checkInForce, realDay } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkBy, checkWho } from '../../scenario/check-by.js';
import { checkCount, whole } from '../../scenario/check-whole.js';
import type { Scenario } from '../../scenario/schema.js';

const MOST_CHECKS = 64;

/** Screens: days, what they look for and report, and how many checks agree. */
export function checkScreens(scenario: Scenario, out: Findings): void {
  checkCount(scenario, 'screens', out);
  for (const [id] of entriesOf(scenario.screens)) checkScreen(scenario, id, out);
}

function checkScreen(scenario: Scenario, id: string, out: Findings): void {
  const screen = scenario.screens[id]!;
  const path: Path = ['screens', id];
  checkInForce(screen.in_force, [...path, 'in_force'], out);
  realDay(screen.first, [...path, 'first'], out);
  checkWho(scenario, screen.who, [...path, 'who'], out);
  checkBy(scenario, screen.false_positive, [...path, 'false_positive'], out);
  (screen.status ?? []).forEach(({ who }, i) => checkWho(scenario, who, [...path, 'status', i, 'who'], out));
  const of = (...kinds: string[]): string[] => Object.keys(scenario.streams).filter((one) => kinds.includes(scenario.streams[one]!.kind));
  screen.looks_for.forEach((stream, i) =>
    out.refers([...path, 'looks_for', i], stream, of('breach', 'protected'), 'stream of kind breach or protected'),
  );
  out.refers([...path, 'reports_as'], screen.reports_as, of('false_alarm'), 'stream of kind false_alarm');
  if (screen.every && toBase(screen.every) < 1)
    out.error([...path, 'every', 'value'], String(screen.every.value), 'at least 1 day', 'Leave every out for one look only.');
  if (!screen.checks) return;
  whole(screen.checks.made, [...path, 'checks', 'made'], 1, MOST_CHECKS, out);
  whole(screen.checks.needed, [...path, 'checks', 'needed'], 1, MOST_CHECKS, out);
  if (screen.checks.needed.value > screen.checks.made.value)
    out.error(
      [...path, 'checks', 'needed', 'value'],
      `${screen.checks.needed.value} of ${screen.checks.made.value}`,
      'at most as many as are made',
      'Lower needed, or raise made.',
    );
}
