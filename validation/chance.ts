/** Exact tails of the laws that counts follow in the validation cases. Sums of terms by their logarithms; good to twelve digits for counts up to some millions. */

const logs: number[] = [0];

/** Natural logarithm of n factorial. */
function logFactorial(n: number): number {
  for (let i = logs.length; i <= n; i += 1) logs.push(logs[i - 1]! + Math.log(i));
  return logs[n]!;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Chances of at most, and of at least, what was counted. */
export interface Tails {
  atMost: number;
  atLeast: number;
}

function tails(count: number, low: number, high: number, logTerm: (k: number) => number): Tails {
  let atMost = 0;
  let atLeast = 0;
  for (let k = low; k <= high; k += 1) {
    const term = Math.exp(logTerm(k));
    if (k <= count) atMost += term;
    if (k >= count) atLeast += term;
  }
  return { atMost, atLeast };
}

/** Tails of a count out of `of` independent tries with chance `p` each. A chance of 0 or 1 leaves one possible count. */
export function binomialTails(count: number, of: number, p: number): Tails {
  if (p === 0) return { atMost: 1, atLeast: count === 0 ? 1 : 0 };
  if (p === 1) return { atMost: count === of ? 1 : 0, atLeast: 1 };
  const [yes, no] = [Math.log(p), Math.log1p(-p)];
  return tails(count, 0, of, (k) => logChoose(of, k) + k * yes + (of - k) * no);
}

/** Tails of a count out of `of`, given the count of both samples together, where both have one unknown chance (Fisher). */
export function hypergeometricTails(count: number, of: number, otherCount: number, otherOf: number): Tails {
  const both = count + otherCount;
  const all = logChoose(of + otherOf, both);
  return tails(count, Math.max(0, both - otherOf), Math.min(of, both), (k) => logChoose(of, k) + logChoose(otherOf, both - k) - all);
}
