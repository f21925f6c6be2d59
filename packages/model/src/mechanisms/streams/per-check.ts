/** Days between two checks of an open duty or a listing. */
export const CHECK_DAYS = 30;

/** Probability at one monthly check from a rate per person-year. Throws where it would pass one. */
export function perCheck(rate: number, name: string): number {
  const probability = (rate * CHECK_DAYS) / 365;
  if (probability > 1) throw new Error(`${name}: ${rate} per person-year is more than once a month; the model checks once a month`);
  return probability;
}
