// A country of 26 million synthetic people, 2013 to 2024, under the court list with and without city points: time and memory.
import { measureRun } from '../lib/large-run.mjs';
import { optionsOf } from '../lib/options.mjs';
import { runCountry } from '../lib/tree.mjs';

const { persons, threads } = optionsOf('Time and memory of a country, 2013 to 2024, in two arms.', {
  persons: [26_000_000, 'people'],
  threads: [2, 'worker threads'],
});
await measureRun(runCountry, persons, threads);
