import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { ARROWS, EXACT_MATH, FILLED_ONCE, NAMED_ENTRIES, PURE, SURROUNDINGS } from './arrows.js';

/** What one source file may not hold: one line for each finding, with its line number. */
export interface SourceFacts {
  /** Package the file belongs to, such as `engine`. */
  pkg: string;
  /** Path below `packages/`, such as `engine/src/index.ts`. */
  path: string;
  text: string;
  /** Third-party packages that the package declares. */
  declared: readonly string[];
}

interface Imported {
  specifier: string | null;
  line: number;
}

// What a comment says is no part of the code.
const HOW = { languageVersion: ts.ScriptTarget.ES2022, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
const lineOf = (file: ts.SourceFile, node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

/** What is seen in a file, and the findings in it. Each file is parsed once, whatever is asked of it first. */
interface Seen {
  imports: readonly Imported[];
  impurities: readonly string[];
  moduleState: readonly string[];
}
const seen = new WeakMap<SourceFacts, Seen>();
function look(facts: SourceFacts): Seen {
  const before = seen.get(facts);
  if (before) return before;
  const file = ts.createSourceFile(facts.path, facts.text, HOW, true);
  const pure = PURE.includes(facts.pkg);
  const found = {
    imports: importsIn(file),
    impurities: pure ? impuritiesIn(file, facts.path) : [],
    moduleState: pure ? moduleStateIn(file, facts.path) : [],
  };
  seen.set(facts, found);
  return found;
}

/** Everything a file imports or re-exports, type imports and dynamic ones too. `null`: a dynamic import of a computed name. */
export const importsOf = (facts: SourceFacts): readonly Imported[] => look(facts).imports;

/** Clock, chance, platform arithmetic and surroundings in a file of a pure package. */
export const impurities = (facts: SourceFacts): readonly string[] => look(facts).impurities;

/** State at module level in a file of a pure package: `let`, `var`, and containers that are made empty. */
export const moduleState = (facts: SourceFacts): readonly string[] => look(facts).moduleState;

function importsIn(file: ts.SourceFile): Imported[] {
  const found: Imported[] = [];
  const add = (node: ts.Node, name: ts.Node | undefined): void => {
    found.push({ specifier: name && ts.isStringLiteralLike(name) ? name.text : null, line: lineOf(file, node) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node, node.moduleSpecifier);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node, node.moduleReference.expression);
    else if (ts.isImportTypeNode(node)) add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0]);
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require')
      add(node, node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isBuiltin = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function importProblem(facts: SourceFacts, specifier: string | null): string | null {
  const pure = PURE.includes(facts.pkg);
  if (specifier === null) return pure ? 'a dynamic import of a computed name' : null;
  // The bundler of the laboratory takes texts, its style and its worker in.
  if (facts.pkg === 'lab' && /^\.[^?]*(\.css|\?raw|\.ts\?worker&inline)$/.test(specifier)) return null;
  if (specifier.startsWith('.')) {
    const aim = posix.normalize(posix.join(posix.dirname(facts.path), specifier));
    if (!aim.startsWith(`${facts.pkg}/src/`)) return `${specifier} leaves the package`;
    return /\.(js|jsx|json)$/.test(specifier) ? null : `${specifier} lacks its .js ending`;
  }
  if (specifier.startsWith('@glasshouse/')) {
    const [name = '', ...inner] = specifier.slice('@glasshouse/'.length).split('/');
    if (inner.length > 0 && !(NAMED_ENTRIES[name] ?? []).includes(inner.join('/'))) return `${specifier} is not an entry of the package`;
    return (ARROWS[facts.pkg] ?? []).includes(name) ? null : `${facts.pkg} may not import ${name}`;
  }
  if (isBuiltin(specifier)) return pure ? `${facts.pkg} may not import the Node module ${specifier}` : null;
  return facts.declared.includes(packageOf(specifier)) ? null : `${specifier} is not among the dependencies of ${facts.pkg}`;
}

/** Imports of a file that the table of arrows does not allow. */
export function badImports(facts: SourceFacts): string[] {
  return importsOf(facts).flatMap(({ specifier, line }) => {
    const problem = importProblem(facts, specifier);
    return problem ? [`${facts.path}:${line} ${problem}`] : [];
  });
}

/** Whether a name stands for itself: not a member, a key, a type or a declaration. */
function isUse(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) return parent.name !== node;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent))
    return false;
  return (
    !(ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isMethodDeclaration(parent)) ||
    parent.name !== node
  );
}

function impuritiesIn(file: ts.SourceFile, path: string): string[] {
  const found: string[] = [];
  const say = (node: ts.Node, what: string): void => void found.push(`${path}:${lineOf(file, node)} ${what}`);
  const own = new Set<string>();
  const declare = (node: ts.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name))
      own.add(node.name.text);
    ts.forEachChild(node, declare);
  };
  declare(file);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'Math' && isUse(node)) {
      const parent = node.parent;
      if (!ts.isPropertyAccessExpression(parent)) say(node, 'Math without a named function');
      else if (!EXACT_MATH.includes(parent.name.text)) say(node, `Math.${parent.name.text}`);
    } else if (ts.isIdentifier(node) && SURROUNDINGS.includes(node.text) && !own.has(node.text) && isUse(node)) say(node, node.text);
    else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) say(node, 'the operator **');
    else if (ts.isPropertyAccessExpression(node) && /^toLocale|^localeCompare$/.test(node.name.text)) say(node, node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const FILLABLE = /^(Map|Set|WeakMap|WeakSet|Array|ArrayBuffer|(Int|Uint|Float|BigInt|BigUint)\d+(Clamped)?Array)$/;

/** Whether an initial value is an empty container that can only be of use once something writes to it. */
function isEmptyContainer(value: ts.Expression | undefined): boolean {
  if (!value) return false;
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0;
  if (!ts.isNewExpression(value) || !ts.isIdentifier(value.expression) || !FILLABLE.test(value.expression.text)) return false;
  const first = value.arguments?.[0];
  return first === undefined || ts.isNumericLiteral(first) || ts.isIdentifier(first) || ts.isBinaryExpression(first);
}

function moduleStateIn(file: ts.SourceFile, path: string): string[] {
  return file.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap((declaration) => {
      const name = declaration.name.getText(file);
      const at = `${path}:${lineOf(file, declaration)}`;
      if (!(statement.declarationList.flags & ts.NodeFlags.Const)) return [`${at} ${name} is a variable at module level`];
      if (!isEmptyContainer(declaration.initializer) || `${path} ${name}` in FILLED_ONCE) return [];
      return [`${at} ${name} is an empty container at module level`];
    }),
  );
}
