/** Rows of a comma-separated table with a header, as maps from column to text. Quotes as in RFC 4180. */
export function parseTable(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    lines[lines.length - 1]?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (mark === '"') quoted = true;
    else if (mark === ',') endCell();
    else if (mark === '\n') {
      endCell();
      lines.push([]);
    } else if (mark !== '\r') cell += mark;
  }
  if (cell !== '' || (lines[lines.length - 1]?.length ?? 0) > 0) endCell();
  const [header = [], ...rest] = lines.filter((line) => line.length > 0);
  return rest.map((line) => Object.fromEntries(header.map((name, index) => [name, line[index] ?? ''])));
}
