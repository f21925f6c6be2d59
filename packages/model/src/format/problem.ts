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
  /** `form`: only the form of the file was checked, not what it means, so that more may be wrong. `all`: everything was. */
  readonly checked: 'form' | 'all';

  constructor(problems: Problem[], checked: 'form' | 'all' = 'all') {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
    this.checked = checked;
  }
}

/** Dotted form of a path. */
export const dotted = (path: Path): string => path.join('.');

/** Words that no key and no step of a path may be: they name parts of the machinery of every object. */
export const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys of a dotted path; whole numbers stay text. */
export const keysOf = (path: string): string[] => path.split('.');

/** Characters that do not show: controls but line break and tab, turns of the writing direction, no-width signs, line separators, halves of a pair. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}|[\u{e0000}-\u{e007f}]/u;

const EVERY_HIDDEN = new RegExp(HIDDEN.source, 'gu');
const NOT_IN_A_LINE = new RegExp(`${HIDDEN.source}|[\\n\\t]`, 'gu');

/** The first character of a text that does not show, or null. Line breaks and tabs are let pass. */
export const hiddenSign = (text: string): string | null => HIDDEN.exec(text)?.[0] ?? null;

/** Whether a text has characters, and none that leaves a mark: white space, and letters that are drawn as nothing. */
export const isBlank = (text: string): boolean => /^[\s\u115f\u1160\u2800\u3164\uffa0]+$/u.test(text);

/** A character as its number, such as U+202E. */
export const codePoint = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const asNumber = (sign: string): string => `<${codePoint(sign)}>`;

/**
 * A text in which no character moves a cursor, sets a colour, turns the direction of writing or hides: such characters, which paths and
 * results of others can hold, are written as their numbers, such as <U+001B>. Line breaks and tabs stay.
 */
export const visible = (text: string): string => text.replace(EVERY_HIDDEN, asNumber);

/** A text as one line: as `visible`, with line breaks and tabs as their numbers too. */
export const oneLine = (text: string): string => text.replace(NOT_IN_A_LINE, asNumber);

/** A problem at a known place. Its parts and its message are one line each, whatever stands in the file. */
export function problemAt(spot: Spot, path: Path, text: { found: string; allowed: string; todo: string }): Problem {
  const name = oneLine(dotted(path));
  const [found, allowed, todo] = [oneLine(text.found), oneLine(text.allowed), oneLine(text.todo)];
  const file = oneLine(spot.file);
  const where = spot.line > 0 ? `${file}:${spot.line}:${spot.column}` : file;
  const message = `${where}${name === '' ? '' : ` ${name}`}: found ${found}; allowed: ${allowed}. ${todo}`;
  return { ...spot, path: name, found, allowed, todo, message };
}

/** Letters of a list of plain values that is written out in a message. */
const SHORT_LIST = 40;

/** A list as found: written out where it is short and plain, else by its length. */
function describeList(list: readonly unknown[]): string {
  if (list.length === 0) return 'an empty list';
  const plain = list.every((item) => ['string', 'number', 'boolean'].includes(typeof item));
  const text = plain ? `[${list.map((item) => (typeof item === 'string' ? JSON.stringify(item) : String(item))).join(', ')}]` : '';
  return plain && text.length <= SHORT_LIST ? text : `a list of ${list.length}`;
}

/** How a value is named in a message: short, on one line. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return describeList(value);
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return `a map with ${keys.length === 0 ? 'no keys' : keys.slice(0, 4).join(', ') + (keys.length > 4 ? ', ...' : '')}`;
  }
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value as number | boolean);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
