/** A count or number with at most two significant digits, as everything simulated is shown; `none` for zero. */
export function shown(value: number, none: string): string {
  if (value === 0) return none;
  const size = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const rounded = Math.round(value / size) * size;
  return rounded >= 10 ? Math.round(rounded).toLocaleString('en') : String(Number(rounded.toPrecision(2)));
}
