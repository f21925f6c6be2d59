// A country of 26 million synthetic people, 2013 to 2024, under the court list with and without city points: time and memory.
import { optionsOf } from '../lib/options.mjs';

const { persons, threads } = optionsOf('Time and memory of a country, 2013 to 2024, in two arms.', {
  persons: [26_000_000, 'people'],
  threads: [2, 'worker threads'],
});
// Loaded once there is something to run: the packages take longer than help or a refusal.
const { measureRun } = await import('../lib/large-run.mjs');
const { runCountry } = await import('../lib/tree.mjs');
await measureRun(runCountry, persons, threads);
