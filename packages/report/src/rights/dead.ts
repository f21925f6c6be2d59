import type { InForce, Path } from '@glasshouse/scenario';
import { listed } from './finding.js';
import type { Found } from './finding.js';
import { canEnter, canRead, localPossible, numbersOf } from './reach.js';
import type { Reach } from './reach.js';
import { isLive } from './stretches.js';
import type { View } from './stretches.js';

/** Sections whose entries have days in force. */
const DATED = [
  'channels',
  'reviews',
  'ledgers',
  'lists',
  'measures',
  'spreads',
  'patrols',
  'screens',
  'enterprise',
  'audits',
  'catalogues',
  'flows',
] as const;

const rangeWords = ({ from, to }: InForce): string => [...(from ? [`from ${from}`] : []), ...(to ? [`to ${to}`] : [])].join(' ');

function outOfForce(view: View): Found[] {
  const found: Found[] = [];
  const look = (path: Path, inForce: InForce | undefined): boolean => {
    if (!inForce || isLive(view, inForce)) return false;
    const reason = inForce.assumed === undefined ? '' : ` (${inForce.assumed})`;
    found.push({
      kind: 'never_fires',
      paths: [[...path, 'in_force']],
      found: `${path.join('.')} is in force on no day of the horizon: ${rangeWords(inForce)}${reason}`,
    });
    return true;
  };
  for (const section of DATED) {
    const entries = Object.entries(view.scenario[section] as Record<string, { in_force?: InForce }>);
    for (const [id, entry] of entries) {
      if (look([section, id], entry.in_force) || section !== 'ledgers') continue;
      for (const [rule, { in_force }] of Object.entries(view.scenario.ledgers[id].rules)) look(['ledgers', id, 'rules', rule], in_force);
    }
  }
  return found;
}

function unread(view: View, reach: Reach): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (paths: Path[], text: string): void => void found.push({ kind: 'never_fires', paths, found: text });
  const seen = (stream: string): boolean =>
    reach.recorded.has(scenario.streams[stream]?.taken_for ?? stream) &&
    numbersOf(scenario.streams[stream].rate).some((one) => one.value > 0);
  const why = (on: unknown): string =>
    typeof on === 'string'
      ? `no record of ${on} can reach it`
      : on !== null && typeof on === 'object' && 'ledger' in on
        ? `no score of ${String(on.ledger)} can come there`
        : on !== null && typeof on === 'object' && 'list' in on
          ? `nobody can come onto ${String(on.list)}`
          : 'it names nobody';
  for (const [id, ledger] of Object.entries(scenario.ledgers)) {
    const dead = Object.entries(ledger.rules).filter(([, rule]) => !canRead(reach, scenario, ledger.owner, rule.on));
    for (const [rule, { on }] of dead) tell([['ledgers', id, 'rules', rule, 'on']], `the rule ${rule} of ${id} never fires: ${why(on)}`);
  }
  for (const [id, list] of Object.entries(scenario.lists)) {
    const dead = Object.entries(list.entries).filter(([, entry]) => !canEnter(reach, view, list.owner, entry));
    for (const [entry, { on }] of dead)
      tell([['lists', id, 'entries', entry, 'on']], `the ground ${entry} of the list ${id} never arises: ${why(on)}`);
    if (dead.length > 0 && dead.length === Object.keys(list.entries).length) tell([['lists', id]], `nobody can come onto the list ${id}`);
  }
  for (const [id, measure] of Object.entries(scenario.measures)) {
    measure.trigger.forEach((trigger, i) => {
      if (!canRead(reach, scenario, measure.owner, trigger))
        tell([['measures', id, 'trigger', i]], `a trigger of ${id} is never met: ${why(trigger)}`);
    });
  }
  for (const [section, streams] of [
    ['reviews', (id: string) => scenario.reviews[id].of],
    ['spreads', (id: string) => scenario.spreads[id].on],
  ] as const) {
    for (const id of Object.keys(scenario[section]))
      if (!streams(id).some(seen)) tell([[section, id]], `${section}.${id} has nothing to do: nobody records ${listed(streams(id))}`);
  }
  return found;
}

function localNowhere(view: View): Found[] {
  if (localPossible(view)) return [];
  const { scenario } = view;
  const paths: Path[] = [
    ...Object.entries(scenario.ledgers).flatMap(([id, { rules }]) =>
      Object.entries(rules).flatMap(([rule, { local }]): Path[] => (local ? [['ledgers', id, 'rules', rule, 'local']] : [])),
    ),
    ...Object.entries(scenario.lists).flatMap(([id, { entries }]) =>
      Object.entries(entries).flatMap(([entry, { local }]): Path[] => (local ? [['lists', id, 'entries', entry, 'local']] : [])),
    ),
    ...(['measures', 'channels'] as const).flatMap((section) =>
      Object.entries(scenario[section]).flatMap(([id, { local }]): Path[] => (local ? [[section, id, 'local']] : [])),
    ),
  ];
  paths.sort((a, b) => (a.join() < b.join() ? -1 : 1));
  const names = listed(paths.map((path) => path.slice(0, -1).join('.')));
  return paths.length > 0 ? [{ kind: 'never_fires', paths, found: `no office holder puts local rules in force: ${names}` }] : [];
}

/** Rules, entries, triggers and whole entries that nothing can set off in this stretch, by what all stretches can reach. */
export const neverFires = (view: View, reach: Reach): Found[] => {
  const asleep = outOfForce(view);
  const isBelow = ({ paths: [path] }: Found, above: Found): boolean => above.paths[0].slice(0, -1).every((key, i) => path[i] === key);
  const others = [...unread(view, reach), ...localNowhere(view)];
  return [...asleep, ...others.filter((one) => !asleep.some((above) => isBelow(one, above)))];
};
