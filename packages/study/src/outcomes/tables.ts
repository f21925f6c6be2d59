import { MINOR, namesFirstDays } from '@glasshouse/model';
import type { Estimate, HarmRow, IndicatorResult, MoneyRow } from '@glasshouse/model';
import { estimateOf } from '../statistics/estimate.js';
import type { PointSamples } from '../statistics/estimate.js';
import { exposureAt, harmAt } from './harm.js';
import { indicatorDifference, indicatorEstimate, optionsOf, samplesAt } from './samples.js';
import type { Outcomes } from './samples.js';
import { indicatorOf } from './summary.js';

/** Every indicator of an experiment, by arm, against the baseline, and along each sweep. */
export function indicatorResults(outcomes: Outcomes): IndicatorResult[] {
  const { experiment, inputs } = outcomes.frame.planned;
  return outcomes.frame.indicators.map((bound, i): IndicatorResult => ({
    experiment: experiment.id,
    indicator: bound.indicator.id,
    title: bound.indicator.title,
    unit: bound.indicator.unit,
    definition: bound.indicator.definition,
    harm: bound.indicator.harm,
    ...(inputs.base.horizon.warm_up !== undefined && bound.indicator.of.some(namesFirstDays) ? { countsStanding: true as const } : {}),
    arms: inputs.arms.map(({ id }, arm) => ({
      arm: id,
      title: experiment.arms.find((a) => a.id === id)?.title ?? id,
      estimate: indicatorEstimate(outcomes, i, arm),
      difference: arm === 0 ? null : indicatorDifference(outcomes, i, arm, 0),
    })),
    sweep: Object.entries(experiment.design.sweep ?? {}).map(([path, values]) => ({
      path,
      values: values.map((value) => ({
        value,
        arms: inputs.arms.map(({ id }, arm) => ({ arm: id, estimate: sweepEstimate(outcomes, i, arm, path, value) })),
      })),
    })),
  }));
}

/** Along a sweep the middle is the value tried on point 0, and the bar runs over the few points it was tried on. */
function sweepEstimate(outcomes: Outcomes, indicator: number, arm: number, path: string, value: number): Estimate {
  const points = outcomes.frame.planned.points.filter((p) => p.sweep?.path === path && p.sweep.value === value);
  const samples = samplesAt(
    outcomes,
    points.map((p) => p.index),
    (run) => indicatorOf(outcomes.frame, run, indicator, arm),
  );
  const rebased = samples.map((s): PointSamples => ({ point: points.find((p) => p.index === s.point)!.sweep!.base, samples: s.samples }));
  return estimateOf(rebased, { ...optionsOf(outcomes, indicator), fitting: null });
}

type Harm = Outcomes['frame']['harm'];

/** What a row of the harm ledger is about. */
const named = (
  experiment: string,
  arm: string,
  { id, title, context }: Harm['sanctions'][number],
  harm: Harm['words'][number],
  { group, category }: Harm['margins'][number],
): Omit<HarmRow, 'per1000'> => ({ experiment, arm, measure: id, measureTitle: title, context, harm, group, category });

/**
 * Harm ledger: sanction-days per 1,000 synthetic people per year, by arm, sanction, harm word and margin of the groups.
 * Everybody's row is always there, zero or not; rows of single groups are left out where no run of any arm saw a day. Of a harm-only
 * scenario days for people's own deeds are told for everybody alone: nothing that was done is told by group.
 */
export function harmRows(outcomes: Outcomes): HarmRow[] {
  const { harm, planned } = outcomes.frame;
  const width = harm.words.length;
  if (harm.sanctions.length === 0) return nothingImposed(outcomes);
  const rows: HarmRow[] = [];
  harm.sanctions.forEach((sanction, s) =>
    harm.words.forEach((word, w) => {
      const slot = s * width + w;
      const seen = outcomes.runs.some((run) => planned.inputs.arms.some((_, arm) => harmAt(harm, run.harm.days, arm, 0, slot) !== 0));
      planned.inputs.arms.forEach(({ id }, arm) =>
        harm.margins.forEach((margin, m) => {
          if (m > 0 && (!seen || (word === 'deed' && planned.inputs.base.harm_only))) return;
          const samples = samplesAt(outcomes, outcomes.main, (run) => ({
            above: harmAt(harm, run.harm.days, arm, m, slot),
            below: exposureAt(harm, run.harm, arm, m) / 365,
          }));
          rows.push({
            ...named(planned.experiment.id, id, sanction, word, margin),
            per1000: estimateOf(samples, { per: 1000, fitting: outcomes.fitting, mostPerPerson: outcomes.frame.horizonDays, ceiling: 365 }),
          });
        }),
      );
    }),
  );
  return rows;
}

/**
 * The money of the harm ledger, in the currency of the scenario per 1,000 synthetic people per year: a row for each sanction and harm word of which any run
 * saw money taken, by arm and margin of the groups. No row where no sanction takes money.
 */
export function moneyRows(outcomes: Outcomes): MoneyRow[] {
  const { harm, planned } = outcomes.frame;
  const { currency } = harm;
  const width = harm.words.length;
  if (currency === null) return [];
  return harm.sanctions.flatMap((sanction, s) =>
    harm.words.flatMap((word, w) => {
      const slot = s * width + w;
      if (!outcomes.runs.some((run) => planned.inputs.arms.some((_, arm) => harmAt(harm, run.harm.money, arm, 0, slot) !== 0))) return [];
      const margins = word === 'deed' && planned.inputs.base.harm_only ? harm.margins.slice(0, 1) : harm.margins;
      return planned.inputs.arms.flatMap(({ id }, arm) =>
        margins.map((margin, m): MoneyRow => {
          const samples = samplesAt(outcomes, outcomes.main, (run) => ({
            above: harmAt(harm, run.harm.money, arm, m, slot) / MINOR,
            below: exposureAt(harm, run.harm, arm, m) / 365,
          }));
          return {
            ...named(planned.experiment.id, id, sanction, word, margin),
            per1000: estimateOf(samples, { per: 1000, fitting: outcomes.fitting, mostPerPerson: null }),
            currency,
          };
        }),
      );
    }),
  );
}

/** Where no arm has a sanction the harm table holds its zeros, exact: a row for each arm and harm word. */
function nothingImposed(outcomes: Outcomes): HarmRow[] {
  const { harm, planned } = outcomes.frame;
  return planned.inputs.arms.flatMap(({ id }, arm) =>
    harm.words.map((word): HarmRow => {
      const samples = samplesAt(outcomes, outcomes.main, (run) => ({ above: 0, below: exposureAt(harm, run.harm, arm, 0) / 365 }));
      return {
        experiment: planned.experiment.id,
        arm: id,
        measure: 'none',
        measureTitle: 'No sanction in any arm',
        context: 'none',
        harm: word,
        group: 'all',
        category: 'all',
        per1000: { ...estimateOf(samples, { per: 1000, fitting: outcomes.fitting }), upperBound: null },
      };
    }),
  );
}
