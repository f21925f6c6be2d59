// The built command line without the launcher, so that a test never builds: the bundle where `npm test` has just made it.
import { setFlagsFromString } from 'node:v8';
import { V8_BUDGET } from '../v8-budget.mjs';

for (const flag of V8_BUDGET) setFlagsFromString(flag);
const { main } = await import(`../../packages/cli/dist/${process.env.GLASSHOUSE_TEST_BUILT === '1' ? 'bundle/' : ''}main.js`);

process.exitCode = await main(process.argv.slice(2));
