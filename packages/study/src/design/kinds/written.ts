import type { DesignKind } from './kind.js';

/** Points that the study or a file writes out: their values run as they stand. */
export const writtenOut: DesignKind = ({ table, dimensions }) => {
  const columns = dimensions.map((path) => table!.paths.indexOf(path));
  return table!.rows.map((row) => ({ positions: columns.map(() => null), values: columns.map((column) => row[column]!) }));
};

/** Every combination of pathways off, under the random draws of the scenario as written. */
export const switches: DesignKind = (request) => writtenOut(request).map((point) => ({ ...point, asWritten: true }));
