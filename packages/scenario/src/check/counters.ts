import { suggestion } from '../nearest.js';
import { mindsCounters } from './minds-counters.js';
import type { Scenario } from '../schema/scenario.js';
import { gridCounterIds } from './grid-counters.js';
import { liabilityCounterIds } from './liability-counters.js';
import { officeCounterIds } from './office-counters.js';

const CAUSES = ['deed', 'lawful', 'status', 'inability', 'other', 'error'];
const REASONS = ['performed', 'term', 'empty_searches', 'repair', 'corrected', 'policy', 'gone'];
/** Counters of a stream by its kind, as the engine reports them. */
const CHANCES = ['opportunities', 'detected', 'stopped', 'recorded'];
const OF_STREAMS: Record<Scenario['streams'][string]['kind'], string[]> = {
  breach: [...CHANCES, 'acts', 'given_up'],
  merit: [...CHANCES, 'acts', 'added'],
  protected: [...CHANCES, 'acts', 'given_up'],
  obligation: [
    ...[...CHANCES, 'performed_at_once', 'opened_able', 'opened_unable', 'recovered', 'performed', 'performed_listed', 'dropped'],
    ...['open_able', 'open_unable'],
  ],
  false_alarm: CHANCES,
  attempt: ['refused', 'allowed'],
};

const each = (names: readonly string[], ends: readonly string[]): string[] => names.flatMap((name) => ends.map((end) => `${name}.${end}`));

/** Ids of the counters that runs of these scenarios can have, by the names of their rules. */
export function counterIds(scenarios: readonly Scenario[]): string[] {
  const names = (section: 'ledgers' | 'lists'): string[] => [...new Set(scenarios.flatMap((scenario) => Object.keys(scenario[section])))];
  const grades = scenarios.flatMap((scenario) =>
    Object.entries(scenario.ledgers).flatMap(([id, ledger]) => ledger.grades.map((grade) => `ledger.${id}.grade.${grade.id}`)),
  );
  const ids = [
    ...each(['people'], ['present', 'days', 'entered', 'left']),
    ...scenarios.flatMap(({ streams }) =>
      Object.entries(streams).flatMap(([id, { kind }]) => [
        ...each([`stream.${id}`], OF_STREAMS[kind]),
        ...(kind === 'attempt' ? [`first.refused.${id}`] : []),
      ]),
    ),
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
    ...scenarios.flatMap(({ measures }) =>
      Object.entries(measures).flatMap(([id, { kind }]) => [
        ...each([`measure.${id}`], ['started', 'ended', 'on']),
        ...(kind === 'sanction'
          ? [
              ...each([`measure.${id}`], ['children_on', 'children_days']),
              ...each(each([`measure.${id}.days`], CAUSES), ['related', 'unrelated']),
            ]
          : [`measure.${id}.days.reward`]),
      ]),
    ),
    ...scenarios.flatMap(({ ledgers }) =>
      Object.entries(ledgers).flatMap(([id, { rules }]) =>
        Object.values(rules).some((rule) => rule.warnings !== undefined && rule.warnings.value > 0) ? [`ledger.${id}.warnings`] : [],
      ),
    ),
    ...scenarios.flatMap(({ lists }) =>
      Object.entries(lists).flatMap(([id, { entries }]) =>
        Object.values(entries).some((entry) => entry.restarts)
          ? [`list.${id}.restarted`, ...each([`list.${id}.turned_from`, `list.${id}.turned_to`], CAUSES)]
          : [],
      ),
    ),
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

/**
 * What may have been meant by a pattern that names no counter, as a sentence. A pattern with `*` is compared part by part with the
 * counters that have as many parts, so that a glob is answered with a glob; a plain id with the nearest counter.
 */
export function counterHint(pattern: string, ids: readonly string[], otherwise: string): string {
  if (!pattern.includes('*')) return suggestion(pattern, ids, otherwise);
  const wanted = pattern.split('.');
  const globs = new Set<string>();
  for (const id of ids) {
    const parts = id.split('.');
    if (parts.length < wanted.length || (parts.length > wanted.length && wanted.at(-1) !== '*')) continue;
    globs.add(wanted.map((part, i) => mended(part, parts[i]!)).join('.'));
  }
  const known = [...globs].filter((glob) => namesCounter(glob, ids));
  return suggestion(pattern, known, otherwise);
}

/** A part of a pattern: as it is where it names the part of an id, or with its star where the text around it is nearly that of the id. */
function mended(part: string, of: string): string {
  if (namesCounter(part, [of])) return part;
  if (!part.includes('*')) return of;
  return part.startsWith('*') ? `*${of.slice(-(part.length - 1))}` : `${of.slice(0, part.indexOf('*'))}*`;
}
