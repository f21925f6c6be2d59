// What a study of many runs costs beyond its simulation: processor time and memory a run, and how busy its threads are.
// node benchmarks/many-runs/many-runs.mjs [--runs 1000] [--persons 100000] [--threads 2]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsOf } from '../lib/options.mjs';
import { machine, built, TREE } from '../lib/tree.mjs';

const { runs, persons, threads } = optionsOf('What a study of many runs costs beyond its simulation. Needs node --expose-gc.', {
  runs: [1000, 'runs'],
  persons: [100_000, 'people of a run'],
  threads: [2, 'worker threads of the command'],
});
/** Clock ticks in a second, by which Linux counts processor time. */
const TICKS = 100;

/** The study: the test scenario in two arms, two numbers of each run, as many design points as runs are asked for, one replicate each. */
const studyOf = (points) => `glasshouse: 1
kind: study
id: many-runs
title: Many runs of the test scenario
about: A benchmark. It answers no question.
keep: numbers
experiments:
  - id: many
    title: Two arms of the test scenario
    scenario: ../scenarios/smoke.yaml
    arms:
      - { id: as_written, title: As written, reading: neutral }
      - { id: no_list, title: Without the list, reading: neutral, patch: { lists.defaulters.in_force: { from: 9999-12-31 } } }
    persons: { reduced: ${persons}, full: ${persons} }
    design:
      points: { reduced: ${points}, full: ${points} }
      vary: [streams.littering.rate, responses.pays.effect, channels.offices.sensitivity]
      replicates: { reduced: 1, full: 1 }
    replicates: { reduced: 1, full: 1 }
    indicators:
      - { id: sanction_days, title: Sanction-days, unit: days per 1000 people and year, of: [harm.sanction_days], over: persons, per: 500, harm: true, definition: Days of all sanctions. }
      - { id: refused_once, title: People refused at least once, unit: people per 1000, of: [first.refused_any], over: persons, per: 1000, harm: true, definition: People refused once or more. }
claims: []
not_counted: [Everything that a test scenario leaves out.]
`;

/** The test scenario with as many people as are asked for, in its two places. */
const SCENARIO = 'scenarios/smoke.yaml';
function scenarioText() {
  let text = readFileSync(join(TREE, SCENARIO), 'utf8');
  for (const [now, share] of [
    [1800, 0.6],
    [1200, 0.4],
  ]) {
    const written = `persons: { value: ${now}, unit: persons, assumed: A test, range: [1000, 2000] }`;
    if (!text.includes(written)) throw new Error(`${SCENARIO} has no ${written}`);
    const value = Math.round(persons * share);
    text = text.replace(written, `persons: { value: ${value}, unit: persons, assumed: A benchmark, range: [${value}, ${value + 1}] }`);
  }
  return text;
}

const { loadStudy, parseRegister } = await built('model/dist/index.js');
const engine = await built('model/dist/index.js');
const { inlineExecutor, prepareStudy, runStudy } = await built('study/dist/index.js');

/** The study with so many points, loaded. */
function loaded(points) {
  const read = (path) =>
    path === 'studies/many-runs.yaml' ? studyOf(points) : path === SCENARIO ? scenarioText() : readFileSync(join(TREE, path), 'utf8');
  return loadStudy('studies/many-runs.yaml', { read }, parseRegister(read('evidence/register.csv')));
}

/** Bytes in use, after the collector. */
function bytes() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Runs the study in this process with nothing stored. Gives the processor seconds of all of it, and what a run left in memory from the first tenth on. */
async function here(points) {
  const study = loaded(points);
  const marks = [];
  let done = 0;
  const options = {
    size: 'full',
    seed: 1,
    engineHash: 'benchmark',
    register: study.register,
    executor: inlineExecutor(engine),
    follow: null,
    onRun() {
      done += 1;
      if (done === Math.ceil(points / 10) || done === points) marks.push({ done, bytes: bytes() });
    },
  };
  const prepared = prepareStudy(study, options);
  const before = process.cpuUsage();
  await runStudy(study, { ...options, prepared });
  const { user, system } = process.cpuUsage(before);
  const [first, last] = marks;
  return { seconds: (user + system) / 1e6, bytesARun: (last.bytes - first.bytes) / (last.done - first.done) };
}

/** Processor seconds of the children that have ended. */
function ofChildren() {
  const facts = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(facts[13]) + Number(facts[14])) / TICKS;
}

/** Milliseconds between two looks at the threads of a process. */
const LOOK = 250;

/**
 * Looks at a process until it ends. Gives its memory in MB at every tenth of its life, and for the threads that worked most the share of the middle half of
 * the study in which each had a core or waited for one. Where other programs take the cores, that is what it would have had on an idle machine. Linux only.
 */
function watch(pid) {
  const marks = new Map();
  const memory = [];
  const look = () => {
    try {
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const [had, waited] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number);
        if (!marks.has(thread)) marks.set(thread, []);
        marks.get(thread).push({ at: performance.now(), had, wanted: had + waited });
      }
      memory.push(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
    } catch {
      // It ended in the middle of a look.
    }
  };
  const timer = setInterval(look, LOOK);
  return () => {
    clearInterval(timer);
    const most = [...marks.values()].sort((a, b) => b.at(-1).had - a.at(-1).had).slice(0, threads);
    return {
      memory: Array.from({ length: 10 }, (_, i) => Math.round(memory[Math.floor((i * (memory.length - 1)) / 9)])),
      wantsACore: most.map((list) => {
        const [from, to] = [0.25, 0.75].map((part) => list[Math.floor(part * (list.length - 1))]);
        return Number(((to.wanted - from.wanted) / 1e6 / (to.at - from.at)).toFixed(3));
      }),
    };
  };
}

/** Runs the study by the command, on threads, its numbers kept. */
async function byCommand(points) {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-many-runs-'));
  try {
    for (const name of ['studies', 'scenarios']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'studies', 'many-runs.yaml'), studyOf(points));
    writeFileSync(join(folder, SCENARIO), scenarioText());
    const before = ofChildren();
    const begun = performance.now();
    const args = ['run', 'studies/many-runs.yaml', '--size', 'full', '--threads', String(threads), '--out', 'result'];
    const child = spawn(process.execPath, [join(TREE, 'glasshouse'), ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const seen = watch(child.pid);
    let told = '';
    child.stderr.on('data', (text) => (told += text));
    const status = await new Promise((resolve) => child.on('close', resolve));
    if (status !== 0) throw new Error(told);
    return { wall: (performance.now() - begun) / 1000, processor: ofChildren() - before, ...seen() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const inProcess = await here(runs);
const command = await byCommand(runs);
console.log(
  JSON.stringify(
    {
      machine: await machine(),
      runs,
      persons,
      threads,
      processorSecondsARun: { inOneProcess: inProcess.seconds / runs, byCommand: command.processor / runs },
      bytesARun: Math.round(inProcess.bytesARun),
      wallSeconds: command.wall,
      busy: command.processor / (command.wall * threads),
      wantsACore: command.wantsACore,
      memoryMB: command.memory,
    },
    null,
    2,
  ),
);
