import type { Claim, ClaimSearch, LoadedStudy } from '@glasshouse/model';
import { parseReference } from './reference.js';
import type { Resolver } from './reference.js';

/** `indicator@arm`, as a claim and as `calibrate.bounds` may write one number. */
function sameNumber(experiment: string, claimed: string, bound: string, first: string): boolean {
  const [one, other] = [parseReference(claimed), parseReference(`${experiment}.${bound}`)];
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

/** What stored calibrations found of the numbers of a claim: the bounds, and beside them the second reading. Empty where none is stored. */
export function searchesOf(
  claim: Claim,
  { study, searches = {} }: Pick<LoadedStudy, 'study' | 'searches'>,
  resolver: Resolver,
): ClaimSearch[] {
  return claim.numbers.flatMap(({ of }) =>
    Object.entries(searches).flatMap(([experiment, record]): ClaimSearch[] => {
      const first = study.experiments.find(({ id }) => id === experiment)!.arms[0]!.id;
      const bound = record.bounds.find((one) => sameNumber(experiment, of, one.of, first));
      if (!bound) return [];
      const { size, seed, persons, runs, kept, unscreened, abc } = record;
      const range = abc?.numbers.find((one) => one.of === bound.of)?.range ?? null;
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
          reading: abc && { runs: abc.runs, effective: abc.effective, range },
        },
      ];
    }),
  );
}
