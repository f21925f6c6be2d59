import type { z } from 'zod';
import { suggestion } from '../format/nearest.js';
import { InputError, describe, keysOf, problemAt } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { SIGNED, nounOf, tooLarge } from '../format/quantity.js';
import type { Dimension, Quantity } from '../format/quantity.js';
import { dimensionFor, forms, schemasAt } from '../format/schema-walk.js';
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

/** What may stand below forms, and the dimensions of units there. */
interface Known {
  /** Whether only the key itself says what stands below it: so with an object or a tuple. */
  byKey: boolean;
  below: Map<string | number, readonly z.ZodType[]>;
  dimensions: Map<string, Dimension | null>;
}

/** Remembers what is known of forms, so that entries of one kind are looked up once. */
class LookUp {
  private readonly known = new Map<readonly z.ZodType[], Known>();

  private of(at: readonly z.ZodType[]): Known {
    let known = this.known.get(at);
    if (known === undefined) {
      const byKey = at.some(({ def }) => def.type === 'object' || def.type === 'tuple');
      known = { byKey, below: new Map(), dimensions: new Map() };
      this.known.set(at, known);
    }
    return known;
  }

  /** The forms that may stand at a key below others. */
  below(at: readonly z.ZodType[], key: string | number): readonly z.ZodType[] {
    const known = this.of(at);
    const asked = known.byKey ? key : '*';
    let found = known.below.get(asked);
    if (found === undefined) {
      found = at.flatMap((form) => schemasAt(form, [key]));
      known.below.set(asked, found);
    }
    return found;
  }

  /** The dimension to which a unit belongs here, or null. */
  dimension(at: readonly z.ZodType[], unit: string): Dimension | null {
    const { dimensions } = this.of(at);
    let found = dimensions.get(unit);
    if (found === undefined) {
      found = dimensionFor(at, unit);
      dimensions.set(unit, found);
    }
    return found;
  }
}

/** Calls `visit` for each quantity of a value that has the form of one of the schemas. */
export function eachQuantity(
  schemas: readonly z.ZodType[],
  value: unknown,
  path: Path,
  visit: (path: Path, quantity: Quantity, dimension: Dimension) => void,
): void {
  const known = new LookUp();
  const look = (at: readonly z.ZodType[], inner: unknown, here: Path): void => {
    if (Array.isArray(inner)) {
      inner.forEach((item, index) => isOpen(item) && look(known.below(at, index), item, [...here, index]));
    } else if (isMap(inner)) {
      if (isQuantity(inner)) {
        const dimension = known.dimension(at, String(inner.unit));
        if (dimension) visit(here, inner as unknown as Quantity, dimension);
        return;
      }
      for (const [key, item] of Object.entries(inner)) if (isOpen(item)) look(known.below(at, key), item, [...here, key]);
    }
  };
  look(schemas.flatMap(forms), value, path);
}

/**
 * Every quantity of the world and of policy with its path, by path in code-unit order. Ceilings are left out: they
 * bound the search for opportunities and decide nothing. Quantities inside `timeline` are left out too.
 */
export function quantitiesOf(scenario: Scenario): QuantityEntry[] {
  const entries: QuantityEntry[] = [];
  eachQuantity([scenarioSchema], scenario, [], (path, quantity, dimension) => {
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
