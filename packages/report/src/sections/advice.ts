import type { AdviceResult } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html, joined } from '../text/html.js';
import type { Part } from '../text/html.js';
import { setting, simulated } from '../text/numbers.js';
import { section } from './section.js';
import type { Section } from './section.js';

function answered({ answer, matters, lessThanMatters }: AdviceResult): string {
  if (answer === 'cannot be told') return 'cannot be told';
  const less = `by less than ${simulated(matters)}`;
  return answer === 'differs' && !lessThanMatters ? 'differs' : `differs${answer === 'differs' ? ',' : ''} ${less}`;
}

const advised = ({ enough, more, timesPeople, runs }: AdviceResult): string =>
  enough
    ? 'enough runs'
    : more === null
      ? `none of ${setting(runs)} runs differs`
      : `about ${setting(more)} more runs, or ${simulated(timesPeople)} times the people`;

/** Whether there were runs enough to tell the differences that experiments say matter. */
export function advice(context: Context): Section {
  const rows = (context.document.advice ?? []).map((one): { cells: Part[] } => ({
    cells: [
      one.title,
      simulated(one.matters),
      `${simulated(one.interval[0])} to ${simulated(one.interval[1])}${one.looks > 1 ? ', stopped early' : ''}`,
      `${setting(one.differing)} of ${setting(one.runs)}`,
      answered(one),
      advised(one),
    ],
  }));
  const experiments = [...new Set((context.document.advice ?? []).map(({ experiment }) => experiment))];
  return section(
    'advice',
    'Were there enough runs?',
    html`<p>For each difference that the study said would matter: what the replicates of the scenario as written tell. Nothing is said before 40 runs show any difference at all. \u201cCannot be told\u201d is not \u201cno difference\u201d.</p>
${table({
  id: context.id('advice-table'),
  kind: 'synthetic',
  caption: html`<strong>Differences that would matter</strong>, with the 95 percent interval over replicates of the same people and rules. Depends on ${joined(
    experiments.map((id) => context.inputs(id)),
    ', ',
  )}.`,
  columns: [
    { label: 'Difference' },
    { label: 'Would matter from', numeric: true },
    { label: 'Interval', numeric: true },
    { label: 'Runs that differ', numeric: true },
    { label: 'Answer' },
    { label: 'Advice' },
  ],
  rows,
  wide: true,
})}`,
  );
}
