/** Most worlds that a reader can tell apart side by side. */
export const MOST_WORLDS = 4;
