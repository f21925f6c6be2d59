/** Width of a letter at the size that labels have on a phone, in drawing units. */
const LETTER = 7.3;
/** Scripts from here on (CJK and beyond) have letters about twice as wide. */
const WIDE_FROM = 0x2e80;
const DOTS = '\u2026';

const widthOf = (letter: string): number => ((letter.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 * LETTER : LETTER);

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

/** Text in at most two lines of a width; what does not fit is cut. */
export function twoLines(text: string, width: number): string[] {
  if (fits(text, width)) return [text];
  const most = Math.floor(width / LETTER);
  const half = text.indexOf(' ', Math.floor(text.length / 2) - 1);
  const space = half > 0 && half <= most ? half : text.lastIndexOf(' ', most);
  return space <= 0 ? [cut(text, width)] : [cut(text.slice(0, space), width), cut(text.slice(space + 1), width)];
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

/** Labels of one line each, all of one width. */
export const labels = (texts: readonly string[], width: number): string[] => distinct(texts, (text) => cut(text, width));
