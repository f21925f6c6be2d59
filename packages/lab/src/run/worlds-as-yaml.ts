import type { LoadedStudy, Register, SourceFiles } from '@glasshouse/model';
import { stringify } from 'yaml';
import { loadWorlds, studyValue } from './worlds.js';
import type { Worlds } from './worlds.js';

/** The worlds as a study in YAML: what a person saves and gives to `./glasshouse run`. The same bytes for the same worlds. */
export const studyText = (worlds: Worlds): string => stringify(studyValue(worlds), { lineWidth: 130 });

/** The worlds as a study, read and checked (see `loadWorlds`), and its text. Throws InputError. */
export function studyOf(worlds: Worlds, files: SourceFiles, register: Register): { loaded: LoadedStudy; text: string } {
  const text = studyText(worlds);
  return { loaded: loadWorlds(worlds, text, files, register), text };
}
