/** Width of a letter at the size that labels have on a phone, in drawing units. */
const LETTER = 7.3;
/** Scripts from here on (CJK and beyond) have letters about twice as wide. */
const WIDE_FROM = 0x2e80;
const DOTS = '\u2026';

const widthOf = (letter: string): number => ((letter.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 * LETTER : LETTER);

/** Widths of the letters of a value, which are heavy, in the widest type that a phone may put in place of the one named; all others are as wide as a digit. */
const VALUE_LETTER = 9.5;
const VALUE_LETTERS: readonly [RegExp, number][] = [
  [/[ ,.;:'ijl]/, 5.3],
  [/[frt]/, 7],
  [/[mw+\u2212]/, 13],
];

/** Width to keep for a value beside its mark, so that it covers no line there. */
export const valueWidth = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (VALUE_LETTERS.find(([are]) => are.test(letter))?.[1] ?? VALUE_LETTER), 8);

/** Whether a text stands within a width of the drawing. */
export const fits = (text: string, width: number): boolean => Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0) <= width;

/** Text cut to a width, with the rest shown as an ellipsis; at least one letter stays. */
export function cut(text: string, width: number): string {
  if (fits(text, width)) return text;
  const letters = Array.from(text);
  let room = width - LETTER;
  let count = 0;
  while (count < letters.length && room >= widthOf(letters[count]!)) room -= widthOf(letters[count++]!);
  return `${letters.slice(0, Math.max(1, count)).join('').trimEnd()}${DOTS}`;
}

/** How many letters all texts begin with in common. */
function sameBeginning(texts: readonly string[][]): number {
  const [first = []] = texts;
  const differs = first.findIndex((letter, k) => texts.some((text) => text[k] !== letter));
  return differs < 0 ? first.length : differs;
}

/**
 * Where a group of texts that look the same is to begin instead: at the word in which they differ, or a few letters before the difference
 * where that word is so long that its beginning alone fills the label.
 */
function beginning(texts: readonly string[][], from: number): number {
  const same = sameBeginning(texts);
  const word = texts[0]?.slice(0, Math.max(0, same)).lastIndexOf(' ') ?? -1;
  const start = word + 1;
  return start > from ? start : Math.max(from + 1, same - 3);
}

/**
 * Labels for texts that stand in one figure: different texts have different labels. A text that fits is its own label. Texts whose labels
 * would look alike begin at the word in which they differ; a number tells apart what is alike even so.
 */
export function distinct<T>(texts: readonly string[], print: (text: string) => T): T[] {
  const key = (text: string): string => JSON.stringify(print(text));
  const label = new Map<string, string>();
  const settle = (group: readonly string[], from: number, depth: number): void => {
    const begun = (text: string): string =>
      from === 0
        ? text
        : `${DOTS}${Array.from(text)
            .slice(Math.min(from, Math.max(0, Array.from(text).length - 1)))
            .join('')
            .trimStart()}`;
    const alike = new Map<string, string[]>();
    for (const text of group) alike.set(key(begun(text)), [...(alike.get(key(begun(text))) ?? []), text]);
    for (const same of alike.values()) {
      const letters = same.map((text) => Array.from(text));
      if (same.length === 1 || depth === 0) for (const text of same) label.set(text, begun(text));
      else settle(same, beginning(letters, from), depth - 1);
    }
  };
  settle([...new Set(texts)], 0, 8);
  const taken = new Map<string, string>();
  return texts.map((text) => {
    let shown = label.get(text) ?? text;
    for (let number = 2; (taken.get(key(shown)) ?? text) !== text; number += 1) shown = `${String(number)}: ${label.get(text) ?? text}`;
    taken.set(key(shown), text);
    return print(shown);
  });
}

/** A label goes on for as many lines before it is cut. */
const MOST_LINES = 12;

/** Text in lines of a width, as many as it needs up to the most; the last is cut where even they do not hold it. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (!fits(rest, width) && lines.length < MOST_LINES - 1) {
    const words = rest.split(' ');
    let count = words.length - 1;
    while (count > 0 && !fits(words.slice(0, count).join(' '), width)) count -= 1;
    if (count === 0) break;
    lines.push(words.slice(0, count).join(' '));
    rest = words.slice(count).join(' ');
  }
  return [...lines, cut(rest, width)];
}

/** Labels of one width, each in its lines: different texts have different labels. */
export const labels = (texts: readonly string[], width: number): string[][] => distinct(texts, (text) => wrapped(text, width));

/** Height of a line of a label. */
export const LINE = 15;

/** Where the rows of a figure begin, and where the last ends. */
export interface Rows {
  tops: number[];
  bottom: number;
}

/** Where the rows of a figure begin whose labels stand above them, and where the last ends: a row is as high as its label needs. */
export function rowTops(names: readonly (readonly string[])[], high: number): Rows {
  const tops: number[] = [];
  let bottom = 0;
  for (const lines of names) {
    tops.push(bottom + 2);
    bottom += high + (lines.length - 1) * LINE;
  }
  return { tops, bottom: bottom + 6 };
}
