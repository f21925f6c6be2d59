import { ONE } from '@glasshouse/dice';
import { toBase } from '../../format/units.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Scenario, Stream } from '../../scenario/schema.js';

/** What people do when a wish of a stream is refused. */
export interface ReactPlan {
  /** Streams to turn to, and the word below which each is chosen: cumulative. */
  turnsTo: number[];
  turnsBelow: number[];
  /** Further tries: most of them, the word below which there is one, and the days until it. */
  retries: number;
  againBelow: number;
  after: number;
  /** Refusals after which a person gives up (0: never), the word below which a wish is still pursued, and the column of refusals. */
  givesUpAfter: number;
  pursuedBelow: number;
  column: number;
}

/** Fixed classes of a stream in canonical order, own or shared: share and factor. None: everybody has the same rate. */
export function classesOf(scenario: Pick<Scenario, 'classes'>, stream: Stream): { id: string; share: number; factor: number }[] {
  const shared = stream.shared_classes;
  if (shared === undefined)
    return sortedIds(stream.classes ?? {}).map((id) => ({
      id,
      share: toBase(stream.classes![id]!.share),
      factor: toBase(stream.classes![id]!.factor),
    }));
  const shares = scenario.classes?.[shared.of]?.shares ?? {};
  return sortedIds(shares).flatMap((id) =>
    shared.factors[id] === undefined ? [] : [{ id, share: toBase(shares[id]!), factor: toBase(shared.factors[id]) }],
  );
}

/** Name under which a person's class is drawn: of the stream, or of the classes that several streams share. */
export const className = (id: string, stream: Stream): string =>
  stream.shared_classes === undefined ? `streams.${id}` : `classes.${stream.shared_classes.of}`;

/** Columns in which refusals of people are counted: one for each stream of which people give up. */
export const givingUp = (scenario: Scenario, ids: readonly string[]): string[] =>
  ids.filter((id) => scenario.streams[id]!.reacts?.gives_up !== undefined);

export function planReacts(scenario: Scenario, id: string, ids: string[]): ReactPlan | null {
  const reacts = scenario.streams[id]!.reacts;
  if (reacts === undefined) return null;
  const turns = sortedIds(reacts.turns_to ?? {});
  let sum = 0;
  const turnsBelow = turns.map((other) => Math.min(ONE, (sum += toBase(reacts.turns_to![other]!)) * ONE));
  return {
    turnsTo: turns.map((other) => indexOf(ids, other)),
    turnsBelow,
    retries: reacts.retries ? toBase(reacts.retries.at_most) : 0,
    againBelow: reacts.retries ? toBase(reacts.retries.probability) * ONE : 0,
    after: reacts.retries ? toBase(reacts.retries.after) : 0,
    givesUpAfter: reacts.gives_up ? toBase(reacts.gives_up.after) : 0,
    pursuedBelow: reacts.gives_up ? toBase(reacts.gives_up.factor) * ONE : ONE,
    column: givingUp(scenario, ids).indexOf(id),
  };
}
