import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Quantity } from '../../format/quantity.js';
import type { Register } from '../../format/register.js';
import { toBase, toBaseValue } from '../../format/units.js';
import { peopleIn } from '../places/people-in.js';
import { checkBy, partsOf } from '../../scenario/check-by.js';
import { rounded } from '../../scenario/check-rates.js';
import { MEASURED_ROWS, notMeasured } from '../../scenario/measured.js';
import type { Scenario } from '../../scenario/schema.js';
import { FEWEST_PEOPLE } from '../places/check.js';
import { checkMoves } from './check-moves.js';

/** Highest pace: a hundred years in one. */
const FASTEST = 100;

/** Population in time: rates by age or measured by group, and no age band near single people. */
export function checkDemography(scenario: Scenario, register: Register | null, out: Findings): void {
  const { demography } = scenario;
  if (demography === undefined) return;
  const path = ['demography'];
  const { pace } = demography;
  if (pace !== undefined && highEnd(pace) > FASTEST)
    out.error(
      [...path, 'pace', toBase(pace) > FASTEST ? 'value' : 'range'],
      rounded(highEnd(pace)),
      `at most ${FASTEST}`,
      'Lower the pace.',
    );
  checkRate(scenario, 'mortality', 'How long a group lives is not assumed.', register, out);
  checkRate(scenario, 'fertility', 'How many children a group has is not assumed.', register, out);
  checkMoves(scenario, register, out);
  checkBearing(scenario, out);
  checkBands(scenario, out);
}

function checkRate(scenario: Scenario, key: 'mortality' | 'fertility', why: string, register: Register | null, out: Findings): void {
  const rate = scenario.demography?.[key];
  if (rate === undefined) return;
  checkBy(scenario, rate, ['demography', key], out);
  if (!('by' in rate) || rate.by === 'age') return;
  for (const { path: below, quantity } of partsOf(rate)) {
    const found = notMeasured(quantity, `rate by ${rate.by}`, register);
    if (found !== null)
      out.error(
        ['demography', key, ...below],
        found,
        `one rate for everybody, rates by age, or ${MEASURED_ROWS}`,
        `${why} See docs/responsible-use.md.`,
      );
  }
}

/** Children are born at age zero, into a band of children, and have none themselves. */
function checkBearing({ demography, population }: Scenario, out: Findings): void {
  const births = demography?.fertility;
  if (births === undefined) return;
  const bands = entriesOf(population.age).sort((a, b) => a[1].from - b[1].from);
  const youngest = bands[0];
  if (youngest === undefined || youngest[1].from > 0 || youngest[1].to >= 18)
    out.error(
      ['demography', 'fertility'],
      youngest === undefined
        ? 'births without age bands'
        : `births where the youngest band is ${youngest[0]}, from ${youngest[1].from} to ${youngest[1].to}`,
      'a youngest band that begins at 0 and holds children only',
      'Begin the youngest band at 0 and end it before 18, or remove fertility.',
    );
  if (!('by' in births) || births.by !== 'age') return;
  for (const [band, { from }] of bands) {
    const rate = births.values[band];
    if (from < 18 && rate !== undefined && highEnd(rate) > 0)
      out.error(
        ['demography', 'fertility', 'values', band],
        `${rounded(highEnd(rate))} births per person-year in a band of children`,
        'zero',
        'Write zero: only adults have children.',
      );
  }
}

const highEnd = (quantity: Quantity): number =>
  Math.max(toBase(quantity), toBaseValue(quantity.range?.[1] ?? quantity.value, quantity.unit));

/** People are counted by band, so no band comes near single people. A share of nothing fills as people grow older. */
function checkBands({ population, places }: Scenario, out: Findings): void {
  const people = peopleIn({ places });
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
