import type { Scenario } from '@glasshouse/model';
import { wrapped } from '../words/wrap.js';
import { counted } from './finding.js';
import type { RightsFinding } from './finding.js';

const MOST_ALSO = 6;

const spotWords = ({ path, file, line }: { path: string; file: string; line: number }): string => `${file}:${line} ${path}`;

function alsoWords(also: RightsFinding['also']): string {
  const shown = also.slice(0, MOST_ALSO).map(({ path, line, file }) => `${path} (${file}:${line})`);
  return [...shown, ...(also.length > MOST_ALSO ? [`${also.length - MOST_ALSO} more`] : [])].join(', ');
}

/** A rights check as text, findings grouped by principle kind in the order given, lines of at most `width` characters. */
export function rightsText(scenario: Pick<Scenario, 'id' | 'title' | 'reading'>, findings: readonly RightsFinding[], width = 110): string {
  const reading = {
    documented: 'rules as documented',
    claimed: 'rules as the article reads them',
    hypothetical: 'rules that nobody says exist',
    neutral: 'rules of a neutral country',
  }[scenario.reading];
  const head = [
    wrapped(`${scenario.id}: ${scenario.title} (${reading}; everyone under them is synthetic)`, '', width),
    findings.length === 0 ? 'nothing found' : counted(findings.length, 'finding'),
  ];
  const blocks = findings.map((one) =>
    [
      spotWords(one),
      wrapped(`${one.title}: ${one.found}`, '  ', width),
      wrapped(`${one.principle}${one.articles.length > 0 ? ` (${one.articles.join(', ')})` : ''}: ${one.why}`, '  ', width),
      ...(one.also.length > 0 ? [wrapped(`also ${alsoWords(one.also)}`, '  ', width)] : []),
    ].join('\n'),
  );
  const foot = wrapped(
    'The rules are read as they are written in the scenario. This is neither legal advice nor a finding about a real case; what is not found here may still be wrong.',
    '',
    width,
  );
  return [head.join('\n'), ...blocks, foot].join('\n\n');
}
