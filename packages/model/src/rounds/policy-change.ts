import { sameData } from '../format/same-data.js';
import type { Policy } from '../plan/types.js';
import type { Work } from './work.js';

/** What going from one policy to the next can change by itself: nobody's standing, that of people with an entry on a list, or anybody's. */
export type Reach = 'nobody' | 'listed' | 'anybody';

/** The reach of a change of policy. Policies are compared once in the life of a `Work`. */
export function reachOf(w: Work, from: Policy, to: Policy): Reach {
  const known = w.changes.get(to);
  if (known?.from === from) return known.reach;
  const reach = compare(w, from, to);
  w.changes.set(to, { from, reach });
  return reach;
}

/** Only measures that fall by a list alone leave the others as they are. Amounts and conditions, which may read more, are never among them. */
function compare({ plan }: Work, from: Policy, to: Policy): Reach {
  if (to.rules.some((rule, r) => rule !== null && rule.stream < 0 && from.rules[r] === null)) return 'anybody';
  const differ = (measures: number): boolean => !sameData(grounds(from, measures), grounds(to, measures));
  if (!differ(-1)) return 'nobody';
  const unlisted = [...from.unlistedOn, ...to.unlistedOn].reduce((mask, m) => mask | (1 << m), 0);
  return plan.money || from.joinedTriggers || to.joinedTriggers || differ(unlisted) ? 'anybody' : 'listed';
}

/** All that a standing rests on under a policy, of measures those of a bit mask. */
const grounds = (policy: Policy, measures: number): unknown[] => [
  policy.ledgers,
  policy.lists.map(({ on, appealSuspends }) => [on, appealSuspends]),
  policy.suspendedByPlan,
  policy.enterprises.map(({ on }) => on),
  policy.measures.filter((_, m) => (measures >>> m) & 1),
];
