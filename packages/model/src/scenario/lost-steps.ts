import { Findings } from '../format/findings.js';
import type { Finding } from '../format/problem.js';
import { STEP } from './rises.js';
import type { ListEntry, Measure, Scenario } from './schema.js';

const told = (value: unknown): string => JSON.stringify(value ?? null);

/** Entries of a list that are steps of `rises`, by the count of records in their condition. */
export const stepsIn = (entries: Record<string, ListEntry>): string[] =>
  Object.keys(entries).filter((id) => told(entries[id]!.if).includes(`"${STEP}"`));

const OF_STEP = / \(step (\d+)\)$/;

/** The id that a measure which is a step of `rises` has in the file: its title ends with the number of the step, as the id of a later one does. Null for other measures. */
export function risingId(id: string, { title, trigger }: Measure, entries: ReadonlySet<string>): string | null {
  const [, step] = OF_STEP.exec(title) ?? [];
  if (step === undefined || ![...entries].some((entry) => told(trigger).includes(entry))) return null;
  if (step === '1') return id;
  return id.endsWith(`_${step}`) ? id.slice(0, -step.length - 1) : null;
}

/** Whether a trigger still waits for another step: each of its alternatives that names the list does, and one at least. */
function keepsApart(trigger: Measure['trigger'], { list, not }: { list: string; not: string }): boolean {
  const ways = [trigger].flat().map(told);
  return ways.some((way) => way.includes(not)) && ways.every((way) => way.includes(not) || !way.includes(`"list":${told(list)}`));
}

/** What no longer keeps the steps of `rises` apart after a change: a step without a count of records beside others, and a measure that no longer waits for another step. */
export function lostSteps(before: Pick<Scenario, 'lists' | 'measures'>, after: Pick<Scenario, 'lists' | 'measures'>): Finding[] {
  if (before.lists === after.lists && before.measures === after.measures) return [];
  const out = new Findings();
  const excluded: { list: string; not: string }[] = [];
  for (const [list, { entries }] of Object.entries(before.lists)) {
    const now = after.lists[list]?.entries ?? {};
    const left = stepsIn(entries).filter((id) => now[id]);
    for (const id of left) {
      excluded.push({ list, not: told({ not: { list, entry: id } }) });
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
    if (!now || !OF_STEP.test(measure.title)) continue;
    const missing = excluded.filter((each) => told(measure.trigger).includes(each.not) && !keepsApart(now.trigger, each));
    if (missing.length > 0)
      out.error(
        ['measures', id, 'trigger'],
        'a trigger that no longer waits for the other steps of rises',
        `a trigger with ${missing
          .map(({ not }) => not)
          .join(', ')
          .replace(/"/g, '')
          .replace(/[:,](?! )/g, '$& ')}`,
        'Write { all: [...] } with these. Without them, two steps are in force at a time.',
      );
  }
  return out.errors;
}
