import { toBase } from '../schema/units.js';
import { describe } from '../problem.js';
import type { Path } from '../problem.js';
import type { Ledger, LedgerRule, List, Measure, Scenario, Stream } from '../schema/scenario.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { checkSums } from './ledger-sums.js';
import { checkMonthly, checkWho } from './streams.js';

/** Limits of the engine. */
const MOST = { measures: 31, contexts: 16, attemptsAndLists: 20, each: 255 } as const;

const streamsOf = (scenario: Scenario, ...kinds: Stream['kind'][]): string[] =>
  Object.keys(scenario.streams).filter((id) => kinds.includes(scenario.streams[id]!.kind));
const gradesOf = (scenario: Scenario, ledger: string): string[] => scenario.ledgers[ledger]?.grades.map((grade) => grade.id) ?? [];

/** Whether a stream is one on whose records rules and entries can stand; false alarms count as what they are taken for. */
function checkConduct(scenario: Scenario, stream: string, path: Path, out: Findings): Stream['kind'] | null {
  const conducts = streamsOf(scenario, 'breach', 'merit', 'protected', 'obligation');
  const found = Object.hasOwn(scenario.streams, stream) ? scenario.streams[stream]! : null;
  if (found?.kind === 'false_alarm') {
    out.error(
      path,
      `${describe(stream)}, a false alarm`,
      `the conduct it is taken for: ${found.taken_for ?? ''}`,
      'A false alarm is recorded as that conduct: name it instead.',
    );
    return null;
  }
  return out.refers(path, stream, conducts, 'stream with records') ? found!.kind : null;
}

type Grade = { ledger: string; at_most: string } | { ledger: string; at_least: string };

function checkGrade(scenario: Scenario, on: Grade, path: Path, out: Findings): void {
  if (!out.refers([...path, 'ledger'], on.ledger, Object.keys(scenario.ledgers), 'ledger')) return;
  const key = 'at_most' in on ? 'at_most' : 'at_least';
  out.refers([...path, key], 'at_most' in on ? on.at_most : on.at_least, gradesOf(scenario, on.ledger), `grade of ${on.ledger}`);
}

/** Channels, reviews, ledgers, lists and measures: references, order, and what belongs to which kind. */
export function checkPolicy(scenario: Scenario, out: Findings): void {
  const seen = streamsOf(scenario, 'breach', 'merit', 'protected', 'obligation', 'false_alarm');
  for (const [id, channel] of entriesOf(scenario.channels)) {
    channel.sees.forEach((stream, i) => out.refers(['channels', id, 'sees', i], stream, seen, 'stream that can be seen'));
  }
  for (const [id, review] of entriesOf(scenario.reviews)) {
    review.of.forEach((stream, i) => out.refers(['reviews', id, 'of', i], stream, seen, 'stream that can be reviewed'));
    if (review.when_full !== undefined && review.capacity === undefined) {
      out.error(['reviews', id, 'when_full'], 'when_full without capacity', 'both or neither', 'Add capacity or remove when_full.');
    }
    if (review.capacity !== undefined && review.when_full === undefined) {
      out.error(
        ['reviews', id, 'capacity'],
        'capacity without when_full',
        'both or neither',
        'Say whether reports above capacity pass or are dropped.',
      );
    }
  }
  for (const [id, ledger] of entriesOf(scenario.ledgers)) checkLedger(scenario, id, ledger, out);
  for (const [id, list] of entriesOf(scenario.lists)) checkList(scenario, id, list, out);
  for (const [id, measure] of entriesOf(scenario.measures)) checkMeasure(scenario, id, measure, out);
  checkLimits(scenario, out);
}

/** Limits of the engine on how much a scenario holds. */
export function checkLimits(scenario: Scenario, out: Findings): void {
  const most = (path: Path, count: number, limit: number, what: string): void => {
    if (count > limit) out.error(path, `${count} ${what}`, `at most ${limit}`, 'Join or remove some.');
  };
  most(['measures'], Object.keys(scenario.measures).length, MOST.measures, 'measures');
  const contexts = new Set([...Object.values(scenario.streams), ...Object.values(scenario.measures)].map((each) => each.context));
  most(['measures'], contexts.size, MOST.contexts, 'contexts');
  most(
    ['lists'],
    Object.keys(scenario.lists).length + streamsOf(scenario, 'attempt').length,
    MOST.attemptsAndLists,
    'lists and attempt streams',
  );
  most(['streams'], Object.keys(scenario.streams).length, MOST.each, 'streams');
  most(
    ['ledgers'],
    Object.values(scenario.ledgers).reduce((sum, ledger) => sum + Object.keys(ledger.rules).length, 0),
    MOST.each,
    'rules of ledgers',
  );
  most(
    ['lists'],
    Object.values(scenario.lists).reduce((sum, list) => sum + Object.keys(list.entries).length, 0),
    MOST.each,
    'entries of lists',
  );
}

function checkLedger(scenario: Scenario, id: string, ledger: Ledger, out: Findings): void {
  checkWho(scenario, ledger.who, ['ledgers', id, 'who'], out);
  ledger.grades.forEach((grade, i) => {
    const path: Path = ['ledgers', id, 'grades', i];
    const before = ledger.grades[i - 1];
    if (before && toBase(grade.from) >= toBase(before.from)) {
      out.error(
        [...path, 'from', 'value'],
        `${toBase(grade.from)}, not below ${toBase(before.from)} of ${before.id}`,
        'grades from the best down',
        'Put the grades in falling order.',
      );
    }
    if (ledger.grades.findIndex((other) => other.id === grade.id) < i)
      out.error([...path, 'id'], `the grade ${grade.id} twice`, 'each grade once', 'Rename one.');
  });
  for (const [ruleId, rule] of entriesOf(ledger.rules)) checkRule(scenario, ledger, rule, ['ledgers', id, 'rules', ruleId], out);
  checkSums(scenario, id, ledger, out);
}

const CHANGES = ['points', 'discretion', 'set_grade', 'steps'] as const;

function checkRule(scenario: Scenario, ledger: Ledger, rule: LedgerRule, path: Path, out: Findings): void {
  const kind = typeof rule.on === 'string' ? checkConduct(scenario, rule.on, [...path, 'on'], out) : null;
  const given = CHANGES.filter((key) => rule[key] !== undefined);
  if (given.length !== 1) {
    out.error(
      path,
      given.length === 0 ? 'a rule that changes nothing' : `${given.join(' and ')} together`,
      `one of ${CHANGES.join(', ')}`,
      given.length === 0 ? 'Say what the rule does.' : 'Make one rule for each.',
    );
  }
  if (rule.monthly && (kind !== 'obligation' || !rule.points)) {
    out.error(
      [...path, 'monthly'],
      'monthly on this rule',
      'monthly with points, on a stream of kind obligation',
      'Remove monthly or correct on.',
    );
  }
  for (const [key, quantity] of [
    ['points', rule.points],
    ['cap', rule.cap],
  ] as const) {
    if (quantity && !Number.isInteger(quantity.value))
      out.error([...path, key, 'value'], String(quantity.value), 'whole points', 'Write a whole number.');
  }
  if (rule.discretion) {
    const { from, to } = rule.discretion;
    if (!Number.isInteger(from.value) || !Number.isInteger(to.value))
      out.error([...path, 'discretion'], `${from.value} to ${to.value}`, 'whole points', 'Write whole numbers.');
    if (from.value > to.value)
      out.error(
        [...path, 'discretion', 'to', 'value'],
        `${to.value}, below from (${from.value})`,
        'to not below from',
        'Swap from and to: -50 is below -5.',
      );
  }
  if (rule.set_grade !== undefined) {
    const grades = ledger.grades.map((grade) => grade.id);
    if (out.refers([...path, 'set_grade'], rule.set_grade, grades, 'grade of this ledger') && rule.set_grade === grades[0]) {
      out.error(
        [...path, 'set_grade'],
        `${rule.set_grade}, the best grade`,
        'a lower grade: the score only falls',
        'Name a lower grade or remove the rule.',
      );
    }
  }
  if (rule.steps) checkSteps(scenario, rule, kind, path, out);
}

function checkSteps(scenario: Scenario, rule: LedgerRule, kind: Stream['kind'] | null, path: Path, out: Findings): void {
  const stream = typeof rule.on === 'string' ? rule.on : '';
  const amount = Object.hasOwn(scenario.streams, stream) ? scenario.streams[stream]!.amount : undefined;
  if (kind !== null && (kind !== 'merit' || !amount)) {
    out.error(
      [...path, 'steps'],
      `steps on ${stream || 'something that is no stream'}`,
      'steps on a stream of kind merit with an amount',
      'Give the stream an amount, or use points.',
    );
  }
  const steps = rule.steps ?? [];
  if (steps.length === 0) out.error([...path, 'steps'], 'no step', 'at least one step', 'Add a step.');
  steps.forEach((step, i) => {
    const at: Path = [...path, 'steps', i];
    const last = i === steps.length - 1;
    const before = steps[i - 1]?.to;
    if (last && step.to) out.error([...at, 'to'], 'an end on the last step', 'a last step without to', 'Remove to, or add a last step.');
    if (!last && !step.to) out.error(at, 'a step without to before the last', 'to on every step but the last', 'Add to.');
    if (before && step.to && step.to.value <= before.value)
      out.error([...at, 'to', 'value'], `${step.to.value}, not above ${before.value}`, 'steps in rising order', 'Put the steps in order.');
    if (step.per_point.value <= 0)
      out.error([...at, 'per_point', 'value'], String(step.per_point.value), 'more than 0', 'Say how much makes one point.');
    for (const [key, quantity] of [
      ['to', step.to],
      ['per_point', step.per_point],
    ] as const) {
      if (quantity && amount && quantity.unit !== amount.unit)
        out.error(
          [...at, key, 'unit'],
          describe(quantity.unit),
          `${amount.unit}, as the amount of ${stream}`,
          'Use the unit of the stream.',
          [['streams', stream, 'amount', 'unit']],
        );
    }
  });
}

function checkList(scenario: Scenario, id: string, list: List, out: Findings): void {
  const path: Path = ['lists', id];
  if (Object.keys(list.entries).length === 0) out.error([...path, 'entries'], 'no entry', 'at least one ground of entry', 'Add a ground.');
  for (const [entryId, entry] of entriesOf(list.entries)) {
    const at: Path = [...path, 'entries', entryId];
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

function checkMeasure(scenario: Scenario, id: string, measure: Measure, out: Findings): void {
  const path: Path = ['measures', id];
  measure.trigger.forEach((trigger, i) => {
    const at: Path = [...path, 'trigger', i];
    if ('list' in trigger) out.refers([...at, 'list'], trigger.list, Object.keys(scenario.lists), 'list');
    else if ('at_most' in trigger || 'at_least' in trigger) checkGrade(scenario, trigger, at, out);
  });
  if (measure.lasts === 'until_performed' && !measure.trigger.some((trigger) => 'list' in trigger)) {
    out.error(
      [...path, 'lasts'],
      'until_performed without a list',
      'while, or a trigger by a list',
      'Only a duty on a list can be performed: write while.',
    );
  }
  (measure.refuses ?? []).forEach((stream, i) =>
    out.refers([...path, 'refuses', i], stream, streamsOf(scenario, 'attempt'), 'stream of kind attempt'),
  );
  if (measure.kind === 'reward') {
    if (measure.refuses)
      out.errorAtKey([...path, 'refuses'], 'refuses on a reward', 'refuses on sanctions', 'Remove refuses or write kind: sanction.');
    if (measure.reaches_children)
      out.errorAtKey([...path, 'reaches_children'], 'reaches_children on a reward', 'reaches_children on sanctions', 'Remove it.');
  }
}
