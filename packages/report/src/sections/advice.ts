import type { AdviceResult } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html, joined } from '../text/html.js';
import type { Part } from '../text/html.js';
import { between, countOf, setting, simulated } from '../text/numbers.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** Runs that must show a difference before any answer is given, whatever the interval. */
const DIFFERING = 40;

/** What the runs counted one by one say where there is no answer on the mean. */
const mostRuns = ({ beyond, matters, runs }: AdviceResult): string =>
  beyond
    ? `${beyond.side} by more than ${simulated(matters)} in ${beyond.runs === runs ? 'all' : `${setting(beyond.runs)} of`} ${setting(runs)} runs, and in over ${setting(Math.floor(100 * beyond.share[0]))} of 100 if many are run`
    : `fewer than ${DIFFERING} runs differ`;

function answered(one: AdviceResult): string {
  const { answer, matters, lessThanMatters, differing } = one;
  if (answer === 'cannot be told') return differing > 0 && differing < DIFFERING ? `no answer yet: ${mostRuns(one)}` : 'cannot be told';
  const less = `by less than ${simulated(matters)}`;
  return answer === 'differs' && !lessThanMatters ? 'differs' : `differs${answer === 'differs' ? ',' : ''} ${less}`;
}

/** More people narrow the interval but make no run more, so that they help only where enough runs differ. */
function advised({ enough, more, timesPeople, runs, differing }: AdviceResult): string {
  if (enough) return 'enough runs';
  if (more === null) return `none of ${setting(runs)} runs differs`;
  const runsMore = `about ${countOf(more, 'more run')}`;
  return differing < DIFFERING ? runsMore : `${runsMore}, or ${simulated(Math.max(1.1, timesPeople))} times the people`;
}

/** Whether there were runs enough to tell the differences that experiments say matter. */
export function advice(context: Context): Section {
  const rows = (context.document.advice ?? []).map((one): { cells: Part[] } => ({
    cells: [
      one.title,
      simulated(one.matters),
      `${between(one.interval)}${one.interval[0] === one.interval[1] ? ' in every run' : ''}${one.looks > 1 ? ', stopped early' : ''}`,
      `${setting(one.differing)} of ${setting(one.runs)}`,
      answered(one),
      advised(one),
    ],
  }));
  const experiments = [...new Set((context.document.advice ?? []).map(({ experiment }) => experiment))];
  return section(
    'advice',
    'Were there enough runs?',
    html`<p>No answer is given before ${setting(DIFFERING)} runs show a difference; intervals from few runs can be far too short. Where clearly most runs differ by more than matters, their share is given with an exact 95 percent bound; it says nothing of the mean. \u201cCannot be told\u201d is not \u201cno difference\u201d.</p>
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
