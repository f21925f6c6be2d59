import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { toBase } from '../../format/units.js';
import { wholePersons } from '../../scenario/check-whole.js';
import { namesRegion } from '../../scenario/region.js';
import type { Scenario } from '../../scenario/schema.js';

/** Fewest people of a place that holds people. */
export const FEWEST_PEOPLE = 1000;

const MOST_PEOPLE = 2_147_483_647;

const LEVELS = ['country', 'province', 'prefecture', 'county'];

const BELOW_COUNTY = /\b(villages?|townships?|sub-?districts?|streets?|neighbou?rhoods?|hamlets?|blocks?|compounds?)\b/i;

/** Places form trees; people live on leaves only; no real place is finer than allowed. */
export function checkPlaces(scenario: Scenario, out: Findings): void {
  const { places } = scenario;
  const ids = Object.keys(places);
  if (ids.length === 0) out.error(['places'], 'no place', 'at least one place', 'Add a place with people.');
  const parents = new Set<string>();
  for (const [id, place] of entriesOf(places)) {
    if (place.parent === undefined) continue;
    if (
      !out.refers(
        ['places', id, 'parent'],
        place.parent,
        ids.filter((other) => other !== id),
        'other place',
      )
    )
      continue;
    parents.add(place.parent);
    const above = LEVELS.indexOf(places[place.parent]!.level);
    const own = LEVELS.indexOf(place.level);
    if (above >= 0 && own >= 0 && own <= above) {
      out.error(
        ['places', id, 'level'],
        `a ${place.level} inside a ${places[place.parent]!.level}`,
        'a level below that of the parent',
        'Correct the level or the parent.',
      );
    }
  }
  let total = 0;
  for (const [id, place] of entriesOf(places)) {
    const chain = chainOf(scenario, id);
    if (!Array.isArray(chain)) {
      if (id === chain.circle[0])
        out.error(
          ['places', id, 'parent'],
          `a circle of places: ${chain.circle.join(', ')}`,
          'a tree',
          'Remove one of the parents.',
          chain.circle.map((each) => ['places', each, 'parent']),
        );
      continue;
    }
    checkLevel(scenario, id, chain, out);
    if (parents.has(id)) {
      if (place.persons)
        out.error(
          ['places', id, 'persons'],
          'people in a place that holds other places',
          'people only in places without places inside',
          'Move the people to the inner places.',
        );
    } else if (!place.persons) {
      out.error(['places', id, 'persons'], 'nothing', 'a number of people; the place holds no other place', 'Add persons.');
    } else {
      wholePersons(place.persons, ['places', id, 'persons'], out);
      const least = Math.min(toBase(place.persons), place.persons.range?.[0] ?? Number.POSITIVE_INFINITY);
      if (least < FEWEST_PEOPLE) {
        out.error(
          ['places', id, 'persons'],
          `${least} people`,
          `at least ${FEWEST_PEOPLE} in a place, over its whole range`,
          'Join small places: a population cell never comes near single people.',
        );
      }
      total += toBase(place.persons);
    }
  }
  if (total > MOST_PEOPLE) out.error(['places'], `${total} people in all`, `at most ${MOST_PEOPLE}`, 'Correct the number of people.');
  wholePersons(scenario.community_size, ['community_size'], out);
  const size = toBase(scenario.community_size);
  if (size < 1 || size > 1_000_000)
    out.error(['community_size', 'value'], String(size), 'from 1 to 1,000,000 persons', 'Correct the size of communities.');
}

/** A place and all above it, or the circle that it leads into. */
function chainOf(scenario: Scenario, id: string): string[] | { circle: string[] } {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined && Object.hasOwn(scenario.places, at); at = scenario.places[at]!.parent) {
    if (chain.includes(at)) return { circle: chain.slice(chain.indexOf(at)).sort() };
    chain.push(at);
  }
  return chain;
}

function checkLevel(scenario: Scenario, id: string, chain: readonly string[], out: Findings): void {
  const place = scenario.places[id]!;
  const text = chain.map((each) => `${each.replaceAll('_', ' ')} ${scenario.places[each]!.title}`).join(' ');
  const fine = place.level === 'county' || place.level === 'neutral';
  if (fine && namesRegion(text)) {
    out.error(
      ['places', id, 'level'],
      `${place.level}, for a place in Xinjiang`,
      'country, province or prefecture there',
      'Describe the prefecture as a whole. See docs/responsible-use.md.',
      chain.map((each) => ['places', each, 'title']),
    );
  } else if (place.level !== 'neutral' && BELOW_COUNTY.test(place.title)) {
    out.error(
      ['places', id, 'title'],
      `"${place.title}", a place below the county`,
      'real places down to the county',
      'Use the county, or an invented place of level neutral. See docs/responsible-use.md.',
    );
  }
}
