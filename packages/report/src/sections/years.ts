import { namesFirstDays } from '@glasshouse/model';
import type { CounterDefinition, StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html, path } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf, simulated } from '../text/numbers.js';
import { counterTitle, counterUnit } from '../text/counter-names.js';
import { sentence, spoken, STANDING } from '../text/words.js';
import { table } from '../page/table.js';
import { linesFigure } from '../figures/lines.js';
import type { LineSeries } from '../figures/lines.js';
import { divided, figures, unlessPlanted } from './section.js';
import type { Section } from './section.js';

type Experiment = StudyDocument['experiments'][number];

const MOST_FIGURES = 8;

/** Harm first, then lists, refusals, grades and the rest; by name within each. */
const FIRST = ['harm.', 'first.', 'list.', 'measure.', 'ledger.', 'appeal.', 'stream.', 'people.'];
const orderOf = (counter: string): number => {
  const at = FIRST.findIndex((start) => counter.startsWith(start));
  return at < 0 ? FIRST.length : at;
};

/** Counters that are drawn, in this order, as far as they move. */
const DRAWN = [
  /^harm\.without_deed$/,
  /^harm\.children$/,
  /^harm\.unrelated$/,
  /^harm\.sanction_days$/,
  /^first\.refused_any$/,
  /^list\..+\.persons$/,
  /\.refused$/,
  /^ledger\..+\.grade\./,
  /\.corrected$/,
];

/** Counters of harm, which carry a tag. */
const HARM = /^harm\.|^first\.refused|\.refused$/;

/** Counters of a rule that do not begin with the word of its kind. */
const OF_RULES: readonly [RegExp, string][] = [
  [/^(?:appeal|first\.listed)\./, 'list.'],
  [/^first\.refused\./, 'stream.'],
];

/** Title of the list, measure, stream or other rule whose counter it is; null of a counter that belongs to none. One without a title, and results that hold no titles, have its id. */
function ruleOf({ titles }: Experiment, counter: string): string | null {
  const [kind = '', id = ''] = OF_RULES.reduce((name, [start, own]) => name.replace(start, own), counter).split('.');
  const title = titles?.[`${kind}s.${id}`];
  if (title !== undefined) return title;
  return ['list', 'measure', 'stream', 'ledger'].includes(kind) ? sentence(spoken(id)).slice(0, -1) : null;
}

/** A definition that says "this grade", "this value" or the like, with the one that its counter is of: `ledger.points.grade.b`, `state.home.settled.people`. */
const namedOne = (counter: string, definition: string): string =>
  definition.replace(/\bthis (grade|value|band|transition)\b/, (said, kind: string) => {
    const one = counter.split('.').at(kind === 'grade' ? -1 : -2);
    return one === undefined ? said : `${said} (${spoken(one)})`;
  });

/** Counters too fine for a page. */
const FINE = /^measure\..+\.days\.|^list\..+\.(on|off)\.|^appeal\.[^.]+\.[a-z]+_(on|cause)\./;

/** At most `MOST_FIGURES` counters to draw, harms first; where fewer than four of the usual ones move, the first others that do. */
function drawnOf(moving: readonly string[]): string[] {
  const usual = DRAWN.flatMap((pattern) => moving.filter((id) => pattern.test(id)));
  const all = [...new Set([...usual, ...moving])].slice(0, usual.length >= 4 ? Math.min(usual.length, MOST_FIGURES) : MOST_FIGURES);
  return [...all.filter((id) => HARM.test(id)), ...all.filter((id) => !HARM.test(id))];
}

/** Arms with the same values in every year share a line, which has the colour and marker of the first of them. */
function linesOf(context: Context, experiment: Experiment, byArm: Record<string, number[]>): LineSeries[] {
  const lines: { labels: string[]; place: number; values: number[] }[] = [];
  for (const [place, { id }] of experiment.arms.entries()) {
    const values = byArm[id];
    if (values === undefined) continue;
    const same = lines.find((one) => one.values.length === values.length && one.values.every((value, index) => value === values[index]));
    const label = context.armTitle(id, experiment.id);
    if (same) same.labels.push(label);
    else lines.push({ labels: [label], place, values });
  }
  const arms = lines.flatMap(({ labels }) => labels).length;
  return lines.map(({ labels, place, values }) => ({
    label:
      labels.length < arms || labels.length < 2
        ? labels.join(' = ')
        : labels.length === 2
          ? 'both arms'
          : `all ${String(labels.length)} arms`,
    place,
    values,
  }));
}

function ofExperiment(context: Context, experiment: Experiment, dictionary: Map<string, CounterDefinition>): Html | null {
  const { labels, counters } = experiment.years;
  const ids = Object.keys(counters).sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
  const moving = ids.filter((id) => Object.values(counters[id] ?? {}).some((values) => values.some((value) => value !== 0)));
  if (labels.length === 0 || moving.length === 0) return null;
  const unitOf = (id: string): string => counterUnit(dictionary.get(id)?.unit ?? 'count', dictionary.get(id)?.definition ?? id);
  const drawn = drawnOf(moving).map((id) => {
    const definition = dictionary.get(id);
    const rule = ruleOf(experiment, id);
    const said = namedOne(id, definition?.definition ?? id);
    const title = counterTitle(said);
    const unit = unitOf(id);
    return linesFigure({
      id: context.id(`years-${experiment.id}-${id}`),
      title: rule === null ? sentence(title).slice(0, -1) : `${rule}: ${title}`,
      unit,
      labels,
      series: linesOf(context, experiment, counters[id] ?? {}),
      caption: html`${HARM.test(id) ? html`<span class="tag">harm</span> ` : null}<strong>${rule === null ? null : `${rule}: `}${said}</strong> ${path(id)} (${unit}). Mean of ${countOf(experiment.replicates, 'run')} at point 0. Depends on ${context.inputs(experiment.id)}.`,
    });
  });
  return html`<h3 id="${context.id(`years-of-${experiment.id}`)}">${experiment.title}</h3>
${unlessPlanted(
  experiment.planted,
  html`<p class="quiet">Each figure shows totals at point 0, the scenario as written, averaged over runs: ${context.base(experiment.id)} No band is drawn: only this mean is kept by year.</p>
${figures(drawn)}
${table({
  id: context.id(`years-table-${experiment.id}`),
  kind: 'synthetic',
  caption: html`Counts by year of \u201c${experiment.title}\u201d at point 0; stocks at the end of the year. Totals, averaged over runs: ${context.base(experiment.id)} Depends on ${context.inputs(experiment.id)}.${experiment.horizon.warmUp !== undefined && moving.some(namesFirstDays) ? ` ${STANDING}` : null}`,
  columns: [{ label: 'Counter' }, { label: 'Unit' }, { label: 'Arm' }, ...labels.map((label) => ({ label, numeric: true }))],
  rows: moving
    .filter((id) => !FINE.test(id))
    .flatMap((id) =>
      linesOf(context, experiment, counters[id] ?? {}).map((line) => ({
        cells: [path(id), unitOf(id), line.label, ...labels.map((_, index) => simulated(line.values[index] ?? Number.NaN))],
      })),
    ),
  foldTitle: `Counts by year: ${experiment.title}`,
})}
`,
)}`;
}

/** Flows and stocks by year. */
export function years(context: Context): Section {
  const dictionary = new Map(context.document.dictionary.map((one) => [one.id, one]));
  const parts = context.document.experiments.map((experiment) => ofExperiment(context, experiment, dictionary));
  return divided('years', 'Year by year', parts.some((part) => part !== null) ? null : html`<p>No yearly counts in this study.</p>`, parts);
}
