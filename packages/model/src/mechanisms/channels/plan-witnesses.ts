import { toBase } from '../../format/units.js';
import type { Channel } from '../../scenario/schema.js';
import { groupOf } from '../spreads/plan.js';
import type { SpreadIds } from '../spreads/plan.js';

export interface WitnessPlan {
  /** Position of the channel. */
  channel: number;
  among: number;
  informs: number;
  /** The chance where the deed would fall on the witness too. */
  ifLiable: number;
  inRevolt: number;
}

/** Witnesses of a channel, or null. */
export function planWitnesses(channel: Channel, index: number, ids: SpreadIds): WitnessPlan | null {
  const { witnesses } = channel;
  if (!witnesses) return null;
  const informs = toBase(witnesses.informs);
  return {
    channel: index,
    among: groupOf(witnesses.among, ids),
    informs,
    ifLiable: Math.min(1, informs * (witnesses.if_liable ? toBase(witnesses.if_liable) : 1)),
    inRevolt: witnesses.in_revolt ? toBase(witnesses.in_revolt) : 0,
  };
}
