import type { CounterDefinition, Indicator, RunResult } from '@glasshouse/scenario';
import type { Sample } from '../statistics/ratio.js';
import { countersOf } from './globs.js';
import { windowOf } from './windows.js';
import type { Round, Window } from './windows.js';
import { refuse } from '../problem.js';

/** An indicator bound to the counters and rounds of a plan. */
export interface BoundIndicator {
  indicator: Indicator;
  of: number[];
  /** Counters of the denominator; for `persons`, the counter of person-days or of people present; empty for none. */
  over: number[];
  window: Window;
  /** Divide the denominator by this: days of the window where people are counted by their days, else 1. */
  overDays: number;
  /** Most that one person can add, and the greatest possible ratio: for the rule of three. */
  mostPerPerson: number;
  ceiling: number | undefined;
}

/**
 * Binds an indicator. Throws InputError where a pattern names no counter or the window holds no round.
 * Flows and days are summed over the window; with `at_end`, from the first round to the end of the window.
 * Stocks are read at the end of the window, whatever `take` says: a sum of stocks has no meaning.
 * `persons`: mean people present over the window, or people present at its end for `at_end`.
 */
export function bindIndicator(
  indicator: Indicator,
  where: string,
  definitions: readonly CounterDefinition[],
  rounds: readonly Round[],
): BoundIndicator {
  const ids = definitions.map((d) => d.id);
  const window = windowOf(rounds, indicator.from, indicator.to);
  if (!window)
    refuse(
      `${where}.${indicator.id}`,
      `a window from ${indicator.from ?? 'the start'} to ${indicator.to ?? 'the end'} without a round`,
      'dates within the horizon',
      'Correct the indicator.',
    );
  const named = (patterns: readonly string[]): number[] => {
    for (const pattern of patterns) {
      if (countersOf([pattern], ids).length === 0)
        refuse(
          `${where}.${indicator.id}`,
          `"${pattern}", which names no counter`,
          'ids of the data dictionary, * for any text',
          'Correct the indicator.',
        );
    }
    return countersOf(patterns, ids);
  };
  const atEnd = indicator.take === 'at_end';
  const of = named(indicator.of);
  const over =
    indicator.over === 'none' ? [] : named(indicator.over === 'persons' ? [atEnd ? 'people.present' : 'people.days'] : indicator.over);
  const days = of.some((c) => definitions[c]!.kind === 'days');
  return {
    indicator,
    of,
    over,
    window,
    overDays: indicator.over === 'persons' && !atEnd ? window.days : 1,
    mostPerPerson: days && indicator.over === 'persons' ? window.days : 1,
    ceiling: Array.isArray(indicator.over) && of.every((c) => over.includes(c)) ? 1 : undefined,
  };
}

/** Numerator and denominator of an indicator in one arm of one run. */
export function sampleOf(bound: BoundIndicator, result: RunResult, arm: number, definitions: readonly CounterDefinition[]): Sample {
  const rounds = result.counts.byRound[arm]!;
  const { window, indicator } = bound;
  const start = indicator.take === 'at_end' ? 0 : window.first;
  const sum = (counters: readonly number[]): number => {
    let total = 0;
    for (const c of counters) {
      if (definitions[c]!.kind === 'stock') total += rounds[window.last]![c]!;
      else for (let r = start; r <= window.last; r += 1) total += rounds[r]![c]!;
    }
    return total;
  };
  return { above: sum(bound.of), below: indicator.over === 'none' ? 1 : sum(bound.over) / bound.overDays };
}
