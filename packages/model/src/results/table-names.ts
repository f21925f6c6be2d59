/** Tables of counts, which are empty where a study keeps numbers only. */
export const COUNT_TABLES = ['outcomes', 'rounds', 'years', 'cells', 'group_years', 'harm', 'harm_years', 'effects'] as const;

/** Tables of a result, in the order in which a reader needs them. docs/how-to/open-the-tables.md describes each. */
export const TABLES = ['indicators', 'design', ...COUNT_TABLES, 'persons', 'runs', 'counters'] as const;

export type TableId = (typeof TABLES)[number];
