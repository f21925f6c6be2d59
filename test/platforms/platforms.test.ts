import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, ROOT, textOf } from '../structure/sources.js';
import { browserScript, chromiumPath, openChromium, smokeInBrowser } from './chromium.js';
import { nodeOf, VERSIONS } from './nodes.mjs';

interface Case {
  /** 0: inline, on the thread that asks. */
  threads: number;
  followed: boolean;
  progress: boolean;
}

interface Result {
  threads: number;
  followed: number;
  told: number;
  hash: string;
}

interface Answer {
  node: string;
  /** By study, in the order of its cases. */
  results: Record<string, Result[]>;
}

const both = [true, false];
/** The older study stays as it is, so that its hash can be compared over the years; the newer has every further section in force. */
const STUDIES = ['studies/smoke.yaml', 'studies/smoke-institutions.yaml'];

/**
 * Each number of threads, with and without each observer. Over both studies each number of threads meets followed people and none. On the
 * Node that runs the tests that is 1, 2 and 4; on the others 2, since each thread compiles the engine anew.
 */
const casesOf = (study: string, own: boolean): Case[] => [
  { threads: 0, followed: false, progress: false },
  ...(own ? [1, 2, 4] : [2]).map((threads) => ({ threads, followed: (study === STUDIES[0]) === (threads !== 2), progress: threads !== 4 })),
];

/** The text of a study with as few people as a study may have, two replicates, and everything else as it is. */
function cut(study: string): string {
  const text = textOf(study)
    .replace(/\bpersons: \{ reduced: \d+, full: \d+ \}/, 'persons: { reduced: 1000, full: 1000 }')
    .replace(/\breplicates: \{ reduced: 10, full: 10 \}/, 'replicates: { reduced: 2, full: 2 }');
  if (!text.includes('persons: { reduced: 1000,') || text.includes('reduced: 10,')) throw new Error(`${study} is not cut`);
  return text;
}

/** The run that every other has to be the same as; of the Node that runs the tests. */
const FIRST: Case = { threads: 0, followed: true, progress: true };

function smokeOn(program: string, first: Case[]): Answer {
  const script = join(ROOT, 'test', 'platforms', 'smoke-hash.mjs');
  const input = JSON.stringify(
    STUDIES.map((study) => ({ study, text: cut(study), cases: [...first, ...casesOf(study, program === process.execPath)] })),
  );
  // Here V8 compiles by its own rules, as where studies are run, and not by those of the tests (test/v8-budget.mjs).
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(program, [script], { input, env, encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
}

const answers = new Map<string, Answer>();

/** What a Node says of both studies. One process tells it, so that each Node compiles the engine once for each thread. */
function answerOf(program: string): Answer {
  const own = program === process.execPath;
  const answer = answers.get(program) ?? smokeOn(program, own ? [FIRST] : []);
  answers.set(program, answer);
  return answer;
}

function demandOneHash(results: Result[], cases: Case[], hash: string): void {
  expect(results.length).toBe(cases.length);
  results.forEach((result, i) => {
    expect(result.followed > 0, 'lives were told where they were asked for').toBe(cases[i]!.followed);
    expect(result.told > 0, 'progress was told where it was asked for').toBe(cases[i]!.progress);
    expect({ ...cases[i], hash: result.hash }).toEqual({ ...cases[i], hash });
  });
}

const path = chromiumPath();
let script = '';
let browser: Awaited<ReturnType<typeof openChromium>> | null = null;

beforeAll(async () => {
  script = await browserScript();
  if (path !== null) browser = await openChromium(path);
});
afterAll(() => browser?.close());

it('the script for browsers is one without any module of Node', () => expect(script.length).toBeGreaterThan(10_000));

describe.each(STUDIES)('%s has one hash', (study) => {
  let hash = '';
  const files = {
    ...Object.fromEntries(['evidence/register.csv', ...filesBelow('scenarios')].map((file) => [file, textOf(file)])),
    [study]: cut(study),
  };

  beforeAll(() => {
    hash = answerOf(process.execPath).results[study]![0]!.hash;
  });

  it('of 64 hexadecimal digits', () => expect(hash).toMatch(/^[0-9a-f]{64}$/));

  it.for(Object.keys(VERSIONS))('on Node %s, inline and on threads, with and without followed people and progress', (major, { skip }) => {
    const program = nodeOf(major);
    if (program === null) return skip(`Node ${major} is not installed: node test/platforms/nodes.mjs`);
    const { node, results } = answerOf(program);
    expect(node.split('.')[0]).toBe(`v${major}`);
    const own = program === process.execPath;
    demandOneHash(results[study]!, [...(own ? [FIRST] : []), ...casesOf(study, own)], hash);
  });

  it.for(both)('in a worker of headless Chromium; observers: %s', async (watched, { skip }) => {
    if (browser === null) return skip('Chromium is not installed; GLASSHOUSE_CHROMIUM names one elsewhere');
    const said = await smokeInBrowser(browser, script, { study, files, followed: watched, progress: watched });
    expect(said).toMatchObject({ hash });
    expect([said.followed > 0, said.told > 0]).toEqual([watched, watched]);
  });
});
