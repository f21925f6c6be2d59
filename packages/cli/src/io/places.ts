import { InvalidArgumentError } from 'commander';
import { oneLine } from '@glasshouse/model';
import { reportFiles } from '@glasshouse/report';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { isOwnFile } from './own-files.js';

/** Names that the pages of a finished study may have. */
export const PAGES: readonly string[] = reportFiles();

/** Parser of the name of something that is to be made. Refuses an empty one, one with characters that do not show, and one that is another flag taken for a value. */
export function placeName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Give a name that is not empty.');
  if (oneLine(text) !== text) throw new InvalidArgumentError('Give a name of characters that show, on one line.');
  if (text.startsWith('-')) {
    throw new InvalidArgumentError(`This looks like a flag: give a name first; one that begins with a hyphen is written ./${text}.`);
  }
  return text;
}

/** Parser of the name of a file to write, which has to end in one of `endings`, such as `.zip`. */
export function fileName(text: string, ...endings: readonly string[]): string {
  const name = placeName(text);
  const last = name.split(/[/\\]/).at(-1)!;
  if (!endings.some((ending) => last.toLowerCase().endsWith(ending) && last.length > ending.length)) {
    throw new InvalidArgumentError(`Name a file that ends in ${endings.join(' or ')}.`);
  }
  return name;
}

/** The result in a folder, to be read, exported or resumed. What it holds is checked when it is read. */
export const openResult = (folder: string): ResultStore =>
  new ResultStore(diskFolder(folder, { elsewhere: 'copy the result to a folder that can be written, and use that' }), PAGES, isOwnFile);

/** The folder into which a study is to be run. */
export const newResult = (folder: string): ResultStore =>
  new ResultStore(diskFolder(folder, { elsewhere: 'choose another folder with --out, or change its permissions' }), PAGES, isOwnFile);
