// The built command line without the launcher, so that a test never builds: the bundle where `npm test` has just made it.
import { setFlagsFromString } from 'node:v8';

// As in vitest.config.mts: code that runs for a second is not worth compiling twice.
setFlagsFromString('--interrupt-budget=400000');
const { main } = await import(`../../packages/cli/dist/${process.env.GLASSHOUSE_TEST_BUILT === '1' ? 'bundle/' : ''}main.js`);

process.exitCode = await main(process.argv.slice(2));
