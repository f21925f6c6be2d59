import type { DesignKind } from './kind.js';

/** One point in the middle of every range. */
export const siren: DesignKind = ({ dimensions }) => [{ positions: dimensions.map(() => 0.5) }];
