import { ONE } from '@glasshouse/dice';
import { toBase } from '../../format/units.js';
import { cumulative } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Plan } from '../../plan/types.js';
import type { Scenario } from '../../scenario/schema.js';
import { PLACE } from './plan-types.js';
import type { AttributePlan } from './plan-types.js';

type Population = Scenario['population'];

const ROUNDING = 1e-5;

const SIZES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;

/** Attributes of people: `age` first, then `children` (household with a child), then the scenario's own by id. */
export function planAttributes(
  population: Population,
  key: (name: string) => number,
): Pick<Plan, 'attributes' | 'ageAttribute' | 'adultBand' | 'householdCumulative' | 'firstAge' | 'otherAge'> {
  const bands = Object.entries(population.age).sort((a, b) => a[1].from - b[1].from);
  const shares = bands.map(([, band]) => toBase(band.share));
  const adult = bands.map(([, band]) => band.from >= 18);
  const childShare = shares.filter((_, i) => !adult[i]).reduce((sum, share) => sum + share, 0);
  const sizes = SIZES.map((size) => (population.household_size[size] ? toBase(population.household_size[size]) : 0));
  const meanSize = sizes.reduce((sum, share, i) => sum + share * (i + 1), 0) / sizes.reduce((sum, share) => sum + share, 0);
  const wanted = meanSize > 1 ? (childShare * meanSize) / (meanSize - 1) : 0;
  // Room for all children is checked when files are loaded, over the ranges of a design too; what is left is rounding.
  const childAmongOthers = Math.min(1, wanted);
  if (wanted > 1 + ROUNDING) throw new Error('too many children for households of this size: every household has at least one adult');
  const adultTotal = 1 - childShare;
  const own = sortedIds(population.attributes).map((id): AttributePlan => {
    const attribute = population.attributes[id];
    const sorted = sortedIds(attribute.categories);
    return {
      id,
      categories: sorted,
      cumulative: cumulative(sorted.map((category) => toBase(attribute.categories[category].share))),
      ofHousehold: attribute.of === 'household',
      adultsOnly: attribute.adults_only ?? false,
      childCategory: attribute.children === undefined ? 0 : indexOf(sorted, attribute.children),
      key: key(`population.attributes.${id}`),
    };
  });
  const age = {
    id: 'age',
    categories: bands.map(([id]) => id),
    cumulative: [],
    ofHousehold: false,
    adultsOnly: false,
    childCategory: 0,
    key: key('population.age'),
  };
  const children = {
    id: 'children',
    categories: ['without', 'with'],
    cumulative: [],
    ofHousehold: true,
    adultsOnly: false,
    childCategory: 0,
    key: key('population.children'),
  };
  return {
    attributes: [age, children, ...own],
    ageAttribute: 0,
    adultBand: adult,
    householdCumulative: cumulative(sizes),
    firstAge: cumulative(shares.map((share, i) => (adult[i] ? share : 0))),
    otherAge: cumulative(
      shares.map((share, i) => (adult[i] ? (share / adultTotal) * (1 - childAmongOthers) : (share / (childShare || 1)) * childAmongOthers)),
    ),
  };
}

/** Where a household lives now: at the start where its community is. Categories are the places that hold people, in their order. */
export const placeAttribute = (places: string[], key: (name: string) => number): AttributePlan => ({
  id: PLACE,
  categories: places,
  cumulative: [],
  ofHousehold: true,
  isPlace: true,
  byPlace: places.map((_, here) => places.map((__, place) => (place < here ? 0 : ONE))),
  adultsOnly: false,
  childCategory: 0,
  key: key('demography.moves'),
});

/** Groups by which results are broken down, and the names of their cells in row-major order. */
export function planGroups(scenario: Scenario, attributes: AttributePlan[]): Pick<Plan, 'groups' | 'cells'> {
  const groups = scenario.groups.map((id) => {
    const attribute = indexOf(
      attributes.map((a) => a.id),
      id,
    );
    return { id, attribute, categories: attributes[attribute].categories };
  });
  const cells = groups.reduce<string[]>(
    (names, group) => names.flatMap((name) => group.categories.map((c) => (name ? `${name} ${c}` : c))),
    [''],
  );
  return { groups, cells };
}
