import { recordedStreams } from '../../scenario/check-records.js';
import { checkInForce } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import type { Scenario, Spread } from '../../scenario/schema.js';

export const AROUND = 'household';

const RESERVED = [AROUND, 'kin', 'contacts'];

/** Most spreads, people met with or tied to on average, and bodies of one measure. */
export const MOST = { spreads: 15, mean: 500, bodies: 1000 } as const;

export const highest = (quantity: Quantity): number =>
  Math.max(toBase(quantity), toBaseValue(quantity.range?.[1] ?? quantity.value, quantity.unit));

export function checkWhole(quantity: Quantity, least: number, path: Path, what: string, out: Findings): void {
  const value = toBase(quantity);
  if (!Number.isInteger(value) || value < least)
    out.error([...path, 'value'], String(value), `a whole number of ${what}, at least ${least}`, 'Write a whole number.');
}

function checkMean(quantity: Quantity, path: Path, out: Findings): void {
  if (highest(quantity) > MOST.mean)
    out.error([...path, 'value'], String(highest(quantity)), `a mean of at most ${MOST.mean}, over its whole range`, 'Lower the mean.');
}

/** Names by which a spread or a witness can reach others. */
export const groupsOf = (scenario: Scenario): string[] => [...Object.keys(scenario.partitions), ...Object.keys(scenario.ties)];

/** Partitions, ties and spreads: names, sizes, and to whom records can be passed on. */
export function checkSpreads(scenario: Scenario, out: Findings): void {
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
  for (const [id, spread] of spreads) checkSpread(scenario, spread, ['spreads', id], groupsOf(scenario), out);
}

function checkName(id: string, path: Path, out: Findings): void {
  if (RESERVED.includes(id)) out.errorAtKey(path, id, `a name other than ${RESERVED.join(', ')}, which stand for themselves`, 'Rename it.');
}

function checkSpread(scenario: Scenario, spread: Spread, path: Path, groups: string[], out: Findings): void {
  checkInForce(spread.in_force, [...path, 'in_force'], out);
  const conducts = recordedStreams(scenario);
  spread.on.forEach((stream, i) => {
    if (!out.refers([...path, 'on', i], stream, conducts, 'stream with records of its own')) return;
    if (spread.as === undefined) checkEnds(scenario, stream, [...path, 'on', i], out);
  });
  if (spread.as !== undefined) {
    const free = conducts.filter((id) => scenario.streams[id]!.kind !== 'obligation');
    out.refers([...path, 'as'], spread.as, free, 'stream of kind breach, merit, protected or outcome');
  }
  if (!out.refers([...path, 'to'], spread.to, [...RESERVED, ...groups], 'household, kin, contacts, partition or tie')) return;
  const [needs, leaves] = spread.to === 'contacts' ? (['mean', 'probability'] as const) : (['probability', 'mean'] as const);
  if (spread[needs] === undefined)
    out.error([...path, needs], 'nothing', `${needs}, which a spread to ${spread.to} needs`, `Add ${needs}.`);
  if (spread[leaves] !== undefined)
    out.errorAtKey([...path, leaves], `${leaves} on a spread to ${spread.to}`, needs, `Remove ${leaves} or correct to.`);
  if (spread.mistaken && spread.to !== 'contacts')
    out.errorAtKey(
      [...path, 'mistaken'],
      `mistaken on a spread to ${spread.to}`,
      'mistaken on a spread to contacts: what falls on people because they belong to another is not a mistake',
      'Remove mistaken.',
    );
  if (spread.mean) checkMean(spread.mean, [...path, 'mean'], out);
  if (spread.to === 'kin' && scenario.perception?.kin_elsewhere === undefined)
    out.error(
      [...path, 'to'],
      'kin where nobody has relatives in another community',
      'perception with kin_elsewhere',
      'Add perception.kin_elsewhere.',
    );
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
          `Others cannot perform the duty. Add a stream of kind breach with rate and ceiling 0, name it here (as: answers), and add lists.${list}.entries.others: { ground: ..., on: answers, term: { value: 180, unit: days, assumed: ..., range: [90, 365] } }.`,
        );
    }
  }
}
