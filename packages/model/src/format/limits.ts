/** Limits on a file that may come from a stranger. */
export const LIMITS = { bytes: 512 * 1024, depth: 24, aliases: 50, nodes: 20_000, key: 400, problems: 50 } as const;
