import { compile, runExperiment } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';

interface Trace {
  day: string | null;
  person: string | null;
  /** Counters of the year tables that are not the same. */
  counts: number;
}

/**
 * What tells two scenarios apart that have the same world: the first day and person that differ, and how many yearly totals do. `whole`
 * names every rule of both.
 */
export function firstTrace(whole: Scenario, a: Scenario, b: Scenario, persons: number): Trace {
  const arms = [
    { id: 'a', scenario: a },
    { id: 'b', scenario: b },
  ];
  const result = runExperiment(compile(whole, arms, { persons }), { seed: 5, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  const [one, other] = result.counts.byYear.map((years) => years.flatMap((places) => places.flatMap((row) => [...row])));
  const { day, person } = result.firstDifference[1]!;
  return { day, person, counts: one!.filter((n, i) => n !== other![i]).length };
}

export const NO_TRACE: Trace = { day: null, person: null, counts: 0 };
