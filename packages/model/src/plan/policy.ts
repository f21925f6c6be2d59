import { dayOf } from '../format/dates.js';
import { ownerOf } from '../mechanisms/flows/plan.js';
import type { PolicyTables } from '../mechanisms/index.js';
import type { Version } from '../scenario/in-time.js';
import type { Scenario } from '../scenario/schema.js';
import { join } from './fold.js';
import { windowIn } from './in-force.js';
import type { PlaceChain } from './in-force.js';
import type { Drafting, Planning } from './planning.js';
import type { Policy } from './types.js';
import { holds } from './when.js';
import type { When } from './when.js';
import { windowsOf } from './windows.js';

/** Days within the horizon on which something of an arm's policy changes in a place, the start included. */
function policyDays(versions: readonly Version[], place: PlaceChain): number[] {
  const { horizon } = versions[0]!.scenario;
  const start = dayOf(horizon.start);
  const end = dayOf(horizon.end);
  const days = new Set<number>([start]);
  for (const version of versions) {
    days.add(version.from);
    for (const window of windowsOf(version.scenario)) {
      const there = windowIn(window, place);
      if (there === null) continue;
      days.add(there.from);
      days.add(there.to + 1);
    }
  }
  return [...days].filter((day) => day >= start && day <= end).sort((a, b) => a - b);
}

/** Policy tables of one arm in a place, one for each stretch of days between changes; `versions`: of its scenario, in time. */
export function planPolicies(versions: readonly Version[], place: PlaceChain, world: Planning): Policy[] {
  return policyDays(versions, place).map((day) => {
    const now = versions.filter(({ from }) => from <= day).at(-1) ?? versions[0]!;
    return planPolicy(now.scenario, { day, place }, world);
  });
}

function planPolicy(scenario: Scenario, when: When, { names, plan, key }: Planning): Policy {
  // Filled mechanism by mechanism.
  const policy = {} as PolicyTables;
  const { memory, states, attributes } = plan;
  const of: Drafting = {
    ...{ scenario, when, key, names, plan, policy },
    holds: (window) => holds(window, when),
    reads: (owner) => ({ ...names, memory, states, attributes, ledgerPlans: policy.ledgers, owner: ownerOf(names, owner) }),
  };
  join(policy, (each) => each.policy?.(of));
  join(policy, (each) => each.reading?.(of));
  return { from: when.day, ...policy };
}
