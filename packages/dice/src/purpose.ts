/**
 * What a draw decides: the third word of its key. Numbers are fixed for good; a new purpose takes a new number.
 * Two draws with the same address must be the same decision, so no number is used for two things.
 */
export const PURPOSE = {
  household_size: 1,
  attribute: 2,
  age: 3,
  turnover: 4,
  aware: 5,
  kin: 6,
  rate_class: 7,
  opportunity: 8,
  attempt: 9,
  duty: 10,
  detection: 11,
  review: 12,
  discretion: 13,
  opt_in: 14,
  entry: 15,
  listing: 16,
  appeal: 17,
  order: 18,
  ledger_entry: 19,
  design: 20,
  stage_test: 21,
} as const;

export type Purpose = keyof typeof PURPOSE;
