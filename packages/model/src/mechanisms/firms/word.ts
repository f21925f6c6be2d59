/*
 * Words of a slot for firms in the annex of the state: who holds it, what the firm still sells, and one word for each register.
 */

/** Type and generation of the firm; 0: the slot has not been opened yet. */
export const FIRM = 0;

/** What is left of the firm's first sales. */
export const KEPT = 1;

/** First of the words for registers. */
export const REGISTERS = 2;

export const firmWord = (generation: number, type: number): number => generation * 256 + type + 1;

export const typeOf = (word: number): number => (word & 255) - 1;

export const generationOf = (word: number): number => word >> 8;

/** A firm's word of a register: the day on which it leaves the list (0: not on it), above two marks. */
const MARKS = 2;

/** The entry rests on a finding against an honest month. */
export const WRONG = 1;

/** A finding that is shared whenever bodies share findings. */
export const KNOWN = 2;

export const listingWord = (lastDay: number, wrong: boolean): number => (lastDay << MARKS) | KNOWN | (wrong ? WRONG : 0);

export const lastDayOf = (word: number): number => word >> MARKS;

export const listed = (word: number): boolean => lastDayOf(word) !== 0;

/** Whether a firm's word of a register says that it is on the list, and whether the finding behind that holds. */
export const findingOf = (word: number): 'sound' | 'wrong' | null => (!listed(word) ? null : (word & WRONG) === 0 ? 'sound' : 'wrong');
