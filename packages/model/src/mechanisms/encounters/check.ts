import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkAdults } from '../../scenario/check-by.js';
import { whole } from '../../scenario/check-whole.js';
import type { Scenario } from '../../scenario/schema.js';
import { atomsIn } from '../conditions/uses.js';
import { checkShares } from '../population/check.js';
import { checkGame } from './check-game.js';
import type { Encounter } from './schema-types.js';

const MOST_ENCOUNTERS = 15;

const MOST_STRATEGIES = 64;

const SEE = 'Strategies are not a property of a group, and violence is not an encounter. See docs/responsible-use.md.';

/** Kinds of stream of which a meeting can be an act. */
const CONDUCT = ['breach', 'merit', 'protected'];

/** Encounters: whom people meet, strategies that add up and do not differ by group, whole standings, days. */
export function checkEncounters(scenario: Scenario, out: Findings): void {
  const count = Object.keys(scenario.encounters).length;
  if (count > MOST_ENCOUNTERS) out.error(['encounters'], `${count} encounters`, `at most ${MOST_ENCOUNTERS}`, 'Join or remove some.');
  for (const [id, encounter] of entriesOf(scenario.encounters)) checkEncounter(scenario, encounter, ['encounters', id], out);
}

function checkEncounter(scenario: Scenario, encounter: Encounter, path: Path, out: Findings): void {
  checkAdults(scenario, encounter.who, [...path, 'who'], 'meets others', out);
  for (const attribute of Object.keys(encounter.who ?? {}).filter((each) => scenario.groups.includes(each)))
    out.error([...path, 'who', attribute], `an encounter of some categories of ${attribute} only`, 'encounters open to every group', SEE);
  if (encounter.who && 'age' in encounter.who)
    out.error(
      [...path, 'who', 'age'],
      'an encounter of some ages only',
      'encounters of adults of every age',
      'Remove age: people grow older.',
    );
  const { meets } = encounter;
  if (typeof meets !== 'string') {
    if ('partition' in meets) out.refers([...path, 'meets', 'partition'], meets.partition, Object.keys(scenario.partitions), 'partition');
    else out.refers([...path, 'meets', 'tie'], meets.tie, Object.keys(scenario.ties), 'tie');
  }
  atLeastADay(encounter.every, [...path, 'every'], out);
  if (encounter.revises) atLeastADay(encounter.revises.every, [...path, 'revises', 'every'], out);
  checkStrategies(scenario, encounter, path, out);
  checkStanding(encounter, path, out);
  checkWrites(scenario, encounter, path, out);
  checkGame(scenario, encounter, path, out);
}

function atLeastADay(every: Encounter['every'], path: Path, out: Findings): void {
  const least = every.range ? Math.min(every.value, every.range[0]) : every.value;
  if (toBase({ ...every, value: least }) < 1) out.error(path, 'a time of less than a day', 'at least one day', 'Write a longer time.');
}

function checkStrategies(scenario: Scenario, { strategies }: Encounter, path: Path, out: Findings): void {
  const ids = Object.keys(strategies);
  if (ids.length === 0 || ids.length > MOST_STRATEGIES)
    out.error([...path, 'strategies'], `${ids.length} strategies`, `1 to ${MOST_STRATEGIES} strategies`, 'Declare what people can do.');
  if (ids.length === 0) return;
  checkShares(
    ids.map((each) => strategies[each]!.share),
    [...path, 'strategies'],
    'the strategies',
    out,
  );
  const confining = Object.keys(scenario.measures).filter((id) => scenario.measures[id]!.suspends === 'all');
  for (const [id, { helps, unknown }] of entriesOf(strategies)) {
    const at: Path = [...path, 'strategies', id];
    if (helps === undefined) continue;
    if (typeof helps === 'string') {
      if (unknown !== undefined)
        out.errorAtKey(
          [...at, 'unknown'],
          `unknown beside helps: ${helps}`,
          'unknown where helping depends on the other',
          'Remove unknown.',
        );
      continue;
    }
    for (const atom of atomsIn(helps.if))
      if ('measure' in atom && confining.includes(atom.measure))
        out.error([...at, 'helps', 'if'], `the measure ${atom.measure}, which confines`, 'measures that leave people at large', SEE);
  }
}

function checkStanding({ standing }: Encounter, path: Path, out: Findings): void {
  if (!standing) return;
  const at: Path = [...path, 'standing'];
  for (const key of ['start', 'lowest', 'highest', 'helped', 'refused'] as const) whole(standing[key], [...at, key], -32_767, 32_767, out);
  const [lowest, start, highest] = [standing.lowest, standing.start, standing.highest].map(toBase);
  if (lowest! > start! || start! > highest!)
    out.error(
      [...at, 'start'],
      `${describe(standing.start.value)}, outside ${describe(standing.lowest.value)} to ${describe(standing.highest.value)}`,
      'lowest <= start <= highest',
      'Correct one of them.',
      [
        [...at, 'lowest'],
        [...at, 'highest'],
      ],
    );
}

function checkWrites(scenario: Scenario, { writes }: Encounter, path: Path, out: Findings): void {
  for (const [key, stream] of entriesOf(writes ?? {})) {
    if (stream === undefined) continue;
    const at: Path = [...path, 'writes', key];
    const streams = Object.keys(scenario.streams).filter((id) => CONDUCT.includes(scenario.streams[id]!.kind));
    if (!out.refers(at, stream, streams, `stream of kind ${CONDUCT.join(', ')}`)) continue;
    if (scenario.streams[stream]!.ends !== undefined)
      out.error(at, `${stream}, an act that ends in several outcomes`, 'a stream without ends', 'Name one of its outcomes apart.');
  }
}
