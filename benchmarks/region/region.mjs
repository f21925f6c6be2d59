// The region of 26 million synthetic people, 2010 to 2021, in two arms: time and memory. It prints no count of people.
import { optionsOf } from '../lib/options.mjs';

const { persons, threads } = optionsOf('Time and memory of the region, 2010 to 2021, in two arms. Prints no count of people.', {
  persons: [25_852_345, 'people'],
  threads: [2, 'worker threads'],
});
// Loaded once there is something to run: the packages take longer than help or a refusal.
const { measureRun } = await import('../lib/large-run.mjs');
const { runRegion } = await import('../lib/tree.mjs');
await measureRun(runRegion, persons, threads);
