import { STUDY_FILE, studyText } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import { canonicalJson, sha256Hex } from '@glasshouse/model';
import { loadScenario, loadStudy, runStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';

const library = openLibrary();
const SCENARIO = 'scenarios/penalty-points.yaml';

/** They are run once in a process of tests. */
let made: Promise<Shared> | null = null;

/** Worlds as a link holds them, with the hash that Node gives; each caller has a copy of its own. */
export async function sharedWorlds(): Promise<Shared> {
  made ??= run();
  return structuredClone(await made);
}

async function run(): Promise<Shared> {
  const { content } = loadScenario(SCENARIO, library);
  const [measure = ''] = Object.keys(content.measures);
  const worlds = [
    { id: 'as_written', title: 'As written', changes: [] },
    {
      id: 'without',
      title: 'Without a measure',
      changes: [{ path: `measures.${measure}.in_force`, value: { from: '9999-12-31', assumed: 'To compare' } }],
    },
  ];
  const asked = { scenario: SCENARIO, worlds, persons: 1000, points: 2 };
  const text = studyText(asked);
  const files = { read: (name: string) => (name === STUDY_FILE ? text : library.files.read(name)) };
  const { hash } = await runStudy(loadStudy(STUDY_FILE, { ...library, files }), { seed: 5 });
  return { ...asked, seed: 5, hash, content: sha256Hex(canonicalJson(content)) };
}
