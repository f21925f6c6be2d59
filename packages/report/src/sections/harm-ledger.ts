import { HARM_WORDS } from '@glasshouse/model';
import type { HarmRow, StudyDocument } from '@glasshouse/model';
import { alike, shortName, whoIsAlike } from '../text/alike.js';
import type { Context } from '../text/context.js';
import { html, joined } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { middleName, middleText, nothingSeen, rangeText, simulated } from '../text/numbers.js';
import { harmOrder, harmTitle, spoken } from '../text/words.js';
import { table } from '../page/table.js';
import { rangeBars } from '../figures/range-bars.js';
import { overAll } from './comparisons.js';
import { harmReadings } from './readings.js';
import { moneyTable } from './harm-money.js';
import { divided, figures, groupedBy, unlessPlanted } from './section.js';
import type { Section } from './section.js';

type Experiment = StudyDocument['experiments'][number];

const UNIT = 'days per 1,000 synthetic people per year';
const EVERYONE = ['all', 'everyone', 'total', ''];
const isTotal = (row: HarmRow): boolean => EVERYONE.includes(row.group);
const seen = (row: HarmRow): boolean => row.per1000.upperBound === null && row.per1000.high > 0;

/** Words that a set of rows holds, those without a deed first. */
const wordsOf = (rows: readonly HarmRow[]): string[] =>
  [...new Set(rows.map((row) => row.harm))].sort((a, b) => harmOrder(a) - harmOrder(b));

const cellOf = (rows: readonly HarmRow[], word: string): string => {
  const row = rows.find((one) => one.harm === word);
  if (row === undefined) return 'none seen';
  return nothingSeen(row.per1000) ? middleText(row.per1000) : rangeText(row.per1000);
};

const empty = (row: HarmRow): boolean => !seen(row);

/** What is left out of a table because no day of it was seen, with the greatest bound. */
function unseen(rows: readonly HarmRow[], words: readonly string[], measures: readonly string[]): Part {
  const bound = Math.max(
    0,
    ...rows.filter((row) => words.includes(row.harm) || measures.includes(row.measureTitle)).map((row) => row.per1000.upperBound ?? 0),
  );
  const named = [
    words.length > 0 && `of these causes: ${words.map(harmTitle).join(', ')}`,
    measures.length > 0 && `of ${measures.map((title) => `\u201c${title}\u201d`).join(', ')}`,
  ].filter((part) => part !== false);
  if (named.length === 0) return null;
  return html` Left out because none was seen${bound > 0 ? ` (below ${simulated(bound)})` : null}: days ${named.join('; days ')}.`;
}

/** Arms whose rows look the same in print, with a name for each look and the sentence that says who is alike. */
function looks(context: Context, experiment: Experiment, arms: readonly string[], rows: readonly HarmRow[]) {
  const groups = alike(arms, (arm) =>
    rows
      .filter((row) => row.arm === arm)
      .map((row) => `${row.measure} ${row.harm} ${row.group} ${row.category} ${rangeText(row.per1000)}`)
      .join('|'),
  );
  const title = (arm: string): string => context.armTitle(arm, experiment.id);
  return {
    arms: groups.map(({ first, also }) => ({ arm: first, name: shortName(title(first), also.length) })),
    who: whoIsAlike(groups.map(({ first, also }) => ({ first: title(first), also: also.map(title) }))),
  };
}

/** Ledger of some arms: a row for each measure, a column for each harm word. */
function byMeasure(context: Context, experiment: Experiment, ids: readonly string[], all: readonly HarmRow[], fold: string | null): Html {
  const rows = all.filter((row) => isTotal(row) && ids.includes(row.arm));
  const kept = rows.filter((row) => !empty(row));
  const words = wordsOf(kept);
  const { arms, who } = looks(context, experiment, ids, rows);
  const names = arms.map(({ name }) => `\u201c${name}\u201d`).join(', ');
  if (kept.length === 0) return html`<p>No sanction-day was seen in ${names}.${unseen(rows, wordsOf(rows), [])}${who}</p>`;
  const measures = new Set(kept.map((row) => `${row.arm} ${row.measure}`));
  const gone = [...new Set(rows.map((row) => row.measureTitle))].filter((title) => kept.every((row) => row.measureTitle !== title));
  const goneWords = wordsOf(rows).filter((word) => !words.includes(word));
  const several = arms.length > 1;
  return table({
    id: context.id(`harm-${experiment.id}`),
    kind: 'synthetic',
    caption: html`<strong>By measure and cause${several ? null : `: ${names}`}</strong>, ${UNIT}; ${overAll(kept.map((row) => row.per1000))}.${who}${unseen(rows, goneWords, gone)} Depends on ${context.inputs(experiment.id)}.`,
    columns: [
      { label: 'Measure' },
      ...(several ? [{ label: 'Arm' }] : []),
      { label: 'Context' },
      ...words.map((word) => ({ label: harmTitle(word), numeric: true })),
    ],
    rows: arms.flatMap(({ arm, name }) =>
      groupedBy(
        rows.filter((row) => row.arm === arm && measures.has(`${arm} ${row.measure}`)),
        (row) => row.measure,
      ).map(([, of]) => ({
        cells: [
          of[0]?.measureTitle ?? '',
          ...(several ? [name] : []),
          spoken(of[0]?.context ?? ''),
          ...words.map((word) => cellOf(of, word)),
        ],
      })),
    ),
    ...(fold === null ? { foldOver: Number.POSITIVE_INFINITY } : { foldTitle: fold }),
  });
}

/** Middles of the days without a deed, added up; a day that own breaches would have brought about is left out. */
const withoutDeed = (rows: readonly HarmRow[]): number =>
  rows.reduce((sum, row) => sum + (row.harm === 'deed' || nothingSeen(row.per1000) ? 0 : row.per1000.middle), 0);

/** Each category against the first of its group, arm by arm. */
function ratios(
  context: Context,
  experiment: Experiment,
  ids: readonly string[],
  groups: readonly string[],
  rows: readonly HarmRow[],
): Html {
  const lines = groups.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    const categories = [...new Set(own.map((row) => row.category))];
    const days = (category: string | undefined, arm: string): number =>
      withoutDeed(own.filter((row) => row.category === category && row.arm === arm));
    return categories.map((category, index) => ({
      group,
      category: index === 0 ? `${spoken(category)} (reference)` : spoken(category),
      of: (arm: string): string => {
        const reference = days(categories[0], arm);
        return reference <= 0 ? 'no case' : simulated(days(category, arm) / reference);
      },
    }));
  });
  const columns = alike(ids, (arm) => lines.map((line) => line.of(arm)).join('|'));
  const title = (arm: string): string => context.armTitle(arm, experiment.id);
  return table({
    id: context.id(`harm-ratios-${experiment.id}`),
    kind: 'synthetic',
    caption: html`<strong>Days without a deed, each category against the first of its group</strong>: ratio of the numbers of ${middleName(rows.map((row) => row.per1000))}, all measures together, per person of the category. 1 means alike.${whoIsAlike(columns.map(({ first, also }) => ({ first: title(first), also: also.map(title) })))} Depends on ${context.inputs(experiment.id)}.`,
    columns: [
      { label: 'Group' },
      { label: 'Category' },
      ...columns.map(({ first, also }) => ({ label: shortName(title(first), also.length), numeric: true })),
    ],
    rows: lines.map((line) => ({ cells: [spoken(line.group), line.category, ...columns.map(({ first }) => line.of(first))] })),
    foldOver: 24,
  });
}

/** Ledger by category of one group, every arm. */
function byGroup(context: Context, experiment: Experiment, ids: readonly string[], group: string, all: readonly HarmRow[]): Html {
  const kept = all.filter((row) => row.group === group && seen(row));
  const words = wordsOf(kept);
  const { arms, who } = looks(context, experiment, ids, kept);
  return table({
    id: context.id(`harm-${experiment.id}-by-${group}`),
    kind: 'synthetic',
    caption: html`<strong>By ${spoken(group)}</strong>: ${UNIT}, of that category; ${overAll(kept.map((row) => row.per1000))}.${who} Depends on ${context.inputs(experiment.id)}.`,
    columns: [
      { label: 'Measure' },
      { label: 'Arm' },
      { label: spoken(group) },
      ...words.map((word) => ({ label: harmTitle(word), numeric: true })),
    ],
    rows: arms.flatMap(({ arm, name }) =>
      groupedBy(
        kept.filter((row) => row.arm === arm),
        (row) => row.measure,
      ).flatMap(([, of]) =>
        groupedBy(of, (row) => row.category).map(([category, list]) => ({
          cells: [list[0]?.measureTitle ?? '', name, spoken(category), ...words.map((word) => cellOf(list, word))],
        })),
      ),
    ),
    foldTitle: `By ${spoken(group)}, every measure and arm`,
  });
}

/** The largest entries of the first arm, those without a deed before those with one. */
function largest(context: Context, experiment: Experiment, rows: readonly HarmRow[]): Html[] {
  const arm = experiment.arms[0]?.id ?? '';
  const own = rows.filter((row) => row.arm === arm && isTotal(row) && seen(row) && !nothingSeen(row.per1000));
  const bySize = (list: HarmRow[]): HarmRow[] => list.sort((a, b) => b.per1000.middle - a.per1000.middle).slice(0, 6);
  const without = bySize(own.filter((row) => row.harm !== 'deed'));
  const withDeed = bySize(own.filter((row) => row.harm === 'deed'));
  return (
    [
      ['without a deed', without],
      ['that own breaches alone would have brought about', withDeed],
    ] as const
  ).flatMap(([what, list], index) =>
    list.length === 0
      ? []
      : [
          rangeBars({
            id: context.id(`harm-figure-${experiment.id}-${index === 0 ? 'without' : 'deed'}`),
            title: `Sanction-days ${what}, ${context.armTitle(arm, experiment.id)}`,
            unit: UNIT,
            rows: list.map((row) => ({ label: `${row.measureTitle}: ${harmTitle(row.harm)}`, estimate: row.per1000 })),
            harm: index === 0,
            base: context.base(experiment.id),
            caption: html`<span class="tag">harm</span> <strong>Sanction-days ${what}</strong>, largest entries of \u201c${context.armTitle(arm, experiment.id)}\u201d (${UNIT}); ${overAll(list.map((row) => row.per1000))}. Depends on ${context.inputs(experiment.id)}.`,
          }),
        ],
  );
}

function ofExperiment(context: Context, experiment: Experiment): Html | null {
  const rows = context.document.harm.filter((row) => row.experiment === experiment.id);
  if (rows.length === 0) return null;
  const ids = [...experiment.arms.map((arm) => arm.id), ...rows.map((row) => row.arm)].filter(
    (arm, index, all) => all.indexOf(arm) === index,
  );
  const groups = [...new Set(rows.filter((row) => !isTotal(row)).map((row) => row.group))];
  const [first, ...others] = ids;
  return html`<h3 id="${context.id(`harm-of-${experiment.id}`)}">${experiment.title}</h3>
${unlessPlanted(
  experiment.planted,
  html`${figures(largest(context, experiment, rows))}
${byMeasure(context, experiment, first === undefined ? [] : [first], rows, null)}
${others.length > 0 ? byMeasure(context, experiment, others, rows, 'By measure: the other arms') : null}
${harmReadings(context, experiment)}
${moneyTable(context, experiment)}
${
  groups.length > 0
    ? html`<h4>By group</h4>
<p>Groups here are ${joined(groups.map(spoken), ', ')}. Breach rates are equal across groups by construction unless a measured source says otherwise, so a ratio other than 1 says nothing about conduct. It follows from ability to pay, channels, households and rules.</p>
${ratios(context, experiment, ids, groups, rows)}
${groups.map((group) => byGroup(context, experiment, ids, group, rows))}
${groups.map((group) => moneyTable(context, experiment, group))}`
    : null
}
`,
)}`;
}

/** The harm account: by measure, by cause, by group. */
export function harmLedger(context: Context): Section {
  const meanings = HARM_WORDS.map(({ word, meaning }) => html`<div><dt>${harmTitle(word)}</dt><dd>${meaning}</dd></div>`);
  return divided(
    'harm',
    'Harm ledger',
    html`<p>Each sanction-day is counted once, by its cause. It counts as <em>without a deed</em> when the person\u2019s own breaches alone do not explain it. Harms outside this count are <a href="#not-counted">listed below</a>.</p>
<dl class="meanings">${meanings}</dl>`,
    context.document.experiments.map((experiment) => ofExperiment(context, experiment)),
  );
}
