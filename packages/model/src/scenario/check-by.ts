import { entriesOf } from '../format/findings.js';
import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Quantity } from '../format/quantity.js';
import { placeChain } from '../plan/in-force.js';
import { categoriesOf } from '../mechanisms/population/check.js';
import type { Scenario, Stream } from './schema.js';

type By = NonNullable<Stream['rate']>;

/** The quantities of a number for all or by category, each with its path below the number. */
export function partsOf(by: By): { path: Path; quantity: Quantity; category: string | null }[] {
  if (!('by' in by)) return [{ path: [], quantity: by, category: null }];
  return entriesOf(by.values).map(([category, quantity]) => ({ path: ['values', category], quantity, category }));
}

/** Every category of a `by` is given, and no other. */
export function checkBy(scenario: Scenario, by: By | undefined, path: Path, out: Findings): void {
  if (by === undefined || !('by' in by)) return;
  const known = categoriesOf(scenario);
  if (!out.refers([...path, 'by'], by.by, Object.keys(known), 'attribute')) return;
  const categories = known[by.by]!;
  for (const category of Object.keys(by.values)) out.refers([...path, 'values', category], category, categories, `category of ${by.by}`);
  for (const category of categories) {
    if (!Object.hasOwn(by.values, category))
      out.error([...path, 'values', category], 'nothing', `a value for each category of ${by.by}`, `Add ${category}.`);
  }
}

/** The same for a number that may differ by place: places that exist, and a value for every place that holds people. */
export function checkPlaced(scenario: Scenario, by: By, path: Path, out: Findings): void {
  if (!('by' in by) || by.by !== 'place' || Object.hasOwn(scenario.population.attributes, 'place')) {
    checkBy(scenario, by, path, out);
    return;
  }
  for (const place of Object.keys(by.values)) out.refers([...path, 'values', place], place, Object.keys(scenario.places), 'place');
  for (const [place, { persons }] of entriesOf(scenario.places)) {
    if (persons === undefined || placeChain(scenario.places, place).some((each) => Object.hasOwn(by.values, each))) continue;
    out.error([...path, 'values', place], 'nothing', 'a value for each place that holds people, or for one above it', `Add ${place}.`);
  }
}

/** Attributes and categories named in a `who` exist. */
export function checkWho(scenario: Scenario, who: Record<string, string[]> | undefined, path: Path, out: Findings): void {
  if (who === undefined) return;
  const known = categoriesOf(scenario);
  for (const [attribute, categories] of entriesOf(who)) {
    if (!out.refers([...path, attribute], attribute, Object.keys(known), 'attribute')) continue;
    categories.forEach((category, i) => out.refers([...path, attribute, i], category, known[attribute]!, `category of ${attribute}`));
  }
}

/** A `who` of what only adults do (`what`, such as "holds a stance") names no band of children. */
export function checkAdults(scenario: Scenario, who: Record<string, string[]> | undefined, path: Path, what: string, out: Findings): void {
  checkWho(scenario, who, path, out);
  (who?.['age'] ?? []).forEach((band, i) => {
    const declared = scenario.population.age[band];
    if (declared === undefined || declared.from >= 18) return;
    out.error([...path, 'age', i], `"${band}", a band of children`, 'bands from 18 on', `Remove ${band}: only an adult ${what}.`);
  });
}
