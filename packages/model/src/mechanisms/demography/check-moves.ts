import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Register } from '../../format/register.js';
import { checkBy, partsOf } from '../../scenario/check-by.js';
import { checkYearly } from '../../scenario/check-rates.js';
import { MEASURED_ROWS, notMeasured } from '../../scenario/measured.js';
import type { Scenario } from '../../scenario/schema.js';
import { peopledPlaces } from '../places/plan.js';
import { checkShares } from '../population/check.js';
import { touchesRegion } from '../../scenario/region.js';
import { PLACE } from '../population/plan-types.js';

/** Most places between which people move: what a condition on an attribute holds. */
const MOST_PLACES = 30;

/** Moves: between two places or more, at rates that are no guess about groups, to places that hold people. */
export function checkMoves(scenario: Scenario, register: Register | null, out: Findings): void {
  const moves = scenario.demography?.moves;
  if (moves === undefined) return;
  const path: Path = ['demography', 'moves'];
  if (touchesRegion(scenario))
    out.error(
      path,
      'moves of people of Xinjiang',
      'moves where no place lies in Xinjiang',
      'Remove moves: where somebody lives there is told for the region alone. See docs/responsible-use.md.',
    );
  const places = peopledPlaces(scenario);
  if (places.length < 2 || places.length > MOST_PLACES)
    out.error(path, `moves between ${places.length} places with people`, `2 to ${MOST_PLACES}`, 'Add or join places, or remove moves.');
  checkRate(scenario, register, out);
  const { to } = moves;
  if (to === undefined) return;
  for (const place of Object.keys(to)) out.refers([...path, 'to', place], place, places, 'place that holds people');
  for (const place of places)
    if (!Object.hasOwn(to, place))
      out.error([...path, 'to', place], 'nothing', 'a share for each place that holds people', `Add ${place}.`);
  checkShares(Object.values(to), [...path, 'to'], 'places', out);
}

function checkRate(scenario: Scenario, register: Register | null, out: Findings): void {
  const { rate } = scenario.demography!.moves!;
  const path: Path = ['demography', 'moves', 'rate'];
  checkBy(scenario, rate, path, out);
  for (const { path: below, quantity } of partsOf(rate))
    checkYearly(quantity, 365, 'a household moves at most once a day', [...path, ...below], out);
  if (!('by' in rate) || rate.by === PLACE) return;
  if (scenario.population.attributes[rate.by]?.of !== 'household') {
    out.error([...path, 'by'], `"${rate.by}"`, `${PLACE}, or an attribute of households`, 'Households move as a whole.');
    return;
  }
  for (const { path: below, quantity } of partsOf(rate)) {
    const found = notMeasured(quantity, `rate by ${rate.by}`, register);
    if (found !== null)
      out.error(
        [...path, ...below],
        found,
        `one rate for everybody, rates by ${PLACE}, or ${MEASURED_ROWS}`,
        'How often a group moves is not assumed. See docs/responsible-use.md.',
      );
  }
}
