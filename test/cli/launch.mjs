// The built command line without the launcher, so that a test never builds: the bundle where `npm test` has just made it.
const { main } = await import(`../../packages/cli/dist/${process.env.GLASSHOUSE_TEST_BUILT === '1' ? 'bundle/' : ''}main.js`);

process.exitCode = await main(process.argv.slice(2));
