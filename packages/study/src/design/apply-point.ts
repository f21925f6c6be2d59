import { familyOf, quantityAt, scaledToOne, sweptTo, withQuantities } from '@glasshouse/model';
import type { Quantity, Scenario } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';
import { between, positionBetween, scaleOf } from './sampling-scale.js';

/** One setting of the varied quantities. Point 0 is the scenario as written and has no positions, values or sweep. */
export interface DesignPoint {
  index: number;
  /** Path -> position 0..1 within the range written at that path. */
  positions: Record<string, number>;
  /** Path -> value in its unit, of a point that is written out. */
  values?: Record<string, number>;
  /** The point whose random draws it shares, where points of a block do. Absent: draws of its own. */
  dice?: number;
  /** A value set by hand, with the point of the hypercube on which it is tried. */
  sweep: { path: string; value: number; base: number } | null;
}

/** Always whole numbers. */
const COUNTED = new Set(['points', 'persons', 'count', 'bodies', 'households']);
/** Whole numbers where both ends of the range are. */
const WHOLE_BY_HABIT = new Set(['days', 'working days']);

/**
 * Value at a position 0..1 of a range, on the scale of `scaleOf`; never outside the range. Things counted whole stay whole: on a linear
 * scale each whole number is equally wide, on a log scale n is as wide as the step from n to n + 1.
 */
export function valueAt(quantity: Quantity, position: number): number {
  const [low, high] = quantity.range ?? [quantity.value, quantity.value];
  const counted = COUNTED.has(quantity.unit);
  const scale = scaleOf(quantity);
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  if ((counted || WHOLE_BY_HABIT.has(quantity.unit)) && Number.isInteger(low) && Number.isInteger(high)) {
    return within(Math.floor(between(scale, low, high + 1, position)));
  }
  const whole = quantity.unit === 'percent' ? 100 : 1;
  const value = within(between(scale, low, high, position, whole));
  return counted ? within(Math.round(value)) : value;
}

/**
 * The position 0..1 at which `valueAt` gives a value of the range, or null where the quantity has no range. Of a whole number the middle of its step.
 * A value outside the range has the position of the nearer end.
 */
export function positionOf(quantity: Quantity, value: number): number | null {
  if (!quantity.range) return null;
  const [low, high] = quantity.range;
  if (high === low) return 0;
  const scale = scaleOf(quantity);
  const stepped = (COUNTED.has(quantity.unit) || WHOLE_BY_HABIT.has(quantity.unit)) && Number.isInteger(low) && Number.isInteger(high);
  const whole = quantity.unit === 'percent' ? 100 : 1;
  const at = (one: number): number =>
    stepped ? positionBetween(scale, low, high + 1, one) : positionBetween(scale, low, high, one, whole);
  const position = stepped ? (at(value) + at(value + 1)) / 2 : at(value);
  return Math.min(1, Math.max(0, position));
}

/**
 * The experiment's scenarios at a design point. A varied quantity takes the same position of its own range in the base
 * and in each arm, after patches; an arm that patched in a number without a range keeps it. A swept value is set
 * wherever the path exists and is the value that runs. Shares that must add to one do so again (`scaledToOne`), so a
 * varied share may run with another value than its position says: `designRows` reads the values that ran.
 */
export function atPoint(inputs: RunInputs, point: DesignPoint): RunInputs {
  if (Object.keys(point.positions).length === 0 && !point.values && !point.sweep) return inputs;
  return {
    base: moved(inputs.base, point),
    arms: inputs.arms.map((arm) => ({ id: arm.id, scenario: moved(arm.scenario, point) })),
  };
}

/** A new scenario that shares every part that does not change. */
function moved(scenario: Scenario, point: DesignPoint): Scenario {
  const values = new Map<string, number>();
  const varied = new Map<string, string[]>();
  const set = point.values ?? point.positions;
  for (const [path, number] of Object.entries(set)) {
    const quantity = quantityAt(scenario, path);
    if (!quantity?.range) continue;
    values.set(path, point.values ? number : valueAt(quantity, number));
    const family = familyOf(path);
    if (family !== null) varied.set(family, [...(varied.get(family) ?? []), path]);
  }
  let copy = withQuantities(scenario, values);
  for (const [family, held] of varied) copy = scaledToOne(copy, family, held, null);
  return point.sweep ? sweptTo(copy, point.sweep.path, point.sweep.value) : copy;
}
