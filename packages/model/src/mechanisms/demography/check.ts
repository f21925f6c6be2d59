import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Quantity } from '../../format/quantity.js';
import type { Register } from '../../format/register.js';
import { toBase, toBaseValue } from '../../format/units.js';
import { checkBy, partsOf } from '../../scenario/check-by.js';
import { rounded } from '../../scenario/check-rates.js';
import { MEASURED_ROWS, notMeasured } from '../../scenario/measured.js';
import type { Scenario } from '../../scenario/schema.js';
import { FEWEST_PEOPLE } from '../places/check.js';

/** Highest pace: a hundred years in one. */
const FASTEST = 100;

/** Population in time: rates by age or measured by group, and no age band near single people. */
export function checkDemography(scenario: Scenario, register: Register | null, out: Findings): void {
  const { demography } = scenario;
  if (demography === undefined) return;
  const path = ['demography'];
  const { pace, deaths } = demography;
  if (pace !== undefined && highEnd(pace) > FASTEST)
    out.error(
      [...path, 'pace', toBase(pace) > FASTEST ? 'value' : 'range'],
      rounded(highEnd(pace)),
      `at most ${FASTEST}`,
      'Lower the pace.',
    );
  checkBy(scenario, deaths, [...path, 'deaths'], out);
  if (deaths !== undefined && 'by' in deaths && deaths.by !== 'age')
    for (const { path: below, quantity } of partsOf(deaths)) {
      const found = notMeasured(quantity, `rate by ${deaths.by}`, register);
      if (found !== null)
        out.error(
          [...path, 'deaths', ...below],
          found,
          `one rate for everybody, rates by age, or ${MEASURED_ROWS}`,
          'How long a group lives is not assumed. See docs/responsible-use.md.',
        );
    }
  checkBands(scenario, out);
}

const highEnd = (quantity: Quantity): number =>
  Math.max(toBase(quantity), toBaseValue(quantity.range?.[1] ?? quantity.value, quantity.unit));

/** People are counted by band, so no band comes near single people. A share of nothing fills as people grow older. */
function checkBands({ population, places }: Scenario, out: Findings): void {
  const people = Object.values(places).reduce((sum, place) => sum + (place.persons ? toBase(place.persons) : 0), 0);
  for (const [band, { share }] of entriesOf(population.age)) {
    const size = Math.round(toBase(share) * people);
    if (share.value === 0 || people === 0 || size >= FEWEST_PEOPLE) continue;
    out.error(
      ['population', 'age', band, 'share'],
      `a band of about ${size} people, counted under \`demography\``,
      `bands of at least ${FEWEST_PEOPLE}`,
      'Join it with another: a population cell never comes near single people. See docs/responsible-use.md.',
    );
  }
}
