import { family, namesIn } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { flow } from '../../counters/rows.js';

const reviews = ({ every }: Countable): { id: string; quotas: boolean }[] => {
  const quotas = every.some((scenario) => Object.values(scenario.reviews).some(({ quota }) => quota !== undefined));
  return namesIn(every, (scenario) => scenario.reviews).map((id) => ({ id, quotas }));
};

/** Reports let through for the sake of a quota. */
export const REVIEW_COUNTERS = family({
  id: 'review.{id}',
  where: 'for each review, where some review has a `quota`',
  subjects: reviews,
  has: ({ quotas }) => quotas,
  rows: { rubber_stamped: flow('reports', 'Unsound reports let through only because of the quota.') },
});
