import { folderNameOf } from '@glasshouse/store';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import { setting } from '../text/numbers.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** How to run the study again, and which hash must result. */
export function again({ document }: Context): Section {
  return section(
    'again',
    'Run it again',
    html`<dl class="commands">
<div><dt>Command</dt><dd><code>${document.command}</code></dd></div>
<div><dt>Seed</dt><dd><code>${String(document.seed)}</code></dd></div>
<div><dt>Size</dt><dd>${document.size === 'full' ? 'full' : 'reduced: fewer synthetic people, design points and replicates than the full size'}</dd></div>
<div><dt>Result hash</dt><dd><code class="hash">${document.hash}</code></dd></div>
</dl>
<p class="quiet">The hash covers outcomes, harm and effects of every run; followed lives are derived from the same runs and are not part of it. The same study, seed and size give the same hash on any number of threads.</p>
<p class="quiet"><a href="#tables">Tables and checks</a> shows how to open the tables in R, Python or DuckDB.</p>`,
  );
}

/** How to open the tables, and which checks the counts passed. */
export function tables(context: Context): Section {
  const { document } = context;
  const folder = `results/${folderNameOf(document)}`;
  const checks = document.experiments.flatMap((experiment) =>
    experiment.checks.map((check) => ({ cells: [check.name, experiment.title, setting(check.comparisons)] })),
  );
  return section(
    'tables',
    'Open the tables',
    html`<dl class="commands">
<div><dt>R</dt><dd><code>harm &lt;- arrow::read_parquet("${folder}/harm.parquet")</code></dd></div>
<div><dt>R, by query</dt><dd><code>harm &lt;- DBI::dbGetQuery(DBI::dbConnect(duckdb::duckdb()), "FROM \u0027${folder}/harm.parquet\u0027")</code></dd></div>
<div><dt>Python</dt><dd><code>import duckdb; harm = duckdb.sql("FROM \u0027${folder}/harm.parquet\u0027").df()</code></dd></div>
<div><dt>Python, pandas</dt><dd><code>import pandas; harm = pandas.read_parquet("${folder}/harm.parquet")</code></dd></div>
</dl>
<p class="quiet">In the same way: <code>outcomes</code>, <code>effects</code>, <code>persons</code>, <code>runs</code>. Every row of them is synthetic.</p>
<h3>Checks that held</h3>
${
  checks.length === 0
    ? html`<p>None are recorded.</p>`
    : table({
        id: context.id('checks'),
        kind: 'synthetic',
        caption: html`Checks on the counts of the synthetic world that ran and held. One that fails stops the run, so that no page is made.`,
        columns: [{ label: 'Check' }, { label: 'Experiment' }, { label: 'Comparisons', numeric: true }],
        rows: checks,
      })
}`,
  );
}
