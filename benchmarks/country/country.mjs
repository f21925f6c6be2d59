// A country of 26 million synthetic people, 2013 to 2024, under the court list with and without city points: time and memory.
import { measureRun } from '../lib/large-run.mjs';
import { numberOf, runCountry } from '../lib/tree.mjs';

await measureRun(runCountry, numberOf('persons', 26_000_000), numberOf('threads', 2));
