import { InputError, LIMITS, loadScenario, problemAt } from '@glasshouse/model';
import type { Problem, Register, SourceFiles } from '@glasshouse/model';
import type { OwnFile } from './messages.js';
import { MOST_OWN_BYTES } from './own-file-name.js';

/** The shipped files with the reader's own among them. */
export const withOwn = (files: SourceFiles, own: OwnFile | undefined): SourceFiles =>
  own === undefined ? files : { read: (path) => (path === own.path ? own.text : files.read(path)) };

const isLarge = (text: string): boolean => text.length > MOST_OWN_BYTES || new TextEncoder().encode(text).length > MOST_OWN_BYTES;

/** A problem for each file that is too large to be opened here. */
export const tooLarge = (own: readonly OwnFile[]): Problem[] =>
  own
    .filter(({ text }) => isLarge(text))
    .map(({ path }) =>
      problemAt({ file: path, line: 1, column: 1 }, [], {
        found: 'a file of more than 64 KiB',
        allowed: 'at most 64 KiB',
        todo: `Give it to ./glasshouse validate, which reads up to ${LIMITS.bytes / 1024} KiB.`,
      }),
    );

/**
 * What is wrong with a reader's scenario, as the command line says it; empty where nothing is. A harm-only scenario is refused here: nobody adjusts one in
 * the page.
 */
export function problemsOf(own: OwnFile, files: SourceFiles, register: Register): Problem[] {
  const spot = { file: own.path, line: 1, column: 1 };
  const large = tooLarge([own]);
  if (large.length > 0) return large;
  try {
    const { scenario } = loadScenario(own.path, withOwn(files, own), register);
    if (scenario.harm_only !== true) return [];
    const line = own.text.split('\n').findIndex((text) => /^harm_only\s*:/.test(text)) + 1;
    const said = {
      found: 'a harm-only scenario',
      allowed: 'any other scenario',
      todo: 'Read its stored report: nothing of it is adjusted in the laboratory.',
    };
    return [problemAt({ ...spot, line: Math.max(1, line) }, ['harm_only'], said)];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
