import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { wholePoints } from '../../scenario/check-whole.js';
import type { Scenario } from '../../scenario/schema.js';

const gradesOf = (scenario: Scenario, ledger: string): string[] => scenario.ledgers[ledger]?.grades.map((grade) => grade.id) ?? [];

type Score = { ledger: string; score_at_most: Quantity } | { ledger: string; score_at_least: Quantity };

type Grade = { ledger: string; at_most: string } | { ledger: string; at_least: string };

export function checkGrade(scenario: Scenario, on: Grade, path: Path, out: Findings): void {
  if (!out.refers([...path, 'ledger'], on.ledger, Object.keys(scenario.ledgers), 'ledger')) return;
  const key = 'at_most' in on ? 'at_most' : 'at_least';
  out.refers([...path, key], 'at_most' in on ? on.at_most : on.at_least, gradesOf(scenario, on.ledger), `grade of ${on.ledger}`);
}

export function checkScore(scenario: Scenario, on: Score, path: Path, out: Findings): void {
  out.refers([...path, 'ledger'], on.ledger, Object.keys(scenario.ledgers), 'ledger');
  if ('score_at_most' in on) wholePoints(on.score_at_most, [...path, 'score_at_most'], out);
  else wholePoints(on.score_at_least, [...path, 'score_at_least'], out);
}
