import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import { checkBy } from '../../scenario/check-by.js';
import { rounded } from '../../scenario/check-rates.js';
import type { Scenario, Stream } from '../../scenario/schema.js';
import { highestShare } from './outcomes.js';
import type { bringersOf } from './outcomes.js';

/** Keys that say when chances come, whom they concern and on what they depend: an outcome has those of its parent. */
const OF_PARENTS = ['who', 'if', 'rate', 'ceiling', 'schedule', 'during', 'classes', 'shared_classes', 'trend', 'cases', 'reacts'] as const;

/** What the streams of a scenario have to do with one outcome: which outcomes bring each duty, and which streams end in this one. */
interface Around {
  bringers: ReturnType<typeof bringersOf>;
  parents: readonly string[];
}

/** An outcome: nothing that its parent says, and one parent. */
export function checkOutcome(scenario: Scenario, id: string, { bringers, parents }: Around, out: Findings): void {
  const stream = scenario.streams[id]!;
  const path: Path = ['streams', id];
  for (const key of OF_PARENTS)
    if (stream[key] !== undefined)
      out.errorAtKey(
        [...path, key],
        `${key} on a stream of kind outcome`,
        `${key} on the stream that ends in it`,
        `Remove ${key}: an outcome comes about where its parent names it under ends.`,
      );
  const { brings, cause, taken_for } = stream;
  if (taken_for !== undefined && cause === undefined)
    out.errorAtKey(
      [...path, 'taken_for'],
      'taken_for on an outcome without a cause, of which nothing is recorded',
      'taken_for beside cause',
      'Add the cause of the outcome, or remove taken_for.',
    );
  if (brings !== undefined) {
    const duties = Object.keys(scenario.streams).filter((each) => scenario.streams[each]!.kind === 'obligation');
    const first = bringers.get(brings)?.[0];
    if (out.refers([...path, 'brings'], brings, duties, 'stream of kind obligation') && first !== id)
      out.error(
        [...path, 'brings'],
        `the duty ${brings}, which ${first} brings`,
        'a duty that one outcome brings',
        'Make one duty for each: what follows a duty has the cause of the outcome that brought it.',
      );
  }
  if (parents.length === 1) return;
  out.error(
    path,
    parents.length === 0 ? 'an outcome that no stream names under ends' : `an outcome of ${parents.join(' and ')}`,
    'an outcome of one stream',
    parents.length === 0
      ? `Add ${id} to the ends of a stream, or remove it.`
      : 'Make one outcome for each, with the same context and cause.',
  );
}

/** A duty that an outcome brings has no days of its own, and concerns whom the outcome happens to. */
export function checkBrought(scenario: Scenario, id: string, bringer: string, out: Findings): void {
  const stream = scenario.streams[id]!;
  for (const key of ['who', 'if', 'rate', 'ceiling', 'schedule', 'during', 'classes', 'shared_classes', 'trend'] as const)
    if (stream[key] !== undefined)
      out.errorAtKey(
        ['streams', id, key],
        `${key} on a duty that the outcome ${bringer} brings`,
        `${key} on the stream that ends in the outcome`,
        `Remove ${key}, or remove brings.`,
      );
}

/** Outcomes of a stream: streams of kind outcome, and shares that leave no less than nothing. */
export function checkEnds(scenario: Scenario, id: string, out: Findings): void {
  const stream = scenario.streams[id]!;
  const { ends } = stream;
  const path: Path = ['streams', id, 'ends'];
  if (ends === undefined) return;
  const known = Object.keys(scenario.streams).filter((each) => scenario.streams[each]!.kind === 'outcome');
  if (Object.keys(ends.shares).length === 0)
    out.error([...path, 'shares'], 'no share', 'at least one outcome with a share', 'Add one, or remove ends.');
  for (const [each, share] of entriesOf(ends.shares)) {
    if (each === ends.otherwise)
      out.errorAtKey([...path, 'shares', each], `a share of ${each}, which takes the rest`, 'shares of the other outcomes', 'Remove it.');
    out.refers([...path, 'shares', each], each, known, 'stream of kind outcome');
    checkBy(scenario, share, [...path, 'shares', each], out);
  }
  out.refers([...path, 'otherwise'], ends.otherwise, known, 'stream of kind outcome');
  (stream.cases ?? []).forEach(({ shares }, i) => {
    for (const [each, share] of entriesOf(shares ?? {})) {
      const at: Path = ['streams', id, 'cases', i, 'shares', each];
      if (out.refers(at, each, Object.keys(ends.shares), `outcome with a share in ends of ${id}`)) checkBy(scenario, share, at, out);
    }
  });
  checkSums(stream, path, out);
}

/** The shares that make the highest sum: those of `ends`, or of the case that reaches the sum by itself. */
function sharesAt(stream: Stream, path: Path, valueOf: (quantity: Quantity) => number): { at: Path; sum: number } {
  const alone = { at: [...path, 'shares'], sum: highestShare({ ...stream, cases: undefined }, valueOf) };
  const cases = (stream.cases ?? []).map((each, i) => ({
    at: [...path.slice(0, 2), 'cases', i, 'shares'],
    sum: highestShare({ ...stream, cases: [each] }, valueOf),
  }));
  return cases.reduce((most, each) => (each.sum > most.sum ? each : most), alone);
}

function checkSums(stream: Stream, path: Path, out: Findings): void {
  const most = sharesAt(stream, path, toBase);
  const high = sharesAt(stream, path, (quantity) =>
    Math.max(toBase(quantity), toBaseValue(quantity.range?.[1] ?? quantity.value, quantity.unit)),
  );
  const passes = ({ sum }: { sum: number }): boolean => sum > 1 + 1e-9;
  const allowed = 'shares that add to at most 1 for everybody, also in each case';
  if (passes(most))
    out.error(most.at, `shares that add to ${rounded(most.sum)}`, allowed, `Reduce the shares by ${rounded(most.sum - 1)}.`);
  else if (passes(high))
    out.warn(
      high.at,
      `shares that add to ${rounded(high.sum)} at the high ends of their ranges`,
      allowed,
      'Narrow the ranges, or a design point may stop the run.',
    );
}
