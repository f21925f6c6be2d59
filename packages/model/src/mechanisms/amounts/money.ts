/** Unit of money in counters: hundredths of the currency of the scenario. */
export const MONEY = 'minor units';
