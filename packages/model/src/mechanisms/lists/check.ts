import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkMonthly, checkYearly } from '../../scenario/check-rates.js';
import { checkConduct } from '../../scenario/check-records.js';
import type { List, Scenario } from '../../scenario/schema.js';
import { checkGrade } from '../ledgers/check-grade.js';
import { checkCases } from './check-cases.js';

/** Lists: grounds of entry and how entries leave. */
export function checkLists(scenario: Scenario, out: Findings): void {
  for (const [id, list] of entriesOf(scenario.lists)) checkList(scenario, id, list, out);
}

function checkList(scenario: Scenario, id: string, list: List, out: Findings): void {
  const path: Path = ['lists', id];
  if (Object.keys(list.entries).length === 0) out.error([...path, 'entries'], 'no entry', 'at least one ground of entry', 'Add a ground.');
  for (const [entryId, entry] of entriesOf(list.entries)) {
    const at: Path = [...path, 'entries', entryId];
    checkCases(entry, at, out);
    if (typeof entry.on === 'string') {
      const kind = checkConduct(scenario, entry.on, [...at, 'on'], out);
      if (kind !== null && kind !== 'obligation' && entry.term === 'until_performed') {
        out.error(
          [...at, 'term'],
          `until_performed for ${entry.on}, of kind ${kind}`,
          'until_performed only where the stream is an obligation',
          'Give a duration.',
        );
      }
    } else if ('ledger' in entry.on) {
      checkGrade(scenario, entry.on, [...at, 'on'], out);
      if (entry.term === 'until_performed')
        out.error(
          [...at, 'term'],
          'until_performed for a grade',
          'a duration: a grade is not a duty that can be performed',
          'Give a duration.',
        );
    }
    checkYearly(entry.rate, 365, 'a person is entered at most once a day', [...at, 'rate'], out);
    if (entry.extension) {
      if (toBase(entry.extension.from) > toBase(entry.extension.to))
        out.error(
          [...at, 'extension', 'to'],
          `${toBase(entry.extension.to)} days, below from (${toBase(entry.extension.from)})`,
          'to not below from',
          'Swap from and to.',
        );
      if (entry.term === 'until_performed')
        out.error([...at, 'extension'], 'an extension of until_performed', 'an extension of a duration', 'Remove extension.');
    }
  }
  checkMonthly(list.exit.empty_searches, [...path, 'exit', 'empty_searches'], out);
  checkMonthly(list.exit.repair?.rate, [...path, 'exit', 'repair', 'rate'], out);
}
