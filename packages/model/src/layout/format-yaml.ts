import { Lexer, isMap, isScalar, parseDocument } from 'yaml';
import type { Pair } from 'yaml';
import { canonicalJson } from '../format/canonical.js';
import { InputError, problemAt } from '../format/problem.js';
import { readYaml } from '../format/read-yaml.js';
import { plain } from '../format/tree.js';
import { FORMAT, scenarioSchema } from '../scenario/schema.js';
import { studySchema } from '../study-file/schema.js';
import { anchorsFirst, orderKeys } from './order.js';
import { STYLE, isBlock, releaseComments, settleComments, shape } from './shape.js';

function refuse(file: string, found: string, allowed: string, todo: string): never {
  throw new InputError([problemAt({ file, line: 1, column: 1 }, [], { found, allowed, todo })]);
}

/** The comments of a YAML text, sorted: moving a key moves its comment. */
export const commentsOf = (text: string): string[] =>
  [...new Lexer().lex(text)]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.trimEnd())
    .sort();

function laidOut(text: string, folded: boolean): string {
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false });
  const top = document.contents;
  if (!isMap(top)) return text;
  if (document.directives) {
    document.directives.docStart = null;
    document.directives.yaml.explicit = false;
  }
  releaseComments(document, text);
  settleComments(top);
  const kind: unknown = top.get('kind');
  orderKeys(top, [kind === 'study' ? studySchema : scenarioSchema]);
  anchorsFirst(document);
  shape(top, top, 0, 0, folded);
  top.flow = false;
  let before: Pair | null = null;
  for (const pair of top.items) {
    if (isScalar(pair.key)) pair.key.spaceBefore = before !== null && (isBlock(pair.value) || isBlock(before.value));
    before = pair;
  }
  // The comment at the top of a file stays there, in one piece.
  const heading = [document.commentBefore, top.commentBefore].filter((each) => each).join('\n');
  document.commentBefore = null;
  document.comment = [top.comment, document.comment].filter((each) => each).join('\n') || null;
  top.comment = undefined;
  top.commentBefore = heading === '' ? null : heading;
  return document.toString(STYLE);
}

/** Times that a layout is read and written again at most until it stays: where comments stand in odd columns, it takes a second time. */
const ROUNDS = 6;

/** The layout that stays when it is read and written again; null where there is none. */
function settled(text: string, folded: boolean): string | null {
  let before = text;
  for (let round = 0; round < ROUNDS; round++) {
    const after = laidOut(before, folded);
    if (after === before) return after;
    before = after;
  }
  return null;
}

/**
 * The text of a scenario, a fragment of one or a study in canonical layout: keys in the order of the schema, block form for things and short
 * forms on one line, lines of at most 120 characters where words allow, quotes where needed, a blank line between sections. What was written on one line inside a section stays there if it fits. Comments, anchors,
 * aliases, the order of free ids and the kind of line ending stay. Formatting again changes nothing. Throws InputError for a file that cannot be
 * read, and for one whose values or comments would not come out the same.
 */
export function formatYaml(file: string, text: string): string {
  const tree = readYaml(file, text);
  const version = tree.kind === 'map' ? tree.entries.get('glasshouse')?.node : undefined;
  if (version?.kind !== 'scalar' || version.value !== FORMAT) {
    refuse(file, `a file without glasshouse: ${FORMAT}`, 'a scenario, a fragment of one or a study', 'Name a file of Glasshouse.');
  }
  const values = canonicalJson(plain(tree));
  const comments = commentsOf(text).join('\n');
  const windows = /^[^\n]*\r\n/.test(text);
  for (const folded of [true, false]) {
    const out = settled(text.replaceAll('\r\n', '\n'), folded);
    if (out !== null && saysTheSame(out)) return windows ? out.replaceAll('\n', '\r\n') : out;
  }
  return refuse(
    file,
    'a layout that cannot be changed safely',
    'a file whose values and comments stay as they are',
    'Nothing was written. Please send this file as a bug report.',
  );

  function saysTheSame(out: string): boolean {
    try {
      return canonicalJson(plain(readYaml(file, out))) === values && commentsOf(out).join('\n') === comments;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  }
}
