/** Text broken at spaces into lines of at most `width` characters, each after `indent`. A word that fits into no line is cut. */
export function wrapped(text: string, indent = '', width = 110): string {
  const lines: string[] = [];
  let line = '';
  const room = Math.max(1, width - indent.length);
  const words = text.match(Number.isFinite(room) ? new RegExp(`\\S{1,${room}}`, 'gu') : /\S+/gu) ?? [];
  for (const word of words) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(indent + line);
  return lines.join('\n');
}
