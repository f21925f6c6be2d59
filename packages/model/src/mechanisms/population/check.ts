import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase } from '../../format/units.js';
import { peopleIn } from '../places/people-in.js';
import { checkYearly } from '../../scenario/check-rates.js';
import type { Scenario } from '../../scenario/schema.js';
import { FEWEST_PEOPLE } from '../places/check.js';
import { peopledPlaces } from '../places/plan.js';
import { PLACE } from './plan-types.js';
import { childrenFound } from './households.js';

const MOST_CELLS = 32;

const MOST_CATEGORIES = 30;

/** Attributes that the population makes by itself. */
const MADE = { age: 'the age bands', children: 'age bands and households' };

/** Categories by attribute: those declared, the age bands, `children` (`with`, `without`), and where people move, `place`. */
export function categoriesOf(scenario: Scenario): Record<string, string[]> {
  const own = entriesOf(scenario.population.attributes).map(([id, attribute]) => [id, Object.keys(attribute.categories)] as const);
  const made = { age: Object.keys(scenario.population.age), children: ['with', 'without'] };
  return { ...Object.fromEntries(own), ...made, ...(scenario.demography?.moves ? { [PLACE]: peopledPlaces(scenario) } : {}) };
}

/** Shares of a table add to one, up to 1e-6. */
export function checkShares(shares: readonly Quantity[], path: Path, what: string, out: Findings): void {
  const sum = shares.reduce((total, share) => total + toBase(share), 0);
  if (Math.abs(sum - 1) <= 1e-6) return;
  const said = (part: number): string => `${Math.round(part * 1e6) / 1e6} (${Math.round(part * 1e8) / 1e6} percent)`;
  out.error(
    path,
    `shares of ${what} that add to ${said(sum)}`,
    'shares that add to 1',
    `${sum > 1 ? 'Reduce' : 'Increase'} the shares by ${said(Math.abs(1 - sum))}.`,
  );
}

/** Household sizes, age bands, attributes and groups. */
export function checkPopulation(scenario: Scenario, out: Findings): void {
  const { population } = scenario;
  checkShares(Object.values(population.household_size), ['population', 'household_size'], 'household_size', out);
  checkShares(
    Object.values(population.age).map((band) => band.share),
    ['population', 'age'],
    'age',
    out,
  );
  checkAge(scenario, out);
  checkYearly(population.turnover?.leaves, 365, 'whether somebody leaves is drawn once a day', ['population', 'turnover', 'leaves'], out);
  for (const [id, attribute] of entriesOf(population.attributes)) {
    const path: Path = ['population', 'attributes', id];
    const from = MADE[id as keyof typeof MADE] ?? (id === PLACE && scenario.demography?.moves ? 'the places, where people move' : null);
    if (from !== null) out.errorAtKey(path, `an attribute called ${id}`, 'any other id', `Choose another id: ${id} is made from ${from}.`);
    const categories = Object.values(attribute.categories);
    if (categories.length < 2 || categories.length > MOST_CATEGORIES) {
      out.error([...path, 'categories'], `${categories.length} categories`, `2 to ${MOST_CATEGORIES}`, 'Add or join categories.');
    }
    if (categories.length > 0)
      checkShares(
        categories.map((category) => category.share),
        [...path, 'categories'],
        id,
        out,
      );
    if (attribute.adults_only && attribute.of === 'household') {
      out.error([...path, 'adults_only'], 'adults_only on an attribute of households', 'attributes of persons', 'Remove adults_only.');
    }
    if (attribute.children !== undefined) {
      out.refers([...path, 'children'], attribute.children, Object.keys(attribute.categories), `category of ${id}`);
      if (!attribute.adults_only)
        out.errorAtKey(
          [...path, 'children'],
          'a category of children without adults_only',
          'children only with adults_only: true',
          'Add adults_only: true or remove children.',
        );
    }
  }
  checkCells(scenario, out);
  checkGroups(scenario, out);
}

/** No category comes near single people. A share of nothing is nobody. */
function checkCells(scenario: Scenario, out: Findings): void {
  const people = peopleIn(scenario);
  for (const [id, attribute] of entriesOf(scenario.population.attributes)) {
    for (const [category, { share }] of entriesOf(attribute.categories)) {
      const size = Math.round(toBase(share) * people);
      if (share.value === 0 || people === 0 || size >= FEWEST_PEOPLE) continue;
      out.error(
        ['population', 'attributes', id, 'categories', category, 'share'],
        `a category of about ${size} people`,
        `categories of at least ${FEWEST_PEOPLE}`,
        'Join it with another: a population cell never comes near single people. See docs/responsible-use.md.',
      );
    }
  }
}

function checkAge(scenario: Scenario, out: Findings): void {
  const bands = entriesOf(scenario.population.age).sort((a, b) => a[1].from - b[1].from);
  if (bands.length < 1) out.error(['population', 'age'], 'no age band', 'at least one band of adults', 'Add age bands.');
  bands.forEach(([id, band], i) => {
    const path: Path = ['population', 'age', id];
    if (band.from > band.to)
      out.error([...path, 'to'], `${band.to}, below from (${band.from})`, 'a last year of age not below the first', 'Swap from and to.');
    const before = bands[i - 1];
    if (before && band.from !== before[1].to + 1) {
      const gap = band.from > before[1].to + 1 ? 'a gap' : 'an overlap';
      out.error(
        [...path, 'from'],
        `${gap} between ${before[0]} (to ${before[1].to}) and ${id} (from ${band.from})`,
        'bands that follow one another',
        `Begin ${id} at ${before[1].to + 1}.`,
      );
    }
    if (band.from < 18 && band.to >= 18)
      out.error(path, `a band from ${band.from} to ${band.to}`, 'bands that are all children or all adults', 'Cut the band at 18.');
  });
  if (bands.length > 0 && !bands.some(([, band]) => band.from >= 18))
    out.error(
      ['population', 'age'],
      'no band of adults',
      'at least one band from 18 on',
      'Add a band of adults, such as the parents: each household has one. Rules for children alone name their bands, as in who: { age: [pupil] }.',
    );
  const children = childrenFound(scenario);
  if (children !== null) {
    out.error(
      ['population', 'age'],
      children,
      'room for an adult in every household',
      'Lower the share of children or raise the size of households.',
    );
  }
}

function checkGroups(scenario: Scenario, out: Findings): void {
  const known = categoriesOf(scenario);
  let cells = 1;
  scenario.groups.forEach((group, i) => {
    const path: Path = ['groups', i];
    if (group === PLACE && scenario.demography?.moves) {
      out.error(path, `"${PLACE}"`, 'attributes and children', 'Results are told by the place of a community anyway: remove it.');
    } else if (group === 'age') {
      out.error(path, '"age"', 'attributes and children', 'Results are not reported by age: remove it.');
    } else if (
      out.refers(
        path,
        group,
        Object.keys(known).filter((id) => id !== 'age'),
        'attribute',
      )
    ) {
      if (scenario.groups.indexOf(group) < i) out.error(path, `"${group}" twice`, 'each attribute once', 'Remove one.');
      cells *= known[group]!.length;
    }
  });
  if (cells > MOST_CELLS)
    out.error(['groups'], `${cells} cells of groups`, `at most ${MOST_CELLS}`, 'Leave an attribute out of groups or join categories.');
}
