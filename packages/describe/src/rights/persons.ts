import { conditionWords, conditionsOf, POLICY_SECTIONS, whoIn } from '@glasshouse/model';
import type { InForce, Path, Scenario } from '@glasshouse/model';
import { articlesOf } from './articles.js';
import { contextsOf, isBlack, takes } from './consequences.js';
import { listed } from './finding.js';
import type { Found } from './finding.js';
import { differ } from './reach.js';
import type { Numbers } from './reach.js';
import { isLive, liveIn } from './stretches.js';
import type { View } from './stretches.js';

/** `income is low or middle`. */
export const whoWords = (who: Readonly<Record<string, readonly string[]>>): string =>
  Object.keys(who)
    .sort()
    .map((attribute) => `${attribute} is ${who[attribute].join(' or ')}`)
    .join(' and ');

type Condition = ReturnType<typeof conditionsOf>[number]['condition'];

/** What the numbers go by, where those written differ; null where they are one number or all the same. */
const byWords = (value: Numbers): string | null => ('by' in value && differ(value) ? value.by : null);

/** What falls on people for what they are. Whom a ledger or list can hold at all is not a trigger and not told here. */
export function triggerByStatus(view: View): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (path: Path, text: string): void => void found.push({ kind: 'trigger_by_status', paths: [path], found: text });
  for (const [id, measure] of liveIn(view, scenario.measures)) {
    if (measure.kind !== 'sanction') continue;
    measure.trigger.forEach((trigger, i) => {
      if ('who' in trigger)
        tell(['measures', id, 'trigger', i], `the sanction ${id} falls on everybody of whom this holds: ${whoWords(trigger.who)}`);
      if ('state' in trigger)
        tell(['measures', id, 'trigger', i], `the sanction ${id} falls on everybody of whom this holds: ${conditionWords(trigger)}`);
    });
  }
  for (const [id, ledger] of liveIn(view, scenario.ledgers)) {
    for (const [rule, { on, ...rest }] of liveIn(view, ledger.rules)) {
      if (typeof on === 'object' && 'who' in on && takes({ on, ...rest }))
        tell(['ledgers', id, 'rules', rule, 'on'], `the ledger ${id} takes points where ${whoWords(on.who)}`);
    }
  }
  for (const [id, list] of liveIn(view, scenario.lists)) {
    if (!isBlack(list)) continue;
    for (const [entry, { on }] of Object.entries(list.entries)) {
      if (typeof on === 'object' && 'who' in on)
        tell(['lists', id, 'entries', entry, 'on'], `it is a ground for the list ${id} that ${whoWords(on.who)}`);
    }
  }
  for (const { path, condition } of rulesThatAsk(view)) {
    const [section, id] = path;
    if (section === 'measures' && scenario.measures[id].kind === 'sanction' && canHold(condition, true))
      tell(path, `the sanction ${id} can fall on somebody who did nothing, where this holds: ${conditionWords(condition)}`);
  }
  for (const [id, screen] of liveIn(view, scenario.screens)) {
    (screen.status ?? []).forEach((status, i) =>
      tell(['screens', id, 'status', i], `the screen ${id} flags people for what they are: ${whoWords(status.who)}`),
    );
  }
  return found;
}

/** Conditions of rules in force that ask what a person is. Those of the world are no rule. */
const rulesThatAsk = (view: View): { path: Path; condition: Condition }[] =>
  conditionsOf(view.scenario).filter(({ path: [section, id], condition }) => {
    if (!RULES.has(String(section)) || whoIn(condition).length === 0) return false;
    const entries = view.scenario[section as 'measures'] as Readonly<Record<string, { in_force?: InForce }>>;
    return isLive(view, entries[id]?.in_force);
  });

const RULES: ReadonlySet<string> = new Set(POLICY_SECTIONS);

/** Whether a condition can come out as wanted for somebody of whom nothing is recorded, by what they are or the state they are in. */
function canHold(condition: Condition, wanted: boolean): boolean {
  if ('not' in condition) return canHold(condition.not, !wanted);
  if ('all' in condition) return condition.all[wanted ? 'every' : 'some']((part) => canHold(part, wanted));
  if ('any' in condition) return condition.any[wanted ? 'some' : 'every']((part) => canHold(part, wanted));
  return 'who' in condition || 'state' in condition || !wanted;
}

/** What asks for a deed and then falls differently by what people are. Whom a ledger, list or stream concerns at all is not told. */
export function differsByStatus(view: View): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (path: Path, text: string): void => void found.push({ kind: 'differs_by_status', paths: [path], found: text });
  for (const { path, condition } of rulesThatAsk(view)) {
    const [section, id] = path;
    if (section === 'measures' && scenario.measures[id].kind === 'sanction' && canHold(condition, true)) continue;
    const rule = section === 'measures' ? `measures.${id}` : path.slice(0, -1).join('.');
    tell(path, `${rule} applies only where this holds: ${conditionWords(condition)}`);
  }
  for (const [id, channel] of liveIn(view, scenario.channels)) {
    const by = byWords(channel.coverage);
    if (by !== null) tell(['channels', id, 'coverage'], `how closely the channel ${id} watches a person depends on ${by}`);
  }
  for (const [id, screen] of liveIn(view, scenario.screens)) {
    if (screen.who) tell(['screens', id, 'who'], `the screen ${id} looks only at people of whom this holds: ${whoWords(screen.who)}`);
    const by = byWords(screen.false_positive);
    if (by !== null) tell(['screens', id, 'false_positive'], `how often the screen ${id} flags people in error depends on ${by}`);
  }
  return found;
}

const GROUPS: Readonly<Record<string, string>> = {
  household: 'the other adults of the household',
  kin: 'relatives in another community',
  contacts: 'people met by chance',
};

function groupWords(scenario: Scenario, to: string): string {
  const title = scenario.partitions[to]?.title ?? scenario.ties[to]?.title;
  return GROUPS[to] ?? `the others of ${to}${title === undefined ? '' : ` (${title})`}`;
}

/** Spreads of a record to others, and sanctions that reach children or the household. */
export function thirdParties(view: View): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  for (const [id, spread] of liveIn(view, scenario.spreads)) {
    const again = spread.again ? ', and from them further on' : '';
    found.push({
      kind: 'third_parties',
      paths: [['spreads', id]],
      articles: spread.to === 'household' || spread.to === 'kin' ? ['ICCPR 23'] : [],
      found: `by ${id}, a record of ${listed([...spread.on].sort())} is written to ${groupWords(scenario, spread.to)} too${spread.mistaken ? ', by mistake' : ''}${again}`,
    });
  }
  for (const [key, whom] of [
    ['reaches_children', 'the children of the household'],
    ['reaches_household', 'the other adults of the household'],
  ] as const) {
    const ids = liveIn(view, scenario.measures)
      .filter(([, measure]) => measure.kind === 'sanction' && measure[key])
      .map(([id]) => id);
    if (ids.length > 0)
      found.push({
        kind: 'third_parties',
        paths: ids.map((id) => ['measures', id, key]),
        articles: [
          ...(key === 'reaches_children' ? ['CRC 2(2)', 'CRC 3'] : ['ICCPR 23']),
          ...articlesOf(ids.flatMap((id) => contextsOf(scenario.measures[id]))),
        ],
        found: `${listed(ids)} ${ids.length === 1 ? 'falls' : 'fall'} on ${whom} too`,
      });
  }
  return found;
}
