import ts from 'typescript';
import { parseDocument, visit } from 'yaml';
import { parseTable } from './table.js';

/** A word or turn of phrase that may not stand outside quotation marks, and what to write instead. */
interface WordRule {
  pattern: RegExp;
  instead: string;
}

const PEOPLE =
  '(?:person|persons|people|individuals?|citizens?|residents?|famil(?:y|ies)|households?|minorit(?:y|ies)|groups?|populations?|Uyghurs?|Hui|Han|debtors?|suspects?)';

/** Words for people. Authorities' own terms may be quoted; the project does not speak that way. */
export const RULES: readonly WordRule[] = [
  { pattern: /\b(dis)?loyal(ty|ists?)?\b/i, instead: 'say what was done or answered' },
  { pattern: /\b(re-?)?offend(ers?|ing)\b/i, instead: 'name the deed, or "a person with a breach"' },
  { pattern: /\b(extremists?|terrorists?|separatists?|radicals|jihadis?(ts?)?)\b/i, instead: 'name the act, and who calls it so' },
  { pattern: /\b(criminals|culprits?|wrongdoers?|evil-?doers?|delinquents|deviants?|perpetrators?)\b/i, instead: 'name the deed' },
  {
    pattern:
      /\b(bad|good|trustworthy|untrustworthy|dishonest|honest|unsafe|dangerous|suspicious) (people|persons?|citizens?|residents?|elements?)\b(?! cards?)/i,
    instead: 'say "listed", "not listed", or quote the authority',
  },
  {
    pattern:
      /\b(re-?education|de-?extremi[sz]ation|heavily polluted|trust-breaking|key persons?|focus persons?|potential criminals?|undesirables?|three evils)\b/i,
    instead: 'quote the authority and say who it is',
  },
  {
    pattern: new RegExp(`\\btarget(?:ed|ing|s)? (?:the |some |these |those |of )?${PEOPLE}\\b`, 'i'),
    instead: 'say "aimed at", "concerned", "listed"',
  },
  {
    pattern: new RegExp(`\\b${PEOPLE} (?:(?:who|that) (?:is|are|was|were) )?target(?:ed|s)\\b`, 'i'),
    instead: 'say "concerned", "listed", "watched"',
  },
  {
    pattern: /\b(targets?) (for|of) (surveillance|police|patrols?|sanctions?|lists?|detention|control)\b/i,
    instead: 'say who is watched, listed or held',
  },
  {
    pattern: /\baccura(cy|te) (of|in) (the )?(flags?|flagging|risk forms?)|\bflags? (was|were|is|are) accurate\b/i,
    instead: 'give the flagged for lawful conduct or status, per 1,000',
  },
  {
    pattern: /\b(crime|violence|extremism|breach) rates? (of|among|by|for) (the )?(Uyghurs?|Han|Hui|minorit|ethnic)/i,
    instead: 'nothing: this is not printed',
  },
  { pattern: /\btrue (support|approval|opinion|loyalty)\b/i, instead: 'say "private view, in the synthetic world"' },
  {
    pattern: /\beffects?\b[^.;]{0,80}\bbefore[ -]and[ -]after\b|\bbefore[ -]and[ -]after\b[^.;]{0,80}\b(effects?|shows? that it works?)\b/i,
    instead: 'say "change" or "difference"',
  },
  {
    pattern: /\bactual(ly)? (guilty|breach(es)?|conduct|deeds?|truth|listed|debtors?|numbers?|harm)\b(?![^.]*in the synthetic world)/i,
    instead: 'add "in the synthetic world"',
  },
];

/** A text without what stands in quotation marks, in code marks or in brackets of quotation, and without addresses of sources. */
const withoutQuotations = (text: string): string =>
  text
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/"[^"]{1,400}"/g, ' ')
    .replace(/\u201c[^\u201d]{1,400}\u201d/g, ' ')
    .replace(/\u00ab[^\u00bb]{1,400}\u00bb/g, ' ')
    .replace(/(?<![A-Za-z])'[^'\n]{1,80}'(?![A-Za-z])/g, ' ');

/** Findings in one run of prose: the word and what to write. */
export function wordProblems(text: string): string[] {
  const plain = withoutQuotations(text.replace(/\s+/g, ' '));
  return RULES.flatMap(({ pattern, instead }) => {
    const match = pattern.exec(plain);
    return match ? [`"${match[0]}" (${instead})`] : [];
  });
}

/** Paragraphs of a Markdown page. Fenced code is left out. */
const paragraphs = (text: string): string[] => text.replace(/```[\s\S]*?```/g, '\n\n').split(/\n\s*\n|\n(?=[-*|#>])/);

/** All text values of a YAML file, keys left out, and its comments. */
function yamlTexts(text: string): string[] {
  const found: string[] = [];
  visit(parseDocument(text), {
    Scalar(_key, node) {
      if (typeof node.value === 'string') found.push(node.value);
    },
  });
  found.push(...[...text.matchAll(/(?:^|\s)#\s?(.*)$/gm)].map((match) => match[1] ?? ''));
  return found;
}

/** String literals, template parts, JSX texts and comments of a TypeScript file. */
function codeTexts(path: string, text: string): string[] {
  const found: string[] = [];
  // Comments are read below, as they stand.
  const how = { languageVersion: ts.ScriptTarget.ES2022, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const file = ts.createSourceFile(path, text, how);
  const walk = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isJsxText(node)
    )
      found.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(file);
  for (const match of text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)) found.push(match[0].replace(/^\s*\*\s?/gm, ' '));
  return found;
}

/** The runs of prose in a file, by what kind of file it is. */
export function proseOf(path: string, text: string): string[] {
  if (path.endsWith('.md')) return paragraphs(text);
  if (/\.ya?ml$/.test(path)) return yamlTexts(text);
  if (path.endsWith('.csv')) return parseTable(text).flatMap((row) => [row['statement'] ?? '', row['unit'] ?? '']);
  return codeTexts(path, text);
}
