import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT, filesBelow, textOf } from '../structure/sources.js';

/** Every Markdown page of the repository. */
export const pages = (): string[] =>
  [...filesBelow('.')].filter((path) => path.endsWith('.md') && !path.startsWith('test/boundary/golden/'));

const withoutFences = (text: string): string => text.replace(/^```[^\n]*\n[\s\S]*?^```/gm, '');

/** Anchors that the headings of a page give, as code hosts make them. */
export function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const match of withoutFences(text).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const plain = (match[1] ?? '')
      .replace(/`/g, '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\*/g, '');
    const base = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    anchors.add(count === 0 ? base : `${base}-${count}`);
  }
  for (const match of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(match[1] ?? '');
  return anchors;
}

/** Links and pictures of a page that lead nowhere, one line each. Addresses on the web are left alone. */
export function deadLinks(page: string, text: string): string[] {
  const found: string[] = [];
  for (const match of withoutFences(text)
    .replace(/`[^`\n]*`/g, '')
    .matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)) {
    const address = match[1] ?? '';
    if (/^(https?:|mailto:)/.test(address)) continue;
    const [path = '', anchor] = address.split('#');
    const aim = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
    if (aim.startsWith('..') || (aim !== page && !existsSync(join(ROOT, aim)))) found.push(`${page}: ${address} is not there`);
    else if (anchor && aim.endsWith('.md') && !anchorsOf(aim === page ? text : textOf(aim)).has(anchor))
      found.push(`${page}: ${address} has no such heading`);
  }
  return found;
}

/** First parts of paths that belong to the repository: a code mark that begins with one is taken for a path. */
const TOP = /^(packages|evidence|scenarios|studies|docs|validation|benchmarks|test)\//;
const AT_ROOT = /^(glasshouse|LICENSE|[A-Za-z._-]+\.(md|json|cff|mts|c?js))$/;

/** Files that a run makes; their names stand in prose without a folder. */
const MADE = new Set([
  'cancelled.json',
  'claims.json',
  'manifest.json',
  'study.json',
  'start.json',
  'smoke.json',
  'one.json',
  'search.json',
]);

/** Paths named in prose (in code marks) that do not exist, one line each. `<...>`, `*` and made files are left alone. */
export function missingPaths(page: string, text: string): string[] {
  const found: string[] = [];
  for (const match of withoutFences(text).matchAll(/`([^`\n]+)`/g)) {
    const named = (match[1] ?? '').replace(/[.,:]$/, '');
    if (!TOP.test(named) && !(AT_ROOT.test(named) && !existsSync(join(ROOT, posix.dirname(page), named)))) continue;
    if (MADE.has(named) || /[<>{}*…\s]|\.\.\./.test(named)) continue;
    if (!existsSync(join(ROOT, named)) && !existsSync(join(ROOT, posix.dirname(page), named)))
      found.push(`${page}: \`${named}\` is not there`);
  }
  return found;
}

/** Where a short path such as `mechanisms/lists` or `lists/term.ts` begins. */
const SHORT = ['packages/model', 'packages/model/src', 'packages/model/src/mechanisms'];

/** Short paths within the model, named in prose (in code marks), that do not exist, one line each. A line number or `--only` beside them is left out. */
export function missingShortPaths(page: string, text: string): string[] {
  return [...withoutFences(text).matchAll(/`(?:--only )?([a-z-]+\/[A-Za-z./-]*)(?::\d+)?`/g)].flatMap(([, named = '']) =>
    TOP.test(named) || named.startsWith('dist/') || SHORT.some((folder) => existsSync(join(ROOT, folder, named)))
      ? []
      : [`${page}: \`${named}\` is not there`],
  );
}

/** Languages of the blocks that are run. */
const LANGUAGES = ['sh', 'r', 'python', 'sql', 'js'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Block {
  page: string;
  line: number;
  language: Language;
  /** What is run; of a shell block the commands, without their `$ `. */
  script: string;
}

/** Fenced blocks marked `test`, such as `sh test`, in the order of the page. Those in `js` are one module, as the cells of a notebook are. */
export function testedBlocks(page: string, text: string): Block[] {
  const blocks = [...text.matchAll(/^```(sh|r|python|sql|js) test\n([\s\S]*?)^```/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: LANGUAGES.find((language) => language === match[1])!,
    script: match[1] === 'js' ? (match[2] ?? '') : (match[2] ?? '').replace(/^\$ /gm, ''),
  }));
  const cells = blocks.filter(({ language }) => language === 'js');
  const others = blocks.filter(({ language }) => language !== 'js');
  return cells.length === 0 ? others : [...others, { ...cells[0]!, script: cells.map(({ script }) => script).join('\n') }];
}
