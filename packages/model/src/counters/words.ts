/** Why a report stands against a person. Order is the order of harm when several causes impose one measure. */
export const CAUSES = ['deed', 'lawful', 'status', 'inability', 'other', 'error'] as const;

export type Cause = (typeof CAUSES)[number];

/** Why an entry leaves a list. */
export const REASONS = ['performed', 'term', 'empty_searches', 'repair', 'corrected', 'policy', 'gone'] as const;

/** Causes with which a screen can flag. */
export const FLAG_CAUSES = ['deed', 'lawful', 'status', 'error'] as const;

/** A chain is counted under each of these numbers that its people, the first included, reach. */
export const CHAIN_SIZES = [2, 3, 4, 5, 6, 10, 20, 50, 100, 1000] as const;

/** Why a firm closes. */
export const EXITS = ['listed', 'failed', 'turnover'] as const;

/** Why a firm leaves a list of firms found at fault. */
export const FIRM_REASONS = ['term', 'corrected', 'closed', 'policy'] as const;
