import { checkDayOfYear } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase } from '../../format/units.js';
import { checkPlaced, checkWho, partsOf } from '../../scenario/check-by.js';
import { wholePoints } from '../../scenario/check-whole.js';
import type { Ledger, LedgerRule, Scenario } from '../../scenario/schema.js';

/** Limits of ledgers, and rules that answer to what people are or to lists. */
export function checkLedgerStatus(scenario: Scenario, out: Findings): void {
  for (const [id, ledger] of entriesOf(scenario.ledgers)) checkLimits(scenario, ledger, ['ledgers', id], out);
}

function checkWhole(quantity: Quantity | undefined, least: number, path: Path, out: Findings): void {
  if (quantity && (!Number.isInteger(quantity.value) || quantity.value < least)) {
    const allowed = least > Number.NEGATIVE_INFINITY ? `a whole number, at least ${least}` : 'a whole number';
    out.error([...path, 'value'], String(quantity.value), allowed, 'Write a whole number.');
  }
}

function checkLimits(scenario: Scenario, ledger: Ledger, path: Path, out: Findings): void {
  checkPlaced(scenario, ledger.start, [...path, 'start'], out);
  const parts = partsOf(ledger.start);
  for (const part of parts) wholePoints(part.quantity, [...path, 'start', ...part.path], out);
  const starts = parts.map(({ quantity }) => toBase(quantity));
  for (const [key, below] of [
    ['floor', true],
    ['ceiling', false],
  ] as const) {
    const limit = ledger[key];
    checkWhole(limit, Number.NEGATIVE_INFINITY, [...path, key], out);
    const start = below ? Math.min(...starts) : Math.max(...starts);
    if (limit && (below ? toBase(limit) > start : toBase(limit) < start))
      out.error(
        [...path, key, 'value'],
        `${toBase(limit)}, ${below ? 'above' : 'below'} the start (${start})`,
        `a ${key} that the start does not pass`,
        `Correct ${key} or start.`,
        [[...path, 'start']],
      );
  }
  checkResets(ledger, path, out);
  for (const [id, rule] of entriesOf(ledger.rules)) checkRule(scenario, ledger, rule, [...path, 'rules', id], out);
}

/** A reset that keeps a part of a score cannot tell which part of it a change with a lifetime still is. */
function checkResets(ledger: Ledger, path: Path, out: Findings): void {
  const { resets } = ledger;
  if (!resets) return;
  checkDayOfYear(resets.on, [...path, 'resets', 'on'], out);
  if (resets.to === 'start') return;
  for (const [id, rule] of entriesOf(ledger.rules)) {
    if (rule.lifetime === undefined) continue;
    out.errorAtKey(
      [...path, 'rules', id, 'lifetime'],
      'a lifetime in a ledger whose reset keeps a part of the score',
      'changes that last until the reset, or a reset to: start',
      'Remove lifetime, or write to: start.',
    );
  }
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
