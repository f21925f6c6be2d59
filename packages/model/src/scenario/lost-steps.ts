import { Findings } from '../format/findings.js';
import type { Finding } from '../format/problem.js';
import { STEP } from './rises.js';
import type { ListEntry, Measure, Scenario } from './schema.js';

const told = (value: unknown): string => JSON.stringify(value ?? null);

/** Entries of a list that are steps of `rises`, by the count of records in their condition. */
export const stepsIn = (entries: Record<string, ListEntry>): string[] =>
  Object.keys(entries).filter((id) => told(entries[id]!.if).includes(`"${STEP}"`));

/** Whether a measure is a step of `rises`. */
export const isStep = ({ title }: Measure): boolean => / \(step \d+\)$/.test(title);

/** What no longer keeps the steps of `rises` apart after a change: a step without a count of records beside others, and a measure that no longer waits for another step. */
export function lostSteps(before: Pick<Scenario, 'lists' | 'measures'>, after: Pick<Scenario, 'lists' | 'measures'>): Finding[] {
  if (before.lists === after.lists && before.measures === after.measures) return [];
  const out = new Findings();
  const excluded: string[] = [];
  for (const [list, { entries }] of Object.entries(before.lists)) {
    const now = after.lists[list]?.entries ?? {};
    const left = stepsIn(entries).filter((id) => now[id]);
    for (const id of left) {
      excluded.push(told({ not: { list, entry: id } }));
      if (!told(now[id]!.if).includes('"records":') && left.some((other) => other !== id && entries[other]!.on === entries[id]!.on))
        out.error(
          ['lists', list, 'entries', id, 'if'],
          'a condition without the count of records of this step of rises',
          'a condition with such a count, so that the steps stay apart',
          'Write { all: [...] } with the condition and { records, within or since, at_least }. `glasshouse export odd` shows the conditions of all steps.',
        );
    }
  }
  for (const [id, measure] of Object.entries(before.measures)) {
    const now = after.measures[id];
    if (!now || !isStep(measure)) continue;
    const missing = excluded.filter((each) => told(measure.trigger).includes(each) && !told(now.trigger).includes(each));
    if (missing.length > 0)
      out.error(
        ['measures', id, 'trigger'],
        'a trigger that no longer waits for the other steps of rises',
        `a trigger with ${missing
          .join(', ')
          .replace(/"/g, '')
          .replace(/[:,](?! )/g, '$& ')}`,
        'Write { all: [...] } with these. Without them, two steps are in force at a time.',
      );
  }
  return out.errors;
}
