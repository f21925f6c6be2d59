import { canonicalJson } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { nounOf } from '../words/keys.js';
import { isMap } from '../words/quantity.js';

const idsOf = (scenario: Scenario, section: string): Record<string, unknown> => {
  const table = scenario[section as keyof Scenario];
  return isMap(table) ? table : {};
};

const plural = (noun: string, count: number): string =>
  count === 1 ? noun : noun === 'register of firms' ? 'registers of firms' : noun.replace(/y$/, 'ie').replace(/(s|h)$/, '$1e') + 's';

const named = (noun: string, ids: string[]): string => `${ids.length} ${plural(noun, ids.length)} (${ids.join(', ')})`;

/** Which entries of these sections only one of two scenarios has, and how many of those that both have differ; one sentence each. */
export function summarySentences(a: Scenario, b: Scenario, sections: readonly string[]): string[] {
  const [onlyA, onlyB, both]: string[][] = [[], [], []];
  for (const section of sections) {
    const noun = nounOf(section);
    if (noun === null) continue;
    const [inA, inB] = [idsOf(a, section), idsOf(b, section)];
    const a1 = Object.keys(inA)
      .filter((id) => !Object.hasOwn(inB, id))
      .sort();
    const b1 = Object.keys(inB)
      .filter((id) => !Object.hasOwn(inA, id))
      .sort();
    const shared = Object.keys(inA).filter((id) => Object.hasOwn(inB, id));
    const apart = shared.filter((id) => canonicalJson(inA[id]) !== canonicalJson(inB[id])).sort();
    if (a1.length > 0) onlyA.push(named(noun, a1));
    if (b1.length > 0) onlyB.push(named(noun, b1));
    if (apart.length > 0) both.push(named(noun, apart));
  }
  return [
    ...(onlyA.length > 0 ? [`A has and B has not: ${onlyA.join('; ')}.`] : []),
    ...(onlyB.length > 0 ? [`B has and A has not: ${onlyB.join('; ')}.`] : []),
    ...(both.length > 0 ? [`Both have, with differences: ${both.join('; ')}.`] : []),
  ];
}
