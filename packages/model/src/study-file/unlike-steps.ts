import { words } from '../format/nearest.js';
import type { Finding, Path } from '../format/problem.js';
import { risingId, stepsIn } from '../scenario/lost-steps.js';
import { setPatch } from '../scenario/patch.js';
import type { Scenario } from '../scenario/schema.js';

/** Steps of one entry or measure that rises, as a scenario writes them and after a change; null where one is removed. */
type Steps = readonly { path: Path; before: object; after: object | null }[];

/** What is of each step by itself. What conditions count is compared apart. */
const OWN = new Set(['ground', 'term', 'if', 'title', 'trigger', 'takes', 'gives']);

const told = (value: unknown): string => JSON.stringify(value ?? null);

/** What the counts of records in a condition look at: the stream, and the time. */
function countsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  if (!('records' in value)) return Object.values(value).flatMap(countsIn);
  const { records, within, since } = value as { records: unknown; within?: { value: number; unit: string }; since?: string };
  return [told([records, within?.value, within?.unit, since])];
}

function grouped<T>(items: readonly T[], by: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The id that a step of an entry has in the file: its own, or that without the number of the step. */
function firstOf(id: string, entries: Record<string, unknown>): string {
  const first = id.replace(/_\d+$/, '');
  return Object.hasOwn(entries, first) ? first : id;
}

/** The steps of each entry and measure that rises. */
function stepsOf(base: Scenario, after: Scenario): Steps[] {
  const entries = Object.entries(base.lists).flatMap(([list, { entries: own }]) =>
    grouped(stepsIn(own), (id) => firstOf(id, own)).map((ids) =>
      ids.map((id) => ({ path: ['lists', list, 'entries', id], before: own[id]!, after: after.lists[list]?.entries[id] ?? null })),
    ),
  );
  const named = new Set(
    Object.entries(base.lists).flatMap(([list, { entries: own }]) => stepsIn(own).map((entry) => told({ list, entry }).slice(1, -1))),
  );
  const idOf = (id: string): string | null => risingId(id, base.measures[id]!, named);
  const measures = grouped(
    Object.keys(base.measures).filter((id) => idOf(id) !== null),
    (id) => idOf(id)!,
  ).map((ids) => ids.map((id) => ({ path: ['measures', id], before: base.measures[id]!, after: after.measures[id] ?? null })));
  return [...entries, ...measures];
}

/** Ids of steps, for a sentence. */
const idsOf = (steps: Steps): string => words(steps.map(({ path }) => String(path.at(-1))));

function unlike(steps: Steps): Finding[] {
  const left = steps.filter(({ after }) => after !== null);
  const gone = steps.filter(({ after }) => after === null);
  const out: Finding[] = [];
  const tell = (path: Path, found: string, todo: string): void => {
    out.push({ path, found, allowed: 'a change of all steps', todo: `${todo} If only this step is meant, leave it.`, onKey: true });
  };
  if (left.length > 0 && gone.length > 0)
    tell(
      gone[0]!.path,
      `the steps ${idsOf(gone)} of rises removed, and not ${idsOf(left)}: a record of a removed step brings nothing`,
      `Remove ${idsOf(left)} too, or let the condition of another step count these records.`,
    );
  const keys = [...new Set(left.flatMap(({ before, after }) => [...Object.keys(before), ...Object.keys(after!)]))];
  for (const key of keys.filter((each) => !OWN.has(each))) {
    const of = (step: object | null): string => told((step as Record<string, unknown> | null)?.[key]);
    const [was, is] = [new Set(left.map(({ before }) => of(before))), new Set(left.map(({ after }) => of(after)))];
    const other = left.find(({ before, after }) => of(before) !== of(after));
    const kept = left.filter(({ before, after }) => of(before) === of(after));
    if (was.size > 1 || is.size === 1 || !other || kept.length === 0) continue;
    tell([...other.path, key], `${key} of one step of rises`, `Set ${key} of ${idsOf(kept)} too.`);
  }
  const counts = (which: 'before' | 'after'): Set<string> =>
    new Set(left.flatMap((step) => countsIn((step[which] as { if?: unknown } | null)?.if)));
  const odd = left.find(({ before, after }) => told(countsIn(before)) !== told(countsIn(after)));
  if (counts('before').size === 1 && counts('after').size > 1 && odd)
    tell(
      [...odd.path, 'if'],
      'records that one step of rises counts in another way',
      `Count the same stream with the same within and since in all conditions of ${idsOf(left)}: otherwise two steps, or none, can follow one record.`,
    );
  return out;
}

/**
 * What an arm, or a date of its timeline, changes of some steps of `rises` and not of others: an id names the first step alone, and what the file says of all
 * steps would then hold of some.
 */
export function unlikeSteps(base: Scenario, scenario: Scenario): Finding[] {
  const steps = stepsOf(base, scenario);
  if (steps.length === 0) return [];
  let state = scenario;
  const dated = scenario.timeline
    .map(({ date, set }, index) => ({ date, set, index }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index))
    .flatMap(({ set, index }) => {
      const before = state;
      state = setPatch(state, set, 'policy').scenario;
      return stepsOf(before, state)
        .flatMap(unlike)
        .map((finding) => ({ ...finding, path: ['timeline', index, 'set'], found: `${finding.found}, at ${finding.path.join('.')}` }));
    });
  return [...steps.flatMap(unlike), ...dated];
}
