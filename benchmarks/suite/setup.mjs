// Set up by benchmarks/suite/suite.mjs: notes what each file of tests costs of the processor.
import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

const TICKS = 100;

/** Seconds of processor of this process so far, and of the processes that it started and that have ended. */
function spent() {
  const facts = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const { user, system } = process.cpuUsage();
  return { own: (user + system) / 1e6, children: (Number(facts[13]) + Number(facts[14])) / TICKS };
}

const before = spent();
afterAll(() => {
  const after = spent();
  const cost = { file: expect.getState().testPath, own: after.own - before.own, children: after.children - before.children };
  appendFileSync(String(process.env.GLASSHOUSE_SUITE_LOG), `${JSON.stringify(cost)}\n`);
});
