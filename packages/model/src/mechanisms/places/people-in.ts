import { toBase } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';

/** People whom the places of a scenario have together, as written. */
export const peopleIn = ({ places }: Pick<Scenario, 'places'>): number =>
  Object.values(places).reduce((sum, { persons }) => sum + (persons ? Math.round(toBase(persons)) : 0), 0);
