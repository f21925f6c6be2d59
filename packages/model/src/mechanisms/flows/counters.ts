import { family, namesIn } from '../../counters/family.js';

/** Records that flow from one owner to another. */
export const FLOW_COUNTERS = family({
  id: 'flow.{id}',
  where: 'for each flow',
  subjects: ({ every }) => namesIn(every, (scenario) => scenario.flows).map((id) => ({ id })),
  rows: { carried: { kind: 'flow', unit: 'records', says: 'Records that this flow carried.' } },
});
