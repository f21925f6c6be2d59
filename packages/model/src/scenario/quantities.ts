import type { z } from 'zod';
import { suggestion } from '../format/nearest.js';
import { InputError, describe, keysOf, problemAt } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { SIGNED, nounOf, tooLarge } from '../format/quantity.js';
import type { Dimension, Quantity } from '../format/quantity.js';
import { dimensionFor, forms, keysOfSchema, schemasAt } from '../format/schema-walk.js';
import { valueAt, withValue } from '../format/value-at.js';
import { POLICY_SECTIONS, WORLD_SECTIONS, scenarioSchema } from './schema.js';
import type { Scenario } from './schema.js';

/** A quantity of a scenario with its path, dimension and layer. */
export interface QuantityEntry {
  path: string;
  quantity: Quantity;
  dimension: Dimension;
  role: 'world' | 'policy';
}

/** The layer to which a path belongs, or null for neither (`title`, `horizon`, `groups`, `timeline`, ...). */
export function layerOf(path: Path): 'world' | 'policy' | null {
  const section = String(path[0] ?? '');
  if ((POLICY_SECTIONS as readonly string[]).includes(section)) return 'policy';
  return (WORLD_SECTIONS as readonly string[]).includes(section) ? 'world' : null;
}

const isMap = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

const isOpen = (value: unknown): value is object => value !== null && typeof value === 'object';

const isQuantity = (value: Record<string, unknown>): boolean => typeof value.value === 'number' && typeof value.unit === 'string';

/** A place in the form of a scenario: the forms that may stand there, and those that may stand below it. */
class Place {
  private readonly below = new Map<string | number, Place>();
  private readonly dimensions = new Map<string, Dimension | null>();
  /** Keys that say what stands below them; null where a list does by each place. Below every other key stands the same. */
  private readonly keys: ReadonlySet<string> | null;

  constructor(private readonly at: readonly z.ZodType[]) {
    const lists = at.some(({ def }) => def.type === 'tuple');
    this.keys = lists ? null : new Set(at.flatMap((form) => (form.def.type === 'object' ? keysOfSchema(form)! : [])));
  }

  has(forms: readonly z.ZodType[]): boolean {
    return forms.length === this.at.length && forms.every((form, i) => form === this.at[i]);
  }

  /** The place at a key below. */
  to(key: string | number): Place {
    const asked = this.keys?.has(String(key)) === false ? '*' : key;
    let found = this.below.get(asked);
    if (found === undefined) {
      found = placeOf(this.at.flatMap((form) => schemasAt(form, [asked])));
      this.below.set(asked, found);
    }
    return found;
  }

  /** The dimension to which a unit belongs here, or null. */
  dimension(unit: string): Dimension | null {
    let found = this.dimensions.get(unit);
    if (found === undefined) {
      found = dimensionFor(this.at, unit);
      this.dimensions.set(unit, found);
    }
    return found;
  }
}

/** Places by their first form. */
const places = new Map<z.ZodType | undefined, Place[]>();

/** The place where these forms may stand: one for the same forms, however deep they stand. */
function placeOf(at: readonly z.ZodType[]): Place {
  const known = places.get(at[0]) ?? [];
  places.set(at[0], known);
  return known.find((place) => place.has(at)) ?? known[known.push(new Place(at)) - 1]!;
}

/** Calls `visit` for each quantity of a scenario. The path it is given holds until it returns. */
export function eachQuantity(scenario: Scenario, visit: (path: Path, quantity: Quantity, dimension: Dimension) => void): void {
  const here: (string | number)[] = [];
  const look = (place: Place, inner: object): void => {
    if (isMap(inner) && isQuantity(inner)) {
      const dimension = place.dimension(String(inner.unit));
      if (dimension) visit(here, inner as unknown as Quantity, dimension);
      return;
    }
    const below = (key: string | number, item: unknown): void => {
      if (!isOpen(item)) return;
      here.push(key);
      look(place.to(key), item);
      here.pop();
    };
    if (Array.isArray(inner)) inner.forEach((item, index) => below(index, item));
    else for (const [key, item] of Object.entries(inner)) below(key, item);
  };
  look(placeOf(forms(scenarioSchema)), scenario);
}

/**
 * Every quantity of the world and of policy with its path, by path in code-unit order. Ceilings are left out: they
 * bound the search for opportunities and decide nothing. Quantities inside `timeline` are left out too.
 */
export function quantitiesOf(scenario: Scenario): QuantityEntry[] {
  const entries: QuantityEntry[] = [];
  eachQuantity(scenario, (path, quantity, dimension) => {
    const role = layerOf(path);
    if (role && !(path[0] === 'streams' && path[2] === 'ceiling')) entries.push({ path: path.join('.'), quantity, dimension, role });
  });
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

const WHOLE_NUMBERS: readonly Dimension[] = ['points', 'persons', 'count'];

/**
 * A new scenario in which the quantity at `path` has another value, in the unit written there; source, range and
 * everything else stay. Points, persons and counts are rounded to whole numbers. Cheap: only the parts along the path
 * are copied. Throws InputError where the path holds no quantity or the value is impossible for its dimension. What
 * holds between several values (shares adding to one, ceilings, order of grades) is checked when a study is loaded.
 */
export function setQuantity(scenario: Scenario, path: string, value: number): Scenario {
  const keys = keysOf(path);
  const old = valueAt(scenario, keys);
  const fail = (found: string, allowed: string, todo: string): never => {
    throw new InputError([problemAt({ file: scenario.id, line: 0, column: 0 }, keys, { found, allowed, todo })]);
  };
  if (!isMap(old) || !isQuantity(old)) {
    const known = quantitiesOf(scenario).map((entry) => entry.path);
    return fail(describe(old), 'the path of a quantity', suggestion(path, known, 'List the quantities of the scenario.'));
  }
  const dimension = dimensionFor(schemasAt(scenarioSchema, keys), String(old.unit)) ?? 'factor';
  const whole = old.unit === 'percent' ? 100 : 1;
  if (!Number.isFinite(value)) return fail(String(value), 'a number', 'Give a number.');
  const high = tooLarge(value, String(old.unit), dimension);
  if (high !== null && dimension !== 'share' && dimension !== 'probability') return fail(String(value), high, 'Choose a smaller value.');
  if (value < 0 && !SIGNED.has(dimension)) return fail(String(value), `${nounOf(dimension)} of at least 0`, 'Choose a larger value.');
  if ((dimension === 'share' || dimension === 'probability') && value > whole) {
    return fail(String(value), `${nounOf(dimension)} of at most ${whole}`, 'Choose a smaller value.');
  }
  return withValue(scenario, [...keys, 'value'], WHOLE_NUMBERS.includes(dimension) ? Math.round(value) : value);
}
