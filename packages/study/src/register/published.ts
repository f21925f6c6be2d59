import type { Register, RegisterRow } from '@glasshouse/model';
import { refuse } from '../problem.js';

/** A row of the register that must be there. Throws InputError otherwise. */
export function rowOf(register: Register, id: string, where: string): RegisterRow {
  const row = register.rows.get(id);
  if (!row) refuse(where, `${id}, which the register does not have`, 'an id of the evidence register', 'Name another row.');
  return row;
}

/** The published number of a row. Throws InputError for an unknown row and for one whose value is not a number. */
export function publishedNumber(register: Register, id: string, where: string): number {
  const row = rowOf(register, id, where);
  if (row.number === null)
    refuse(where, `${id}, whose value "${row.value}" is not a number`, 'a row whose value is a number', 'Name another row.');
  return row.number;
}

/** Whether a row's unit says that it counts what was there at one time: `persons (stock)`. Others may add up over time. */
export const isStock = (unit: string): boolean => unit.includes('(stock');
