import { POLICY_SECTIONS } from '@glasshouse/model';
import type { InForce, Path } from '@glasshouse/model';
import { listed } from './finding.js';
import type { Found } from './finding.js';
import { canEnter, canRead, comes, localPossible } from './reach.js';
import type { Reach } from './reach.js';
import { isLive } from './stretches.js';
import type { View } from './stretches.js';

/** First day of a rule that a scenario holds ready for an arm. */
const SWITCHED_OFF = '9999-12-31';

const rangeWords = ({ from, to }: InForce): string => [...(from ? [`from ${from}`] : []), ...(to ? [`to ${to}`] : [])].join(' ');

/** One dead part, before parts with the same reason are grouped. */
interface Dead {
  path: Path;
  name: string;
  /** What is said after the names, for one and for several. */
  tail: [string, string];
}

function outOfForce(view: View): Dead[] {
  const dead: Dead[] = [];
  const look = (path: Path, inForce: InForce | undefined): boolean => {
    if (!inForce || isLive(view, inForce)) return false;
    const reason = inForce.assumed === undefined ? '' : ` (${inForce.assumed})`;
    const when =
      inForce.from === SWITCHED_OFF
        ? `switched off in this file (from ${SWITCHED_OFF})${reason}; an arm or a date may switch it on`
        : `in force on no day of the horizon: ${rangeWords(inForce)}${reason}`;
    dead.push({ path: [...path, 'in_force'], name: path.join('.'), tail: [` is ${when}`, ` are ${when}`] });
    return true;
  };
  const visit = (path: Path, value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if (look(path, (value as { in_force?: InForce }).in_force)) return;
    for (const [key, below] of Object.entries(value)) if (key !== 'in_force') visit([...path, key], below);
  };
  for (const section of POLICY_SECTIONS) visit([section], view.scenario[section]);
  return dead;
}

function why(on: unknown): string {
  if (typeof on === 'string') return `no record of ${on} can reach it`;
  if (on === null || typeof on !== 'object') return 'it names nobody';
  if ('ledger' in on) return `no score of ${String(on.ledger)} can come there`;
  return 'list' in on ? `nobody can come onto ${String(on.list)}` : 'it names nobody';
}

function unread(view: View, reach: Reach): Dead[] {
  const { scenario } = view;
  const dead: Dead[] = [];
  const tell = (path: Path, name: string, one: string, several: string): void => void dead.push({ path, name, tail: [one, several] });
  const seen = (stream: string): boolean => reach.recorded.has(scenario.streams[stream]?.taken_for ?? stream) && comes(scenario, stream);
  for (const [id, ledger] of Object.entries(scenario.ledgers)) {
    for (const [rule, { on }] of Object.entries(ledger.rules)) {
      if (!canRead(reach, scenario, ledger.owner, on))
        tell(['ledgers', id, 'rules', rule, 'on'], `the rule ${rule} of ${id}`, ` never fires: ${why(on)}`, ` never fire: ${why(on)}`);
    }
  }
  for (const [id, list] of Object.entries(scenario.lists)) {
    const grounds = Object.entries(list.entries).filter(([, entry]) => !canEnter(reach, view, list.owner, entry));
    for (const [entry, { on }] of grounds)
      tell(
        ['lists', id, 'entries', entry, 'on'],
        `the ground ${entry} of the list ${id}`,
        ` never arises: ${why(on)}`,
        ` never arise: ${why(on)}`,
      );
    if (grounds.length > 0 && grounds.length === Object.keys(list.entries).length)
      tell(['lists', id], `the list ${id}`, ' can be entered by nobody', ' can be entered by nobody');
  }
  for (const [id, measure] of Object.entries(scenario.measures)) {
    measure.trigger.forEach((trigger, i) => {
      if (!canRead(reach, scenario, measure.owner, trigger))
        tell(['measures', id, 'trigger', i], `the trigger of ${id}`, ` is never met: ${why(trigger)}`, ` are never met: ${why(trigger)}`);
    });
  }
  for (const [section, streams] of [
    ['reviews', (id: string) => scenario.reviews[id].of],
    ['spreads', (id: string) => scenario.spreads[id].on],
  ] as const) {
    for (const id of Object.keys(scenario[section])) {
      const end = ` nothing to do: nobody records ${listed(streams(id))}`;
      if (!streams(id).some(seen)) tell([section, id], `${section}.${id}`, ` has${end}`, ` have${end}`);
    }
  }
  return dead;
}

function localNowhere(view: View): Dead[] {
  if (localPossible(view)) return [];
  const paths: Path[] = [];
  const visit = (path: Path, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('local' in value && value.local === true) paths.push([...path, 'local']);
    for (const [key, below] of Object.entries(value)) visit([...path, key], below);
  };
  for (const section of POLICY_SECTIONS) visit([section], view.scenario[section]);
  const end = 'local, and no office holder puts local rules in force';
  return paths.map((path) => ({ path, name: path.slice(0, -1).join('.'), tail: [` is ${end}`, ` are ${end}`] }));
}

/** Rules, entries, triggers and whole entries that nothing can set off in this stretch, by what all stretches can reach; those with the same reason together. */
export function neverFires(view: View, reach: Reach): Found[] {
  const asleep = outOfForce(view);
  const isBelow = (path: Path): boolean => asleep.some((above) => above.path.slice(0, -1).every((key, i) => path[i] === key));
  const dead = [...asleep, ...[...unread(view, reach), ...localNowhere(view)].filter(({ path }) => !isBelow(path))];
  const groups = new Map<string, Dead[]>();
  for (const one of dead.sort((a, b) => (a.path.join('.') < b.path.join('.') ? -1 : 1))) {
    const key = one.tail[1];
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({
    kind: 'never_fires',
    paths: group.map(({ path }) => path),
    found: `${listed(group.map(({ name }) => name))}${group[0].tail[group.length > 1 ? 1 : 0]}`,
  }));
}
