import { mindsCounters } from './minds-counters.js';
import type { Scenario } from '../schema/scenario.js';
import { gridCounterIds } from './grid-counters.js';
import { liabilityCounterIds } from './liability-counters.js';
import { officeCounterIds } from './office-counters.js';

const CAUSES = ['deed', 'lawful', 'status', 'inability', 'other', 'error'];
const REASONS = ['performed', 'term', 'empty_searches', 'repair', 'corrected', 'policy', 'gone'];
const OF_STREAMS = [
  ...['opportunities', 'acts', 'given_up', 'added', 'detected', 'stopped', 'recorded', 'refused', 'allowed', 'open_able', 'open_unable'],
  ...['performed_at_once', 'opened_able', 'opened_unable', 'recovered', 'performed', 'performed_listed', 'dropped'],
];

const each = (names: readonly string[], ends: readonly string[]): string[] => names.flatMap((name) => ends.map((end) => `${name}.${end}`));

/** Ids of the counters that runs of these scenarios can have, by the names of their rules. */
export function counterIds(scenarios: readonly Scenario[]): string[] {
  const names = (section: 'streams' | 'ledgers' | 'lists' | 'measures'): string[] => [
    ...new Set(scenarios.flatMap((scenario) => Object.keys(scenario[section]))),
  ];
  const grades = scenarios.flatMap((scenario) =>
    Object.entries(scenario.ledgers).flatMap(([id, ledger]) => ledger.grades.map((grade) => `ledger.${id}.grade.${grade.id}`)),
  );
  const ids = [
    ...each(['people'], ['present', 'days', 'entered', 'left']),
    ...names('streams').flatMap((id) => [...each([`stream.${id}`], OF_STREAMS), `first.refused.${id}`]),
    ...each(['first'], ['refused_any', 'sanctioned', 'without_deed']),
    ...names('ledgers').flatMap((id) => each([`ledger.${id}`], ['changes', 'points_taken', 'points_given'])),
    ...grades,
    ...names('lists').flatMap((id) => [
      ...each(each([`list.${id}`], ['entered', 'off', 'on']), CAUSES),
      ...each([`list.${id}.left`], REASONS),
      ...each([`list.${id}`], ['recast', 'persons']),
      ...each([`appeal.${id}`], ['filed', 'corrected', 'overturned', 'refused']),
      `first.listed.${id}`,
    ]),
    ...names('measures').flatMap((id) => [
      ...each([`measure.${id}`], ['started', 'ended', 'on', 'children_on', 'children_days', 'days.reward']),
      ...each(each([`measure.${id}.days`], CAUSES), ['related', 'unrelated']),
    ]),
    ...names('ledgers').map((id) => `ledger.${id}.warnings`),
    ...names('lists').flatMap((id) => [`list.${id}.restarted`, ...each([`list.${id}.turned_from`, `list.${id}.turned_to`], CAUSES)]),
    ...mindsCounters(scenarios),
    ...each(['harm.days'], CAUSES),
    ...each(['harm'], ['without_deed', 'recovered', 'unrelated', 'sanction_days', 'children']),
    ...liabilityCounterIds(scenarios),
    ...gridCounterIds(scenarios),
    ...officeCounterIds(scenarios),
  ];
  return [...new Set(ids)];
}

/** Whether a pattern names a counter; `*` stands for any text, dots included. */
export function namesCounter(pattern: string, ids: readonly string[]): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return ids.includes(pattern);
  return ids.some((id) => {
    let at = 0;
    for (const [i, part] of parts.entries()) {
      const found =
        i === 0
          ? id.startsWith(part)
            ? 0
            : -1
          : i === parts.length - 1
            ? id.endsWith(part) && id.length - part.length >= at
              ? id.length - part.length
              : -1
            : id.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return true;
  });
}
