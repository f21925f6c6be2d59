import { checkDayOfYear } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkWho } from '../../scenario/check-by.js';
import type { List, ListEntry, Scenario } from '../../scenario/schema.js';
import { checkCircles } from './check-circles.js';

/** Most entries by what a person is: one a day. */
const DAILY = 365;

/** Whom lists keep and hide, entries that answer to what people are or to other lists, and how terms are laid. */
export function checkListStatus(scenario: Scenario, out: Findings): void {
  for (const [id, list] of entriesOf(scenario.lists)) checkKeeping(scenario, list, ['lists', id], out);
  checkCircles(scenario, out);
}

/** Lists whose entries all stand for a duty, so that what follows them can end with its performance. */
const forDuties = (scenario: Scenario, list: string): boolean =>
  Object.values(scenario.lists[list]?.entries ?? {}).every(
    ({ on }) => typeof on === 'string' && scenario.streams[on]?.kind === 'obligation',
  );

function checkKeeping(scenario: Scenario, list: List, path: Path, out: Findings): void {
  checkWho(scenario, list.who, [...path, 'who'], out);
  if (list.resets) checkDayOfYear(list.resets.on, [...path, 'resets', 'on'], out);
  if (list.hidden) {
    const found: [boolean, Path, string][] = [
      [list.public, [...path, 'public'], 'public'],
      [list.exit.repair !== undefined, [...path, 'exit', 'repair'], 'repair'],
    ];
    for (const [is, at, key] of found)
      if (is) out.errorAtKey(at, `${key} on a hidden list`, `${key} on lists that their subjects know of`, `Remove ${key} or hidden.`);
  }
  const { reaches } = list.exit;
  if (reaches && out.refers([...path, 'exit', 'reaches', 'ledger'], reaches.ledger, Object.keys(scenario.ledgers), 'ledger')) {
    const key = 'at_most' in reaches ? 'at_most' : 'at_least';
    const grades = scenario.ledgers[reaches.ledger]!.grades.map((grade) => grade.id);
    const grade = 'at_most' in reaches ? reaches.at_most : reaches.at_least;
    out.refers([...path, 'exit', 'reaches', key], grade, grades, `grade of ${reaches.ledger}`);
  }
  for (const [id, entry] of entriesOf(list.entries)) checkEntry(scenario, entry, [...path, 'entries', id], out);
}

function checkEntry(scenario: Scenario, entry: ListEntry, path: Path, out: Findings): void {
  const { on } = entry;
  const byWho = typeof on !== 'string' && 'who' in on;
  if (typeof on !== 'string' && 'who' in on) checkWho(scenario, on.who, [...path, 'on', 'who'], out);
  if (typeof on !== 'string' && 'list' in on) {
    const known = out.refers([...path, 'on', 'list'], on.list, Object.keys(scenario.lists), 'list');
    if (known && entry.term === 'until_performed' && !forDuties(scenario, on.list))
      out.error(
        [...path, 'term'],
        `until_performed for entries on ${on.list}`,
        'until_performed only where every entry there is for an obligation',
        'Give a duration, or for_good.',
      );
  }
  if (byWho && entry.term === 'until_performed')
    out.error([...path, 'term'], 'until_performed for what a person is', 'a duration, or for_good', 'Give a duration, or for_good.');
  if (byWho && !entry.rate) out.error([...path, 'rate'], 'nothing', 'a rate, with entries by what a person is', 'Add rate.');
  if (!byWho && entry.rate)
    out.errorAtKey([...path, 'rate'], 'rate on another entry', 'rate on entries by what a person is', 'Remove rate, or write on: { who }.');
  if (entry.rate && toBase(entry.rate) > DAILY)
    out.error([...path, 'rate', 'value'], `${toBase(entry.rate)} per person-year`, 'at most one a day', 'Lower the rate.');
  checkTerm(scenario, entry, path, out);
}

function checkTerm(scenario: Scenario, entry: ListEntry, path: Path, out: Findings): void {
  const law = entry.term_law;
  const fixed = typeof entry.term === 'string';
  if (Array.isArray(entry.term)) return;
  if (law && (typeof entry.term === 'string' || toBase(entry.term) < 1))
    out.errorAtKey(
      [...path, 'term_law'],
      'term_law with a term that is not a duration of at least a day',
      'term_law with a term of at least a day',
      'Give term a duration.',
    );
  if (law && (law.law === 'lognormal') !== (law.spread !== undefined))
    out.errorAtKey(
      [...path, 'term_law'],
      law.spread ? `spread with the ${law.law} distribution` : 'the lognormal distribution without spread',
      'spread with the lognormal distribution, and only there',
      law.spread ? 'Remove spread.' : 'Add spread.',
    );
  if (entry.extension && entry.term === 'for_good')
    out.error([...path, 'extension'], 'an extension of for_good', 'an extension of a duration', 'Remove extension.');
  const on = typeof entry.on === 'string' ? scenario.streams[entry.on]?.kind === 'obligation' : 'list' in entry.on;
  if (entry.looks_again && !on)
    out.errorAtKey(
      [...path, 'looks_again'],
      'looks_again on an entry that is for no duty',
      'looks_again on entries for an obligation, or on those that follow another list',
      'Remove looks_again.',
    );
  if (!entry.restarts) return;
  const duty = typeof entry.on === 'string' && scenario.streams[entry.on]?.kind === 'obligation';
  if (duty || fixed)
    out.errorAtKey(
      [...path, 'restarts'],
      duty ? 'restarts on an entry for a duty' : 'restarts with a term that has no end',
      'restarts where a term can begin anew',
      'Remove restarts.',
    );
}
