/** Whether a table, or a part of a scenario that may be left out, has an entry. */
export const some = (table: object | undefined): boolean => table !== undefined && Object.keys(table).length > 0;
