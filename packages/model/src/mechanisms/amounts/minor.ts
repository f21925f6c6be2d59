/** Minor units of one unit of a currency. */
export const MINOR = 100;

/** Minor units of an amount. */
export const minorOf = (value: number): number => Math.round(value * MINOR);

/** The largest amount of one duty, in minor units: it fits 32 bits. */
export const MOST_OWED = 2_000_000_000;

/** Minor units a day from minor units a month: a month is a twelfth of 365 days. */
export const perDay = (monthly: number): number => Math.round((monthly * 12) / 365);
