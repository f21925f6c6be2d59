import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * One small change to a source file.
 * @typedef {{ path: string, line: number, start: number, end: number, from: string, to: string, text: string }} Mutant
 * `text`: the line as it stands, trimmed; with `from` and `to` it names the change also after lines have moved.
 */

const BINARY = new Map([
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
  [ts.SyntaxKind.PercentToken, '*'],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.AmpersandToken, '|'],
  [ts.SyntaxKind.BarToken, '&'],
  [ts.SyntaxKind.CaretToken, '|'],
  [ts.SyntaxKind.PlusEqualsToken, '-='],
  [ts.SyntaxKind.MinusEqualsToken, '+='],
  [ts.SyntaxKind.BarEqualsToken, '&='],
  [ts.SyntaxKind.AmpersandEqualsToken, '|='],
  [ts.SyntaxKind.CaretEqualsToken, '|='],
]);
const CALLS = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['some', 'every'],
  ['every', 'some'],
]);

const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.test.ts');

/** Sources below `folder` (relative to `root`), sorted. */
function sourcesBelow(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** Every mutant of the sources below the folders, in order of path and place. Types, imports and texts are left alone. */
export function mutantsOf(root, folders) {
  return folders
    .flatMap((folder) => sourcesBelow(root, folder))
    .flatMap((path) => mutantsOfText(path, readFileSync(join(root, path), 'utf8')));
}

/** Every mutant of one source text. */
export function mutantsOfText(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const lines = source.split('\n');
  const found = [];
  const put = (node, to) => {
    const start = node.getStart(file);
    const line = file.getLineAndCharacterOfPosition(start).line;
    found.push({ path, line: line + 1, start, end: node.getEnd(), from: node.getText(file), to, text: lines[line].trim() });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node) && BINARY.has(node.operatorToken.kind)) put(node.operatorToken, BINARY.get(node.operatorToken.kind));
    if (ts.isNumericLiteral(node)) put(node, node.text === '1' ? '0' : `(${node.getText(file)} + 1)`);
    if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true');
    if (
      ts.isPrefixUnaryExpression(node) &&
      (node.operator === ts.SyntaxKind.ExclamationToken || node.operator === ts.SyntaxKind.MinusToken)
    )
      put(node, node.operand.getText(file));
    if (ts.isPostfixUnaryExpression(node))
      put(node, `${node.operand.getText(file)}${node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++'}`);
    if (ts.isIfStatement(node)) {
      put(node.expression, 'true');
      put(node.expression, 'false');
    }
    if (ts.isConditionalExpression(node)) {
      put(node.condition, 'true');
      put(node.condition, 'false');
    }
    if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && CALLS.has(node.name.text))
      put(node.name, CALLS.get(node.name.text));
    if (ts.isExpressionStatement(node) && (ts.isCallExpression(node.expression) || ts.isBinaryExpression(node.expression))) put(node, ';');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A source text with a mutant put in. Throws Error where the text at its place is not what it changes. */
export function mutated(source, { path, start, end, from, to }) {
  if (source.slice(start, end) !== from) throw new Error(`${path}: what stands at ${start} is not ${from}`);
  return source.slice(0, start) + to + source.slice(end);
}

/** `count` of the items, drawn without replacement by a seed; the same for the same items and seed. */
export function sample(items, count, seed) {
  const left = [...items];
  const out = [];
  let state = seed >>> 0;
  const next = () => {
    // A Weyl sequence, mixed: good enough to choose which mutants to look at.
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return (x ^ (x >>> 16)) >>> 0;
  };
  while (out.length < count && left.length > 0) out.push(left.splice(next() % left.length, 1)[0]);
  return out;
}
