import { toBase } from '../../format/units.js';
import { indexOf } from '../../plan/ids.js';
import type { Key } from '../../plan/ids.js';
import type { Measure } from '../../scenario/schema.js';
import type { SpreadIds } from '../spreads/plan.js';

/** What a measure does beyond the person's own measure-days. */
export interface MeasureReach {
  reachesHousehold: boolean;
  /** Measures that it puts out of force, a bit each. */
  ends: number;
  /** Streams it suspends. */
  suspends: number[];
  bodies: number;
  each: number;
  doorKey: number;
}

export const suspendedBy = (measure: Measure | undefined, streams: string[]): number[] =>
  measure?.suspends === undefined
    ? []
    : measure.suspends === 'all'
      ? streams.map((_, s) => s)
      : measure.suspends.map((stream) => indexOf(streams, stream));

/** Reach of one measure; none of it for a measure that a scenario does not have. */
export function planReach(measure: Measure | undefined, id: string, ids: SpreadIds, key: Key): MeasureReach {
  return {
    reachesHousehold: measure?.reaches_household ?? false,
    ends: (measure?.ends ?? []).reduce((mask, other) => mask | (1 << indexOf(ids.measures, other)), 0),
    suspends: suspendedBy(measure, ids.streams),
    bodies: measure?.doors ? Math.round(toBase(measure.doors.bodies)) : 0,
    each: measure?.doors ? toBase(measure.doors.each) : 0,
    doorKey: key(`measures.${id}.doors`),
  };
}

/** Measures in force that end others, each after every one that ends it. Throws on a circle. */
export function inOrder(measures: (MeasureReach & { on: boolean })[]): number[] {
  const enders = measures.flatMap((measure, m) => (measure.on && measure.ends !== 0 ? [m] : []));
  const order: number[] = [];
  while (order.length < enders.length) {
    const next = enders.find(
      (m) => !order.includes(m) && enders.every((other) => order.includes(other) || ((measures[other].ends >>> m) & 1) === 0),
    );
    if (next === undefined) throw new Error('measures end one another in a circle');
    order.push(next);
  }
  return order;
}
