import type { Policy } from './plan/plan.js';
import type { Person, Thing } from './people.js';

/** A listing on which no sanction rests, because instalments are paid for its duty. */
export const restsForInstalments = (policy: Policy, person: Person, listing: Thing): boolean =>
  policy.lists[listing.list!]!.instalmentsSuspend &&
  person.things.some(
    (thing) => thing.kind === 'duty' && thing.stream === listing.stream && thing.start === listing.origin && thing.instalment !== undefined,
  );
