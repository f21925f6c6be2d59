import type { Quantity } from '../../format/quantity.js';
import type { Scenario, Stream } from '../../scenario/schema.js';

type Shares = NonNullable<Stream['ends']>['shares'];

/** Ids of the outcomes of a stream, in canonical order: those with a share, and the one that takes the rest. */
export const outcomesOf = ({ ends }: Pick<Stream, 'ends'>): string[] =>
  ends === undefined ? [] : [...new Set([...Object.keys(ends.shares), ends.otherwise])].sort();

/** By id of what they lead to, ids of the streams that do, in canonical order. */
type Leading = ReadonlyMap<string, readonly string[]>;

function leading({ streams }: Scenario, leadsTo: (stream: Stream) => readonly string[]): Leading {
  const found = new Map<string, string[]>();
  for (const id of Object.keys(streams).sort()) for (const to of leadsTo(streams[id]!)) found.set(to, [...(found.get(to) ?? []), id]);
  return found;
}

/** By outcome, the streams whose chances end in it. A scenario that passes its checks has one for each. */
export const parentsOf = (scenario: Scenario): Leading => leading(scenario, outcomesOf);

/** By duty, the outcomes that bring it. A scenario that passes its checks has at most one for each. */
export const bringersOf = (scenario: Scenario): Leading => leading(scenario, ({ brings }) => (brings === undefined ? [] : [brings]));

/** Whether an outcome is an own deed, or brings a duty whose omission is one. */
export const isOwnDoing = (outcome: Stream | undefined): boolean => outcome?.cause === 'deed' || outcome?.brings !== undefined;

/** Whether a stream is a breach or a duty, or can end in an own deed or in a duty: what nobody is assumed to do more often for belonging to a group. */
export function isConduct({ streams }: Scenario, id: string): boolean {
  const stream = streams[id]!;
  return stream.kind === 'breach' || stream.kind === 'obligation' || outcomesOf(stream).some((each) => isOwnDoing(streams[each]));
}

/** The most that the shares of the outcomes of a stream can add to, over its cases and everybody's categories. `value`: of a quantity. */
export function highestShare(stream: Stream, value: (quantity: Quantity) => number): number {
  const { ends, cases } = stream;
  if (ends === undefined) return 0;
  const stands = [ends.shares, ...(cases ?? []).map(({ shares }): Shares => ({ ...ends.shares, ...shares }))];
  return Math.max(...stands.map((shares) => mostOf(shares, value)));
}

/** Numbers by one attribute are added category by category; those of different attributes at their highest. */
function mostOf(shares: Shares, value: (quantity: Quantity) => number): number {
  const byAttribute = new Map<string, Map<string, number>>();
  let sum = 0;
  for (const share of Object.values(shares)) {
    if (!('by' in share)) {
      sum += value(share);
      continue;
    }
    const sums = byAttribute.get(share.by) ?? new Map<string, number>();
    byAttribute.set(share.by, sums);
    for (const [category, quantity] of Object.entries(share.values)) sums.set(category, (sums.get(category) ?? 0) + value(quantity));
  }
  for (const sums of byAttribute.values()) sum += Math.max(0, ...sums.values());
  return sum;
}
