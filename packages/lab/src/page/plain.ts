/** A value of the store as plain data, which can be sent. */
export const plainOf = (value: unknown): unknown => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown));
