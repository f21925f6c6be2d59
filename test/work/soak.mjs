// Kills workers, runners and servers outright at 200 random moments, or at as many as the first argument says. The second changes the moments.
import { spawnSync } from 'node:child_process';

const [kills = '200', seed = '1'] = process.argv.slice(2);
const environment = { ...process.env, GLASSHOUSE_TEST_BUILT: '1', GLASSHOUSE_KILLS: kills, GLASSHOUSE_KILLS_SEED: seed };
const args = ['node_modules/vitest/vitest.mjs', 'run', 'test/work/executors.test.ts', '-t', 'killed outright'];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env: environment }).status ?? 1;
