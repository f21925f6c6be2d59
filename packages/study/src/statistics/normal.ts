const HALF_LN_TWO_PI = 0.9189385332046727;

/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp(-0.5 * x * x - HALF_LN_TWO_PI);

/**
 * Probability that a standard normal variable lies below `x`. Series up to |x| = 2, continued fraction beyond; absolute error below 1e-15,
 * relative error below 1e-12 in the lower tail. NaN for NaN.
 */
export function normalBelow(x: number): number {
  if (Math.abs(x) > 2) return x < 0 ? tail(-x) : 1 - tail(x);
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** Probability of lying above `x`, for x > 2. */
function tail(x: number): number {
  let fraction = x;
  for (let k = 60; k >= 1; k--) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/**
 * The value below which a share `probability` (0 < p < 1) of a standard normal distribution lies. Bisection followed by Newton steps, to about
 * 1e-14. Throws RangeError outside.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability must lie between 0 and 1, found ${probability}`);
  if (probability > 0.5) return -normalQuantile(1 - probability);
  let low = -38;
  let high = 0;
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < probability) low = middle;
    else high = middle;
  }
  let x = (low + high) / 2;
  for (let step = 0; step < 3; step++) x -= (normalBelow(x) - probability) / normalDensity(x);
  return x;
}
