/** What is wrong with a file, where, and what to do. Lines and columns count from 1; 0 where there is no file. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  /** Dotted path in the file, such as `streams.loan.kind`; empty for the whole file. */
  path: string;
  found: string;
  allowed: string;
  todo: string;
  /** All of it in one line, place first. */
  message: string;
}

export type Path = readonly (string | number)[];

/** A problem before it is known in which file and line its path stands. */
export interface Finding {
  path: Path;
  found: string;
  allowed: string;
  todo: string;
  /** The key itself is wrong, not its value. */
  onKey?: boolean;
  /** Other values that the problem is about. One of them is shown where `path` stands in another file. */
  others?: readonly Path[];
}

/** A position in a file. */
export interface Spot {
  file: string;
  line: number;
  column: number;
}

/** Thrown for every bad input. Nothing is returned and nothing may be written. */
export class InputError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** Dotted form of a path. */
export const dotted = (path: Path): string => path.join('.');

/** Keys of a dotted path; whole numbers stay text. */
export const keysOf = (path: string): string[] => path.split('.');

/** A problem at a known place. */
export function problemAt(spot: Spot, path: Path, text: { found: string; allowed: string; todo: string }): Problem {
  const name = dotted(path);
  const where = spot.line > 0 ? `${spot.file}:${spot.line}:${spot.column}` : spot.file;
  const message = `${where}${name === '' ? '' : ` ${name}`}: found ${text.found}; allowed: ${text.allowed}. ${text.todo}`;
  return { ...spot, path: name, found: text.found, allowed: text.allowed, todo: text.todo, message };
}

/** How a value is named in a message: short, on one line. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return `a map with ${keys.length === 0 ? 'no keys' : keys.slice(0, 4).join(', ') + (keys.length > 4 ? ', ...' : '')}`;
  }
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value as number | boolean);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
