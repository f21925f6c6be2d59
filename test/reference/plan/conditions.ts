import type { Condition, Scenario } from '@glasshouse/model';
import { amount, at, ids, people } from './numbers.js';
import type { Attribute, Stated } from './numbers.js';

const NEVER = 0x3fffffff;

/** A condition as a tree: what it asks, its numbers, and the conditions that it joins. */
export interface Asked {
  kind: string;
  numbers: number[];
  below: Asked[];
}

/** Records of a stream as an owner knows them (-1: all), and the most that any condition asks for. */
export interface Remembered {
  stream: number;
  owner: number;
  most: number;
  /** Newest records that are remembered of own deeds, and of others: what is asked for, or a whole memory where records can be struck. */
  room: number;
}

export interface Memory {
  kept: Remembered[];
  /** Times after which records that measures ask for count no more. */
  expiring: { kept: number; within: number }[];
}

/** What the names in a condition stand for. */
export interface Names {
  attributes: readonly Attribute[];
  streams: string[];
  ledgers: string[];
  /** Of each ledger in force, its grades. */
  grades: (string[] | null)[];
  lists: string[];
  entries: string[];
  measures: string[];
  states: readonly { id: string; values: string[] }[];
  encounters: string[];
  memory: Memory;
  /** Whose rule it is; -1: nobody's. */
  owner: number;
}

const daysOf = (within: Stated): number => Math.max(1, Math.round(amount(within)));

interface RecordsAsked {
  records: string;
  within?: Stated;
  since?: string;
  at_least?: Stated;
}

const most = ({ at_least: least }: RecordsAsked): number => (least === undefined ? 1 : Math.round(amount(least)));

/** Every question for records below a part of a scenario; patrols have a list of that name, which is no question. */
const recordsIn = (value: unknown): RecordsAsked[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'records' in value && typeof value.records === 'string' ? [value as RecordsAsked] : [];
  return [...own, ...Object.values(value).flatMap(recordsIn)];
};

/** Records of a person that a memory holds of own deeds, and of others. */
const MEMORY = 24;

/** Streams of records on which entries or points rest that a granted request can set aside together with the record. */
function canBeStruck({ lists, ledgers }: Scenario): Set<string> {
  const found = new Set<string>();
  const behind = (on: unknown): void => {
    if (typeof on === 'string') found.add(on);
    else if (typeof on === 'object' && on !== null && 'list' in on)
      Object.values(lists[on.list as string]?.entries ?? {}).forEach((entry) => behind(entry.on));
  };
  for (const { appeal, entries } of Object.values(lists))
    if (appeal && !appeal.keeps_record) Object.values(entries).forEach((entry) => behind(entry.on));
  for (const { appeal, rules } of Object.values(ledgers))
    if (appeal && !appeal.keeps_record)
      Object.values(rules).forEach(({ on }) => {
        if (typeof on === 'string') found.add(on);
      });
  return found;
}

/** What is remembered of people because some version of some arm asks for it. */
export function memoryOf(every: readonly Scenario[], streams: string[], owners: string[]): Memory {
  const kept: Remembered[] = [];
  const expiring = new Map<string, { kept: number; within: number }>();
  const keep = (asked: RecordsAsked, owner: number): number => {
    const stream = at(streams, asked.records);
    const found = kept.findIndex((each) => each.stream === stream && each.owner === owner);
    if (found < 0) return kept.push({ stream, owner, most: most(asked), room: 0 }) - 1;
    kept[found]!.most = Math.max(kept[found]!.most, most(asked));
    return found;
  };
  for (const { ledgers, lists, measures, streams: met, channels, reviews, states, encounters, responses } of every) {
    for (const each of [...Object.values(ledgers), ...Object.values(lists)])
      recordsIn(each).forEach((asked) => keep(asked, owners.indexOf(each.owner)));
    recordsIn([met, channels, reviews, states, encounters, responses]).forEach((asked) => keep(asked, -1));
    for (const asked of recordsIn(measures)) {
      const place = keep(asked, -1);
      if (asked.within) expiring.set(`${place} ${daysOf(asked.within)}`, { kept: place, within: daysOf(asked.within) });
    }
  }
  const struck = new Set(every.flatMap((scenario) => [...canBeStruck(scenario)]).map((id) => at(streams, id)));
  for (const each of kept) each.room = struck.has(each.stream) ? MEMORY : each.most;
  return { kept, expiring: [...expiring.values()] };
}

const asksFor = (kind: string, numbers: number[]): Asked => ({ kind, numbers, below: [] });

const days = (least: Stated | undefined): number => Math.round(amount(least));

/** A condition as a tree. */
export function condition(asked: Condition, names: Names): Asked {
  if ('all' in asked) return { kind: 'all', numbers: [], below: asked.all.map((each) => condition(each, names)) };
  if ('any' in asked) return { kind: 'any', numbers: [], below: asked.any.map((each) => condition(each, names)) };
  if ('not' in asked) return { kind: 'not', numbers: [], below: [condition(asked.not, names)] };
  if ('who' in asked) {
    const who = people(asked.who, names.attributes)!;
    return asksFor('who', [who.adultsOnly ? 1 : 0, who.masks.length, ...who.masks]);
  }
  if ('list' in asked) {
    const ground = asked.entry === undefined ? -1 : at(names.entries, `${asked.list}.${asked.entry}`);
    return asksFor('list', [at(names.lists, asked.list), ground, days(asked.for_at_least)]);
  }
  if ('measure' in asked) return asksFor('measure', [at(names.measures, asked.measure)]);
  if ('records' in asked) {
    const stream = at(names.streams, asked.records);
    const place = names.memory.kept.findIndex((each) => each.stream === stream && each.owner === names.owner);
    return asksFor('records', [
      place,
      asked.within ? daysOf(asked.within) : NEVER,
      most(asked as RecordsAsked),
      ...(asked.since ? asked.since.split('-').map(Number) : []),
    ]);
  }
  if ('state' in asked) {
    const parts = ids(asked.state).map((id): [number, number] => {
      const s = names.states.findIndex((state) => state.id === id);
      return [s, asked.state[id]!.reduce((mask, value) => mask | (1 << at(names.states[s]!.values, value)), 0)];
    });
    return asksFor('state', [parts.length, ...parts.flat(), days(asked.for_at_least)]);
  }
  if ('encounter' in asked) {
    const upTo = 'standing_at_most' in asked;
    const standing = amount(upTo ? asked.standing_at_most : asked.standing_at_least);
    return asksFor('standing', [at(names.encounters, asked.encounter), standing, upTo ? 1 : 0]);
  }
  if ('owed' in asked) return asksFor('owed', [at(names.streams, asked.owed), Math.round(amount(asked.at_least) * 100)]);
  const ledger = at(names.ledgers, asked.ledger);
  if ('score_at_most' in asked) return asksFor('score', [ledger, amount(asked.score_at_most), 1]);
  if ('score_at_least' in asked) return asksFor('score', [ledger, amount(asked.score_at_least), 0]);
  const grades = names.grades[ledger];
  const grade = 'at_most' in asked ? asked.at_most : asked.at_least;
  return asksFor('grade', [ledger, grades ? at(grades, grade) : -1, 'at_most' in asked ? 1 : 0]);
}
