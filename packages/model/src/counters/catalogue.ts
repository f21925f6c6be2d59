import type { FamilyName } from '../mechanisms/index.js';
import type { CounterDefinition } from '../results/tables.js';
import { inTime } from '../scenario/in-time.js';
import type { Scenario } from '../scenario/schema.js';
import { familiesOf } from './families.js';
import type { Countable, Family, LawOf, Row, Subject, Total } from './family.js';
import { IdIndex } from './id-index.js';

/** A balance of the books, with the ids of its counters: `stocks` at an instant = all `inflows` so far - all `outflows` so far. */
export interface Law {
  title: string;
  stocks: string[];
  inflows: string[];
  outflows: string[];
}

/** Everything that runs of a scenario and its arms count, as plain data. */
export interface Catalogue {
  /** Slots of the books. */
  size: number;
  /** First slot of the block of each subject, in order of id; -1 where it has none. */
  at: Record<FamilyName, number[]>;
  /** Counters in the order in which results hold them; each is the sum of its slots. */
  counters: (CounterDefinition & { slots: number[] })[];
  /** A stock, and the days that are counted from it. */
  dayPairs: [number, number][];
  laws: Law[];
  /** Everything that it counts for, as text. Catalogues with the same text are the same. */
  of: string;
}

/** What these arms count. `base` gives the world; every arm counts on every date of its timeline. */
export const catalogueOf = (base: Scenario, arms: readonly Scenario[]): Catalogue =>
  catalogueOfVersions(
    base,
    arms.flatMap((arm) => inTime(arm).map(({ scenario }) => scenario)),
  );

/** The same, of every version of every arm. `like`: one that was laid out before, and is given back where it is the same. */
export const catalogueOfVersions = (base: Scenario, every: Scenario[], like?: Catalogue): Catalogue => layOut({ base, every }, like);

interface Draft extends Catalogue {
  /** Slot of every id that stands in the books, published or not. */
  slotOf: IdIndex;
  published: IdIndex;
}

function layOut(countable: Countable, like?: Catalogue): Catalogue {
  // Several families of a mechanism count for the same subjects, which are found once.
  const known = new Map<Family['subjects'], Subject[]>();
  const subjectsOf = ({ subjects }: Family): Subject[] => {
    const made = known.get(subjects) ?? subjects(countable);
    known.set(subjects, made);
    return made;
  };
  const found = familiesOf().map(([name, family]) => ({ name, family, subjects: subjectsOf(family) }));
  const of = JSON.stringify([...known.values()]);
  if (like?.of === of) return like;
  const draft: Draft = {
    of,
    size: 0,
    at: Object.fromEntries(found.map(({ name }) => [name, []])) as unknown as Catalogue['at'],
    counters: [],
    dayPairs: [],
    laws: [],
    slotOf: new IdIndex(),
    published: new IdIndex(),
  };
  const those = (family: Family, subjects: Subject[]): Subject[] => subjects.filter((subject) => family.has?.(subject) ?? true);
  for (const { name, family, subjects } of found)
    for (const subject of subjects) {
      const has = family.has?.(subject) ?? true;
      draft.at[name].push(has ? draft.size : -1);
      if (has) addBlock(draft, family, subject);
    }
  for (const { family, subjects } of found)
    for (const subject of those(family, subjects)) for (const total of family.totals ?? []) addTotal(draft, total, subject);
  for (const { family, subjects } of found)
    for (const subject of those(family, subjects)) for (const law of family.laws ?? []) addLaw(draft, law, subject);
  const { size, at, counters, dayPairs, laws } = draft;
  return { of, size, at, counters, dayPairs, laws };
}

/** Names of the slots of a row of a subject; one without a name where it has one. */
export const membersOf = (row: Row<Subject>, subject: Subject): readonly string[] =>
  typeof row.each === 'function' ? row.each(subject) : (row.each ?? ['']);

/** Fills the places of a template. */
export function fill(template: string, id: string, member = ''): string {
  let open = template.indexOf('{');
  if (open < 0) return template;
  let filled = '';
  let from = 0;
  for (; open >= 0; open = template.indexOf('{', from)) {
    const end = template.indexOf('}', open) + 1;
    if (end === 0) break;
    filled += template.slice(from, open) + placed(template.slice(open, end), id, member);
    from = end;
  }
  return filled + template.slice(from);
}

/** What stands in a place of a template; a place of another name stays as it is. */
function placed(place: string, id: string, member: string): string {
  switch (place) {
    case '{id}':
      return id;
    case '{each}':
      return member;
    case '{0}':
      return member.split('.')[0] ?? '';
    case '{1}':
      return member.split('.')[1] ?? '';
    default:
      return place;
  }
}

function addBlock(draft: Draft, { id: template, rows }: Family, subject: Subject): void {
  const first = new Map<string, number>();
  for (const [name, row] of Object.entries(rows)) {
    first.set(name, draft.size);
    const stock = row.daysOf === undefined ? undefined : first.get(row.daysOf);
    if (row.daysOf !== undefined && stock === undefined)
      throw new RangeError(`${template}.${name} is of the days of ${row.daysOf}, which no row before it is`);
    const counted = row.when?.(subject) ?? true;
    const base = fill(row.id ?? `${template}.${name}`, subject.id);
    membersOf(row, subject).forEach((member, i) => {
      const slot = draft.size++;
      if (stock !== undefined && counted) draft.dayPairs.push([stock + i, slot]);
      if (!counted || (row.published && !row.published.includes(member))) return;
      const id = member === '' ? base : `${base}.${member}`;
      if (draft.slotOf.has(id)) throw new RangeError(`two counters are called ${id}`);
      draft.slotOf.set(id, slot);
      if (row.hidden) return;
      const says = typeof row.says === 'string' ? row.says : row.says[member]!;
      publish(draft, { id, kind: row.kind, unit: row.unit, definition: fill(says, subject.id, member), owned: row.owned }, [slot]);
    });
  }
}

function addTotal(draft: Draft, total: Total<Subject>, subject: Subject): void {
  if (!(total.when?.(subject) ?? true)) return;
  const slots = total.of.flatMap((pattern) => draft.slotOf.named(fill(pattern, subject.id)).map((id) => draft.slotOf.of(id)));
  if (total.ifAny && slots.length === 0) return;
  publish(draft, { id: fill(total.id, subject.id), kind: total.kind, unit: total.unit, definition: total.says, owned: total.owned }, slots);
}

function publish(
  draft: Draft,
  { id, kind, unit, definition, owned }: Omit<CounterDefinition, 'owned'> & { owned: 'place' | undefined },
  slots: number[],
): void {
  if (draft.published.has(id)) throw new RangeError(`two counters are called ${id}`);
  draft.published.set(id, draft.counters.length);
  draft.counters.push(owned ? { id, kind, unit, definition, owned, slots } : { id, kind, unit, definition, slots });
}

/** A balance of counters of which a scenario has none does not apply to it. */
function addLaw(draft: Draft, law: LawOf<Subject>, subject: Subject): void {
  if (!(law.when?.(subject) ?? true)) return;
  for (const member of (typeof law.each === 'function' ? law.each(subject) : law.each) ?? ['']) {
    const side = (patterns: readonly string[]): string[] =>
      patterns.flatMap((written) => {
        const pattern = fill(written.replace(/\?$/, ''), subject.id, member);
        const ids = draft.published.named(pattern);
        if (ids.length === 0 && !written.endsWith('?'))
          throw new RangeError(`the law "${law.title}" refers to ${pattern}, which is not a counter`);
        return ids;
      });
    const [stocks, inflows, outflows] = [side(law.stocks), side(law.inflows), side(law.outflows)];
    if (stocks.length + inflows.length + outflows.length === 0) continue;
    draft.laws.push({ title: fill(law.title, subject.id, member), stocks, inflows, outflows });
  }
}
