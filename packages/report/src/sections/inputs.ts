import type { SourceUsed, StudyDocument } from '@glasshouse/scenario';
import { assumptionAnchor, inputsAnchor, sourceAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { countOf, published, setting } from '../text/numbers.js';
import { readingText } from '../text/words.js';
import { table } from '../page/table.js';
import { divided, section } from './section.js';
import type { Section } from './section.js';

type Experiment = StudyDocument['experiments'][number];

function ofExperiment(context: Context, experiment: Experiment): Html {
  const own = context.document.assumptions.filter((one) => one.experiment === experiment.id);
  const shared = context.sharedAssumptions(experiment.id);
  const { horizon } = experiment;
  const fitting = experiment.fitting === null ? null : html`, of which ${setting(experiment.fitting)} fit every fitted count`;
  return html`<h3 id="${inputsAnchor(experiment.id)}">${experiment.title}</h3>
<p>Scenario <code>${experiment.scenario}</code> (${experiment.scenarioTitle}; ${readingText(experiment.reading)}), ${horizon.start} to ${horizon.end} in rounds of a ${horizon.round}. ${setting(experiment.persons)} synthetic people, each standing for ${published(Number(experiment.weight.toPrecision(3)))}; ${countOf(experiment.points, 'design point')}${fitting}; ${countOf(experiment.replicates, 'replicate')}. It stands on ${countOf(own.length, 'assumption')} and on the quantities that the <a href="#sources">sources</a> give.</p>
${
  shared !== experiment.id && own.length > 0
    ? html`<p>They are the same as those of <a href="#${inputsAnchor(shared)}">${context.experiment(shared)?.title ?? shared}</a>.</p>`
    : table({
        id: context.id(`assumptions-${experiment.id}`),
        kind: 'inputs',
        caption: html`<strong>Assumptions of \u201c${experiment.title}\u201d</strong>: where no source gives a number, the value, the range over which it is varied, and why.`,
        columns: [
          { label: 'Path' },
          { label: 'Value', numeric: true },
          { label: 'Range', numeric: true },
          { label: 'Unit' },
          { label: 'Belongs to' },
          { label: 'Why' },
        ],
        rows: own.map((one) => ({
          id: context.id(assumptionAnchor(one.experiment, one.path)),
          cells: [
            path(one.path),
            published(one.value),
            `${published(one.range[0])} to ${published(one.range[1])}`,
            one.unit,
            one.role,
            context.cite(one.why),
          ],
        })),
        foldOver: Number.POSITIVE_INFINITY,
        wide: true,
      })
}
`;
}

/** What the runs stand on where no source says so. */
export const assumptions = (context: Context): Section =>
  divided(
    'assumptions',
    'Assumptions',
    html`<p>Every number on this page comes out of the inputs listed here and in the sources below. A reader who doubts one can change it in the scenario file and run the study again.</p>`,
    context.document.experiments.map((experiment) => ofExperiment(context, experiment)),
  );

/** The address as a link named by its host, where it is one; other text stays text. On paper the whole address is printed. */
function address(source: SourceUsed): Part {
  const host = /^https?:\/\/([^\s/"'<>]+)[^\s"'<>]*$/.exec(source.address)?.[1];
  return host === undefined
    ? html` ${source.address}`
    : html` <a class="address" href="${source.address}" rel="noopener noreferrer external">${host.replace(/^www\./, '')}</a>`;
}

/** Places that stand on a source; many of them are folded. */
function uses(places: readonly string[]): Part {
  const list = joined(places.map(path), ', ');
  return places.length > 3 ? html`<details><summary>${countOf(places.length, 'place')}</summary>${list}</details>` : list;
}

/** The rows of the register that the study stands on. */
export const sources = (context: Context): Section =>
  section(
    'sources',
    'Sources',
    html`<p>Rows of the evidence register. A grade with <em>unverified</em> means that the text itself was not opened. A denial by an authority is printed as a position, not as a discount.</p>
${table({
  id: context.id('sources-table'),
  kind: 'published',
  caption: html`<strong>Sources</strong> of published numbers, rules and findings.`,
  columns: [{ label: 'Row' }, { label: 'What it says' }, { label: 'Citation' }, { label: 'Grade' }, { label: 'Used for' }],
  rows: context.document.sources.map((source) => ({
    id: sourceAnchor(source.id),
    cells: [
      source.id,
      html`${source.statement}${source.value === '' ? null : html` <strong>${published(source.value)}</strong> ${source.unit}`}`,
      html`${source.citation}${address(source)}`,
      joined(
        [
          source.grade,
          source.seenVia && `seen via ${source.seenVia}`,
          source.disputedBy && html`disputed by ${context.sources(source.disputedBy.split(/[\s,;]+/).filter(Boolean))}`,
        ],
        '; ',
      ),
      uses(source.usedBy),
    ],
  })),
  foldOver: Number.POSITIVE_INFINITY,
  wide: true,
})}`,
  );
