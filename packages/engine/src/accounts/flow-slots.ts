import type { CounterDefinition } from '@glasshouse/scenario';
import type { Plan } from '../plan/types.js';

type Report = (id: string, kind: CounterDefinition['kind'], unit: string, definition: string, at: number[]) => void;

/** Counters of flows, one slot each. A record that a flow carries is about a person. */
export function reportFlows(plan: Plan, block: number, report: Report): void {
  plan.flows.forEach((id, f) => report(`flow.${id}.carried`, 'flow', 'records', 'Records that this flow carried.', [block + f]));
}
