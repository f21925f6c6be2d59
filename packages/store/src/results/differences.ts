import type { StudyStart } from './manifest.js';

const SHOWN = 3;

/** In what two starts differ, in words, the more telling first. Empty where they would give the same result. */
export function differences(before: StudyStart, now: StudyStart): string[] {
  const found: string[] = [];
  const tell = (label: string, there: string | number, here: string | number): void => {
    if (there !== here) found.push(`${label} ${there}, not ${here}`);
  };
  tell('study', before.id, now.id);
  if (before.id === now.id) tell('file', before.study, now.study);
  tell('size', before.size, now.size);
  tell('seed', before.seed, now.seed);
  if (before.engine !== now.engine) found.push('another build of the engine');
  if (before.version !== now.version) tell('version', before.version, now.version);
  if (before.study === now.study) {
    const marks = new Map(now.inputs.map(({ file, sha256 }) => [file, sha256]));
    const changed = before.inputs.filter(({ file, sha256 }) => marks.get(file) !== sha256).map(({ file }) => file);
    const added = now.inputs.map(({ file }) => file).filter((file) => !before.inputs.some((one) => one.file === file));
    const files = [...changed, ...added];
    const more = files.length > SHOWN ? ` and ${files.length - SHOWN} more` : '';
    if (files.length > 0) found.push(`changed input ${files.slice(0, SHOWN).join(', ')}${more}`);
  }
  if (found.length === 0 && before.title !== now.title) found.push('another title');
  return found;
}
