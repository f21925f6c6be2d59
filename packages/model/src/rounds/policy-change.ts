import type { Policy } from '../plan/types.js';
import type { Work } from './work.js';

/** What going from one policy to the next can change by itself: nobody's standing, that of people with an entry on a list, or anybody's. */
export type Reach = 'nobody' | 'listed' | 'anybody';

/** The reach of a change of policy. Policies are compared once in the life of a `Work`. */
export function reachOf(w: Work, from: Policy, to: Policy): Reach {
  const known = w.changes.get(to);
  if (known?.from === from) return known.reach;
  const reach = !standingChanges(from, to) ? 'nobody' : concernsListed(w, from, to) ? 'listed' : 'anybody';
  w.changes.set(to, { from, reach });
  return reach;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Some rule that follows no record begins. */
const rulesBegin = (from: Policy, to: Policy): boolean =>
  to.rules.some((rule, r) => rule !== null && rule.stream < 0 && from.rules[r] === null);

/** What a standing rests on beside measures. */
const grounds = ({ ledgers, lists, suspendedByPlan, enterprises }: Policy): unknown => [
  ledgers,
  lists.map(({ on, appealSuspends }) => [on, appealSuspends]),
  suspendedByPlan,
  enterprises.map(({ on }) => on),
];

/** Whether going from one policy to the next can change anyone's standing by itself. */
const standingChanges = (from: Policy, to: Policy): boolean =>
  rulesBegin(from, to) || !same(grounds(from), grounds(to)) || !same(from.measures, to.measures);

/** Measures that can fall on people with no entry on a list, as a bit mask. */
const fallUnlisted = ({ unlistedOn }: Policy): number => unlistedOn.reduce((mask, m) => mask | (1 << m), 0);

/** Whether all that changes are measures that fall by a list alone. Amounts and conditions, which may read more, are never among it. */
function concernsListed({ plan }: Work, from: Policy, to: Policy): boolean {
  if (plan.money || from.joinedTriggers || to.joinedTriggers || rulesBegin(from, to) || !same(grounds(from), grounds(to))) return false;
  const unlisted = fallUnlisted(from) | fallUnlisted(to);
  const ofUnlisted = ({ measures, refusing, reachesChildren, reachesHousehold }: Policy): unknown => [
    measures.filter((_, m) => ((unlisted >>> m) & 1) === 1),
    [refusing, reachesChildren, reachesHousehold].map((mask) => mask & unlisted),
  ];
  return same(ofUnlisted(from), ofUnlisted(to));
}
