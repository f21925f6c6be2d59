import { TABLES } from '@glasshouse/model';
import type { StudyDocument } from '@glasshouse/model';
import { alike } from '../text/alike.js';
import { whatResultIs } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html, joined } from '../text/html.js';
import { countOf, setting } from '../text/numbers.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

const VERIFY = './glasshouse verify';

/** Size of the run, with what each experiment has of it; alike ones are said once. */
function sizeText({ size, experiments }: StudyDocument): string {
  const sizes = alike(
    experiments.map(({ persons, points, replicates, title }) => ({
      said: `${setting(persons)} synthetic people, ${countOf(points, 'design point')}, ${countOf(replicates, 'replicate')} of the scenario as written`,
      title,
    })),
    ({ said }) => said,
  );
  const of = sizes
    .map(({ first, also }) =>
      sizes.length === 1 ? first.said : `${[first, ...also].map(({ title }) => `\u201c${title}\u201d`).join(', ')}: ${first.said}`,
    )
    .join('; ');
  const name = size === 'full' ? size : 'reduced, which is smaller than the full size of the study';
  return of === '' ? name : `${name}. ${of}`;
}

/** How to run the study again, and which hash must result. */
export function again(context: Context): Section {
  const { document, result } = context;
  return section(
    'again',
    'Run it again',
    html`<dl class="commands">
<div><dt>Command</dt><dd><code>${document.command}</code></dd></div>
${
  document.command.startsWith(VERIFY)
    ? null
    : html`<div><dt>From the files kept with the result, with a comparison of the hash</dt><dd><code>${VERIFY} ${result} --rerun</code></dd></div>
`
}<div><dt>Seed</dt><dd><code>${String(document.seed)}</code></dd></div>
<div><dt>Size</dt><dd>${sizeText(document)}</dd></div>
<div><dt>Result hash</dt><dd><code class="hash">${document.hash}</code></dd></div>
</dl>
<p class="quiet">The hash covers the outcomes, harm and effects of every run. The same study, seed and size give the same hash on any number of threads.${whatResultIs(context)}</p>`,
  );
}

/** Commands that open a table. RESULT stands for the folder of the result. */
const COMMANDS: readonly [string, string][] = [
  ['CSV, for any tool', './glasshouse export csv "RESULT"'],
  ['R, after the export', 'indicators <- read.csv("RESULT/csv/indicators.csv")'],
  ['Python with pandas, after the export', 'import pandas as pd; indicators = pd.read_csv("RESULT/csv/indicators.csv")'],
  ['DuckDB', "FROM 'RESULT/indicators.parquet';"],
  ['R with arrow', 'indicators <- arrow::read_parquet("RESULT/indicators.parquet")'],
  ['Python with pandas and pyarrow', 'import pandas as pd; indicators = pd.read_parquet("RESULT/indicators.parquet")'],
];

/** How to open the tables, and which checks the counts passed. */
export function tables(context: Context): Section {
  const { document } = context;
  const checks = document.experiments.flatMap((experiment) =>
    experiment.checks.map((check) => ({ cells: [check.name, experiment.title, setting(check.comparisons)] })),
  );
  return section(
    'tables',
    'Open the tables',
    html`<p>The tables are Parquet files in the folder of this result, the folder that holds <code>report.html</code>. Replace <code>RESULT</code> with the path of that folder.</p>
<dl class="commands">
${COMMANDS.map(
  ([tool, command]) => html`<div><dt>${tool}</dt><dd><code>${command}</code></dd></div>
`,
)}</dl>
<p class="quiet">Begin with <code>indicators</code>, which holds the numbers of this report, run by run. All tables: ${joined(
      TABLES.map((name) => html`<code>${name}</code>`),
      ', ',
    )}. Every row is synthetic. The guide <code>docs/how-to/open-the-tables.md</code> describes each table.</p>
<h3>Checks that passed</h3>
${
  checks.length === 0
    ? html`<p>None are recorded.</p>`
    : table({
        id: context.id('checks'),
        kind: 'synthetic',
        caption: html`Checks on the counts of the synthetic world. All passed: a check that fails stops the run, and no report is written.`,
        columns: [{ label: 'Check' }, { label: 'Experiment' }, { label: 'Comparisons', numeric: true }],
        rows: checks,
      })
}`,
  );
}
