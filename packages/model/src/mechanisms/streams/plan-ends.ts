import { toBase } from '../../format/units.js';
import { planBy } from '../../plan/by-attribute.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { DEED, ERROR, INABILITY, LAWFUL } from '../../plan/causes.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Scenario, Stream } from '../../scenario/schema.js';
import type { AttributePlan } from '../population/plan-types.js';
import { highestShare, outcomesOf } from './outcomes.js';
import type { EndsPlan } from './plan-types.js';

type Shares = NonNullable<Stream['ends']>['shares'];

const CAUSE: Readonly<Record<NonNullable<Stream['cause']>, number>> = { deed: DEED, lawful: LAWFUL, inability: INABILITY, error: ERROR };

/** Cause of what is recorded of an outcome; -1 where it is nothing that anybody reports, and for other kinds of stream. */
export const outcomeCause = ({ cause }: Stream): number => (cause === undefined ? -1 : CAUSE[cause]);

/** Cause of the outcome that brings a duty, if one does, where own deeds alone would not have brought it; else -1. */
export function causeOfBringer({ streams }: Scenario, bringer: string | undefined): number {
  const cause = bringer === undefined ? -1 : outcomeCause(streams[bringer]);
  return cause === DEED ? -1 : cause;
}

/** The outcomes of a stream; null where it has none. `ids`: streams in canonical order. Throws where shares could pass one. */
export function planEnds(id: string, stream: Stream, ids: readonly string[], attributes: AttributePlan[]): EndsPlan | null {
  const { ends } = stream;
  if (ends === undefined) return null;
  const most = highestShare(stream, (quantity) => toBase(quantity));
  if (most > 1 + 1e-9)
    throw new Error(`streams.${id}.ends: shares of outcomes that add to ${most}; lower them so that they add to at most 1`);
  const members = outcomesOf(stream);
  return {
    streams: sortedIds(ends.shares).map((each) => indexOf(ids, each)),
    shares: planShares(ends.shares, attributes),
    otherwise: indexOf(ids, ends.otherwise),
    members: [...sortedIds(ends.shares), ends.otherwise].map((each) => members.indexOf(each)),
  };
}

const planShares = (shares: Shares, attributes: AttributePlan[]): ByAttribute[] =>
  sortedIds(shares).map((each) => planBy(shares[each], attributes));

/** Shares that a case gives, by position among those of its stream, null where it gives none; null where it gives none at all. */
export function planCaseShares(stream: Stream, shares: Shares | undefined, attributes: AttributePlan[]): (ByAttribute | null)[] | null {
  if (shares === undefined || stream.ends === undefined) return null;
  return sortedIds(stream.ends.shares).map((each) => (Object.hasOwn(shares, each) ? planBy(shares[each], attributes) : null));
}
