// The region of 26 million synthetic people, 2010 to 2021, in two arms: time and memory. It prints no count of people.
import { measureRun } from '../lib/large-run.mjs';
import { optionsOf } from '../lib/options.mjs';
import { runRegion } from '../lib/tree.mjs';

const { persons, threads } = optionsOf('Time and memory of the region, 2010 to 2021, in two arms. Prints no count of people.', {
  persons: [25_852_345, 'people'],
  threads: [2, 'worker threads'],
});
await measureRun(runRegion, persons, threads);
