import { indexOf, sortedIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import { planCondition } from '../conditions/plan.js';
import type { ConditionPlan } from '../conditions/plan.js';
import type { RulePlan } from '../ledgers/plan-types.js';
import type { EntryPlan } from '../lists/plan-types.js';
import type { TableMakers } from '../mechanism.js';
import { feltOf } from './plan-felt.js';
import { givingUp } from './plan-reacts.js';
import { ATTEMPT } from './plan-types.js';
import type { StreamPlan } from './plan-types.js';
import { planStreams } from './plan.js';

/** Most contexts: deeds behind a score or an entry keep theirs in a word of sixteen bits. */
const MOST_CONTEXTS = 16;

/** Most attempt streams and lists together, and most streams and transitions: each is a byte of an item. */
const MOST_WAKING = 20;

const MOST_CHANCES = 255;

export interface StreamTables {
  names: {
    streams: string[];
    /** Per stream: the stream as which it counts, itself or what it is taken for. */
    streamConduct: number[];
    contexts: string[];
  };
  plan: {
    contexts: string[];
    streams: StreamPlan[];
    attempts: number[];
    /** Some attempt has consequences beyond its own refusal; columns of refusals that count towards giving up. */
    reacting: boolean;
    refusalColumns: number;
    /** A response reads how many people are on public lists. */
    shames: boolean;
  };
  reading: {
    rulesOf: RulePlan[][];
    entriesOf: EntryPlan[][];
    /** Per stream: what must hold of a person to meet it, or null; null where no stream asks for anything. */
    gates: (ConditionPlan | null)[] | null;
    /** Per stream: whether a record of it is felt by its subject. */
    felt: boolean[];
  };
  keeps: 'refusals';
}

const isThere = <T>(one: T | null): one is T => one !== null;

export const streamTables: TableMakers<StreamTables> = {
  names({ base, every }) {
    const streams = sortedIds(base.streams);
    return {
      streams,
      streamConduct: streams.map((id) => indexOf(streams, base.streams[id]!.taken_for ?? id)),
      contexts: [
        ...new Set([
          ...Object.values(base.streams).map(({ context }) => context),
          ...every.flatMap(({ measures }) => Object.values(measures).map(({ context }) => context)),
        ]),
      ].sort(),
    };
  },
  plan(of) {
    const { base, names } = of;
    const streams = planStreams(of);
    const attempts = streams.flatMap(({ kind }, index) => (kind === ATTEMPT ? [index] : []));
    limit('contexts', names.contexts.length, MOST_CONTEXTS);
    limit('attempt streams plus lists', attempts.length + names.lists.length, MOST_WAKING);
    limit('streams and transitions', streams.length + of.plan.transitions.length, MOST_CHANCES);
    return {
      contexts: names.contexts,
      streams,
      attempts,
      reacting: streams.some(({ reacts }) => reacts !== null),
      refusalColumns: givingUp(base, names.streams).length,
      shames: streams.some(
        ({ shamed, emulated, under }) =>
          shamed > 0 || emulated > 0 || (under ?? []).some(({ kind }) => kind === 'stigma' || kind === 'emulation'),
      ),
    };
  },
  reading({ scenario, names, policy, reads }) {
    const gates = names.streams.map((id) => planCondition(scenario.streams[id]?.if, ['streams', id, 'if'], reads()));
    return {
      rulesOf: names.streamConduct.map((conduct) => policy.rules.filter(isThere).filter(({ stream }) => stream === conduct)),
      entriesOf: names.streamConduct.map((conduct) => policy.entries.filter(isThere).filter(({ stream }) => stream === conduct)),
      gates: gates.every((gate) => gate === null) ? null : gates,
      felt: feltOf(policy, names.streamConduct),
    };
  },
  /** One word a person for each stream of which people give up: refusals that count towards it. */
  keeps: { refusals: { each: ({ refusalColumns }) => refusalColumns, own: true } },
};
