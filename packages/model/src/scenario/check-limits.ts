import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import { streamsOf } from './check-records.js';
import type { Scenario } from './schema.js';

/** Limits of the engine. */
const MOST = { measures: 31, contexts: 16, attemptsAndLists: 20, each: 255 } as const;

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
  const transitions = Object.values(scenario.states).reduce((sum, state) => sum + Object.keys(state.transitions).length, 0);
  most(['streams'], Object.keys(scenario.streams).length + transitions, MOST.each, 'streams and transitions between states');
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
