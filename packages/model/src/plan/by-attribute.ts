import { ONE } from '@glasshouse/dice';
import type { Quantity } from '../format/quantity.js';
import { toBase } from '../format/units.js';
import type { AttributePlan } from '../mechanisms/population/plan-types.js';
import { indexOf } from './ids.js';

/** Every category of every attribute qualifies. */
export const ANY = 0xffffffff;

/** Cumulative thresholds of shares; the last is exactly 2^32. */
export function cumulative(shares: number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  return shares.map((share, i) => {
    sum += share;
    return i === shares.length - 1 ? ONE : (sum / total) * ONE;
  });
}

/** A number for all or by category, in base units, through `convert`. */
export function planBy(
  by: Quantity | { by: string; values: Record<string, Quantity> } | undefined,
  attributes: AttributePlan[],
  convert: (value: number) => number = (value) => value,
): ByAttribute {
  if (by === undefined) return { attribute: -1, values: [0] };
  if ('value' in by) return { attribute: -1, values: [convert(toBase(by))] };
  const attribute = indexOf(
    attributes.map((a) => a.id),
    by.by,
  );
  return { attribute, values: attributes[attribute].categories.map((category) => convert(toBase(by.values[category]))) };
}

/** Attribute of a number that differs by place. */
export const BY_PLACE = -2;

/** The same, or by place: then a value for each of the places that hold people, of the nearest place above it that is named. */
export function planPlaced(
  by: Quantity | { by: string; values: Record<string, Quantity> },
  attributes: AttributePlan[],
  chains: readonly (readonly string[])[],
): ByAttribute {
  const own = attributes.findIndex(({ id }) => id === 'place');
  if ('value' in by || by.by !== 'place' || (own >= 0 && attributes[own].isPlace !== true)) return planBy(by, attributes);
  return {
    attribute: own >= 0 ? own : BY_PLACE,
    values: chains.map((chain) => {
      const nearest = chain.find((each) => Object.hasOwn(by.values, each));
      if (nearest === undefined) throw new Error(`no value by place for ${chain[0]}`);
      return toBase(by.values[nearest]);
    }),
  };
}

/** Bit masks of qualifying categories, one per attribute; none at all where everybody qualifies. */
export function planWho(who: Record<string, string[]> | undefined, attributes: AttributePlan[]): number[] {
  if (who === undefined) return [];
  return attributes.map((attribute) => {
    const wanted = who[attribute.id];
    if (!wanted) return ANY;
    return wanted.reduce((mask, category) => mask | (1 << indexOf(attribute.categories, category)), 0);
  });
}

/** A number for each category of one attribute, or one number for all (`attribute` -1, one value). */
export interface ByAttribute {
  attribute: number;
  values: number[];
}
