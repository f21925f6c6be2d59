import { describe } from '../problem.js';
import type { Path } from '../problem.js';
import type { Quantity } from '../schema/quantity.js';
import type { Measure, Scenario, Spread } from '../schema/scenario.js';
import { toBase, toBaseValue } from '../schema/units.js';
import { checkInForce } from './dates.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';

const AROUND = 'household';
const RESERVED = [AROUND, 'kin', 'contacts'];
/** Most spreads, people met with or tied to on average, and bodies of one measure. */
const MOST = { spreads: 15, mean: 500, bodies: 1000 } as const;

const highest = (quantity: Quantity): number =>
  Math.max(toBase(quantity), toBaseValue(quantity.range?.[1] ?? quantity.value, quantity.unit));

function checkWhole(quantity: Quantity, least: number, path: Path, what: string, out: Findings): void {
  const value = toBase(quantity);
  if (!Number.isInteger(value) || value < least)
    out.error([...path, 'value'], String(value), `a whole number of ${what}, at least ${least}`, 'Write a whole number.');
}

function checkMean(quantity: Quantity, path: Path, out: Findings): void {
  if (highest(quantity) > MOST.mean)
    out.error([...path, 'value'], String(highest(quantity)), `a mean of at most ${MOST.mean}, over its whole range`, 'Lower the mean.');
}

/** Partitions, ties, spreads, witnesses, and what measures do to other measures, streams and the household. */
export function checkLiability(scenario: Scenario, out: Findings): void {
  const groups = [...Object.keys(scenario.partitions), ...Object.keys(scenario.ties)];
  for (const [id, partition] of entriesOf(scenario.partitions)) {
    checkName(id, ['partitions', id], out);
    checkWhole(partition.size, 1, ['partitions', id, 'size'], partition.of, out);
  }
  for (const [id, tie] of entriesOf(scenario.ties)) {
    checkName(id, ['ties', id], out);
    if (Object.hasOwn(scenario.partitions, id))
      out.errorAtKey(['ties', id], `${id}, a partition and a tie`, 'names that tell them apart', 'Rename one.');
    checkMean(tie.mean, ['ties', id, 'mean'], out);
  }
  const spreads = entriesOf(scenario.spreads);
  if (spreads.length > MOST.spreads) out.error(['spreads'], `${spreads.length} spreads`, `at most ${MOST.spreads}`, 'Join or remove some.');
  for (const [id, spread] of spreads) checkSpread(scenario, spread, ['spreads', id], groups, out);
  for (const [id, channel] of entriesOf(scenario.channels)) {
    if (!channel.witnesses) continue;
    const path: Path = ['channels', id];
    out.refers([...path, 'witnesses', 'among'], channel.witnesses.among, [AROUND, ...groups], 'household, partition or tie');
    if (highest(channel.delay) > 0)
      out.error([...path, 'delay'], `${highest(channel.delay)} days with witnesses`, '0 days: people inform at once', 'Write 0 days.');
  }
  for (const [id, measure] of entriesOf(scenario.measures)) checkEffects(scenario, id, measure, out);
  checkCircles(scenario, out);
}

function checkName(id: string, path: Path, out: Findings): void {
  if (RESERVED.includes(id)) out.errorAtKey(path, id, `a name other than ${RESERVED.join(', ')}, which stand for themselves`, 'Rename it.');
}

function checkSpread(scenario: Scenario, spread: Spread, path: Path, groups: string[], out: Findings): void {
  checkInForce(spread.in_force, [...path, 'in_force'], out);
  const conducts = Object.keys(scenario.streams).filter((id) => !['attempt', 'false_alarm'].includes(scenario.streams[id]!.kind));
  spread.on.forEach((stream, i) => {
    if (!out.refers([...path, 'on', i], stream, conducts, 'stream with records of its own')) return;
    if (spread.as === undefined) checkEnds(scenario, stream, [...path, 'on', i], out);
  });
  if (spread.as !== undefined) {
    const free = conducts.filter((id) => scenario.streams[id]!.kind !== 'obligation');
    out.refers([...path, 'as'], spread.as, free, 'stream of conduct: nobody performs the duty of another');
  }
  if (!out.refers([...path, 'to'], spread.to, [...RESERVED, ...groups], 'household, kin, contacts, partition or tie')) return;
  const [needs, leaves] = spread.to === 'contacts' ? (['mean', 'probability'] as const) : (['probability', 'mean'] as const);
  if (spread[needs] === undefined)
    out.error([...path, needs], 'nothing', `${needs}, which a spread to ${spread.to} needs`, `Add ${needs}.`);
  if (spread[leaves] !== undefined)
    out.errorAtKey([...path, leaves], `${leaves} on a spread to ${spread.to}`, needs, `Remove ${leaves} or correct to.`);
  if (spread.mean) checkMean(spread.mean, [...path, 'mean'], out);
  if (spread.to === 'kin' && scenario.perception?.kin_elsewhere === undefined)
    out.error([...path, 'to'], 'kin where nobody has kin elsewhere', 'perception with kin_elsewhere', 'Add perception.kin_elsewhere.');
}

/** Entries that last until a duty is performed would never end for those who do not bear it. */
function checkEnds(scenario: Scenario, stream: string, path: Path, out: Findings): void {
  for (const [list, { entries }] of entriesOf(scenario.lists)) {
    for (const [id, entry] of entriesOf(entries)) {
      if (entry.on === stream && entry.term === 'until_performed')
        out.error(
          path,
          `${stream}, which brings entries until_performed (lists.${list}.entries.${id})`,
          'streams whose entries end by themselves, or as: another stream',
          'Others cannot perform the duty: keep their record under a stream of its own with as.',
        );
    }
  }
}

const OF_SANCTIONS = ['reaches_household', 'suspends', 'doors'] as const;

function checkEffects(scenario: Scenario, id: string, measure: Measure, out: Findings): void {
  const path: Path = ['measures', id];
  (measure.ends ?? []).forEach((other, i) => out.refers([...path, 'ends', i], other, Object.keys(scenario.measures), 'measure'));
  if (Array.isArray(measure.suspends))
    measure.suspends.forEach((stream, i) => out.refers([...path, 'suspends', i], stream, Object.keys(scenario.streams), 'stream'));
  if (measure.doors) {
    checkWhole(measure.doors.bodies, 1, [...path, 'doors', 'bodies'], 'bodies', out);
    if (highest(measure.doors.bodies) > MOST.bodies)
      out.error([...path, 'doors', 'bodies', 'value'], String(highest(measure.doors.bodies)), `at most ${MOST.bodies} bodies`, 'Lower it.');
  }
  if (measure.kind !== 'reward') return;
  for (const key of OF_SANCTIONS) {
    if (measure[key]) out.errorAtKey([...path, key], `${key} on a reward`, `${key} on sanctions`, 'Remove it or write kind: sanction.');
  }
}

/** No measure ends itself, over however many others. */
function checkCircles(scenario: Scenario, out: Findings): void {
  for (const [id] of entriesOf(scenario.measures)) {
    const seen = new Set<string>();
    const next = [id];
    while (next.length > 0) {
      for (const other of scenario.measures[next.pop()!]?.ends ?? []) {
        if (other === id) {
          out.error(['measures', id, 'ends'], `${describe(id)}, which ends itself in a circle`, 'no circle of ends', 'Remove one of them.');
          return;
        }
        if (!seen.has(other)) next.push(other);
        seen.add(other);
      }
    }
  }
}
