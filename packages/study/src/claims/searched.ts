import type { Claim, ClaimSearch, LoadedStudy } from '@glasshouse/model';
import { worldsHash } from '../calibrate/worlds-hash.js';
import { FEWEST_FITTING } from '../outcomes/fit.js';
import type { RunInputs } from '../ports.js';
import { parseReference, withoutSearch } from './reference.js';
import type { Resolver, SearchedBounds } from './resolver.js';

type Searches = NonNullable<LoadedStudy['searches']>;
type Search = Searches[string];

/** Stored searches of a study, each with the first arm of its experiment and whether it was made with the numbers that the scenarios have now. */
export interface KnownSearches {
  [experiment: string]: { record: Search; first: string; current: boolean };
}

/** `inputs`: the scenarios of each experiment, as written. */
export function knownSearches(searches: Searches | undefined, inputs: ReadonlyMap<string, RunInputs>): KnownSearches {
  return Object.fromEntries(
    Object.entries(searches ?? {}).map(([experiment, record]) => {
      const written = inputs.get(experiment)!;
      return [experiment, { record, first: written.arms[0]!.id, current: worldsHash(written) === record.scenarios }];
    }),
  );
}

/** `indicator@arm`, as a claim and as `calibrate.bounds` may write one number. */
function sameNumber(experiment: string, claimed: string, bound: string, first: string): boolean {
  const [one, other] = [parseReference(withoutSearch(claimed)), parseReference(`${experiment}.${bound}`)];
  if (one?.kind !== 'indicator' || other?.kind !== 'indicator') return false;
  const arm = (id: string | null): string => (id === null || id === 'baseline' ? first : id);
  const minus = (id: string | null): string | null => (id === null ? null : arm(id));
  return (
    one.experiment === other.experiment &&
    one.indicator === other.indicator &&
    arm(one.arm) === arm(other.arm) &&
    minus(one.minus) === minus(other.minus)
  );
}

/** What the stored search of its experiment says of a number. */
export function searchedBounds(known: KnownSearches): (of: string) => SearchedBounds {
  const none = (why: string): SearchedBounds => ({
    low: Number.NaN,
    high: Number.NaN,
    found: [Number.NaN, Number.NaN],
    lacking: { kind: 'fit', why },
  });
  return (of) => {
    const reference = parseReference(of);
    const experiment = reference?.kind === 'indicator' ? reference.experiment : '';
    const stored = known[experiment];
    if (!stored) return none('no search is stored beside this study');
    const { record, first, current } = stored;
    if (!current) return none('the stored search was made with other numbers of the scenario');
    const { again } = record;
    if (!again) return none('the worlds of the stored search were not run again with other draws');
    const bound = again.bounds.find((one) => sameNumber(experiment, of, one.of, first));
    if (!bound) return none('the stored search does not bound this number');
    if (!bound.range)
      return none(
        `${again.confirmed} of ${again.worlds} worlds of the stored search fit again with other draws, and ${FEWEST_FITTING} are needed`,
      );
    const ends = record.bounds.find((one) => one.of === bound.of)?.ends;
    const found: [number, number] = ends ? [ends[0].value, ends[1].value] : bound.range;
    return { low: bound.range[0], high: bound.range[1], found, lacking: null };
  };
}

/** Ids of counts kept out of the fit of an experiment that the runs of its stored search miss; null where the search does not say. */
export function missedBySearch(
  known: KnownSearches,
  experiment: string,
  published: ReadonlyMap<string, number>,
): ReadonlySet<string> | null {
  const stored = known[experiment];
  if (!stored?.current || !stored.record.again) return null;
  return new Set(
    stored.record.again.heldOut.flatMap(({ id, range }) => {
      const count = published.get(id);
      return range && count !== undefined && (count < range[0] || count > range[1]) ? [id] : [];
    }),
  );
}

/** What stored calibrations found of the numbers of a claim: the bounds, and beside them the second reading. Empty where none is stored, or only one of other scenarios. */
export function searchesOf(claim: Claim, known: KnownSearches, resolver: Resolver): ClaimSearch[] {
  return claim.numbers.flatMap(({ of }) =>
    Object.entries(known).flatMap(([experiment, { record, first, current }]): ClaimSearch[] => {
      const bound = current ? record.bounds.find((one) => sameNumber(experiment, of, one.of, first)) : undefined;
      if (!bound) return [];
      const { size, seed, persons, runs, kept, unscreened, abc, again } = record;
      const range = abc?.numbers.find((one) => one.of === bound.of)?.range ?? null;
      const confirmed = again?.bounds.find((one) => one.of === bound.of)?.range ?? null;
      return [
        {
          of,
          title: resolver.nameOf(of) ?? of,
          size,
          seed,
          persons,
          runs,
          kept,
          unscreened,
          ends: bound.ends,
          ...(again ? { again: { worlds: again.worlds, throws: again.throws, confirmed: again.confirmed, range: confirmed } } : {}),
          reading: abc && { runs: abc.runs, effective: abc.effective, range },
        },
      ];
    }),
  );
}
