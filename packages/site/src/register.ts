import { parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { RegisterRow } from '@glasshouse/model';
import { filesBelow, textOf } from './repository.js';

/** A place where a register row is cited. */
export interface Use {
  file: string;
  line: number;
}

export const registerRows = (): RegisterRow[] => [...parseRegister(textOf(REGISTER_FILE)).rows.values()];

/** Page of a topic. */
export const topicPage = (topic: string): string => `evidence/register/${topic.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.html`;

/** Where each register row stands in the site. */
export const rowPlaces = (rows: readonly RegisterRow[]): Map<string, string> =>
  new Map(rows.map(({ id, topic }) => [id, `${topicPage(topic)}#${id}`]));

/** For each row the first line of each scenario and study that cites it, and of the pages on documented rules and dates. */
export function usesOf(): Map<string, Use[]> {
  const files = [...filesBelow('scenarios'), ...filesBelow('studies'), 'evidence/rulesets.md', 'evidence/timeline.md'];
  const uses = new Map<string, Use[]>();
  for (const file of files)
    textOf(file)
      .split('\n')
      .forEach((text, index) => {
        for (const [id] of text.matchAll(/\bE\d{3}\b/g)) {
          const known = uses.get(id) ?? [];
          if (known.at(-1)?.file !== file) uses.set(id, [...known, { file, line: index + 1 }]);
        }
      });
  return uses;
}
