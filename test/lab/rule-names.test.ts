import { parseRegister, REGISTER_FILE } from '@glasshouse/model';
import { expect, it } from 'vitest';
import { pathWords } from '../../packages/lab/src/page/words.js';
import { openScenario } from '../../packages/lab/src/worker/describe.js';
import type { OpenScenario } from '../../packages/lab/src/worker/messages.js';
import { filesBelow, textOf } from '../structure/sources.js';

const register = parseRegister(textOf(REGISTER_FILE));
const namesOf = (path: string): Map<string, string> => {
  const opened = openScenario(path, { read: textOf }, register) as OpenScenario;
  return new Map(opened.numbers.map((one) => [one.path, pathWords(opened, one.path)]));
};

it('names a number by the title or ground of the part that it stands in', () => {
  const court = namesOf('scenarios/court-list.yaml');
  const ground = 'Obstruction, evasion, or breach of a reporting, spending or settlement duty';
  expect(court.get('lists.defaulters.entries.grounds_2_6.extension.from')).toBe(`List of judgment defaulters: ${ground}: extension from`);
  expect([...court.values()]).toContain('The enforcement judge decides on the entry: passes unsound');
});

it('shows in no scenario the key of a part that has words of its own', () => {
  const scenarios = filesBelow('scenarios').filter((path) => /^scenarios\/[a-z][^/]*\.yaml$/.test(path));
  const names = scenarios.flatMap((path) => [...namesOf(path).values()]);
  expect(names.length).toBeGreaterThan(1000);
  expect(names.filter((name) => /: (entries|rules|grades) \S+ /.test(name))).toEqual([]);
});
