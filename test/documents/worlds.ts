import { parse } from 'yaml';
import { loadScenario, parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { textOf } from '../structure/sources.js';

export const files = { read: textOf };
export const register = parseRegister(textOf(REGISTER_FILE));
export const load = (path: string): Scenario => loadScenario(path, files, register).scenario;

/** The small world of the rights check, in which one rule stands. */
export const small = (): Scenario => load('test/rights/nothing.yaml');

/** The small world with an entry in every section of the format. It is described only, and not checked as what is run. */
export const everything = (): Scenario => ({ ...small(), ...(parse(textOf('test/documents/everything.yaml')) as Partial<Scenario>) });

/** The same with the keys of every map in reverse. */
export const turned = <T>(value: T): T =>
  (value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, turned(one as unknown)]),
      )) as T;
