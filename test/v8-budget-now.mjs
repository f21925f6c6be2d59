// Loaded before a script whose command line is not ours (`node --import`): gives it the budget of the tests.
import { setFlagsFromString } from 'node:v8';
import { V8_BUDGET } from './v8-budget.mjs';

for (const flag of V8_BUDGET) setFlagsFromString(flag);
