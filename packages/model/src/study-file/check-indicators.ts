import { counterHint, counterIds, namesCounter } from '../counters/names.js';
import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { countedRoundsOf, windowIn } from '../scenario/rounds.js';
import type { Scenario } from '../scenario/schema.js';
import type { Experiment, Indicator } from './schema.js';

/** Counters, windows and readings of the indicators of an experiment: whatever passes here can be read off its runs. */
export function checkIndicators(experiment: Experiment, every: readonly Scenario[], path: Path, out: Findings): void {
  const ids = counterIds(every[0]!, every.slice(1));
  const rounds = countedRoundsOf(every[0]!.horizon);
  experiment.indicators.forEach((indicator, i) => {
    const at: Path = [...path, 'indicators', i];
    const check = (pattern: string, where: Path): void => {
      if (namesCounter(pattern, ids)) return;
      out.error(
        where,
        `${describe(pattern)}, which names no counter of these scenarios`,
        'ids of the data dictionary, with * for any text',
        counterHint(pattern, ids, 'See docs for the counters.'),
      );
    };
    indicator.of.forEach((pattern, j) => check(pattern, [...at, 'of', j]));
    if (Array.isArray(indicator.over)) indicator.over.forEach((pattern, j) => check(pattern, [...at, 'over', j]));
    const windows: [Path, string | undefined, string | undefined][] = [[at, indicator.from, indicator.to]];
    if (indicator.against) windows.push([[...at, 'against'], indicator.against.from, indicator.against.to]);
    for (const [where, from, to] of windows) checkWindow(rounds, where, from, to, out);
    checkReading(indicator, at, out);
  });
}

function checkWindow(
  rounds: ReturnType<typeof countedRoundsOf>,
  at: Path,
  from: string | undefined,
  to: string | undefined,
  out: Findings,
): void {
  if (from !== undefined && to !== undefined && from > to) return;
  try {
    const read = windowIn(rounds, from, to);
    if ('found' in read) out.error([...at, from === undefined ? 'to' : 'from'], read.found, read.allowed, read.todo);
  } catch (error) {
    // A day that does not exist has its own message.
    if (!(error instanceof RangeError)) throw error;
  }
}

/** Keys of an indicator that would change nothing, or multiply a rate into a number without a meaning. */
function checkReading({ take, from, scaled, over, against }: Indicator, at: Path, out: Findings): void {
  if (take === 'at_end' && from !== undefined)
    out.error(
      [...at, 'from'],
      'from on a reading at the end, which counts from the start of the run',
      'no from with take: at_end',
      'Remove from, or read take: sum.',
    );
  if (take === 'at_end' && against)
    out.error([...at, 'against'], 'against on a reading at the end', 'against with take: sum', 'Remove one of them.');
  if (scaled && over !== 'none')
    out.error(
      [...at, 'scaled'],
      'scaled on a ratio, which has no scale',
      'scaled only with over: none',
      'Remove scaled, or count with over: none.',
    );
}
