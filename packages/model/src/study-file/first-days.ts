import { dateOf } from '../format/dates.js';
import { words } from '../format/nearest.js';
import type { Finding } from '../format/problem.js';
import { countedRoundsOf } from '../scenario/rounds.js';
import type { Scenario } from '../scenario/schema.js';
import type { LoadedStudy } from './load-study.js';
import type { Indicator } from './schema.js';

/** Counters of first days on which something stands: at the end of a warm-up they count whoever is there already. */
const FIRST_DAYS = ['first.listed.', 'first.sanctioned', 'first.without_deed'];

/** Whether a pattern of counters names first days on a list or under a sanction. */
export function namesFirstDays(pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  return FIRST_DAYS.some((id) => head.startsWith(id) || (rest.length > 0 && id.startsWith(head)));
}

/** What of a scenario can act until a day: dated changes and rules that begin later are left out. */
function until(day: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => until(day, one));
  if (typeof value !== 'object' || value === null) return value;
  const { in_force: force } = value as { in_force?: { from?: string; to?: string; adopted?: Record<string, string> } };
  if (force?.from !== undefined && [force.from, ...Object.values(force.adopted ?? {})].every((first) => first > day)) return null;
  return Object.entries(value)
    .filter(([key, one]) => one !== undefined && !(key === 'to' && typeof one === 'string' && /^\d{4}-/.test(one) && one > day))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, until(day, one)])
    .filter(([key, one]) => key !== 'in_force' || JSON.stringify(one) !== '[]');
}

const actsUntil = (day: string, scenario: Scenario): string =>
  JSON.stringify(until(day, { ...scenario, timeline: scenario.timeline.filter(({ date }) => date <= day) }));

const readsFrom = ({ from, against }: Indicator, day: string): boolean =>
  (from ?? day) <= day || (against !== undefined && (against.from ?? day) <= day);

/** Indicators over first days from the first counted round on, where arms differ before the warm-up ends: they then start from other stocks. */
export function firstDaysAfterWarmUp({ study, scenarios }: LoadedStudy): Finding[] {
  return study.experiments.flatMap(({ id, indicators }, e) => {
    const { base, arms } = scenarios[id]!;
    const { warm_up: day } = base.horizon;
    if (day === undefined || arms.length === 0) return [];
    const first = actsUntil(day, arms[0]!.scenario);
    const others = arms.filter(({ scenario }) => actsUntil(day, scenario) !== first).map((arm) => arm.id);
    if (others.length === 0) return [];
    const [round, next] = countedRoundsOf(base.horizon);
    return indicators.flatMap((indicator, i): Finding[] => {
      const patterns = [...indicator.of, ...(Array.isArray(indicator.over) ? indicator.over : [])].filter(namesFirstDays);
      if (patterns.length === 0 || !readsFrom(indicator, dateOf(round!.first))) return [];
      const later = next === undefined ? '' : `set from: ${dateOf(next.first)}, or `;
      return [
        {
          path: ['experiments', e, 'indicators', i, 'of'],
          found: `${words(patterns)} from the first counted round on, and arms that differ from the first before the warm-up ends (${words(others)})`,
          allowed: 'a period that begins after the first counted round, or entries',
          todo: `Whoever is on the list or under a sanction already when the warm-up ends counts in the first counted round, and arms may differ in how many. To count only later ones, ${later}read list.<id>.entered.*. If everybody who was ever there is meant, leave it.`,
        },
      ];
    });
  });
}
