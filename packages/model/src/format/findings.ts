import { suggestion, words } from './nearest.js';
import { describe } from './problem.js';
import type { Finding, Path } from './problem.js';
import type { Register } from './register.js';

/** `an arm`, `a list`, `another place`. */
const one = (what: string): string => (what.startsWith('other ') ? `an${what}` : `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`);

/** What checks have found so far: errors stop, warnings do not. */
export class Findings {
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];

  error(path: Path, found: string, allowed: string, todo: string, others: readonly Path[] = []): void {
    this.errors.push({ path, found, allowed, todo, others });
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
    const otherwise = known.length > 0 ? 'Name one of these.' : 'Define one first.';
    this.error(path, `${describe(id)}, which is not ${one(what)}`, words([...new Set(known)]), suggestion(id, known, otherwise));
    return false;
  }

  /** Whether `id` is a row of the register; else an error. */
  refersRow(path: Path, id: string, register: Register): boolean {
    if (register.rows.has(id)) return true;
    const rows = [...register.rows.values()];
    const shipped = rows.filter(({ file }) => file === undefined).map((row) => row.id);
    const own = rows.filter(({ file }) => file !== undefined).map((row) => row.id);
    const files = [...new Set(rows.flatMap(({ file }) => file ?? []))];
    const todo = 'Name a row, or write assumed and a range.';
    this.error(
      path,
      `${id}, which is not in the register`,
      `rows of evidence/register.csv, ${shipped[0] ?? ''} to ${shipped[shipped.length - 1] ?? ''}${own.length > 0 ? `, or of ${files.join(', ')}` : ''}`,
      own.length > 0 ? suggestion(id, own, todo) : todo,
    );
    return false;
  }
}

export const entriesOf = <T>(table: Record<string, T>): [string, T][] => Object.entries(table);
