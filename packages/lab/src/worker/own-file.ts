import { InputError, LIMITS, loadScenario, problemAt, roundsOf } from '@glasshouse/model';
import type { Problem, Register, SourceFiles } from '@glasshouse/model';
import type { Worlds } from '../run/worlds-study.js';
import type { OwnFile } from './messages.js';
import { MOST_OWN_BYTES } from './own-file-name.js';

/** Most simulated people x rounds x worlds x runs of a study in the page: a few minutes. */
const MOST_WORK = 2_000_000_000;

/** The shipped files with the reader's own among them. */
export const withOwn = (files: SourceFiles, own: OwnFile | undefined): SourceFiles =>
  own === undefined ? files : { read: (path) => (path === own.path ? own.text : files.read(path)) };

/**
 * What is wrong with a reader's scenario, as the command line says it; empty where nothing is. A harm-only scenario is refused here: nobody adjusts one in
 * the page.
 */
export function problemsOf(own: OwnFile, files: SourceFiles, register: Register): Problem[] {
  const spot = { file: own.path, line: 1, column: 1 };
  if (own.text.length > MOST_OWN_BYTES || new TextEncoder().encode(own.text).length > MOST_OWN_BYTES)
    return [
      problemAt(spot, [], {
        found: 'a file of more than 64 KiB',
        allowed: 'at most 64 KiB',
        todo: `Give it to ./glasshouse validate, which reads up to ${LIMITS.bytes / 1024} KiB.`,
      }),
    ];
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

/** Refuses a study that would keep the page busy for much longer than a reader waits. Throws InputError. */
export function checkWork({ worlds, persons, points, scenario }: Worlds, horizon: Parameters<typeof roundsOf>[0]): void {
  const rounds = roundsOf(horizon).length;
  const work = persons * rounds * worlds.length * points;
  if (work <= MOST_WORK) return;
  throw new InputError([
    problemAt({ file: scenario, line: 1, column: 1 }, ['horizon'], {
      found: `${rounds} rounds, so ${work.toPrecision(2)} people x rounds x worlds x runs`,
      allowed: `at most ${MOST_WORK.toPrecision(2)} in the page`,
      todo: 'Shorten the horizon, lengthen the round, or run the study on the command line.',
    }),
  ]);
}
