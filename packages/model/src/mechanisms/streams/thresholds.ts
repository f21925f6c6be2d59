import { ONE } from '@glasshouse/dice';
import { ANY } from '../../plan/by-attribute.js';
import type { Plan, RoundPlan } from '../../plan/types.js';
import { ATTEMPT } from './plan-types.js';
import type { Chance } from './plan-types.js';
import { trendOn } from './plan.js';

/**
 * What a stream asks of a candidate in one round, as flat numbers: which attributes narrow it, and below which word a person of a
 * category and rate class is kept. Made once a round; the same arithmetic as `rate x class x trend / ceiling`.
 */
export interface RoundStream {
  index: number;
  stream: Chance;
  /** Attributes that narrow the stream, and the categories that qualify, a bit each. */
  narrowing: Int32Array;
  qualifying: Int32Array;
  classes: number;
  /** Candidates to be met with in a day of one person, thinned or not. */
  ceilingADay: number;
  /** `category x classes + class`: kept when the thinning word lies below. */
  below: Float64Array;
  /** A word whose half, rounded down, is above this is kept by nobody: every word that lies below the highest of `below` has a half up to this. */
  lastHalf: number;
  /** The trend changes within the round, so `below` holds for no day and the trend is read day by day. */
  uneven: boolean;
}

/** Half of the highest word. */
const ANY_HALF = ONE / 2 - 1;

/** What brings candidates, with room for its numbers of a round: the streams, and after them the transitions between states. */
export function roundStreams(plan: Plan): RoundStream[] {
  const streams = plan.streams.flatMap((stream, index) => (stream.kind === ATTEMPT ? [] : roundStream(stream, index)));
  return [...streams, ...plan.transitions.flatMap((transition, t) => roundStream(transition, plan.streams.length + t))];
}

function roundStream(stream: Chance, index: number): RoundStream[] {
  if (stream.ceiling <= 0 && stream.schedule === null) return [];
  const narrowing = stream.who.flatMap((mask, attribute) => (mask >>> 0 === ANY ? [] : [attribute]));
  return [
    {
      index,
      stream,
      narrowing: Int32Array.from(narrowing),
      qualifying: Int32Array.from(narrowing, (attribute) => stream.who[attribute] | 0),
      classes: stream.classFactors.length,
      ceilingADay: stream.ceiling / 365,
      below: new Float64Array(stream.rate.values.length * stream.classFactors.length),
      lastHalf: -1,
      uneven: false,
    },
  ];
}

/** Sets the numbers of a round. */
export function setRound(streams: RoundStream[], round: RoundPlan): void {
  for (const one of streams) {
    const { stream, classes, below } = one;
    if (stream.schedule !== null) continue;
    one.uneven = stream.trendDays.some((day) => day > round.first && day <= round.last);
    one.lastHalf = one.uneven ? ANY_HALF : -1;
    if (one.uneven) continue;
    const trend = trendOn(stream, round.first);
    for (let i = 0; i < below.length; i++) {
      below[i] = ((stream.rate.values[Math.floor(i / classes)] * stream.classFactors[i % classes] * trend) / stream.ceiling) * ONE;
      one.lastHalf = Math.min(ANY_HALF, Math.max(one.lastHalf, Math.ceil(below[i] / 2) - 1));
    }
  }
}
