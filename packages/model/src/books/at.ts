import type { Slots } from './slots.js';

export type At = Pick<Slots, 'at'>;
