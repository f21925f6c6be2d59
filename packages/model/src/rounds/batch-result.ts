import type { Gross } from '../books/gross.js';

/** What a batch has counted by the end of the run; the sums of all batches are the run's. */
export interface BatchResult {
  byRound: Float64Array[][];
  byYear: Float64Array[][][];
  byCell: Float64Array[][];
  /** `[arm][year][cell][counter]`; no years where the plan does not ask for them. */
  byYearCell: Float64Array[][][];
  /** Stocks by arm and cell at the end of the warm-up; empty without one. */
  opening: Float64Array[][];
  /** `[arm]`: columns of each community of the batch; empty where none are asked for. */
  communities: Float64Array[];
  gross: Gross[];
  firstDifference: { day: number; person: number }[];
  /** `[arm][community of the batch]`: hash of the final state. */
  hashes: Int32Array[];
  /** People by a rule for following: number and measure of fit, best first, `[arm]`. */
  notable: { person: number; days: number; without: number; difference: number }[];
  recounted: number;
  candidates: number;
  items: number;
  bytes: number;
  persons: number;
}
