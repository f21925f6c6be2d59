import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';
import { GAMES } from './kinds.js';
import { PAYOFF_PARTS } from './parts.js';
import { kindOf } from './schema-types.js';
import type { Encounter, Game } from './schema-types.js';

/** The largest whole number that a person's payoff is kept in. */
const MOST_PARTS = 0x7fffffff;

/** Most people before whom a norm can be broken, and most households of a unit: everybody may punish everybody. */
const MOST_THERE = 100;

const MOST_HOUSEHOLDS = 25;

/** What a household of the largest size comes to. */
const IN_HOUSEHOLD = 8;

const top = ({ value, unit, range }: Quantity): number => toBaseValue(Math.max(value, range?.[1] ?? value), unit);

const low = ({ value, unit, range }: Quantity): number => toBaseValue(Math.min(value, range?.[0] ?? value), unit);

/** The game of an encounter: its strategies and what they write belong to it, people it can be played among, payoffs that can be kept. */
export function checkGame(scenario: Scenario, encounter: Encounter, path: Path, out: Findings): void {
  const { game } = encounter;
  checkKeys(encounter, path, out);
  if ('norm' in game) checkNorm(scenario, encounter, game.norm, path, out);
  if ('repay' in game) checkRepay(scenario, encounter, game.repay, [...path, 'game', 'repay'], out);
  checkParts(encounter, path, out);
  checkSum(scenario, encounter, path, out);
}

/** Every strategy says what the game asks, and nothing of another game is written. */
function checkKeys({ game, strategies, writes, standing, known }: Encounter, path: Path, out: Findings): void {
  const kind = kindOf(game);
  const own = GAMES[kind];
  const keys = Object.values(GAMES).flatMap((each) => [...each.strategy, ...each.may]);
  for (const [id, strategy] of entriesOf(strategies))
    for (const key of keys) {
      const needed = (own.strategy as readonly string[]).includes(key);
      const found = strategy[key] !== undefined;
      const at: Path = [...path, 'strategies', id];
      if (needed && !found) out.error(at, `no ${key}`, `${key}, which the game ${kind} asks for`, `Add ${key}.`);
      if (found && !needed && !(own.may as readonly string[]).includes(key)) foreign([...at, key], key, kind, out);
    }
  for (const [key, stream] of entriesOf(writes ?? {}))
    if (stream !== undefined && !(own.writes as readonly string[]).includes(key)) foreign([...path, 'writes', key], key, kind, out);
  if (kind === 'help') return;
  if (standing !== undefined) foreign([...path, 'standing'], 'standing', kind, out);
  if (known !== undefined) foreign([...path, 'known'], 'known', kind, out);
}

const foreign = (path: Path, key: string, kind: string, out: Findings): void =>
  out.errorAtKey(path, `${key} where the game is ${kind}`, `keys of the game ${kind}`, `Remove ${key}, or write another game.`);

function checkNorm(scenario: Scenario, encounter: Encounter, norm: Game<'norm'>, path: Path, out: Findings): void {
  const { lowest, highest } = norm.seen;
  if (toBase(lowest) > toBase(highest))
    out.error(
      [...path, 'game', 'norm', 'seen', 'lowest'],
      `${describe(lowest.value)}, above ${describe(highest.value)}`,
      'lowest <= highest',
      'Correct one of them.',
      [[...path, 'game', 'norm', 'seen', 'highest']],
    );
  const there = mostThere(scenario, encounter);
  if (there > MOST_THERE * (inHouseholds(scenario, encounter) ? (MOST_HOUSEHOLDS * IN_HOUSEHOLD) / MOST_THERE : 1))
    out.error(
      [...path, 'meets'],
      `a norm before up to ${there} people`,
      `at most ${MOST_THERE} adults, or ${MOST_HOUSEHOLDS} households`,
      'Everybody there may punish everybody: name a partition with smaller units, or ties.',
    );
}

function checkRepay(scenario: Scenario, { meets }: Encounter, repay: Game<'repay'>, path: Path, out: Findings): void {
  if (typeof meets === 'string' || !('partition' in meets))
    out.error(
      [...path.slice(0, 2), 'meets'],
      typeof meets === 'string' ? meets : 'ties',
      'a partition: units answer together, and in units of one each person alone',
      'Write meets: { partition: ... }.',
    );
  const { returns, penalty } = repay;
  if (toBase(returns.lowest) > toBase(returns.highest))
    out.error(
      [...path, 'returns', 'lowest'],
      `${describe(returns.lowest.value)}, above ${describe(returns.highest.value)}`,
      'lowest <= highest',
      'Correct one of them.',
      [[...path, 'returns', 'highest']],
    );
  if (penalty.share === undefined && penalty.fixed === undefined)
    out.error([...path, 'penalty'], 'a penalty of nothing', 'share or fixed', 'Say what a default takes.');
  if (penalty.under !== undefined) {
    const sanctions = Object.keys(scenario.measures).filter((id) => {
      const { kind, suspends } = scenario.measures[id]!;
      return kind === 'sanction' && suspends !== 'all';
    });
    out.refers([...path, 'penalty', 'under'], penalty.under, sanctions, 'measure of kind sanction that leaves people at large');
  }
}

/** Payoffs that are no finer than is kept. */
function checkParts({ game }: Encounter, path: Path, out: Findings): void {
  for (const [at, payoff] of payoffsOf(game)) {
    const inParts = toBase(payoff) * PAYOFF_PARTS;
    if (Math.abs(inParts - Math.round(inParts)) > 1e-6)
      out.error(
        [...path, 'game', ...at, 'value'],
        `${payoff.value}`,
        'at most three decimal places: payoffs are kept in thousandths',
        'Round it, or multiply all payoffs of the encounter.',
      );
  }
}

function payoffsOf(game: object, at: string[] = []): [string[], Quantity][] {
  return Object.entries(game).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [];
    if ('unit' in value) return value.unit === 'payoff' ? [[[...at, key], value as Quantity] as [string[], Quantity]] : [];
    return payoffsOf(value, [...at, key]);
  });
}

/** Payoffs of a person between two revisions that could still be kept. */
function checkSum(scenario: Scenario, encounter: Encounter, path: Path, out: Findings): void {
  const { revises } = encounter;
  if (!revises) return;
  const meetings = Math.ceil(toBase(revises.every) / Math.max(1, low(encounter.every)));
  const most = meetings * mostOnce(scenario, encounter) * PAYOFF_PARTS;
  if (most > MOST_PARTS)
    out.error(
      [...path, 'revises', 'every'],
      `${meetings} meetings between revisions, in which somebody could receive or lose ${Math.round(most / PAYOFF_PARTS)}`,
      `payoffs of at most ${Math.floor(MOST_PARTS / PAYOFF_PARTS)} between revisions`,
      'Revise more often, write smaller payoffs, or smaller communities.',
    );
}

const inHouseholds = ({ partitions }: Scenario, { meets }: Encounter): boolean =>
  typeof meets !== 'string' && 'partition' in meets && partitions[meets.partition]?.of === 'households';

/** Most people whom somebody can meet, with themselves; of ties, so many as are usual. */
function mostThere(scenario: Scenario, encounter: Encounter): number {
  const { meets } = encounter;
  const everybody = top(scenario.community_size);
  if (typeof meets === 'string') return everybody;
  if ('tie' in meets) return scenario.ties[meets.tie] ? top(scenario.ties[meets.tie]!.mean) : 0;
  const partition = scenario.partitions[meets.partition];
  return partition ? Math.min(everybody, top(partition.size) * (partition.of === 'households' ? IN_HOUSEHOLD : 1)) : 0;
}

/** The most that one meeting can bring or take. */
function mostOnce(scenario: Scenario, encounter: Encounter): number {
  const { game } = encounter;
  if ('help' in game) return top(game.help.cost) + top(game.help.benefit) * toBase(scenario.community_size);
  const there = mostThere(scenario, encounter);
  if ('repay' in game) {
    const { returns, due, penalty, pressed } = game.repay;
    return [returns.highest, penalty.share && returns.highest, penalty.fixed, pressed].reduce(
      (sum, each) => sum + (each ? top(each) : 0),
      top(due) * Math.max(1, there),
    );
  }
  const { gain, hurts, punished, punishing, meta } = game.norm;
  const once = there * (top(hurts) + top(punished) + top(punishing));
  return top(gain) + once + (meta ? there * there * (top(meta.punished) + top(meta.punishing)) : 0);
}
