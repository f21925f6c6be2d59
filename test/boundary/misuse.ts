import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, loadScenario, loadStudy } from '@glasshouse/model';
import type { Problem, SourceFiles } from '@glasshouse/model';
import { shippedRegister } from '../shipped.js';
import { ROOT, filesBelow, textOf } from '../structure/sources.js';

export const FOLDER = 'test/boundary/misuse';

/** One file of the folder: what it asks for, where it must be refused, and the messages it must get, places left out. */
export interface Misuse {
  name: string;
  kind: 'scenario' | 'study';
  asks: string;
  at: string;
  refused: string[];
}

const headers = (text: string, word: string): string[] =>
  [...text.matchAll(new RegExp(`^# ${word}: (.*)$`, 'gm'))].map((match) => (match[1] ?? '').trim());

/** Every file of the folder that is not a fragment. */
export function misuses(): Misuse[] {
  return filesBelow(FOLDER)
    .filter((path) => path.endsWith('.yaml') && !path.includes('/_'))
    .map((path) => {
      const text = textOf(path);
      return {
        name: path.slice(FOLDER.length + 1),
        kind: /^kind: study$/m.test(text) ? 'study' : 'scenario',
        asks: headers(text, 'asks')[0] ?? '',
        at: headers(text, 'at')[0] ?? '',
        refused: headers(text, 'refused'),
      };
    });
}

const files: SourceFiles = { read: (path) => readFileSync(join(ROOT, path), 'utf8') };

/** The problems that loading a file of the folder meets; empty when it loads. */
export function problemsOf({ name, kind }: Pick<Misuse, 'name' | 'kind'>): Problem[] {
  const register = shippedRegister();
  try {
    if (kind === 'study') loadStudy(`${FOLDER}/${name}`, files, register);
    else loadScenario(`${FOLDER}/${name}`, files, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

/** A message without its file, line and column. */
export const withoutPlace = (problem: Problem): string => problem.message.replace(/^\S+?\.yaml(:\d+:\d+)?:? /, '');
