import { describe, expect, it } from 'vitest';
import { finish, make } from './accept.js';

const COUNT = Number(process.env['GLASSHOUSE_GENERATED'] ?? 100);
const FIRST = Number(process.env['GLASSHOUSE_GENERATED_SEED'] ?? 1);
/** Against hangs only, in milliseconds. */
const GUARD_PER_STUDY = 30_000;

describe('what validate passes, runs', () => {
  it(
    `${COUNT} generated studies from seed ${FIRST} on`,
    async () => {
      let accepted = 0;
      for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
        let texts: Record<string, string> = {};
        try {
          const made = make(seed);
          texts = made.texts;
          if (!made.loaded) continue;
          accepted += 1;
          await finish(made.loaded);
        } catch (error) {
          const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
          throw new Error([`seed ${seed}: ${said}`, ...Object.entries(texts).map(([file, text]) => `--- ${file}\n${text}`)].join('\n'), {
            cause: error,
          });
        }
      }
      // Fewer would mean that the generator makes nothing that can be run, and the test nothing that can fail.
      expect(accepted).toBeGreaterThanOrEqual(COUNT / 2);
    },
    GUARD_PER_STUDY * COUNT,
  );
});
