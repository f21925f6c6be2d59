import type { Quantity } from '../format/quantity.js';
import { toBase } from '../format/units.js';

export const base = (quantity: Quantity | undefined, otherwise = 0): number => (quantity ? toBase(quantity) : otherwise);
