/** Position of the attribute that says whether a child is in the household; age stands before it. */
export const CHILDREN = 1;

export interface AttributePlan {
  id: string;
  categories: string[];
  /** Cumulative thresholds in 0..2^32, one per category. */
  cumulative: number[];
  ofHousehold: boolean;
  /** `[place]`: thresholds where a place's shares differ, else null. Absent where they differ nowhere. */
  byPlace?: (number[] | null)[];
  /** Made of the places that hold people, where people move: each begins where the community is. */
  isPlace?: true;
  /** Nothing is drawn for children: each has `childCategory`. */
  adultsOnly: boolean;
  childCategory: number;
  key: number;
}

/** Id of the attribute that says where people live now, where they move. */
export const PLACE = 'place';
