// The built command line without the launcher, so that a test never builds.
import { main } from '../../packages/cli/dist/main.js';

process.exitCode = await main(process.argv.slice(2));
