import { canonicalJson } from '../../format/canonical.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';
import { atomOf, everyAtom } from './atoms.js';
import { MOST_ATOMS, MOST_DEPTH } from './schema.js';
import type { Condition } from './schema.js';
import { conditionsOf, whoIn } from './uses.js';

/** Every condition of a scenario: what it refers to, how deep it is, and that it can hold. */
export function checkConditions(scenario: Scenario, out: Findings): void {
  for (const { path, condition } of conditionsOf(scenario)) {
    checkCondition(scenario, condition, path, out);
    if (path[0] === 'streams' && path[2] === 'if' && whoIn(condition).length > 0)
      out.error(
        path,
        'who in the condition of a stream',
        'conditions that can change',
        'Write who beside if: it says whom the stream concerns.',
      );
  }
}

/** One condition at a path. */
export function checkCondition(scenario: Scenario, condition: Condition, path: Path, out: Findings): void {
  const before = out.errors.length;
  const atoms = walk(scenario, condition, path, 0, out);
  if (atoms > MOST_ATOMS) out.error(path, `a condition of ${atoms} parts`, `at most ${MOST_ATOMS}`, 'Divide the rule into several.');
  if (out.errors.length === before) checkPossible(scenario, condition, path, out);
}

function walk(scenario: Scenario, condition: Condition, path: Path, depth: number, out: Findings): number {
  if (depth > MOST_DEPTH) {
    out.error(
      path,
      `a condition nested ${depth} deep`,
      `at most ${MOST_DEPTH}`,
      'Flatten it: all within all, and any within any, are one.',
    );
    return 0;
  }
  if ('not' in condition) return walk(scenario, condition.not, [...path, 'not'], depth + 1, out);
  const key = 'all' in condition ? 'all' : 'any' in condition ? 'any' : null;
  if (key !== null) {
    const below = (condition as Record<string, Condition[]>)[key]!;
    return below.reduce((sum, each, i) => sum + walk(scenario, each, [...path, key, i], depth + 1, out), 0);
  }
  const value = condition as Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;
  everyAtom[atomOf(value)]!.check(value, { scenario, path, out });
  return 1;
}

/** Parts of an `all` that hold together; an `all` within an `all` counts with it. */
const together = (condition: Condition): Condition[] => ('all' in condition ? condition.all.flatMap(together) : [condition]);

/** Refuses what can never hold, where that can be told from the condition alone. */
function checkPossible(scenario: Scenario, condition: Condition, path: Path, out: Findings): void {
  const never = (found: string): void =>
    out.error(path, `a condition that can never hold: ${found}`, 'conditions that can hold together', 'Remove one of them, or write any.');
  if ('any' in condition) return condition.any.forEach((each, i) => checkPossible(scenario, each, [...path, 'any', i], out));
  if ('not' in condition) return;
  const parts = together(condition);
  const written = new Set(parts.map((part) => canonicalJson(part)));
  const denied = parts.find((part) => 'not' in part && written.has(canonicalJson(part.not)));
  if (denied) return never('it asks for something and for its opposite');
  const kinds = new Map<string, Set<string>>();
  const grades = new Map<string, { best: number; worst: number }>();
  const scores = new Map<string, { low: number; high: number }>();
  for (const part of parts) {
    if ('who' in part) {
      for (const [attribute, categories] of Object.entries(part.who)) {
        const both = [...(kinds.get(attribute) ?? categories)].filter((category) => categories.includes(category));
        if (both.length === 0) return never(`nobody fits two different values of ${attribute}`);
        kinds.set(attribute, new Set(both));
      }
    }
    if (!('ledger' in part)) continue;
    if ('at_most' in part || 'at_least' in part) {
      const range = grades.get(part.ledger) ?? { best: 0, worst: Number.POSITIVE_INFINITY };
      const index = (grade: string): number => scenario.ledgers[part.ledger]!.grades.findIndex(({ id }) => id === grade);
      if ('at_most' in part) range.best = Math.max(range.best, index(part.at_most));
      else range.worst = Math.min(range.worst, index(part.at_least));
      if (range.best > range.worst) return never(`no grade of ${part.ledger} is both`);
      grades.set(part.ledger, range);
    } else {
      const range = scores.get(part.ledger) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
      if ('score_at_most' in part) range.high = Math.min(range.high, toBase(part.score_at_most));
      else range.low = Math.max(range.low, toBase(part.score_at_least));
      if (range.low > range.high) return never(`no score of ${part.ledger} is both`);
      scores.set(part.ledger, range);
    }
  }
  if ('all' in condition)
    condition.all.forEach((each, i) => {
      if (!('all' in each)) checkPossible(scenario, each, [...path, 'all', i], out);
    });
}
