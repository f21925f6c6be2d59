/**
 * Probability that a t variable with `degrees` (a whole number, at least 1) lies below `t`. Closed form for whole
 * degrees of freedom (finite sum of the incomplete beta function). Throws RangeError for other degrees.
 */
export function tBelow(t: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`degrees of freedom must be a whole number of at least 1, found ${degrees}`);
  const angle = Math.atan2(t, Math.sqrt(degrees));
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  const central = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return 0.5 + central / 2;
}

/** The t value below which a share `probability` (0.5 < p < 1) lies, for whole `degrees` of freedom. Bisection to 1e-12. */
export function tQuantile(probability: number, degrees: number): number {
  if (!(probability > 0.5 && probability < 1)) throw new RangeError(`probability must lie between 0.5 and 1, found ${probability}`);
  let low = 0;
  let high = 1;
  while (tBelow(high, degrees) < probability) high *= 2;
  while (high - low > 1e-12 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (tBelow(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
