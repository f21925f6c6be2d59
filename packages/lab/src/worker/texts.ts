import { parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { Register, SourceFiles } from '@glasshouse/model';
import { studyValue, STUDY_FILE } from '../run/worlds.js';
import type { Worlds } from '../run/worlds.js';
import { useDirections } from './directions.js';
import { readsInFull, standIn, useReader } from './reader.js';

/** Every shipped scenario and the register, by path below the repository. */
export interface Texts {
  files: SourceFiles;
  register: Register;
}

const shipped = async () => import('./shipped-texts.js');
let kept: Texts | null = null;

/** What is fetched only when a reader writes, opens a file or saves a study: the reader of YAML, the scenarios as they are written, and the direction numbers of Sobol' sequences. */
export const inFull = async () => import('./in-full.js');

/** The shipped files: what the build has read of them, or after `readInFull` as they are written. Read when they are first asked for: a worker that only helps another needs none. */
export async function texts(): Promise<Texts> {
  if (kept !== null) return kept;
  const { register, VALUES } = await shipped();
  if (VALUES === null) return readInFull();
  const stands = new Map(Object.entries(VALUES).map(([path, value]) => [path, standIn(path, value)]));
  stands.set(REGISTER_FILE, register);
  return (kept ??= { files: filesOf(stands), register: parseRegister(register) });
}

/** The same with every scenario as it is written, so that a problem says where it stands. */
export async function readInFull(): Promise<Texts> {
  const [{ register }, { DIRECTIONS, YAML, readYaml }] = await Promise.all([shipped(), inFull()]);
  if (kept !== null && readsInFull()) return kept;
  useReader(readYaml);
  useDirections(DIRECTIONS);
  return (kept = { files: filesOf(new Map([...YAML, [REGISTER_FILE, register]])), register: kept?.register ?? parseRegister(register) });
}

/** The study of the worlds as the loader takes it at the moment: its value, or YAML. */
export async function studyAt(worlds: Worlds): Promise<string> {
  return readsInFull() ? (await inFull()).studyText(worlds) : standIn(STUDY_FILE, studyValue(worlds));
}

const filesOf = (texts: ReadonlyMap<string, string>): SourceFiles => ({
  read(path) {
    const text = texts.get(path);
    if (text === undefined) throw new Error(`there is no text ${path}`);
    return text;
  },
});
