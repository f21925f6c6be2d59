/**
 * Stands in the worker for the direction numbers of Sobol' sequences until they are fetched: only studies that a reader opens may lay points out by them.
 */
export const DIRECTIONS: string[] = [];

/** From now on sequences have the dimensions of this table. */
export function useDirections(all: readonly string[]): void {
  if (DIRECTIONS.length === 0) DIRECTIONS.push(...all);
}
