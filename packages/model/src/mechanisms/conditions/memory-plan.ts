import type { Quantity } from '../../format/quantity.js';
import { toBase } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';
import type { RecordsValue } from './atoms/records.js';
import type { Condition } from './schema.js';
import { atomsIn, conditionsOf } from './uses.js';

/** Most records of a person and stream that are remembered. */
export const MOST_REMEMBERED = 24;

/** Records of one stream that are remembered, as one owner knows them (-1: all of them). */
export interface Remembered {
  stream: number;
  owner: number;
  /**
   * So many days are kept of own deeds, and as many of others: the most records that some condition asks for or, where records can be struck, as many as a
   * memory holds, so that an older record counts in the place of one that was struck.
   */
  most: number;
  /** Records can be struck: the day of the act is kept beside each. */
  acts: boolean;
  /** First word among a person's, and context of the stream. */
  at: number;
  context: number;
}

/** What is remembered of each person because some condition of some arm and date asks for it. */
export interface MemoryPlan {
  /** Words a person; 0: nothing is remembered. */
  words: number;
  kept: Remembered[];
  /** Per stream: positions in `kept`, or null where nothing of it is remembered. */
  ofStream: (number[] | null)[];
  /** Some measure asks for records: a standing can change with one. */
  standing: boolean;
  /** Windows of measures' triggers, which end by themselves: a position in `kept`, and days. */
  expiring: { kept: number; within: number }[];
}

/** Whole days of a window, at least one. */
export const daysOf = (within: Quantity): number => Math.max(1, Math.round(toBase(within)));

/** How many records an atom asks for. */
export const askedFor = (value: RecordsValue): number => (value.at_least ? Math.round(toBase(value.at_least)) : 1);

/** Streams whose records stop counting when a request is granted against what they brought. */
export function struckIn({ lists, ledgers }: Scenario): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    for (const { on } of Object.values(lists[id]?.entries ?? {}))
      if (typeof on === 'string') found.add(on);
      else if ('list' in on) visit(on.list);
  };
  for (const [id, { appeal }] of Object.entries(lists)) if (appeal && appeal.keeps_record !== true) visit(id);
  for (const { appeal, rules } of Object.values(ledgers)) {
    if (!appeal || appeal.keeps_record === true) continue;
    for (const { on } of Object.values(rules)) if (typeof on === 'string') found.add(on);
  }
  return found;
}

/** Streams for whose records some condition of these scenarios asks. */
export const rememberedIn = (every: readonly Scenario[]): Set<string> =>
  new Set(
    every.flatMap((scenario) => conditionsOf(scenario).flatMap(({ condition }) => recordsIn(condition).map(({ records }) => records))),
  );

/** Record atoms below a condition. */
const recordsIn = (condition: Condition): RecordsValue[] => atomsIn(condition).flatMap((atom) => ('records' in atom ? [atom] : []));

/** Lays out the memory of a plan. `owners`: of the plan, empty where it has no flows. The layout depends on what is asked, not on its order. */
export function planMemory(
  every: readonly Scenario[],
  ids: { streams: string[]; owners: string[] },
  streams: readonly { context: number }[],
): MemoryPlan {
  const most = new Map<string, number>();
  const ending = new Set<string>();
  let standing = false;
  for (const scenario of every) {
    for (const { condition, owner, path } of conditionsOf(scenario)) {
      for (const atom of recordsIn(condition)) {
        const known = owner === null ? -1 : ids.owners.indexOf(owner);
        const key = `${ids.streams.indexOf(atom.records)} ${known}`;
        most.set(key, Math.max(most.get(key) ?? 0, askedFor(atom)));
        if (path[0] !== 'measures') continue;
        standing = true;
        if (atom.within) ending.add(`${key} ${daysOf(atom.within)}`);
      }
    }
  }
  const asked = [...most].map(([key, n]) => ({ key: key.split(' ').map(Number), n }));
  asked.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
  const struck = new Set(every.flatMap((scenario) => [...struckIn(scenario)]));
  let words = 0;
  const kept = asked.map(({ key: [stream, owner], n }): Remembered => {
    const at = words;
    const acts = struck.has(ids.streams[stream]);
    const most = acts ? MOST_REMEMBERED : n;
    words += (acts ? 4 : 2) * most;
    return { stream, owner, most, acts, at, context: 1 << streams[stream].context };
  });
  const ofStream = ids.streams.map((_, s) => {
    const found = kept.flatMap((each, i) => (each.stream === s ? [i] : []));
    return found.length === 0 ? null : found;
  });
  const expiring = [...ending].sort().map((each) => {
    const [stream, owner, within] = each.split(' ').map(Number);
    return { kept: kept.findIndex((one) => one.stream === stream && one.owner === owner), within };
  });
  return { words: expiring.length > 0 ? words + 1 : words, kept, ofStream, standing, expiring };
}
