import { entriesOf } from '../format/findings.js';
import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import { conditionsOf, whoIn } from '../mechanisms/conditions/uses.js';
import { quantitiesOf } from './quantities.js';
import { touchesRegion } from './region.js';
import type { Scenario } from './schema.js';

export const SEE = 'See docs/responsible-use.md.';

/** Owners that guard and do not keep credit. */
const SECURITY = /(^|_)(police|security|guards?|prisons?|detention|stability)(_|$)/;

/**
 * Numbers of policy that say how well something is seen, passed on or followed by people in an office. Nobody documented them, so they are
 * assumptions about the world of the office: drawn over their ranges all together, and never chosen. Everything else of policy is a rule.
 */
const PRACTICE: readonly RegExp[] = [
  /^channels\.[^.]+\.(coverage|sensitivity|delay|lingers|witnesses)(\.|$)/,
  /^screens\.[^.]+\.(coverage|sensitivity|false_positive)(\.|$)/,
  /^patrols\.[^.]+\.(sensitivity|counts)(\.|$)/,
  /^reviews\.[^.]+\.(passes_sound|passes_unsound|quota\.passes_unsound)$/,
  /^lists\.[^.]+\.entries\.[^.]+\.probability$/,
  /^lists\.[^.]+\.(exit|appeal|revealed)\./,
  /^spreads\.[^.]+\.(probability|mean)$/,
  /^(catalogues\.[^.]+\.followed|audits\.[^.]+\.finds)$/,
];

/** Whether a path of policy is a rule: fixed as documented in a harm-only scenario. */
export const isFixedRule = (path: string): boolean => !PRACTICE.some((one) => one.test(path));

/** Everything that rests on what a person is, with its path. */
function statusRules(scenario: Scenario): { path: Path; what: string }[] {
  const found: { path: Path; what: string }[] = [];
  for (const [id, ledger] of entriesOf(scenario.ledgers)) {
    for (const [rule, { on }] of entriesOf(ledger.rules))
      if (typeof on === 'object' && 'who' in on) found.push({ path: ['ledgers', id, 'rules', rule], what: 'points for what a person is' });
  }
  for (const [id, list] of entriesOf(scenario.lists)) {
    for (const [entry, { on }] of entriesOf(list.entries))
      if (typeof on === 'object' && 'who' in on)
        found.push({ path: ['lists', id, 'entries', entry], what: 'an entry for what a person is' });
  }
  for (const [id, measure] of entriesOf(scenario.measures)) {
    if (measure.kind === 'sanction' && measure.trigger.some((trigger) => 'who' in trigger))
      found.push({ path: ['measures', id], what: 'a sanction for what a person is' });
  }
  for (const { path, condition } of conditionsOf(scenario))
    if (whoIn(condition).length > 0) found.push({ path, what: 'a rule for people of one kind' });
  return found;
}

/** Why a scenario has to be harm-only, with the path of each reason; empty when it need not be. */
function reasonsOf(scenario: Scenario): { path: Path; what: string }[] {
  return [
    ...entriesOf(scenario.screens).map(([id]) => ({ path: ['screens', id], what: 'a screen' })),
    ...entriesOf(scenario.measures).flatMap(([id, measure]) =>
      measure.suspends === 'all' ? [{ path: ['measures', id, 'suspends'], what: 'confinement (suspends: all)' }] : [],
    ),
    ...(touchesRegion(scenario) ? statusRules(scenario).map(({ path, what }) => ({ path, what: `${what}, in Xinjiang` })) : []),
  ];
}

/** Ledgers and lists kept by nobody whose task is security, and that hold nothing about what a person is: credit. */
function creditParts(scenario: Scenario): Path[] {
  const status = new Set(statusRules(scenario).map(({ path }) => `${String(path[0])}.${String(path[1])}`));
  const kept = (section: 'ledgers' | 'lists'): Path[] =>
    entriesOf<{ owner: string }>(scenario[section]).flatMap(([id, { owner }]) =>
      SECURITY.test(owner) || status.has(`${section}.${id}`) ? [] : [[section, id, 'owner']],
    );
  return [...kept('ledgers'), ...kept('lists')];
}

/**
 * Screens, confinement and, in Xinjiang, whatever rests on what a person is are written harm-only. A harm-only scenario has its rules
 * as documented: each number of a rule has a source, or is an assumption that is not varied. Credit beside it is a hypothetical reading.
 */
export function checkHarmOnly(scenario: Scenario, out: Findings): void {
  if (scenario.harm_only !== true) {
    for (const { path, what } of reasonsOf(scenario))
      out.errorAtKey(path, `${what} in a scenario that is not harm-only`, 'harm_only: true', `Add harm_only: true, or remove it. ${SEE}`);
    return;
  }
  for (const { path, quantity, role } of quantitiesOf(scenario)) {
    if (role !== 'policy' || !isFixedRule(path) || !quantity.range || quantity.range[0] === quantity.range[1]) continue;
    out.error(
      [...path.split('.'), 'range'],
      `a rule that varies from ${quantity.range[0]} to ${quantity.range[1]} in a harm-only scenario`,
      'a source, or an assumption with the same number at both ends of its range',
      `Risk forms, flags and confinement are fixed as documented: write range: [${quantity.value}, ${quantity.value}]. ${SEE}`,
    );
  }
  scenario.timeline.forEach((change, i) => {
    if (change.source !== undefined) return;
    for (const path of Object.keys(change.set).filter((one) => !/\.in_force(\.|$)/.test(one)))
      out.errorAtKey(
        ['timeline', i, 'set', path],
        'an assumed change of a rule in a harm-only scenario',
        'a source, or changes of in_force',
        `Rules change as documented or are switched on and off: name the source. ${SEE}`,
      );
  });
  if (scenario.reading === 'hypothetical' || reasonsOf(scenario).length + statusRules(scenario).length === 0) return;
  for (const path of creditParts(scenario)) {
    out.error(
      path,
      `credit beside risk forms, flags or confinement, under reading: ${scenario.reading}`,
      'reading: hypothetical where they are joined',
      `Nobody documents that they are one system: write reading: hypothetical, or take the credit out. ${SEE}`,
    );
  }
}
