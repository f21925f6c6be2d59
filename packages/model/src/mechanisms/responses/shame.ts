import type { Work } from '../../rounds/work.js';
import { LISTING, OFF_LIST, kindOf, refOf } from '../../state/entries.js';
import { NEXT, TYPE } from '../../state/state.js';
import { BREACH, MERIT } from '../streams/plan-types.js';
import type { StreamPlan } from '../streams/plan-types.js';
import { effectNow } from './under.js';

/** Words of the annex, from its block on: people of the community on public lists of kind black, and red, at the end of the last round. */
export const SHAME = { black: 0, red: 1 } as const;

/** Counts the people on public lists. People added at the end of a roster are not seen. */
export function countShown(w: Work): void {
  const { state, policy } = w;
  let black = 0;
  let red = 0;
  for (let row = 0; row < w.people.nominal; row++) {
    let seen = 0;
    for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) {
      const type = state.entries[at + TYPE];
      if (kindOf(type) !== LISTING || (type & OFF_LIST) !== 0) continue;
      const list = policy.lists[w.listOfEntry[refOf(type)]];
      if (list.public) seen |= list.red ? 2 : 1;
    }
    black += seen & 1;
    red += seen >>> 1;
  }
  state.annex[state.at.shame + SHAME.black] = black;
  state.annex[state.at.shame + SHAME.red] = red;
}

/**
 * Factor by which those on public lists change a chance: the fewer are listed, the more shame holds back from a breach; the more are praised, the more others
 * do of the same. 1 for the unaware.
 */
export function esteem(w: Work, row: number, stream: StreamPlan): number {
  const { annex, at } = w.state;
  const { kind } = stream;
  const shamed = effectNow(w, row, stream, 'stigma', stream.shamed);
  const emulated = effectNow(w, row, stream, 'emulation', stream.emulated);
  const shames = kind === BREACH && shamed > 0;
  const praises = kind === MERIT && emulated > 0;
  if ((!shames && !praises) || w.people.aware[row] === 0) return 1;
  if (praises) return 1 + (emulated * 100 * annex[at.shame + SHAME.red]) / w.people.nominal;
  return Math.max(0, 1 - shamed * (1 - annex[at.shame + SHAME.black] / w.people.nominal));
}
