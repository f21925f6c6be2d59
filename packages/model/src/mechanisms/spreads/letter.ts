/** Words of a letter on the day on which it is delivered: who gets it, key and row of the community and person it is from, and what it says. */
export const LETTER_WORDS = 4;

export const TO = 0;

export const FROM_KEY = 1;

export const FROM_ROW = 2;

export const WHAT = 3;

/** What a letter says: somebody was entered on a public list. Any other word is that of a record. */
export const LISTED = 0;

/** The word of a record that is passed on: 1, then its soundness (1 bit), stream (8 bits) and spread (4 bits). */
export const recordWord = (spread: number, stream: number, sound: number): number => 1 + ((spread << 9) | (stream << 1) | sound);

export const spreadOf = (what: number): number => ((what - 1) >>> 9) & 15;

export const streamOf = (what: number): number => ((what - 1) >>> 1) & 255;

export const isSound = (what: number): boolean => ((what - 1) & 1) === 1;
