import { toBase } from '../schema/units.js';
import type { Path } from '../problem.js';
import type { Quantity } from '../schema/quantity.js';
import type { Ledger, LedgerRule, List, ListEntry, Measure, Scenario } from '../schema/scenario.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { checkBy, checkWho } from './streams.js';

/** Most entries by what a person is: one a day. */
const DAILY = 365;

/** Rules, entries, ledgers, lists, triggers and channels that answer to what people are, to lists or to scores, and how terms are laid. */
export function checkStatus(scenario: Scenario, out: Findings): void {
  for (const [id, channel] of entriesOf(scenario.channels)) {
    checkBy(scenario, channel.coverage, ['channels', id, 'coverage'], out);
    if (channel.lingers && channel.in_force?.to === undefined && scenario.timeline.length === 0)
      out.errorAtKey(
        ['channels', id, 'lingers'],
        'lingers on a channel without a last day',
        'lingers where in_force has to',
        'Add in_force.to, or remove lingers.',
      );
  }
  for (const [id, ledger] of entriesOf(scenario.ledgers)) checkLimits(scenario, ledger, ['ledgers', id], out);
  for (const [id, list] of entriesOf(scenario.lists)) checkKeeping(scenario, list, ['lists', id], out);
  for (const [id, measure] of entriesOf(scenario.measures)) checkTriggers(scenario, measure, ['measures', id, 'trigger'], out);
  checkCircles(scenario, out);
}

function checkWhole(quantity: Quantity | undefined, least: number, path: Path, out: Findings): void {
  if (quantity && (!Number.isInteger(quantity.value) || quantity.value < least)) {
    const allowed = least > Number.NEGATIVE_INFINITY ? `a whole number, at least ${least}` : 'a whole number';
    out.error([...path, 'value'], String(quantity.value), allowed, 'Write a whole number.');
  }
}

function checkLimits(scenario: Scenario, ledger: Ledger, path: Path, out: Findings): void {
  const start = toBase(ledger.start);
  for (const [key, below] of [
    ['floor', true],
    ['ceiling', false],
  ] as const) {
    const limit = ledger[key];
    checkWhole(limit, Number.NEGATIVE_INFINITY, [...path, key], out);
    if (limit && (below ? toBase(limit) > start : toBase(limit) < start))
      out.error(
        [...path, key, 'value'],
        `${toBase(limit)}, ${below ? 'above' : 'below'} the start (${start})`,
        `a ${key} that the start does not pass`,
        `Correct ${key} or start.`,
        [[...path, 'start']],
      );
  }
  for (const [id, rule] of entriesOf(ledger.rules)) checkRule(scenario, ledger, rule, [...path, 'rules', id], out);
}

function checkRule(scenario: Scenario, ledger: Ledger, rule: LedgerRule, path: Path, out: Findings): void {
  if (typeof rule.on !== 'string') {
    const byWho = 'who' in rule.on;
    if ('who' in rule.on) checkWho(scenario, rule.on.who, [...path, 'on', 'who'], out);
    else out.refers([...path, 'on', 'list'], rule.on.list, Object.keys(scenario.lists), 'list');
    for (const key of ['steps', 'warnings', ...(byWho ? (['local'] as const) : [])] as const) {
      if (rule[key] !== undefined)
        out.errorAtKey(
          [...path, key],
          `${key} on a rule by ${byWho ? 'what a person is' : 'a list'}`,
          `${key} on rules by records of a stream`,
          `Remove ${key}.`,
        );
    }
  }
  checkWhole(rule.warnings, 1, [...path, 'warnings'], out);
  if (rule.warnings && rule.monthly)
    out.errorAtKey([...path, 'warnings'], 'warnings on a monthly rule', 'warnings on rules by records', 'Remove warnings or monthly.');
  const sharing = Object.values(ledger.rules).filter((other) => other.cap_shared === rule.cap_shared);
  if (rule.cap_shared !== undefined && !sharing.some((other) => other.cap))
    out.error(
      [...path, 'cap_shared'],
      `${rule.cap_shared}, without any cap`,
      'a cap on at least one of the rules that share it',
      'Add cap.',
    );
}

/** Lists whose entries all stand for a duty, so that what follows them can end with its performance. */
const forDuties = (scenario: Scenario, list: string): boolean =>
  Object.values(scenario.lists[list]?.entries ?? {}).every(
    ({ on }) => typeof on === 'string' && scenario.streams[on]?.kind === 'obligation',
  );

function checkKeeping(scenario: Scenario, list: List, path: Path, out: Findings): void {
  checkWho(scenario, list.who, [...path, 'who'], out);
  if (list.hidden) {
    const found: [boolean, Path, string][] = [
      [list.public, [...path, 'public'], 'public'],
      [list.appeal !== undefined, [...path, 'appeal'], 'appeal'],
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
  if (law && (typeof entry.term === 'string' || toBase(entry.term) < 1))
    out.errorAtKey(
      [...path, 'term_law'],
      'a law of a term that is no mean',
      'a law around a mean of at least a day',
      'Give term a duration.',
    );
  if (law && (law.law === 'lognormal') !== (law.spread !== undefined))
    out.errorAtKey(
      [...path, 'term_law'],
      law.spread ? `spread with the law ${law.law}` : 'the law lognormal without spread',
      'spread with the law lognormal, and only there',
      law.spread ? 'Remove spread.' : 'Add spread.',
    );
  if (entry.extension && entry.term === 'for_good')
    out.error([...path, 'extension'], 'an extension of for_good', 'an extension of a duration', 'Remove extension.');
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

function checkTriggers(scenario: Scenario, measure: Measure, path: Path, out: Findings): void {
  measure.trigger.forEach((trigger, i) => {
    if ('who' in trigger) checkWho(scenario, trigger.who, [...path, i, 'who'], out);
    else if ('score_at_most' in trigger || 'score_at_least' in trigger)
      out.refers([...path, i, 'ledger'], trigger.ledger, Object.keys(scenario.ledgers), 'ledger');
  });
}

/** No list feeds a ledger or list that feeds it: an entry would bring about itself. */
function checkCircles(scenario: Scenario, out: Findings): void {
  const next = new Map<string, { to: string; path: Path }[]>();
  const feeds = (from: string, to: string, path: Path): void => void next.set(from, [...(next.get(from) ?? []), { to, path }]);
  for (const [id, ledger] of entriesOf(scenario.ledgers))
    for (const [rule, { on }] of entriesOf(ledger.rules))
      if (typeof on !== 'string' && 'list' in on) feeds(`lists.${on.list}`, `ledgers.${id}`, ['ledgers', id, 'rules', rule, 'on']);
  for (const [id, list] of entriesOf(scenario.lists)) {
    if (list.exit.reaches) feeds(`ledgers.${list.exit.reaches.ledger}`, `lists.${id}`, ['lists', id, 'exit', 'reaches']);
    for (const [entry, { on }] of entriesOf(list.entries)) {
      const path: Path = ['lists', id, 'entries', entry, 'on'];
      if (typeof on !== 'string' && 'list' in on) feeds(`lists.${on.list}`, `lists.${id}`, path);
      else if (typeof on !== 'string' && 'ledger' in on) feeds(`ledgers.${on.ledger}`, `lists.${id}`, path);
    }
  }
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    from === to ||
    (next.get(from) ?? []).some((step) => {
      if (seen.has(step.to)) return false;
      seen.add(step.to);
      return reaches(step.to, to, seen);
    });
  for (const [from, steps] of next) {
    for (const { to, path } of steps) {
      if (!from.startsWith('lists.') || !reaches(to, from, new Set())) continue;
      out.error(
        path,
        `a circle: what follows ${from} leads back to it`,
        'lists and ledgers that do not feed one another',
        'Remove one step.',
      );
      return;
    }
  }
}
