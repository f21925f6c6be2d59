import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, ErrorCode, Node } from 'yaml';
import { LIMITS } from './limits.js';
import { InputError, RESERVED, codePoint, hiddenSign, isBlank, problemAt } from './problem.js';
import type { Path, Problem, Spot } from './problem.js';
import type { TreeEntry, TreeNode } from './tree.js';

/** What is found and what to do, for faults of syntax that have plainer words. */
const SAID: Partial<Record<ErrorCode, [string, string]>> = {
  MULTIPLE_DOCS: ['a second document in the file', 'Keep one document: remove the line ---.'],
  TAB_AS_INDENT: ['a tab as indentation', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: ['a tag', 'Remove the tag: values are plain.'],
};

/** What every file of ours states, in whatever way YAML or JSON writes it. */
const OURS = /(?:^|[\s{,])["']?glasshouse["']?\s*:/;

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdbff && i + 1 < text.length) {
      bytes += 4;
      i += 1;
    } else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

function spotAt(file: string, text: string, offset: number): Spot {
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    from = at + 1;
  }
  return { file, line, column: offset - from + 1 };
}

/** Refuses what is not a text file of reasonable size. */
function checkText(file: string, text: string): void {
  const fail = (offset: number, found: string, allowed: string, todo: string): never => {
    throw new InputError([problemAt(spotAt(file, text, offset), [], { found, allowed, todo })]);
  };
  if (text.length > LIMITS.bytes || utf8Length(text) > LIMITS.bytes) {
    fail(0, 'a file of more than 512 KiB', 'at most 512 KiB', 'Split it with extends, or remove what no rule reads.');
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) fail(nul, 'a NUL byte: this is a binary file, or text in UTF-16', 'UTF-8 text', 'Save the file as UTF-8.');
  if (text.startsWith('\uFEFF'))
    fail(0, 'a byte order mark', 'UTF-8 text without a byte order mark', 'Save the file as UTF-8 without BOM.');
  const ending = text.search(/\r(?!\n)/);
  if (ending !== -1)
    fail(ending, 'a carriage return alone at the end of a line', 'lines that end in a line feed', 'Save the file with the line ends LF.');
  const broken = text.indexOf('\uFFFD');
  if (broken !== -1) fail(broken, 'bytes that are not UTF-8', 'UTF-8 text', 'Save the file as UTF-8.');
  // oxlint-disable-next-line no-control-regex
  const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control) fail(control.index, 'a control character', 'printable UTF-8 text', 'Remove the character.');
}

function tooDeep(file: string, text: string): void {
  let depth = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quote !== '') {
      if (sign === quote || sign === '\n') quote = '';
    } else if (sign === '"' || sign === "'") quote = /[\s,:[{]/.test(text[i - 1] ?? ' ') ? sign : '';
    else if (sign === '#' && /\s/.test(text[i - 1] ?? ' ')) {
      while (i < text.length && text[i] !== '\n') i += 1;
    } else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    if (depth > 4 * LIMITS.depth) throw new InputError([depthProblem(spotAt(file, text, i), [])]);
  }
  const run = /(?:[-?:] ){96}/.exec(text);
  if (run) throw new InputError([depthProblem(spotAt(file, text, run.index), [])]);
}

const depthProblem = (spot: Spot, path: Path): Problem =>
  problemAt(spot, path, {
    found: `nesting deeper than ${LIMITS.depth} levels`,
    allowed: `at most ${LIMITS.depth} levels`,
    todo: 'No rule needs so many levels: flatten the file.',
  });

/**
 * The tree of a YAML 1.2 file with the place of every part. Throws InputError for what is not such a file: binary,
 * syntax, repeated keys, several documents, tags, and for what passes the LIMITS.
 */
export function readYaml(file: string, text: string): TreeNode {
  checkText(file, text);
  tooDeep(file, text);
  const lines = new LineCounter();
  let parsed: Document.Parsed;
  try {
    parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', resolveKnownTags: false, uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) throw new InputError([depthProblem({ file, line: 1, column: 1 }, [])]);
    throw error;
  }
  const spot = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const faults = [...parsed.errors, ...parsed.warnings];
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT');
  // A tab also breaks the lines around it: what else is found there is its consequence.
  const met = tabs.length > 0 ? tabs : faults;
  // Of a text of another kind, such as a page, the faults after the first say nothing more.
  if (met.length > 0 && !OURS.test(text)) {
    const [{ code, pos }] = met as [(typeof met)[number]];
    throw new InputError([
      problemAt(spot(pos[0]), [], {
        found: `${SAID[code]?.[0] ?? 'text that is not YAML'}, in a file without glasshouse: 1`,
        allowed: 'a study or scenario file',
        todo: 'Name such a file; if this is meant to be one, begin it with glasshouse: 1.',
      }),
    ]);
  }
  const problems: Problem[] = met.slice(0, 10).map((error) => {
    const said = SAID[error.code];
    const found = said?.[0] ?? `YAML that cannot be read: ${error.message.replace(/\s+/g, ' ')}`;
    return problemAt(spot(error.pos[0]), [], {
      found,
      allowed: 'one YAML 1.2 document without tags',
      todo: said?.[1] ?? 'Correct the syntax here.',
    });
  });
  if (parsed.directives?.yaml.explicit && parsed.directives.yaml.version !== '1.2') {
    problems.push(
      problemAt(spot(0), [], { found: `YAML ${parsed.directives.yaml.version}`, allowed: 'YAML 1.2', todo: 'Remove the %YAML line.' }),
    );
  }
  if (problems.length > 0) throw new InputError(problems);
  if (parsed.contents === null) {
    throw new InputError([
      problemAt({ file, line: 1, column: 1 }, [], {
        found: 'an empty file',
        allowed: 'a scenario or a study',
        todo: 'Start from a file in scenarios/ or studies/.',
      }),
    ]);
  }
  const walker = new Walker(spot);
  try {
    const tree = walker.walk(parsed.contents, [], 1);
    if (walker.problems.length === 0) return tree;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError([...walker.problems, ...error.problems]);
  }
  throw new InputError(walker.problems);
}

/** Maps from paths to new values, in which null has a meaning and an empty place has none. */
const OF_PATHS: ReadonlySet<string> = new Set(['patch', 'set']);

class Walker {
  /** Keys and texts that are refused while the rest is still read, so that all are named at once. */
  readonly problems: Problem[] = [];
  private nodes = 0;
  private aliases = 0;
  /** What each anchor above names. */
  private readonly anchors = new Map<string, Node>();
  /** Anchors whose value is being walked: an alias to one of them would never end. */
  private readonly open = new Set<string>();

  constructor(private readonly spot: (offset: number) => Spot) {}

  private fail(at: Spot, path: Path, found: string, allowed: string, todo: string): never {
    throw new InputError([problemAt(at, path, { found, allowed, todo })]);
  }

  private refuse(at: Spot, path: Path, found: string, allowed: string, todo: string): void {
    if (this.problems.length < LIMITS.problems) this.problems.push(problemAt(at, path, { found, allowed, todo }));
  }

  /** Refuses a text with characters that do not show, and a key or title of more than one line. */
  private checkSigns(text: string, what: 'key' | 'text', at: Spot, path: Path): void {
    const sign = hiddenSign(text) ?? (what === 'key' || path.at(-1) === 'title' ? (/[\n\t]/.exec(text)?.[0] ?? null) : null);
    if (sign !== null) {
      const found = `the ${sign === '\n' ? 'line break' : 'character that does not show,'} ${codePoint(sign)}`;
      this.refuse(at, path, found, `a ${what} of characters that show`, 'Remove the character.');
    } else if (isBlank(text)) {
      this.refuse(at, path, `a ${what} of blanks alone`, `a ${what} of characters that show`, `Write the ${what}, or remove it.`);
    }
  }

  /** `again`: inside an alias, where anchors have been met before. */
  walk(node: Node, path: Path, depth: number, again = false): TreeNode {
    const at = this.spot(node.range?.[0] ?? 0);
    if (depth > LIMITS.depth) throw new InputError([depthProblem(at, path)]);
    this.nodes += 1;
    if (this.nodes > LIMITS.nodes) {
      this.fail(
        at,
        path,
        `more than ${LIMITS.nodes} values, aliases counted each time`,
        `at most ${LIMITS.nodes} values`,
        'Remove what no rule reads.',
      );
    }
    if (isAlias(node)) {
      this.aliases += 1;
      if (this.aliases > LIMITS.aliases)
        this.fail(at, path, `more than ${LIMITS.aliases} aliases`, `at most ${LIMITS.aliases} aliases`, 'Write the values out.');
      const target = this.anchors.get(node.source);
      if (!target)
        this.fail(
          at,
          path,
          `an alias *${node.source} that names nothing`,
          'an anchor defined above',
          'Define the anchor or write the value out.',
        );
      if (this.open.has(node.source))
        this.fail(
          at,
          path,
          `the alias *${node.source} inside its own anchor`,
          'an alias after the value that its anchor names',
          'Write the value out.',
        );
      return this.walk(target, path, depth, true);
    }
    if (node.anchor === undefined || again) return this.walkValue(node, at, path, depth, again);
    if (this.anchors.has(node.anchor)) this.fail(at, path, `the anchor &${node.anchor} a second time`, 'each anchor once', 'Rename it.');
    this.anchors.set(node.anchor, node);
    this.open.add(node.anchor);
    const made = this.walkValue(node, at, path, depth, again);
    this.open.delete(node.anchor);
    return made;
  }

  /** What stands at a node that is no alias. */
  private walkValue(node: Node, at: Spot, path: Path, depth: number, again: boolean): TreeNode {
    if (isMap(node)) {
      const entries = new Map<string, TreeEntry>();
      for (const { key, value } of node.items) {
        if (!isScalar(key)) this.fail(at, path, 'a key that is not a word', 'words as keys', 'Write a word before the colon.');
        const name = String(key.value);
        const keyAt = this.spot(key.range?.[0] ?? 0);
        if (name.length > LIMITS.key) {
          const text = `at most ${LIMITS.key} characters in a key`;
          this.fail(keyAt, path, `a key of ${name.length} characters`, text, 'Choose a shorter key.');
        }
        this.checkSigns(name, 'key', keyAt, [...path, name]);
        if (name === '<<') {
          const todo = 'Write the keys out; one value can be shared as &name and *name. A scenario can also use defaults and extends.';
          this.refuse(keyAt, [...path, name], 'a merge key <<, which YAML 1.2 does not have', 'keys written out', todo);
          continue;
        }
        if (RESERVED.has(name)) {
          this.refuse(keyAt, [...path, name], `the reserved key "${name}"`, 'any other word', 'Choose another id.');
          continue;
        }
        if (entries.has(name))
          this.refuse(
            keyAt,
            [...path, name],
            'the same key twice in one map',
            'each key once; true and "true" are one key',
            'Remove one of them.',
          );
        if (OF_PATHS.has(String(path.at(-1))) && (value === null || (isScalar(value) && value.value === null && value.source === '')))
          this.refuse(keyAt, [...path, name], 'an empty value', 'a value, or null to remove what stands there', 'Write one of them.');
        const child: TreeNode =
          value === null ? { kind: 'scalar', at: keyAt, value: null } : this.walk(value as Node, [...path, name], depth + 1, again);
        entries.set(name, { keyAt, node: child });
      }
      return { kind: 'map', at, entries };
    }
    if (isSeq(node))
      return { kind: 'list', at, items: node.items.map((item, index) => this.walk(item as Node, [...path, index], depth + 1, again)) };
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'string') this.checkSigns(value, 'text', at, path);
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return { kind: 'scalar', at, value };
    return this.fail(at, path, `a ${typeof value}`, 'text, a number, true or false', 'Write the value in plain YAML.');
  }
}
