import type { CounterDefinition } from '@glasshouse/scenario';
import { CAUSE_COUNT, CAUSES } from '../plan/types.js';
import type { Plan } from '../plan/types.js';

/** Offsets within the block of a list on which terms begin anew. `from` and `to`: cause. */
export const RESTART = { restarted: 0, from: 1, to: 1 + CAUSE_COUNT } as const;
const RESTART_SLOTS = 1 + 2 * CAUSE_COUNT;

/** First slot of each list with `restarts`, and of each ledger with warnings; -1: none. */
export interface ListSlots {
  restarts: number[];
  warnings: number[];
  end: number;
}

const tables = (plan: Plan): Plan['arms'][number]['policies'] => plan.arms.flatMap((arm) => arm.policies);

/** Whether terms begin anew on a list of the plan. */
export const restarting = (plan: Plan, l: number): boolean =>
  tables(plan).some(({ entries }) => entries.some((entry) => entry !== null && entry.list === l && entry.restarts));

export function layOutLists(plan: Plan, first: number): ListSlots {
  let end = first;
  const restarts = plan.lists.map((_, l) => {
    if (!restarting(plan, l)) return -1;
    end += RESTART_SLOTS;
    return end - RESTART_SLOTS;
  });
  const warnings = plan.ledgers.map((_, l) =>
    tables(plan).some(({ rules }) => rules.some((rule) => rule !== null && rule.ledger === l && rule.warnings > 0)) ? end++ : -1,
  );
  return { restarts, warnings, end };
}

type Report = (id: string, kind: CounterDefinition['kind'], unit: string, definition: string, slots: number[]) => void;

export function reportLists(plan: Plan, slots: ListSlots, report: Report): void {
  plan.ledgers.forEach((id, l) => {
    const at = slots.warnings[l];
    if (at >= 0) report(`ledger.${id}.warnings`, 'flow', 'count', 'Records that brought a warning and no points.', [at]);
  });
  plan.lists.forEach((id, l) => {
    const at = slots.restarts[l];
    if (at < 0) return;
    report(`list.${id}.restarted`, 'flow', 'count', 'Terms that began anew with another record.', [at + RESTART.restarted]);
    CAUSES.forEach((cause, c) => {
      report(
        `list.${id}.turned_from.${cause}`,
        'flow',
        'entries',
        `Entries whose cause is ${cause} no more, another record holding them.`,
        [at + RESTART.from + c],
      );
      report(`list.${id}.turned_to.${cause}`, 'flow', 'entries', `Entries whose cause has become ${cause}.`, [at + RESTART.to + c]);
    });
  });
}
