import type { Scenario } from './schema.js';

/** Title of the entry that a path leads into, such as that of `lists.debtors` for `lists.debtors.term`; undefined where there is none. */
export function titleOf(scenario: Scenario, path: string): string | undefined {
  const [section = '', id = ''] = path.split('.');
  const entries = (scenario as unknown as Record<string, Record<string, { title?: string }> | undefined>)[section];
  return entries?.[id]?.title;
}
