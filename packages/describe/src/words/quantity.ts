import type { Quantity, Register } from '@glasshouse/model';

export const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const isQuantity = (value: unknown): value is Quantity =>
  isMap(value) && typeof value.value === 'number' && typeof value.unit === 'string';

/** Units that say nothing beside their number. */
const BARE: readonly string[] = ['count', 'factor', 'share', 'probability'];

/** Units whose name loses its last letter beside one. */
const PLURAL: readonly string[] = ['days', 'working days', 'weeks', 'months', 'years', 'points', 'persons', 'households', 'hours'];

/** `-20 points`, `1 year`, `0.6 (share)`, `30 percent`. */
export function numberWords({ value, unit }: Quantity): string {
  if (BARE.includes(unit)) return `${value} (${unit})`;
  return `${value} ${value === 1 && PLURAL.includes(unit) ? unit.slice(0, -1) : unit}`;
}

/** `E113, reported`, with who disputes it and how. A row that the register does not hold is named as such. */
export function sourceWords(id: string, register: Register): string {
  const row = register.rows.get(id);
  if (!row) return `${id}, not in the register`;
  const dispute = row.disputedBy === '' && row.disputeKind === '' ? '' : `, disputed by ${row.disputedBy || 'somebody not named'}`;
  return `${id}, ${row.grade}${dispute}${row.disputeKind === '' ? '' : ` (${row.disputeKind})`}`;
}

/** A text that others follow in the same sentence: without its full stop. */
export const unstopped = (text: string): string => text.replace(/(?<!\.)\.$/, '');

const FITTED = /^Fitted to /;

/** Whether a number was fitted to published counts, as its reason says: `assumed: Fitted to …`. It is no assumption of the author alone. */
export const isFitted = ({ source, assumed }: Quantity): boolean => source === undefined && FITTED.test(assumed ?? '');

/** Where a number comes from: its source, or `assumed` (`fitted`, where it was fitted to published counts) with range and reason; the note last. */
export function papersOf(quantity: Quantity, register: Register): string {
  const { source, assumed, range, note } = quantity;
  const kind = isFitted(quantity) ? 'fitted' : 'assumed';
  const reason = unstopped(assumed ?? '');
  const origin = source === undefined ? `${kind}${range ? `, ${range[0]} to ${range[1]}` : ''}: ${reason}` : sourceWords(source, register);
  return note === undefined ? origin : `${origin}. ${unstopped(note)}`;
}
