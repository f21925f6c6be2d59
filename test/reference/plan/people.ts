import type { Scenario } from '@glasshouse/model';
import { shareOut } from '../council.js';
import { amount, at, byCategory, edges, ids, keyOf } from './numbers.js';
import type { Attribute } from './numbers.js';
import { lineOf } from './in-time.js';

const SIZES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Places that hold people themselves. */
export const placesOf = ({ places }: Scenario): string[] => ids(places).filter((id) => places[id]!.persons !== undefined);

/** Age bands, youngest first. */
const bandsOf = ({ population }: Scenario) =>
  Object.entries(population.age)
    .map(([id, band]) => ({ id, from: band.from, to: band.to, share: amount(band.share) }))
    .sort((a, b) => a.from - b.from);

/** Age, whether a child is in the household, and what the scenario tells people apart by. */
export function attributesOf(scenario: Scenario): Attribute[] {
  const { attributes } = scenario.population;
  const places = placesOf(scenario);
  const plain = { cumulative: [], ofHousehold: false, adultsOnly: false, childCategory: 0 };
  const own = ids(attributes).map((id): Attribute => {
    const { categories, of, adults_only: adultsOnly, children } = attributes[id]!;
    const names = ids(categories);
    const byPlace = places.map((place) => {
      const nearest = lineOf(scenario, place).find((each) => scenario.places[each]!.shares?.[id] !== undefined);
      const shares = nearest === undefined ? undefined : scenario.places[nearest]!.shares![id]!;
      return shares === undefined ? null : edges(names.map((name) => amount(shares[name])));
    });
    return {
      id,
      categories: names,
      cumulative: edges(names.map((name) => amount(categories[name]!.share))),
      ofHousehold: of === 'household',
      adultsOnly: adultsOnly ?? false,
      childCategory: children === undefined ? 0 : at(names, children),
      key: keyOf(`population.attributes.${id}`),
      byPlace,
    };
  });
  return [
    { ...plain, id: 'age', categories: bandsOf(scenario).map(({ id }) => id), key: keyOf('population.age') },
    { ...plain, id: 'children', categories: ['without', 'with'], ofHousehold: true, key: keyOf('population.children') },
    ...own,
    ...(scenario.demography?.moves ? [homes(places)] : []),
  ];
}

/** Where people live, where they move: everybody begins in the place of their community. */
const homes = (places: string[]): Attribute => ({
  id: 'place',
  categories: places,
  cumulative: [],
  ofHousehold: true,
  adultsOnly: false,
  childCategory: 0,
  key: 0,
  byPlace: places.map((here) => edges(places.map((place) => (place === here ? 1 : 0)))),
  home: true,
});

/** Who makes up a household: its size, the age of the first member (an adult), and of the others, so that shares of ages come out right. */
export function householdsOf(scenario: Scenario) {
  const sizes = SIZES.map((size) => amount(scenario.population.household_size[size]));
  const bands = bandsOf(scenario);
  const adult = bands.map(({ from }) => from >= 18);
  const share = (grown: boolean): number => sum(bands.filter((_, b) => adult[b] === grown).map((band) => band.share));
  const mean = sum(sizes.map((each, i) => each * (i + 1))) / sum(sizes);
  const children = mean > 1 ? Math.min(1, (share(false) * mean) / (mean - 1)) : 0;
  // Bands of adults are parts of one, as those of adults and children together are.
  const adults = 1 - share(false);
  return {
    householdCumulative: edges(sizes),
    adultBand: adult,
    firstAge: edges(bands.map((band, b) => (adult[b] ? band.share : 0))),
    otherAge: edges(
      bands.map((band, b) => (adult[b] ? (band.share / adults) * (1 - children) : (band.share / (share(false) || 1)) * children)),
    ),
  };
}

/** Places with people, each cut into communities of about the size asked for. */
export function communitiesOf(scenario: Scenario, most: number | undefined) {
  const places = placesOf(scenario);
  const declared = places.map((id) => Math.round(amount(scenario.places[id]!.persons)));
  const size = Math.max(1, Math.round(amount(scenario.community_size)));
  const total = Math.min(sum(declared), most ?? Infinity);
  const here = shareOut(total, declared);
  return {
    places,
    weight: sum(declared) / total,
    communities: here.flatMap((persons, place) => {
      const count = persons === 0 ? 0 : Math.max(1, Math.round(persons / size));
      return shareOut(
        persons,
        Array.from({ length: count }, () => 1),
      ).map((part, i) => ({ place, key: keyOf(`${places[place]}#${i}`), persons: part }));
    }),
  };
}

/** Groups by which results are told, and their cells: the last group runs fastest. */
export function groupsOf({ groups }: Scenario, attributes: readonly Attribute[]) {
  const found = groups.map((id) => attributes.findIndex((attribute) => attribute.id === id));
  return {
    groups: found.map((attribute) => ({ attribute, id: attributes[attribute]!.id, categories: attributes[attribute]!.categories })),
    cells: found.reduce<string[]>((cells, g) => cells.flatMap((cell) => attributes[g]!.categories.map((c) => `${cell} ${c}`.trim())), ['']),
  };
}

/** How people age, die and are born; null where they do not. */
export function timeOf(scenario: Scenario, attributes: readonly Attribute[]) {
  const { demography } = scenario;
  if (demography === undefined) return null;
  const bands = bandsOf(scenario);
  return {
    pace: demography.pace === undefined ? 1 : amount(demography.pace),
    lasts: bands.map(({ from, to }, b) => (b === bands.length - 1 ? Infinity : (to - from + 1) * 365)),
    deaths: byCategory(demography.mortality, attributes),
    births: demography.fertility === undefined ? null : byCategory(demography.fertility, attributes),
    moves: demography.moves
      ? {
          rate: byCategory(demography.moves.rate, attributes),
          to: placesOf(scenario).map((place) =>
            amount(demography.moves!.to ? demography.moves!.to[place] : scenario.places[place]!.persons),
          ),
        }
      : null,
    home: attributes.findIndex(({ home }) => home),
  };
}

/** Whether anything in a scenario names a band of children as those concerned. */
export function concernsChildren(scenario: Scenario): boolean {
  const children = bandsOf(scenario).flatMap(({ id, from }) => (from < 18 ? [id] : []));
  const names = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(
      ([key, below]) => (key === 'age' && Array.isArray(below) && below.some((band) => children.includes(band as string))) || names(below),
    );
  const { streams, screens, ledgers, lists, measures } = scenario;
  return names({ streams, screens, ledgers, lists, measures });
}
