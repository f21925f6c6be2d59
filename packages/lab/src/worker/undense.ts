/** The table of `count` dimensions that the build wrote as bits (see packages/lab/dense.mjs). */
export function undense(text: string, count: number): string[] {
  const bytes = atob(text);
  let at = 0;
  const take = (width: number): number => {
    let value = 0;
    for (; width > 0; width--, at++) value = value * 2 + ((bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1);
    return value;
  };
  let degree = 1;
  return Array.from({ length: count }, () => {
    while (take(1) === 1) degree++;
    const polynomial = take(degree - 1);
    return `${polynomial}:${Array.from({ length: degree }, (_, k) => 2 * take(k) + 1).join(',')}`;
  });
}
