import type { DesignTable, Experiment } from '@glasshouse/model';
import type { Size } from '../points.js';
import type { Factor } from '../factors.js';
import type { Draw } from '../latin-hypercube.js';

/** What a design is laid over. */
export interface DesignRequest {
  design: Experiment['design'];
  size: Size;
  dimensions: readonly string[];
  factors: readonly Factor[];
  /** Random words of the experiment by address. */
  draw: Draw;
  /** Points written out, of `list` and `file`. */
  table: DesignTable | null;
}

/** One drawn point, in the order in which points are numbered. */
export interface DrawnPoint {
  /** 0..1 within the range of each dimension; null: the value as written. */
  positions: (number | null)[];
  /** Values that run exactly as they are written, by dimension. */
  values?: (number | null)[];
  /** Points of one block share their random draws. Absent: draws of its own. */
  block?: number;
  /** Shares the random draws of the scenario as written. */
  asWritten?: true;
}

/** Lays points over the ranges. Never called without dimensions. */
export type DesignKind = (request: DesignRequest) => DrawnPoint[];
