import { everyMechanism } from '@glasshouse/model';
import type { SourceUsed, StudyDocument } from '@glasshouse/model';
import { assumptionAnchor, inputsAnchor, sourceAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html, joined, path, slug } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { sharedDice } from '../text/dice.js';
import { countOf, published, setting } from '../text/numbers.js';
import { readingText, spoken, STANDING } from '../text/words.js';
import { table } from '../page/table.js';
import { divided, groupedBy, section } from './section.js';
import type { Section } from './section.js';

type Experiment = StudyDocument['experiments'][number];

type Assumption = StudyDocument['assumptions'][number];

/** Parts of a scenario by the first word of a path, as a reader would name them. */
const PARTS: Readonly<Record<string, string>> = Object.fromEntries(
  everyMechanism.flatMap(({ words }) => Object.entries(words.headings ?? {})),
);

/** The assumptions of one part of a scenario, folded. */
const ofPart = (context: Context, experiment: Experiment, part: string, list: readonly Assumption[]): Html =>
  html`<details class="fold group"><summary><strong>${PARTS[part] ?? spoken(part)}</strong> <span class="quiet">${countOf(list.length, 'assumption')}</span></summary>
<div class="reasons">${table({
    id: context.id(`assumptions-${experiment.id}-${part}`),
    kind: 'inputs',
    caption: html`<strong>Assumptions of \u201c${experiment.title}\u201d, ${path(part)}</strong>: value, range over which it is varied, and reason. No source gives these numbers.`,
    columns: [
      { label: 'Path' },
      { label: 'Value', numeric: true },
      { label: 'Range', numeric: true },
      { label: 'Unit' },
      { label: 'Belongs to' },
      { label: 'Why' },
    ],
    rows: list.map((one) => ({
      id: context.id(assumptionAnchor(one.experiment, one.path)),
      cells: [
        one.arms === undefined
          ? path(one.path)
          : html`${path(one.path)} <span class="quiet">${one.arms.length === 1 ? 'Arm' : 'Arms'}: ${joined(
              one.arms.map((arm) => context.armTitle(arm, one.experiment)),
              '; ',
            )}</span>`,
        published(one.value),
        `${published(one.range[0])} to ${published(one.range[1])}`,
        one.unit,
        one.role,
        context.cite(one.why),
      ],
    })),
    foldOver: Number.POSITIVE_INFINITY,
    wide: true,
  })}</div></details>
`;

/** What the numbers of an experiment follow from: its assumptions, and the rows of the register that its scenario or arms use. */
function restsOn(context: Context, experiment: Experiment, assumed: number): Part {
  const places = [`${experiment.scenario}: `, `arm ${experiment.id}.`];
  const rows = context.document.sources.filter(({ usedBy }) => usedBy.some((use) => places.some((place) => use.startsWith(place)))).length;
  const parts = [
    assumed > 0 && html`${countOf(assumed, 'assumption')}, listed here`,
    rows > 0 && html`${countOf(rows, 'row')} of the <a href="#sources">evidence register</a>`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : html`It rests on ${joined(parts, ', and on ')}.`;
}

function ofExperiment(context: Context, experiment: Experiment): Html {
  const own = context.document.assumptions.filter((one) => one.experiment === experiment.id);
  const shared = context.sharedAssumptions(experiment.id);
  const { horizon } = experiment;
  const fitting = experiment.fitting === null ? null : html`, of which ${setting(experiment.fitting)} fit every fitted count`;
  return html`<h3 id="${inputsAnchor(experiment.id)}">${experiment.title}</h3>
<p>Scenario <code>${experiment.scenario}</code> (${experiment.scenarioTitle}; ${readingText(experiment.reading)}), ${horizon.start} to ${horizon.end} in rounds of a ${horizon.round}${horizon.warmUp === undefined ? '' : `; what happens in a warm-up until ${horizon.warmUp} is in no number`}.${horizon.warmUp === undefined ? '' : ` ${STANDING}`} ${setting(experiment.persons)} synthetic people, each standing for ${published(Number(experiment.weight.toPrecision(3)))}; ${countOf(experiment.points, 'design point')}${fitting}; ${countOf(experiment.replicates, 'replicate')}. ${restsOn(context, experiment, own.length)} ${sharedDice(experiment)}</p>
${
  shared !== experiment.id && own.length > 0
    ? html`<p>The assumptions are those of <a href="#${inputsAnchor(shared)}">${context.experiment(shared)?.title ?? shared}</a>.</p>`
    : groupedBy(own, (one) => one.path.split('.')[0] ?? '').map(([part, list]) => ofPart(context, experiment, part, list))
}
`;
}

/** What the runs assume where no source gives a number, grouped by part of the scenario. */
export const assumptions = (context: Context): Section =>
  divided(
    'assumptions',
    'Assumptions',
    html`<p>Every simulated number in this report follows from the assumptions listed here and from the <a href="#sources">sources</a>. To try another, change it in the scenario file and run the study again. <a href="#matter">Assumptions in short</a> shows which of them matter most.</p>`,
    context.document.experiments.map((experiment) => ofExperiment(context, experiment)),
  );

/** The address as a link named by its host, where it is one; other text stays text. On paper the whole address is printed. */
function address(source: SourceUsed): Part {
  const host = /^https?:\/\/([^\s/"'<>]+)[^\s"'<>]*$/.exec(source.address)?.[1];
  return host === undefined
    ? html` ${source.address}`
    : html` <a class="address" href="${source.address}" rel="noopener noreferrer external">${host.replace(/^www\./, '')}</a>`;
}

/** Places that use a source; many of them are folded. */
function uses(places: readonly string[]): Part {
  const list = joined(places.map(path), ', ');
  return places.length > 3 ? html`<details><summary>${countOf(places.length, 'place')}</summary>${list}</details>` : list;
}

/** What a source is used for first, in the order in which the groups are printed. */
const GROUPS: readonly [string, RegExp][] = [
  ['Published counts and series', /^(series|target|table) /],
  ['Claims and their context', /^(claim|arm|box) /],
  ['Rules and quantities of the scenarios', /./],
];

const groupOf = ({ usedBy }: SourceUsed): string =>
  GROUPS.find(([, pattern]) => usedBy.some((place) => pattern.test(place)))?.[0] ?? 'Other rows';

const placeOf = (title: string): number => {
  const at = GROUPS.findIndex(([known]) => known === title);
  return at < 0 ? GROUPS.length : at;
};

/** `E001 to E520`, or the one row. */
const span = (list: readonly SourceUsed[]): string => [...new Set([list[0]?.id, list[list.length - 1]?.id])].join(' to ');

/** The rows of one group, folded. */
const sourcesTable = (context: Context, title: string, list: readonly SourceUsed[]): Html =>
  html`<details class="fold group"><summary><strong>${title}</strong> <span class="quiet">${countOf(list.length, 'row')}: ${span(list)}</span></summary>
${table({
  id: context.id(`sources-${slug(title)}`),
  kind: 'published',
  caption: html`<strong>${title}</strong>, by number of the row.`,
  columns: [{ label: 'Row' }, { label: 'What it says' }, { label: 'Citation' }, { label: 'Grade' }, { label: 'Used for' }],
  rows: list.map((source) => ({
    id: sourceAnchor(source.id),
    cells: [
      source.id,
      html`${source.statement}${source.value === '' ? null : html` <strong>${published(source.value)}</strong> ${source.unit}`}`,
      html`${source.citation}${address(source)}`,
      joined(
        [
          source.grade,
          source.seenVia && `seen via ${source.seenVia}`,
          source.disputedBy && html`disputed by ${context.cite(source.disputedBy)}`,
        ],
        '; ',
      ),
      uses(source.usedBy),
    ],
  })),
  foldOver: Number.POSITIVE_INFINITY,
  wide: true,
})}</details>
`;

/** The rows of the register that the study uses, grouped by what they are used for. */
export function sources(context: Context): Section {
  const groups = groupedBy(context.document.sources, groupOf).sort(([a], [b]) => placeOf(a) - placeOf(b));
  return section(
    'sources',
    'Sources',
    html`<p>Rows of the evidence register that this study uses, grouped by what they are used for. A grade with <em>unverified</em> means that nobody on the project opened the text itself. A denial by an authority does not lower a grade.</p>
${groups.length === 0 ? html`<p>This study uses no row of the register.</p>` : groups.map(([title, list]) => sourcesTable(context, title, list))}`,
  );
}
