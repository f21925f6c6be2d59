import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkWho } from '../../scenario/check-by.js';
import { checkConduct } from '../../scenario/check-records.js';
import { wholePoints } from '../../scenario/check-whole.js';
import type { Ledger, LedgerRule, Scenario, Stream } from '../../scenario/schema.js';
import { checkSums } from './check-sums.js';

/** Ledgers: grades in order, rules on what can be recorded, sums that the engine can hold. */
export function checkLedgers(scenario: Scenario, out: Findings): void {
  for (const [id, ledger] of entriesOf(scenario.ledgers)) checkLedger(scenario, id, ledger, out);
}

function checkLedger(scenario: Scenario, id: string, ledger: Ledger, out: Findings): void {
  checkWho(scenario, ledger.who, ['ledgers', id, 'who'], out);
  ledger.grades.forEach((grade, i) => {
    const path: Path = ['ledgers', id, 'grades', i];
    const before = ledger.grades[i - 1];
    wholePoints(grade.from, [...path, 'from'], out);
    if (grade.from === undefined && i < ledger.grades.length - 1)
      out.error([...path, 'from'], 'nothing', 'the lowest score of every grade but the last', 'Add from.');
    if (grade.from && before?.from && toBase(grade.from) >= toBase(before.from)) {
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
  const beside = (['discretion', 'set_grade', 'steps', 'cap', 'cap_shared'] as const).filter((key) => rule[key] !== undefined);
  if (rule.cases && (rule.points === undefined || beside.length > 0))
    out.errorAtKey(
      [...path, 'cases'],
      rule.points === undefined ? 'cases of a rule without points' : `cases beside ${beside.join(' and ')}`,
      'cases beside points alone',
      'Give points, or make one rule for each with a condition (if).',
    );
  rule.cases?.forEach((one, i) => wholePoints(one.points, [...path, 'cases', i, 'points'], out));
  if (rule.monthly && (kind !== 'obligation' || !rule.points)) {
    out.error(
      [...path, 'monthly'],
      'monthly on this rule',
      'monthly with points, on a stream of kind obligation',
      'Remove monthly or correct on.',
    );
  }
  for (const key of ['points', 'cap'] as const) wholePoints(rule[key], [...path, key], out);
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
      `steps on ${stream || 'something that is not a stream'}`,
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
