import { columns, wrap } from './terminal.js';

const GAP = 2;
/** Characters below which no column is narrowed. */
const LEAST = 16;

const widest = (cells: readonly string[]): number => Math.max(0, ...cells.map((cell) => cell.length));
const longestWord = (cells: readonly string[]): number => widest(cells.flatMap((cell) => cell.split(' ')));

/** Widths of columns that fit into `width` characters, the widest narrowed first, or null where they cannot: no word is cut. */
function widthsIn(rows: readonly (readonly string[])[], width: number): number[] | null {
  const cells = rows[0]!.map((_, column) => rows.map((row) => row[column]!));
  const widths = cells.map(widest);
  const least = cells.map((own) => Math.max(longestWord(own), Math.min(widest(own), LEAST)));
  const room = width - GAP * (widths.length - 1);
  while (widths.reduce((sum, own) => sum + own, 0) > room) {
    const spare = widths.map((own, column) => (own > least[column]! ? own : 0));
    const most = Math.max(...spare);
    if (most === 0) return null;
    widths[spare.indexOf(most)]! -= 1;
  }
  return widths;
}

/**
 * A table whose first row names its columns, in lines of at most `width` characters. Where a cell is too long it is broken at spaces; where not even
 * that fits, each row is a short list under its first cell.
 */
export function tableOf(rows: readonly (readonly string[])[], indent: string, width: number): string {
  const widths = widthsIn(rows, width - indent.length);
  if (widths === null) {
    const [head, ...body] = rows as [readonly string[], ...(readonly string[])[]];
    return body
      .flatMap(([first, ...cells]) => [
        wrap(first!, indent, width),
        ...cells.flatMap((cell, at) => (cell === '' ? [] : [hanging(`${head[at + 1]!} ${cell}`, `${indent}  `, width)])),
      ])
      .join('\n');
  }
  const lines = rows.flatMap((row) => {
    const parts = row.map((cell, column) => wrap(cell, '', widths[column]).split('\n'));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, line) => parts.map((part, column) => (part[line] ?? '').padEnd(widths[column]!)));
  });
  return columns(lines, indent).replace(/ +$/gm, '');
}

/** Text in lines of at most `width` characters, each after the first indented by two more. */
export function hanging(text: string, indent: string, width: number): string {
  const said = text.trim().replace(/\s+/g, ' ');
  const [first = ''] = wrap(said, indent, width).split('\n');
  const rest = said.slice(first.length - indent.length).trim();
  return rest === '' ? first : `${first}\n${wrap(rest, `${indent}  `, width)}`;
}
