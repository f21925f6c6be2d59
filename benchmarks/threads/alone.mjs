// One run of the country on one thread, for `threads.mjs --processes`, which starts it twice at the same time.
import { optionsOf } from '../lib/options.mjs';

const { persons } = optionsOf('One run on one thread: wall and processor time.', { persons: [100_000, 'people'] });
const { runCountry } = await import('../lib/tree.mjs');
const { seconds, processorSeconds } = await runCountry(persons, 1);
console.log(JSON.stringify({ seconds, processorSeconds }));
