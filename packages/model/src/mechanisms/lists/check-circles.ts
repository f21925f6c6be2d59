import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Scenario } from '../../scenario/schema.js';

/** No list feeds a ledger or list that feeds it: an entry would bring about itself. */
export function checkCircles(scenario: Scenario, out: Findings): void {
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
