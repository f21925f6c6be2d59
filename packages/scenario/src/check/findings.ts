import { suggestion, words } from '../nearest.js';
import { describe } from '../problem.js';
import type { Finding, Path } from '../problem.js';

/** What checks have found so far: errors stop, warnings do not. */
export class Findings {
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];

  error(path: Path, found: string, allowed: string, todo: string): void {
    this.errors.push({ path, found, allowed, todo });
  }

  /** As `error`, placed at the key instead of the value. */
  errorAtKey(path: Path, found: string, allowed: string, todo: string): void {
    this.errors.push({ path, found, allowed, todo, onKey: true });
  }

  warn(path: Path, found: string, allowed: string, todo: string): void {
    this.warnings.push({ path, found, allowed, todo });
  }

  /** Whether `id` is one of `known`; else an error that names the nearest. `what`: such as `stream`. */
  refers(path: Path, id: string, known: readonly string[], what: string): boolean {
    if (known.includes(id)) return true;
    this.error(path, `${describe(id)}, which is no ${what}`, words(known), suggestion(id, known, `Define the ${what} or name another.`));
    return false;
  }
}

export const entriesOf = <T>(table: Record<string, T>): [string, T][] => Object.entries(table);
