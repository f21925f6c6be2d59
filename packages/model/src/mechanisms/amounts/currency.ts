import { UNITS } from '../../format/quantity.js';
import { MINOR } from './minor.js';

const MONEY: readonly string[] = UNITS.money;

const isMap = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

/** Every unit of money that a value of a scenario file names, with the first path that names it, in the order of the file. */
export function currenciesIn(value: unknown, path: (string | number)[] = [], found = new Map<string, (string | number)[]>()) {
  if (!isMap(value)) return found;
  if (typeof value.value === 'number' && typeof value.unit === 'string') {
    if (MONEY.includes(value.unit) && !isHoursOrYuan(path) && !found.has(value.unit)) found.set(value.unit, [...path, 'unit']);
    return found;
  }
  for (const [key, each] of Object.entries(value)) currenciesIn(each, [...path, Array.isArray(value) ? Number(key) : key], found);
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
