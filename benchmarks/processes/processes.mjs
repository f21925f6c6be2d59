// One run cut into parts: bytes that the council and the parts send each other, and the council's time, at two sizes; and what that is at a third.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { optionsOf } from '../lib/options.mjs';
import { built, countryInputs, machine, TREE } from '../lib/tree.mjs';

const { Batch, compile, Coordinator, decisionsFrom, decisionsOf, loadScenario, mergeBatches, parseRegister } =
  await built('model/dist/index.js');
const { cutCommunities } = await built('study/dist/threads/split.js');
const asked = optionsOf('What the council and the parts of one run send each other, at two sizes.', {
  parts: [8, 'parts of the run'],
  small: [50_000, 'people of the small run'],
  large: [100_000, 'people of the large run'],
  wanted: [1_400_000_000, 'people that messages and time are estimated for'],
  line: [false, 'also do the run by parts that join over TLS on this machine, and count what goes over the line'],
  port: [17_171, 'port for --line'],
  scenario: [null, 'scenario of the repository, by its path; without it, the country'],
});
const { parts, wanted, scenario } = asked;
const sizes = [asked.small, asked.large];

/** The country, or a scenario of the repository that is named. */
function inputs() {
  if (scenario === null) return countryInputs();
  const read = (path) => readFileSync(join(TREE, path), 'utf8');
  const loaded = loadScenario(scenario, { read }, parseRegister(read('evidence/register.csv'))).scenario;
  return { base: loaded, arms: [{ id: 'as_written', scenario: loaded }] };
}

const seconds = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;

function measured(persons) {
  const { base, arms } = inputs();
  const begunPlan = seconds();
  const plan = compile(base, arms, { persons });
  const planSeconds = seconds() - begunPlan;
  const cuts = cutCommunities(
    plan.communities.map((community) => community.persons),
    parts,
  );
  const batches = cuts.map(([first, end]) => new Batch(plan, { seed: 7, replicate: 0, first, end }));
  const council = new Coordinator(plan);
  const found = { orders: 0, reports: 0, letters: 0, council: 0, engine: 0, most: 0 };
  for (let r = 0; r < plan.rounds.length; r++) {
    let at = seconds();
    const decisions = council.decide(r);
    found.council += seconds() - at;
    at = seconds();
    const told = cuts.map(([first, end]) => decisionsOf(plan, decisions, first, end));
    found.council += seconds() - at;
    const order = told.reduce((sum, one) => sum + serialize({ kind: 'batch', round: r, decisions: one }).length, 0);
    at = seconds();
    const reports = batches.map((batch, i) => batch.round(r, decisionsFrom(plan, told[i], ...cuts[i])));
    found.engine += seconds() - at;
    const back = reports.reduce((sum, report) => sum + serialize({ kind: 'report', report }).length, 0);
    found.letters += reports.reduce((sum, { mail }) => sum + mail.reduce((n, words) => n + words.length / 5, 0), 0);
    found.orders += order;
    found.reports += back;
    found.most = Math.max(found.most, order + back);
    at = seconds();
    council.receive(reports.map((report, i) => ({ first: cuts[i][0], end: cuts[i][1], report })));
    found.council += seconds() - at;
  }
  const ends = batches.map((batch) => batch.finish());
  const last = ends.reduce((sum, result) => sum + serialize({ kind: 'finished', result }).length, 0);
  const begun = seconds();
  mergeBatches(
    plan,
    { experiment: 'x', point: 0, replicate: 0, runId: 'x' },
    ends.map((result, i) => ({ first: cuts[i][0], result })),
    council.held,
  );
  const held = [...council.held.mail, ...council.held.capacity.flat()].reduce((sum, words) => sum + words.byteLength, 0);
  return {
    persons: plan.persons,
    communities: plan.communities.length,
    rounds: plan.rounds.length,
    idle: council.idle,
    ...found,
    last,
    held,
    planBytes: serialize(plan).length,
    planSeconds,
    merge: seconds() - begun,
  };
}

/** The same run by the executor of `run --listen`, its parts in a process that joined over TLS on this machine: what went over the line, signs of life apart. */
async function overTheLine() {
  const { gather } = await built('cli/dist/parts/gathering.js');
  const { keyFor } = await built('cli/dist/parts/token.js');
  const { engineHash } = await built('cli/dist/io/repository.js');
  const { partsExecutor } = await built('study/dist/threads/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-processes-'));
  const token = join(folder, 'token');
  const { key, write } = keyFor(token);
  write();
  const address = { host: '127.0.0.1', port: asked.port };
  const gathering = await gather({ address, key, parts, wait: 3_600_000, build: engineHash(), told: () => undefined });
  const args = ['join', String(address.port), '--token', token, '--threads', String(parts)];
  const joined = spawn(join(TREE, 'glasshouse'), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const found = [];
  try {
    for (const persons of sizes) {
      const { sent, received } = gathering.traffic();
      const task = { id: 'x', experiment: 'x', point: 0, replicate: 0, seed: 7, persons, inputs };
      const kept = (outcome) => ('failure' in outcome ? Promise.reject(new Error(outcome.failure.message)) : Promise.resolve());
      const begun = performance.now();
      await partsExecutor(parts, gathering.line).execute([task], kept, () => undefined);
      const wall = (performance.now() - begun) / 1000;
      const now = gathering.traffic();
      const more = (after, earlier) => ({ messages: after.messages - earlier.messages, bytes: after.bytes - earlier.bytes });
      found.push({ persons, wall, sent: more(now.sent, sent), received: more(now.received, received) });
    }
  } finally {
    gathering.close();
    joined.kill();
    rmSync(folder, { recursive: true });
  }
  return found;
}

const before = await machine();
const rows = sizes.map(measured);
const line = asked.line ? await overTheLine() : undefined;
const [small, large] = rows;
/** A straight line through both sizes, at the wanted number of people. */
const atWanted = (key) => Math.round(large[key] + ((large[key] - small[key]) / (large.persons - small.persons)) * (wanted - large.persons));
const keys = [
  'communities',
  'orders',
  'reports',
  'letters',
  'most',
  'last',
  'held',
  'planBytes',
  'planSeconds',
  'council',
  'merge',
  'engine',
];
console.log(
  JSON.stringify(
    { machine: before, parts, rows, line, wanted, estimated: Object.fromEntries(keys.map((key) => [key, atWanted(key)])) },
    null,
    2,
  ),
);
