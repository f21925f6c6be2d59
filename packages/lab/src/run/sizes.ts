/** A size of run that a reader can choose: simulated people, and design points. */
export interface RunSize {
  persons: number;
  points: number;
}

/** The first is that of every new run. With a million people fewer points are drawn, so that a run ends within minutes. */
export const SIZES: readonly RunSize[] = [
  { persons: 20_000, points: 8 },
  { persons: 100_000, points: 8 },
  { persons: 1_000_000, points: 4 },
];

/** Most people of a run in the page. */
export const MOST_PERSONS = 1_000_000;
