// Bytes that a synthetic person takes in one arm of each shipped scenario: columns, annex, scores and the arena of entries, as `work.bytesPerPersonArm` of a run.
// node benchmarks/bytes/bytes.mjs [--persons 10000]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { built, TREE } from '../lib/tree.mjs';

const { values } = parseArgs({ options: { persons: { type: 'string', default: '10000' } } });
const persons = Number(values.persons);
const { compile, loadScenario, parseRegister, runExperiment } = await built('model/dist/index.js');
const files = { read: (path) => readFileSync(join(TREE, path), 'utf8') };
const register = parseRegister(files.read('evidence/register.csv'));

const names = readdirSync(join(TREE, 'scenarios')).filter((name) => /^[a-z].*\.yaml$/.test(name));
const rows = names.map((name) => {
  const { scenario } = loadScenario(`scenarios/${name}`, files, register);
  const plan = compile(scenario, [{ id: 'as_written', scenario }], { persons });
  const { work } = runExperiment(plan, { seed: 1, replicate: 0, runId: 'bytes', experiment: scenario.id, point: 0 });
  return { scenario: scenario.id, bytes: Number(work.bytesPerPersonArm.toFixed(1)) };
});

console.log('| Scenario | Bytes a person and arm |\n|---|---|');
for (const { scenario, bytes } of rows.sort((a, b) => a.bytes - b.bytes || (a.scenario < b.scenario ? -1 : 1)))
  console.log(`| \`${scenario}\` | ${bytes} |`);
