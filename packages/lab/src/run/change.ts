/** A change of one person in a month as one word: position in the roster, then the new value of `WHY` in the lowest three bits. */
export const changeOf = (person: number, why: number): number => person * 8 + why;

export const personOf = (change: number): number => change >>> 3;

export const whyOf = (change: number): number => change & 7;
