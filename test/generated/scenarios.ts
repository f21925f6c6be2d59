import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dateOf, dayOf, quantitiesOf } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import * as shipped from '../shipped.js';
import { ROOT } from '../structure/sources.js';
import type { Random } from './random.js';

/** A plain value that a file can hold. */
export type Plain = Record<string, unknown>;

export const register = shipped.shippedRegister();

/** Ids of the shipped scenarios: what is generated starts from one of them. */
export const SHIPPED = readdirSync(join(ROOT, 'scenarios'))
  .filter((file) => !file.startsWith('_'))
  .sort();

export const shippedScenario = (file: string): Scenario => shipped.shippedScenario(`scenarios/${file}`);

/** Sections whose entries are left out at random. */
const OPEN = [
  ...['streams', 'channels', 'reviews', 'ledgers', 'lists', 'measures', 'partitions', 'spreads', 'patrols', 'screens', 'enterprise'],
  ...['audits', 'catalogues', 'flows', 'responses', 'ties', 'incidents', 'stances', 'opinions', 'surveys', 'encounters'],
];
const WHOLE = ['perception', 'firms', 'officials', 'opinions'];
const MOST_DAYS = { month: 90, week: 28, day: 6 };

/**
 * A scenario made from a shipped one: a short horizon in rounds of any length, entries and whole sections left out, and
 * numbers moved within and to the ends of their ranges. It need not be sound.
 */
export function randomScenario(random: Random): Plain {
  const source = structuredClone(shippedScenario(random.pick(SHIPPED)));
  moveNumbers(source, random);
  const made = source as unknown as Plain;
  made['id'] = 'made';
  shorten(source, random);
  const empty = random.chance(0.3) ? random.some(OPEN, 4) : [];
  for (const section of OPEN) {
    const entries = made[section] as Plain | undefined;
    if (typeof entries !== 'object' || entries === null) continue;
    const keep = random.pick([1, 1, 0.9, 0.6]);
    for (const key of Object.keys(entries)) if (empty.includes(section) || !random.chance(keep)) delete entries[key];
  }
  for (const section of WHOLE) if (random.chance(0.1)) delete made[section];
  if (random.chance(0.2)) source.groups = random.some(source.groups, 3);
  return made;
}

function shorten(scenario: Scenario, random: Random): void {
  const { horizon } = scenario;
  const first = dayOf(horizon.start);
  const last = dayOf(horizon.end);
  horizon.round = random.pick(['month', 'month', 'week', 'day'] as const);
  const dates = scenario.timeline.map(({ date }) => dayOf(date));
  const middle =
    dates.length > 0 && random.chance(0.9) ? random.pick(dates) - random.int(0, 25) : random.int(first, Math.max(first, last - 60));
  const start = Math.max(first, middle);
  horizon.start = dateOf(start);
  horizon.end = dateOf(Math.min(last, start + random.int(1, MOST_DAYS[horizon.round])));
  scenario.timeline = scenario.timeline.filter(({ date }) => date >= horizon.start && date <= horizon.end);
}

/** Moves some quantities to an end of their range, to nothing, or anywhere between. */
function moveNumbers(scenario: Scenario, random: Random): void {
  const all = quantitiesOf(scenario).filter(({ quantity }) => quantity.range !== undefined);
  for (const { quantity } of random.some(all, 6)) {
    const [low, high] = quantity.range!;
    quantity.value = random.pick([low, high, low + random.next() * (high - low)]);
    if (Number.isInteger(low) && Number.isInteger(high)) quantity.value = Math.round(quantity.value);
  }
}
