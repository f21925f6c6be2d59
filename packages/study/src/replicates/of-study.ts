import type { Advice, AdviceResult, LoadedStudy, Study } from '@glasshouse/model';
import { parseReference } from '../claims/reference.js';
import type { Resolver } from '../claims/resolver.js';
import { oneExperiment, runPoints } from '../calibrate/run-points.js';
import type { CalibrationOptions } from '../calibrate/run-points.js';
import { outcomesOf } from '../outcomes/samples.js';
import type { Outcomes } from '../outcomes/samples.js';
import { refuse } from '../problem.js';
import { runNumbers } from '../sensitivity/numbers.js';
import { adviceOf, runUntilEnough } from './advise.js';

/** Most runs of the adviser, where the study says nothing. */
const MOST = 400;

/** Differences of the replicates of point 0; null where the reference reads none. */
function differencesOf(outcomes: Outcomes, of: string): number[] | null {
  const asked = parseReference(`${outcomes.frame.planned.experiment.id}.${of}`);
  const numbers = asked?.kind === 'indicator' ? runNumbers(outcomes, asked) : null;
  return numbers && numbers.written.every(Number.isFinite) ? numbers.written : null;
}

/** What the replicates of point 0 say of each difference that an experiment says matters. */
export function adviceResults(study: Study, all: readonly Outcomes[], resolver: Resolver): AdviceResult[] {
  return study.experiments.flatMap(({ id, replicates }) => {
    const outcomes = all.find((one) => one.frame.planned.experiment.id === id)!;
    return Object.entries(replicates.matters ?? {}).flatMap(([of, matters]): AdviceResult[] => {
      const found = differencesOf(outcomes, of);
      if (!found || found.length < 2) return [];
      const reference = `${id}.${of}`;
      return [
        {
          experiment: id,
          of: reference,
          title: resolver.nameOf(reference, 'compared with') ?? reference,
          matters,
          ...adviceOf(found, matters),
        },
      ];
    });
  });
}

/**
 * Runs the scenario as written of an experiment until the differences that `replicates.matters` names are known well enough, and says how many runs that
 * took. Throws InputError where the experiment names none.
 */
export async function adviseReplicates(
  loaded: LoadedStudy,
  id: string,
  options: CalibrationOptions,
): Promise<(Advice & { of: string; matters: number })[]> {
  const experiment = loaded.study.experiments.find((one) => one.id === id);
  const named = Object.entries(experiment?.replicates.matters ?? {});
  if (!experiment || named.length === 0)
    return refuse(
      `experiments.${id}.replicates.matters`,
      'nothing',
      'a difference that matters, such as { refused@with-without: 5 }',
      'Say which differences matter, and from which size on.',
    );
  const bound = oneExperiment(loaded, experiment, options);
  const { frame } = bound;
  const advice = await runUntilEnough(
    named.map(([, matters]) => matters),
    experiment.replicates.most ?? MOST,
    async (from, count) => {
      options.onList?.(`runs ${from + 1} to ${from + count}`, count);
      const throws = Array.from({ length: count }, (_, i) => from + i);
      const found = await runPoints(bound, options, [{ index: 0, positions: {}, sweep: null }], () => throws);
      const outcomes = outcomesOf(frame, found.get(0) ?? []);
      return named.map(
        ([of]) =>
          differencesOf(outcomes, of) ??
          refuse(
            `experiments.${id}.replicates.matters.${of}`,
            'runs without a case to divide by',
            'a number that every run has',
            'Name another number.',
          ),
      );
    },
  );
  return advice.map((one, i) => ({ ...one, of: named[i]![0], matters: named[i]![1] }));
}
