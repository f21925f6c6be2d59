import type { StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { noCase, nothingSeen, published, simulated } from '../text/numbers.js';
import { readingText, spoken } from '../text/words.js';
import { mark, table } from '../page/table.js';
import { grossFigure } from '../figures/gross.js';
import { rangeBars } from '../figures/range-bars.js';
import { overAll } from './comparisons.js';
import { divided, figures, groupedBy, unlessPlanted } from './section.js';
import type { Section } from './section.js';

type Experiment = StudyDocument['experiments'][number];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? published(value) : null;

/** Where a patched value comes from. */
function papers(context: Context, value: Record<string, unknown>): Part {
  const source = text(value['source']);
  if (source) return html` (${context.source(source)})`;
  const assumed = text(value['assumed']);
  return assumed ? html` <span class="quiet">(assumed: ${context.cite(assumed)})</span>` : null;
}

/** One trigger of a measure: a list, or a grade of a ledger. Null for a trigger that says more than that. */
function trigger(value: unknown): string | null {
  if (!isRecord(value) || !Object.keys(value).every((key) => ['list', 'ledger', 'at_most', 'at_least'].includes(key))) return null;
  const [list, ledger, atMost, atLeast] = [text(value['list']), text(value['ledger']), text(value['at_most']), text(value['at_least'])];
  if (list) return `on the list ${spoken(list)}`;
  if (!ledger || !(atMost ?? atLeast)) return null;
  return `in ${spoken(ledger)} at grade ${atMost ?? atLeast} or ${atMost ? 'below' : 'above'}`;
}

/** A word of the file format, such as `until_performed`, as a reader says it; a date or a sentence as it stands. */
function plain(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const word = text(value);
  return word !== null && /^[a-z]+(_[a-z0-9]+)+$/.test(word) ? spoken(word) : word;
}

/** A value of any other form, key by key. */
function inParts(context: Context, value: unknown): Part {
  if (!isRecord(value) && !Array.isArray(value)) return plain(value) ?? 'nothing';
  const entries: [string | null, unknown][] = Array.isArray(value)
    ? value.map((one) => [null, one])
    : Object.keys(value).map((key) => [key, value[key]]);
  if (entries.length === 0) return 'nothing';
  const words = entries.map(([key, inner]) => (key === null ? plain(inner) : null));
  if (words.every((word) => word !== null)) return words.join(', ');
  return html`<ul class="patch">${entries.map(([key, inner]) => html`<li>${key === null ? null : `${spoken(key)}: `}${key === 'source' ? context.source(String(inner)) : patchValue(context, inner)}</li>`)}</ul>`;
}

const isQuantity = (value: unknown): value is Record<string, unknown> => isRecord(value) && typeof value['value'] === 'number';

/** Whether a map holds dates in force and nothing else. The ends of drawn points or days are quantities, not dates. */
function isWindow(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value) || !Object.keys(value).every((key) => ['from', 'to', 'source', 'assumed'].includes(key))) return false;
  const ends = [value['from'], value['to']].filter((end) => end !== undefined);
  return ends.length > 0 && ends.every((end) => typeof end === 'string');
}

/** A patched value in words: a quantity, two ends, dates in force, triggers, or anything else key by key. */
function patchValue(context: Context, value: unknown): Part {
  if (value === null) return 'removed';
  if (isQuantity(value)) return html`${published(Number(value['value']))} ${text(value['unit'])}${papers(context, value)}`;
  if (isRecord(value) && Object.keys(value).length === 2 && isQuantity(value['from']) && isQuantity(value['to']))
    return html`from ${patchValue(context, value['from'])} to ${patchValue(context, value['to'])}`;
  if (isWindow(value)) {
    if (text(value['from'])?.startsWith('9999')) return html`never in force${papers(context, value)}`;
    const [from, to] = [text(value['from']), text(value['to'])];
    return html`in force ${joined([from && `from ${from}`, to && `to ${to}`], ' ')}${papers(context, value)}`;
  }
  const triggers = Array.isArray(value) ? value.map(trigger) : [];
  if (triggers.length > 0 && triggers.every((one) => one !== null)) return triggers.join(', or ');
  return inParts(context, value);
}

/** Changes of one arm. Paths that differ in one step only and get one value stand together, such as `measures.*.trigger`. */
function patchList(context: Context, patch: Record<string, unknown>): Part {
  const names = Object.keys(patch).sort();
  if (names.length === 0) return 'the scenario as written';
  const groups = groupedBy(names, (name) => {
    const [section = '', , ...rest] = name.split('.');
    return JSON.stringify([section, rest, patch[name]]);
  });
  return html`<ul class="patch">${groups.map(([, of]) => {
    const value = patchValue(context, patch[of[0] ?? '']);
    const [section = '', , ...rest] = (of[0] ?? '').split('.');
    if (of.length === 1) return html`<li>${path(of[0] ?? '')}: ${value}</li>`;
    return html`<li>${path([section, '*', ...rest].join('.'))} of ${of.map((name) => spoken(name.split('.')[1] ?? '')).join(', ')}: ${value}</li>`;
  })}</ul>`;
}

function armsList(context: Context, experiment: Experiment): Html {
  return table({
    id: context.id(`arms-list-${experiment.id}`),
    kind: 'inputs',
    caption: html`<strong>Arms of \u201c${experiment.title}\u201d</strong>: named changes of policy on one scenario (${experiment.scenarioTitle}). Reading${experiment.arms.every(({ reading }) => reading === experiment.reading) ? null : ', where an arm does not say otherwise'}: ${readingText(experiment.reading)}. The others are compared with the first arm.`,
    wide: true,
    unlabelled: true,
    columns: [{ label: 'Arm' }, { label: 'What it is' }, { label: 'Changes of policy' }],
    rows: experiment.arms.map((arm, index) => ({
      cells: [
        html`${arm.title}${index === 0 ? html` <span class="quiet">(first arm)</span>` : null}`,
        arm.reading === experiment.reading
          ? arm.about
          : html`${arm.about}${arm.about === '' ? null : ' '}<span class="quiet">Reading: ${readingText(arm.reading)}.</span>`,
        patchList(context, arm.patch),
      ],
    })),
  });
}

function firstDifferences(context: Context, experiment: Experiment): Html {
  return table({
    id: context.id(`first-difference-${experiment.id}`),
    kind: 'synthetic',
    caption: html`<strong>Where each arm first differs</strong> from the first arm, under the same random draws, in the first run. Until that day the two runs are identical.`,
    columns: [{ label: 'Arm' }, { label: 'First different day' }, { label: 'First person affected' }],
    rows: experiment.firstDifference.map((one) => ({
      cells: [context.armTitle(one.arm, experiment.id), one.day ?? 'none: identical to the end', one.person ?? 'nobody'],
    })),
  });
}

function gross(context: Context, experiment: Experiment): Html {
  if (experiment.gross.length === 0) return html``;
  const id = context.id(`gross-${experiment.id}`);
  const reference = experiment.arms[0]?.title ?? 'the first arm';
  const rows = experiment.gross.map((one) => ({ ...one, label: context.armTitle(one.arm, experiment.id) }));
  const stands = html`Against \u201c${reference}\u201d with the same random draws, at point 0. Totals, not rates: mean of a run of ${context.base(experiment.id)} Depends on ${context.inputs(experiment.id)}.`;
  const one = grossFigure(
    rows,
    `${id}-figure`,
    `Sanction-days added and taken away, ${experiment.title} (person-days)`,
    html`<strong>Gross and net.</strong> Sanction-days (person-days) added to some synthetic people (right, harm) and taken from others (left); the net is the difference. ${stands}`,
  );
  return html`${figures([one])}${table({
    id: `${id}-table`,
    kind: 'synthetic',
    caption: html`Synthetic people with more, fewer and as many sanction-days as in the first arm. ${stands}`,
    columns: [
      { label: 'Arm' },
      { label: 'People with more', numeric: true },
      { label: 'Days added', numeric: true },
      { label: 'People with fewer', numeric: true },
      { label: 'Days taken away', numeric: true },
      { label: 'Net days', numeric: true },
      { label: 'People with as many', numeric: true },
    ],
    rows: rows.map((row) => ({
      cells: [
        row.label,
        simulated(row.more),
        simulated(row.daysAdded),
        simulated(row.fewer),
        simulated(row.daysTaken),
        simulated(row.daysAdded - row.daysTaken),
        simulated(row.same),
      ],
    })),
  })}`;
}

/** Differences of the harm indicators, which are averages and do not depend on how arms share their dice. */
function netDifferences(context: Context, experiment: Experiment): Html | null {
  const harms = context.document.indicators.filter(
    (one) => one.experiment === experiment.id && one.harm && one.arms.some((arm) => arm.difference),
  );
  return figures(
    harms.map((indicator) => {
      const all = indicator.arms.flatMap((arm) => (arm.difference ? [{ label: arm.title, estimate: arm.difference }] : []));
      const rows = all.filter(({ estimate }) => !nothingSeen(estimate) && !noCase(estimate));
      const without = all.filter(({ estimate }) => noCase(estimate));
      const same = all.filter((row) => !rows.includes(row) && !without.includes(row));
      const bound = Math.max(0, ...same.map((row) => row.estimate.upperBound ?? 0));
      const names = (of: typeof all): string => of.map((row) => row.label).join('; ');
      const none = html`${same.length === 0 ? null : html` No difference seen${bound > 0 ? ` (below ${simulated(bound)})` : null}: ${names(same)}.`}${without.length === 0 ? null : html` No case in one arm or both, so no comparison: ${names(without)}.`}`;
      const what = html`<span class="tag">harm</span> <strong>${indicator.title}: difference from \u201c${experiment.arms[0]?.title ?? 'the first arm'}\u201d</strong> (${indicator.unit}), net, same random draws`;
      if (rows.length === 0) return html`<p class="undrawn">${mark('synthetic')}${what}.${none}</p>`;
      return rangeBars({
        id: context.id(`difference-${experiment.id}-${indicator.indicator}`),
        title: `${indicator.title}: difference from the first arm`,
        unit: indicator.unit,
        rows,
        merge: true,
        base: context.base(experiment.id),
        harm: true,
        caption: html`${what}; ${overAll(rows.map((row) => row.estimate))}.${none} Depends on ${context.inputs(experiment.id)}.`,
      });
    }),
  );
}

/** What the arms are, when they first differ, and who gains or loses. */
export function arms(context: Context): Section {
  return divided(
    'arms',
    'Arms and how they differ',
    html`<p>All arms use the same synthetic people and random draws. Averages do not depend on this; which lives differ does.</p>`,
    context.document.experiments.map(
      (experiment) => html`<h3 id="${context.id(`differences-of-${experiment.id}`)}">${experiment.title}</h3>
${unlessPlanted(
  experiment.planted,
  html`${armsList(context, experiment)}
${firstDifferences(context, experiment)}
${netDifferences(context, experiment)}
${gross(context, experiment)}
`,
)}`,
    ),
  );
}
