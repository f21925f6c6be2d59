// The region of 26 million synthetic people, 2010 to 2021, in two arms: time and memory. It prints no count of people.
import { measureRun } from '../lib/large-run.mjs';
import { numberOf, runRegion } from '../lib/tree.mjs';

await measureRun(runRegion, numberOf('persons', 25_852_345), numberOf('threads', 2));
