import { POLICY_SECTIONS, PROBE_SECTIONS, WORLD_SECTIONS } from '@glasshouse/model';
import type { Scenario, StudyDocument } from '@glasshouse/model';
import type { Fit } from '../outcomes/fit.js';
import type { Outcomes } from '../outcomes/samples.js';
import type { RunSummary } from '../outcomes/summary.js';

type ExperimentPart = StudyDocument['experiments'][number];

const SECTIONS = [...WORLD_SECTIONS, ...POLICY_SECTIONS, ...PROBE_SECTIONS];

/**
 * What a document says of an experiment as a whole. First differences are those of the first run: point 0, replicate 0. Of a harm-only
 * scenario no totals are reported, neither people by arm nor counts by year: its numbers are per 1,000 synthetic people.
 */
export function experimentPart(outcomes: Outcomes, fit: Fit | null): ExperimentPart {
  const { frame, runs } = outcomes;
  const { experiment, inputs } = frame.planned;
  const { base } = inputs;
  const atZero = runs.filter((r) => r.point === 0);
  return {
    id: experiment.id,
    title: experiment.title,
    ...(experiment.planted ? { planted: true } : {}),
    ...(experiment.equal_rates ? { equalRates: true } : {}),
    commonDice: experiment.design.common_dice === true,
    ...(base.harm_only ? { harmOnly: true } : {}),
    scenario: base.id,
    scenarioTitle: base.title,
    ...(base.harm_only ? {} : { titles: titlesOf([base, ...inputs.arms.map(({ scenario }) => scenario)]) }),
    reading: base.reading,
    arms: experiment.arms.map((arm) => ({
      id: arm.id,
      title: arm.title,
      about: arm.about ?? '',
      reading: arm.reading ?? base.reading,
      patch: arm.patch,
    })),
    persons: frame.persons,
    weight: frame.weight,
    points: outcomes.main.length,
    fitting: fit ? fit.fitting.size : null,
    replicates: atZero.length,
    horizon: {
      start: base.horizon.start,
      end: base.horizon.end,
      round: base.horizon.round,
      ...(base.horizon.warm_up === undefined ? {} : { warmUp: base.horizon.warm_up }),
    },
    firstDifference: (atZero[0]?.atZero?.firstDifference ?? []).filter((d) => d.arm !== inputs.arms[0]!.id),
    gross: base.harm_only ? [] : meanGross(atZero).filter((g) => g.arm !== inputs.arms[0]!.id),
    checks: sumChecks(runs),
    years: base.harm_only ? { labels: frame.years, counters: {} } : yearsOf(outcomes, atZero),
    ...(fit ? { fit: { nearest: fit.nearest, nearestPoint: fit.nearestPoint } } : {}),
  };
}

const hasTitle = (thing: unknown): thing is { title: string } =>
  typeof thing === 'object' && thing !== null && 'title' in thing && typeof thing.title === 'string';

/** Titles of what the sections of the scenarios hold, by `lists.cuts`; that of the first scenario where arms name a thing differently. */
function titlesOf(scenarios: readonly Scenario[]): Record<string, string> {
  const titles: Record<string, string> = {};
  for (const scenario of scenarios)
    for (const section of SECTIONS)
      for (const [id, thing] of Object.entries(scenario[section] ?? {})) if (hasTitle(thing)) titles[`${section}.${id}`] ??= thing.title;
  return titles;
}

/** Mean over the replicates of point 0, so that it stands for one run. */
function meanGross(atZero: readonly RunSummary[]): ExperimentPart['gross'] {
  const n = atZero.length;
  return (atZero[0]?.atZero?.gross ?? []).map(({ arm }, i) => {
    const mean = (key: 'more' | 'fewer' | 'same' | 'daysAdded' | 'daysTaken'): number =>
      atZero.reduce((sum, r) => sum + r.atZero!.gross[i]![key], 0) / n;
    return {
      arm,
      more: mean('more'),
      fewer: mean('fewer'),
      same: mean('same'),
      daysAdded: mean('daysAdded'),
      daysTaken: mean('daysTaken'),
    };
  });
}

function sumChecks(runs: readonly RunSummary[]): ExperimentPart['checks'] {
  const sums = new Map<string, number>();
  for (const run of runs) for (const { name, comparisons } of run.checks) sums.set(name, (sums.get(name) ?? 0) + comparisons);
  return [...sums].map(([name, comparisons]) => ({ name, comparisons })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Means over the replicates of point 0, counters that stay at zero in every arm left out. */
function yearsOf({ frame }: Outcomes, atZero: readonly RunSummary[]): ExperimentPart['years'] {
  const counters: ExperimentPart['years']['counters'] = {};
  const arms = frame.planned.inputs.arms.map((a) => a.id);
  frame.definitions.forEach(({ id }, c) => {
    const byArm = arms.map((_, arm) =>
      frame.years.map((_label, year) => atZero.reduce((sum, r) => sum + r.atZero!.years[arm]![year]![c]!, 0) / atZero.length),
    );
    if (byArm.some((values) => values.some((v) => v !== 0))) counters[id] = Object.fromEntries(arms.map((arm, i) => [arm, byArm[i]!]));
  });
  return { labels: frame.years, counters };
}
