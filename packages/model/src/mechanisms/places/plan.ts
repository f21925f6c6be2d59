import { hash32 } from '../../format/hash.js';
import { toBase } from '../../format/units.js';
import { sortedIds } from '../../plan/ids.js';
import type { CommunityPlan, Plan } from '../../plan/types.js';
import { shownPlace } from '../../scenario/region.js';
import type { Scenario } from '../../scenario/schema.js';

/**
 * Shares out `total` whole units in proportion to `weights` by largest remainder; ties go to the earlier.
 * All weights zero: shared out evenly. The parts add to `total` exactly.
 */
export function largestRemainder(total: number, weights: ArrayLike<number>): number[] {
  const n = weights.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i];
  const exact = Array.from({ length: n }, (_, i) => (sum > 0 ? (total * weights[i]) / sum : total / n));
  const parts = exact.map(Math.floor);
  const order = exact.map((value, i) => ({ i, rest: value - parts[i] })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (let j = 0; j < n && left > 0; j++, left--) parts[order[j].i]++;
  return parts;
}

/** Places that hold people themselves, by id. */
export const peopledPlaces = ({ places }: Scenario): string[] => sortedIds(places).filter((id) => places[id].persons !== undefined);

/**
 * Places with people, by id, each cut into communities of about the declared size. Unlike names that people give, those of communities may share a
 * key: two of a hundred thousand do about once, and then have the same random draws. Another key for one of them would hang on who else is there.
 */
export function planCommunities(
  scenario: Scenario,
  persons: number | undefined,
): Pick<Plan, 'places' | 'shownPlaces' | 'shownPlaceOf' | 'communities' | 'persons' | 'weight'> {
  const places = peopledPlaces(scenario);
  const real = places.map((id) => {
    const quantity = scenario.places[id].persons;
    return quantity ? Math.round(toBase(quantity)) : 0;
  });
  const all = real.reduce((a, b) => a + b, 0);
  const total = Math.min(all, persons ?? all);
  const size = Math.max(1, Math.round(toBase(scenario.community_size)));
  const communities: CommunityPlan[] = [];
  largestRemainder(total, real).forEach((people, place) => {
    if (people === 0) return;
    const count = Math.max(1, Math.round(people / size));
    largestRemainder(people, Array<number>(count).fill(1)).forEach((part, index) => {
      communities.push({ at: communities.length, place, key: hash32(`${places[place]}#${index}`) | 0, persons: part });
    });
  });
  const shown = places.map((id) => shownPlace(scenario, id));
  const shownPlaces = [...new Set(shown)];
  return {
    places,
    shownPlaces,
    shownPlaceOf: shown.map((id) => shownPlaces.indexOf(id)),
    communities,
    persons: total,
    weight: all / total,
  };
}
