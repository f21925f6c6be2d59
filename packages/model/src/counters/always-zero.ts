import { everyMechanism } from '../mechanisms/index.js';
import type { Scenario } from '../scenario/schema.js';
import { inTime } from '../scenario/in-time.js';
import { catalogueOfVersions, membersOf } from './catalogue.js';
import type { Catalogue } from './catalogue.js';
import { familiesOf } from './families.js';
import type { Countable } from './family.js';
import { CAUSES } from './words.js';
import type { Cause } from './words.js';

const firstPart = (member: string): string => member.split('.')[0]!;

/**
 * Ids of counters that stay zero whatever happens, because nothing in any of these scenarios brings anything about for their cause. Others may stay zero
 * as well: only causes, and the ground of inability, are looked at.
 */
export function alwaysZero(countable: Countable, { at, counters }: Catalogue): Set<string> {
  const every = [countable.base, ...countable.every];
  const brought = new Set<Cause>(
    every.flatMap((scenario) => everyMechanism.flatMap(({ brings }): readonly Cause[] => brings?.(scenario) ?? [])),
  );
  brought.add('deed');
  const never = new Set<string>(CAUSES.filter((cause) => !brought.has(cause)));
  const slots = new Set<number>();
  for (const [name, family] of familiesOf())
    family.subjects(countable).forEach((subject, i) => {
      let slot = at[name][i]!;
      if (slot < 0) return;
      for (const row of Object.values(family.rows)) {
        const members = membersOf(row, subject);
        // Grounds of requests: that of error may also be found where no cause is error.
        const grounds = members.includes('discretion');
        for (const member of members) {
          if (never.has(firstPart(member)) && (!grounds || member === 'inability')) slots.add(slot);
          slot++;
        }
      }
    });
  return new Set(
    counters.filter((counter) => counter.slots.length > 0 && counter.slots.every((slot) => slots.has(slot))).map(({ id }) => id),
  );
}

/** What these arms count, and which of it stays zero whatever happens. `base` gives the world; every arm counts on every date of its timeline. */
export function catalogueAndZero(base: Scenario, arms: readonly Scenario[]): { catalogue: Catalogue; zero: Set<string> } {
  const every = arms.flatMap((arm) => inTime(arm).map(({ scenario }) => scenario));
  const catalogue = catalogueOfVersions(base, every);
  return { catalogue, zero: alwaysZero({ base, every }, catalogue) };
}
