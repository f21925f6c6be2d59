import type { IndicatorResult, SeriesResult, StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf } from '../text/numbers.js';
import { armsTable, indicatorTable, singleArmTable, targetsBlock } from './comparisons.js';
import { factBlock, seriesBlock } from './series.js';
import { sweepBlock } from './sweeps.js';

/** A table or figure that a claim can ask for by name. */
export type Exhibit =
  | { kind: 'series'; key: string; series: SeriesResult }
  | { kind: 'fact'; key: string; fact: StudyDocument['facts'][number] }
  | { kind: 'targets'; key: string; experiment: string }
  | { kind: 'arms'; key: string; experiment: string }
  | { kind: 'indicator'; key: string; indicator: IndicatorResult }
  | { kind: 'sweep'; key: string; indicator: IndicatorResult };

const PREFIXES = [
  'register',
  'series',
  'facts',
  'fact',
  'table',
  'tables',
  'indicator',
  'indicators',
  'experiment',
  'arms',
  'targets',
  'sweep',
];

/**
 * Exhibits that a name of a claim's `tables` stands for: a series, a table of facts, `experiment` (its targets and arms),
 * `experiment.targets`, `experiment.arms`, `experiment.sweep`, `experiment.indicator` (with its sweeps), `experiment.indicator.sweep`.
 * A leading word such as `register.` is skipped. Empty where nothing has that name.
 */
export function exhibitsNamed(document: StudyDocument, name: string): Exhibit[] {
  const parts = name.split(/[.:@/]/).filter((part) => part !== '');
  const known = (part: string | undefined): boolean => document.experiments.some((one) => one.id === part);
  const only = parts.length > 1 && PREFIXES.includes(parts[0] ?? '') && !known(parts[0]) ? parts.shift() : undefined;
  const [first = '', second, third] = parts;
  const series = document.series.find((one) => one.id === first);
  if (series) return [{ kind: 'series', key: `series ${first}`, series }];
  const fact = document.facts.find((one) => one.id === first);
  if (fact) return [{ kind: 'fact', key: `fact ${first}`, fact }];
  if (!known(first)) return [];
  const targets: Exhibit = { kind: 'targets', key: `targets ${first}`, experiment: first };
  const arms: Exhibit = { kind: 'arms', key: `arms ${first}`, experiment: first };
  const indicators = document.indicators.filter((one) => one.experiment === first && (second === undefined || one.indicator === second));
  const sweeps = indicators
    .filter((one) => one.sweep.length > 0)
    .map((indicator): Exhibit => ({ kind: 'sweep', key: `sweep ${first}.${indicator.indicator}`, indicator }));
  if (second === undefined) return only === 'targets' ? [targets] : only === 'arms' ? [arms] : only === 'sweep' ? sweeps : [targets, arms];
  if (second === 'targets') return [targets];
  if (second === 'arms') return [arms];
  if (second === 'sweep') {
    const all = document.indicators.filter(
      (one) => one.experiment === first && one.sweep.length > 0 && (third === undefined || one.indicator === third),
    );
    return all.map((indicator) => ({ kind: 'sweep', key: `sweep ${first}.${indicator.indicator}`, indicator }));
  }
  if (only === 'sweep' || third === 'sweep') return sweeps;
  return [
    ...indicators.map((indicator): Exhibit => ({ kind: 'indicator', key: `indicator ${first}.${indicator.indicator}`, indicator })),
    ...sweeps,
  ];
}

/** Exhibits that some claim shows on its card, by key. */
export const shownOnCards = (document: StudyDocument): Set<string> =>
  new Set(document.claims.flatMap((claim) => claim.tables.flatMap((name) => exhibitsNamed(document, name).map(({ key }) => key))));

const of = (shown: readonly Exhibit[], experiment: string): IndicatorResult[] =>
  shown.flatMap((one) => (one.kind === 'indicator' && one.indicator.experiment === experiment ? [one.indicator] : []));

const singleArm = (context: Context, experiment: string): boolean => context.experiment(experiment)?.arms.length === 1;

function drawn(context: Context, what: Exhibit, shown: readonly Exhibit[]): Html {
  switch (what.kind) {
    case 'series':
      return seriesBlock(context, what.series);
    case 'fact':
      return factBlock(context, what.fact);
    case 'targets':
      return targetsBlock(context, what.experiment);
    case 'arms':
      return armsTable(
        context,
        what.experiment,
        of(shown, what.experiment).map((indicator) => indicator.indicator),
      );
    case 'indicator': {
      const { experiment } = what.indicator;
      const together = of(shown, experiment);
      if (singleArm(context, experiment)) return together[0] === what.indicator ? singleArmTable(context, together) : html``;
      return indicatorTable(
        context,
        what.indicator,
        shown.some((one) => one.kind === 'arms' && one.experiment === experiment),
      );
    }
    case 'sweep':
      return sweepBlock(context, what.indicator);
    default:
      return html``;
  }
}

/** Exhibits of one card in the order named. Sweeps of outcomes that the card does not name itself are folded at its end. */
export function exhibits(context: Context, shown: readonly Exhibit[]): Html {
  const named = new Set(shown.flatMap((one) => (one.kind === 'indicator' ? [one.indicator] : [])));
  const aside = (one: Exhibit): boolean => one.kind === 'sweep' && named.size > 0 && !named.has(one.indicator);
  const rest = shown.filter(aside);
  return html`${shown.filter((one) => !aside(one)).map((one) => drawn(context, one, shown))}${
    rest.length > 0
      ? html`<details class="fold"><summary>Other outcomes along the same inputs <span class="quiet">(${countOf(rest.length, 'outcome')})</span></summary>
${rest.map((one) => drawn(context, one, shown))}</details>`
      : null
  }`;
}
