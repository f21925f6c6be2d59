/** Positions of the reasons why an entry leaves a list. */
export const PERFORMED = 0;

export const TERM = 1;

export const EMPTY_SEARCHES = 2;

export const REPAIR = 3;

export const CORRECTED = 4;

export const POLICY_END = 5;

export const GONE = 6;

/** Counted beside the others, for lists that `resets`. */
export const RESET = 7;

/** Counted beside the others, for lists whose entries stand for a duty that lapses by time. */
export const TIME_BARRED = 8;
