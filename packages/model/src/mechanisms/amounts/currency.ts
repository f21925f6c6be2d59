import { UNITS } from '../../format/quantity.js';
import { MINOR } from './minor.js';

const MONEY: readonly string[] = UNITS.money;

const isMap = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

/** Every unit of money that a value of a scenario file names, with the first path that names it, in the order of the file. */
export function currenciesIn(value: unknown): Map<string, (string | number)[]> {
  const found = new Map<string, (string | number)[]>();
  const path: (string | number)[] = [];
  const visit = (inner: Record<string, unknown>): void => {
    if (typeof inner.value === 'number' && typeof inner.unit === 'string') {
      if (MONEY.includes(inner.unit) && !isHoursOrYuan(path) && !found.has(inner.unit)) found.set(inner.unit, [...path, 'unit']);
      return;
    }
    const isList = Array.isArray(inner);
    for (const key in inner) {
      const each = inner[key];
      if (!isMap(each)) continue;
      path.push(isList ? Number(key) : key);
      visit(each);
      path.pop();
    }
  };
  if (isMap(value)) visit(value);
  return found;
}

/** The amount of a good deed, in hours or yuan, is what point rules read and is no money of the books. */
const isHoursOrYuan = (path: (string | number)[]): boolean =>
  (path[0] === 'streams' && path[2] === 'amount') || (path[0] === 'ledgers' && path.includes('steps'));

/** The currency of a scenario, or null where it has no amount. */
export const currencyOf = (scenario: object): string | null => [...currenciesIn(scenario).keys()][0] ?? null;

/** An amount in minor units as a person reads it: `12.50 pounds`. */
export function moneyWords(minor: number, currency: string | null): string {
  const whole = Math.floor(Math.abs(minor) / MINOR);
  const rest = String(Math.abs(minor) % MINOR).padStart(2, '0');
  return `${minor < 0 ? '−' : ''}${whole}.${rest} ${currency ?? 'currency units'}`;
}
