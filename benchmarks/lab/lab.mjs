// What the first question of the laboratory costs in the page, against the same study in Node: processor seconds, in turn, and the size of what is fetched.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { LESSONS, STUDY_FILE, studyText } from '@glasshouse/lab';
import { loadStudy, runStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import { optionsOf } from '../lib/options.mjs';

const TICKS = 100;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const page = join(root, 'packages', 'lab', 'dist', 'lab.html');
const { repeats, cores, node } = optionsOf('The first question of the laboratory, in the page and in Node.', {
  repeats: [2, 'times that both are run'],
  cores: [0, 'cores that the page believes in, so workers that it takes at most; 0: those of the machine'],
  node: [false, 'run the study in Node only, once'],
});

/** The worlds of the first question, whose second is also that of a lesson. */
const WORLDS = {
  scenario: 'scenarios/court-list.yaml',
  persons: 20_000,
  points: 8,
  worlds: [
    { id: 'as_written', title: 'As written', changes: [] },
    ...LESSONS.flatMap(({ id, worlds = [] }) => (id === 'twenty-seven-million' ? worlds : [])),
  ],
};

/** User seconds of the renderers among the descendants of this process. */
function rendererSeconds() {
  /** @type {Map<number, { parent: number, ticks: number, renderer: boolean }>} */
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      const renderer = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer');
      all.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]), renderer });
    } catch {
      // It has ended since.
    }
  }
  const ours = (/** @type {number} */ id) => {
    for (let one = all.get(id); one; one = all.get(one.parent)) if (one.parent === process.pid) return true;
    return false;
  };
  return [...all].reduce((sum, [id, { ticks, renderer }]) => (renderer && ours(id) ? sum + ticks / TICKS : sum), 0);
}

async function inPage() {
  const browser = await chromium.launch({
    executablePath: process.env.GLASSHOUSE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
    timeout: 0,
  });
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce' });
  tab.setDefaultTimeout(0);
  if (cores > 0) await tab.addInitScript((n) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => n }), cores);
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForSelector('.gallery li');
  const begun = rendererSeconds();
  await tab.click('.card button');
  await tab.waitForSelector('.hash');
  const hash = await tab.textContent('.hash');
  const seconds = rendererSeconds() - begun;
  await browser.close();
  return { seconds, hash };
}

async function inNode() {
  const library = openLibrary();
  const text = studyText(WORLDS);
  const files = { read: (/** @type {string} */ name) => (name === STUDY_FILE ? text : library.files.read(name)) };
  const begun = process.cpuUsage();
  const { hash } = await runStudy(loadStudy(STUDY_FILE, { ...library, files }), { seed: 1 });
  return { seconds: process.cpuUsage(begun).user / 1e6, hash };
}

if (node) {
  console.log(JSON.stringify(await inNode()));
} else {
  const rounds = [];
  for (let i = 0; i < repeats; i++) {
    // A process of its own, so that nothing is compiled yet, as in the page.
    const inOne = JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--node'], { encoding: 'utf8' }));
    const own = await inPage();
    if (own.hash !== inOne.hash) throw new Error(`the page gives ${own.hash}, Node ${inOne.hash}`);
    rounds.push({ page: own.seconds, node: inOne.seconds, ratio: own.seconds / inOne.seconds });
  }
  const packed = gzipSync(readFileSync(page), { level: 9 }).length;
  console.log(JSON.stringify({ rounds, oneFileKB: Math.round(packed / 1000), load: loadavg() }, null, 1));
}
