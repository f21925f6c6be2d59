import { toBase } from '@glasshouse/scenario';
import type { Quantity, Scenario } from '@glasshouse/scenario';
import type { RunInputs } from '../ports.js';

/** One setting of the varied quantities. Point 0 is the scenario as written and has no positions and no sweep. */
export interface DesignPoint {
  index: number;
  /** Path -> position 0..1 within the range written at that path. */
  positions: Record<string, number>;
  /** A value set by hand, with the point of the hypercube on which it is tried. */
  sweep: { path: string; value: number; base: number } | null;
}

/** Always whole numbers. */
const COUNTED = new Set(['points', 'persons', 'count', 'bodies', 'households']);
/** Whole numbers where both ends of the range are. */
const WHOLE_BY_HABIT = new Set(['days', 'working days']);

/** The quantity at a dotted path, or undefined where the scenario has none there. */
export function quantityAt(scenario: Scenario, path: string): Quantity | undefined {
  let node: unknown = scenario;
  for (const key of path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  const found = node as Partial<Quantity> | null;
  return typeof found === 'object' && found !== null && typeof found.value === 'number' && typeof found.unit === 'string'
    ? (found as Quantity)
    : undefined;
}

/** Value at a position 0..1 of a range. Things counted whole stay whole, each whole number equally wide. */
export function valueAt(quantity: Quantity, position: number): number {
  const [low, high] = quantity.range ?? [quantity.value, quantity.value];
  const counted = COUNTED.has(quantity.unit);
  if ((counted || WHOLE_BY_HABIT.has(quantity.unit)) && Number.isInteger(low) && Number.isInteger(high)) {
    return Math.min(high, low + Math.floor(position * (high - low + 1)));
  }
  const value = low + position * (high - low);
  return counted ? Math.round(value) : value;
}

/**
 * The experiment's scenarios at a design point. A varied quantity sits at the same position of its own range in the
 * base and in each arm, after patches; an arm that patched in a number without a range keeps it. A swept value is set
 * wherever the path exists. Shares that must add to one are scaled back to one.
 */
export function atPoint(inputs: RunInputs, point: DesignPoint): RunInputs {
  if (Object.keys(point.positions).length === 0 && !point.sweep) return inputs;
  return {
    base: moved(inputs.base, point),
    arms: inputs.arms.map((arm) => ({ id: arm.id, scenario: moved(arm.scenario, point) })),
  };
}

/** A new scenario that shares every part that does not change. */
function moved(scenario: Scenario, point: DesignPoint): Scenario {
  let copy = scenario;
  const touched = new Set<string>();
  const set = (path: string, value: (quantity: Quantity) => number): void => {
    const quantity = quantityAt(copy, path);
    if (!quantity) return;
    copy = withValue(copy, [...path.split('.'), 'value'], value(quantity));
    const family = familyOf(path);
    if (family) touched.add(family);
  };
  for (const [path, position] of Object.entries(point.positions)) set(path, (q) => (q.range ? valueAt(q, position) : q.value));
  if (point.sweep) {
    const { path, value } = point.sweep;
    set(path, () => value);
  }
  for (const family of touched) copy = rescaled(copy, family);
  return copy;
}

function withValue<T>(node: T, keys: readonly string[], value: number): T {
  const [key, ...rest] = keys;
  if (key === undefined) return value as T;
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...node }) as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy as T;
}

const FAMILIES = [
  /^(population\.household_size\.)[^.]+$/,
  /^(population\.age\.)[^.]+\.share$/,
  /^(population\.attributes\.[^.]+\.categories\.)[^.]+\.share$/,
  /^(streams\.[^.]+\.classes\.)[^.]+\.share$/,
  /^(firms\.types\.)[^.]+\.share$/,
  /^(officials\.types\.)[^.]+\.share$/,
];

/** Path of the map whose shares add to one with this one, or null. */
function familyOf(path: string): string | null {
  for (const family of FAMILIES) {
    const match = family.exec(path);
    if (match) return match[1]!.slice(0, -1);
  }
  return null;
}

function rescaled(scenario: Scenario, family: string): Scenario {
  let map: unknown = scenario;
  for (const key of family.split('.')) map = (map as Record<string, unknown>)[key];
  const paths = Object.keys(map as Record<string, unknown>).map((key) => {
    const plain = `${family}.${key}`;
    return quantityAt(scenario, plain) ? plain : `${plain}.share`;
  });
  let sum = 0;
  for (const path of paths) sum += toBase(quantityAt(scenario, path)!);
  if (!(sum > 0)) return scenario;
  return paths.reduce((copy, path) => withValue(copy, [...path.split('.'), 'value'], quantityAt(copy, path)!.value / sum), scenario);
}
