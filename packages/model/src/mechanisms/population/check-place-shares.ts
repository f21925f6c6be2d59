import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';
import { FEWEST_PEOPLE } from '../places/check.js';
import { checkShares } from './check.js';

/** Shares of an attribute by place: each category given, adding to one, and no category near single people in any place that holds people. */
export function checkPlaceShares(scenario: Scenario, out: Findings): void {
  const { attributes } = scenario.population;
  for (const [id, place] of entriesOf(scenario.places)) {
    for (const [attribute, shares] of entriesOf(place.shares ?? {})) {
      const path: Path = ['places', id, 'shares', attribute];
      if (!out.refers(path, attribute, Object.keys(attributes), 'attribute of the population')) continue;
      const categories = Object.keys(attributes[attribute]!.categories);
      for (const category of Object.keys(shares)) out.refers([...path, category], category, categories, `category of ${attribute}`);
      const missing = categories.filter((category) => !Object.hasOwn(shares, category));
      for (const category of missing)
        out.error([...path, category], 'nothing', `a share for each category of ${attribute}`, `Add ${category}.`);
      if (missing.length === 0) checkShares(Object.values(shares), path, `${attribute} in ${id}`, out);
      for (const [category, share] of entriesOf(shares))
        checkCell(scenario, { place: id, attribute, share, path: [...path, category] }, out);
    }
  }
}

/** The share of one category of an attribute in a place, and where it stands. */
interface Cell {
  place: string;
  attribute: string;
  share: Quantity;
  path: Path;
}

/** A cell is everybody to whom the shares apply: the people of the place and below it. */
function checkCell(scenario: Scenario, { place, attribute, share, path }: Cell, out: Findings): void {
  const under = (id: string): boolean => {
    for (let at: string | undefined = id, steps = 0; at !== undefined && steps < 20; at = scenario.places[at]?.parent, steps++) {
      if (at === place) return true;
      if (scenario.places[at]?.shares?.[attribute] !== undefined) return false;
    }
    return false;
  };
  const people = entriesOf(scenario.places).reduce((sum, [id, each]) => sum + (each.persons && under(id) ? toBase(each.persons) : 0), 0);
  const size = Math.round(toBase(share) * people);
  if (share.value === 0 || people === 0 || size >= FEWEST_PEOPLE) return;
  out.error(
    path,
    `a category of about ${size} people`,
    `categories of at least ${FEWEST_PEOPLE} in a place`,
    'Join it with another: a population cell never comes near single people. See docs/responsible-use.md.',
  );
}
