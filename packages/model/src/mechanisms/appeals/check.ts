import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import { UNITS } from '../../format/quantity.js';
import { checkMonthly } from '../../scenario/check-rates.js';
import type { Scenario } from '../../scenario/schema.js';

/** What people do on coming to know of an entry: `probability`, once; or `rate`, once a month; null: neither. */
export function formOfAsking(unit: string): 'rate' | 'probability' | null {
  if ((UNITS.rate as readonly string[]).includes(unit)) return 'rate';
  return (UNITS.probability as readonly string[]).includes(unit) ? 'probability' : null;
}

/** How often people ask: a rate or a probability, of lists, and one probability a list. */
export function checkAsking(scenario: Scenario, id: string, out: Findings): void {
  const path: Path = ['responses', id];
  const { on, effect, if_unsound: ifUnsound, after } = scenario.responses[id]!;
  const form = formOfAsking(effect.unit);
  on.forEach((list, i) => {
    if (!Object.hasOwn(scenario.lists, list) && Object.hasOwn(scenario.ledgers, list)) {
      checkAskingForPoints(scenario, id, i, out);
      return;
    }
    if (!out.refers([...path, 'on', i], list, [...Object.keys(scenario.lists), ...Object.keys(scenario.ledgers)], 'list or ledger')) return;
    const { appeal, hidden } = scenario.lists[list]!;
    // A hidden list cannot hear one; an arm may open it.
    if (!appeal && hidden !== true) {
      out.warn(
        [...path, 'on', i],
        `the list ${list}, which hears no appeal`,
        'lists with appeal',
        'Add appeal to the list, or remove the response.',
      );
    }
    const other = entriesOf(scenario.responses).find(
      ([name, one]) => name < id && one.kind === 'appeal' && one.on.includes(list) && formOfAsking(one.effect.unit) === 'probability',
    );
    if (form === 'probability' && other)
      out.error(
        [...path, 'on', i],
        `${list}, of which ${other[0]} already says with what probability people ask`,
        'one probability of asking for each list',
        'Name the list in one of them.',
      );
  });
  if (form === null)
    out.error(
      [...path, 'effect', 'unit'],
      describe(effect.unit),
      'a rate, such as per person-year, or a probability',
      'Say how often people ask: give a rate or a probability.',
    );
  if (form === 'rate') checkMonthly(effect, [...path, 'effect'], out);
  if (form === 'probability') return;
  for (const [key, given] of [
    ['if_unsound', ifUnsound],
    ['after', after],
  ] as const)
    if (given)
      out.errorAtKey(
        [...path, key],
        `${key} with a rate of asking`,
        `${key} with a probability of asking`,
        `Remove ${key}, or give effect as a probability.`,
      );
}

/** Requests against points: of a ledger that hears them and is no secret, with one probability. */
function checkAskingForPoints(scenario: Scenario, id: string, i: number, out: Findings): void {
  const { on, effect } = scenario.responses[id]!;
  const ledger = on[i]!;
  const path: Path = ['responses', id, 'on', i];
  if (!scenario.ledgers[ledger]!.appeal)
    out.warn(
      path,
      `the ledger ${ledger}, which hears no appeal`,
      'ledgers with appeal',
      'Add appeal to the ledger, or remove the response.',
    );
  if (formOfAsking(effect.unit) === 'rate')
    out.error(
      path,
      `the ledger ${ledger} beside a rate of asking`,
      'a probability of asking, once, for points',
      'Give effect as a probability, or make a response of its own for the ledger.',
    );
  const other = entriesOf(scenario.responses).find(([name, one]) => name < id && one.kind === 'appeal' && one.on.includes(ledger));
  if (other)
    out.error(
      path,
      `${ledger}, of which ${other[0]} already says with what probability people ask`,
      'one probability of asking for each ledger',
      'Name the ledger in one of them.',
    );
}

/** Points that can be asked for: of ledgers that their subjects can read, named unlike any list. */
export function checkPointsAppeals(scenario: Scenario, out: Findings): void {
  for (const [id, ledger] of entriesOf(scenario.ledgers)) {
    if (!ledger.appeal) continue;
    if (ledger.hidden)
      out.errorAtKey(
        ['ledgers', id, 'appeal'],
        'appeal on a hidden ledger',
        'appeal on ledgers that their subjects can read',
        'Remove appeal or hidden.',
      );
    if (Object.hasOwn(scenario.lists, id))
      out.error(
        ['ledgers', id, 'appeal'],
        `appeal on a ledger with the id of a list, ${id}`,
        'different ids: a response names either by its id',
        'Rename one of them.',
      );
  }
}

/** Requests on hidden lists, and money that they return: only of those who can learn of their entry. */
export function checkRedress(scenario: Scenario, out: Findings): void {
  for (const [id, list] of entriesOf(scenario.lists)) {
    const path: Path = ['lists', id];
    if (list.hidden && list.appeal && !list.revealed)
      out.errorAtKey(
        [...path, 'appeal'],
        'appeal on a hidden list',
        'appeal on lists that their subjects know of, or can learn of (revealed)',
        'Add revealed, or remove appeal or hidden.',
      );
    if (list.appeal?.returns_money && !Object.values(scenario.measures).some(({ takes, ends }) => takes ?? ends))
      out.warn([...path, 'appeal', 'returns_money'], 'no sanction that takes money', 'a sanction with takes', 'Add takes to a sanction.');
    if (!list.revealed) continue;
    const { refused, measure } = list.revealed;
    if (!refused && !measure)
      out.error([...path, 'revealed'], 'neither refused nor measure', 'at least one of them', 'Say how people learn of it.');
    const resting = Object.values(scenario.measures).filter(
      ({ kind, trigger }) => kind === 'sanction' && trigger.some((one) => 'list' in one && one.list === id),
    );
    const refusing = resting.some(({ refuses }) => (refuses ?? []).length > 0);
    if (refused && !refusing)
      out.warn(
        [...path, 'revealed', 'refused'],
        `the list ${id}, on which no sanction rests that refuses an attempt`,
        'a sanction by the list, with refuses',
        'Nobody can learn of it in this way.',
      );
    if (measure && resting.length === 0)
      out.warn(
        [...path, 'revealed', 'measure'],
        `the list ${id}, on which no sanction rests`,
        'a sanction by the list',
        'Nobody can learn of it in this way.',
      );
  }
}
