import type { Mechanism } from '../mechanism.js';
import { checkEffectsOf } from './check-effects.js';
import { checkMeasureStatus } from './check-triggers.js';
import { checkMeasures } from './check.js';
import { DOOR_COUNTERS, MEASURE_COUNTERS, MINOR_COUNTERS, REACH_COUNTERS, WITHHELD_COUNTERS } from './counters.js';
import { countFirstDays } from './first-days.js';
import { picture } from './picture.js';
import { measureSections } from './schema.js';
import { measureTables } from './tables.js';
import type { MeasureTables } from './tables.js';
import { words } from './words.js';

const layers = { measures: 'policy' } as const;

export const measures: Mechanism<
  typeof measureSections,
  typeof layers,
  'measure' | 'minor' | 'reach' | 'door' | 'withheld',
  MeasureTables
> = {
  name: 'measures',
  sections: measureSections,
  layers,
  counters: { measure: MEASURE_COUNTERS, minor: MINOR_COUNTERS, reach: REACH_COUNTERS, door: DOOR_COUNTERS, withheld: WITHHELD_COUNTERS },
  named: { measure: 'measures' },
  harm: [
    { of: 'days', counter: 'measure.{id}.days.{word}.related' },
    { of: 'days', counter: 'measure.{id}.days.{word}.unrelated' },
    { of: 'days', counter: 'measure.{id}.withheld_days.{word}' },
    // What falls on others of the household is for another's deed.
    { of: 'days', counter: 'measure.{id}.children_days', word: 'other' },
    { of: 'days', counter: 'measure.{id}.household_days', word: 'other' },
  ],
  words,
  brings: ({ measures }) =>
    Object.values(measures).flatMap(({ trigger, reaches_children: children, reaches_household: household }) => [
      ...(trigger.some((one) => 'who' in one) ? (['status'] as const) : []),
      ...(children === true || household === true ? (['other'] as const) : []),
    ]),
  picture,
  ...measureTables,
  check: ({ scenario, out }) => {
    checkMeasures(scenario, out);
    checkMeasureStatus(scenario, out);
    checkEffectsOf(scenario, out);
  },
  endDay: countFirstDays,
};
