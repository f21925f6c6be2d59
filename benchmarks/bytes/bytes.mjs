// Bytes that a synthetic person takes in one arm of each shipped scenario: columns, annex, scores and the arena of entries, as `work.bytesPerPersonArm` of a run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOf } from '../lib/options.mjs';
import { built, TREE } from '../lib/tree.mjs';

const { persons } = optionsOf('Bytes of a person and arm in each shipped scenario.', { persons: [10_000, 'people'] });
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
