import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { ROOT, packageNames } from '../structure/sources.js';

/** A parameter of an exported function or method, with the fields of its type spelled out. */
export interface Taken {
  /** `package function(parameter)` or `package function(parameter.field)`. */
  path: string;
  /** Last part of the path. */
  name: string;
  type: string;
}

export interface Surface {
  /** One sorted line for each exported value: `package kind name(parameters)`. */
  lines: string[];
  taken: Taken[];
}

/**
 * Whether the tests run what was built (vitest.config.mts). Then the compiler reads the declarations that it made of the sources, which say the same without
 * the bodies of functions.
 */
const BUILT = process.env.GLASSHOUSE_TEST_BUILT === '1';

/** Files of the entries of a package, with the name by which each is imported. */
function entriesOf(name: string): { label: string; file: string }[] {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')) as {
    exports: Record<string, { source: string; types: string }>;
  };
  return Object.entries(exports).map(([entry, { source, types }]) => ({
    label: posix.join(name, entry),
    file: join(ROOT, 'packages', name, BUILT ? types : source),
  }));
}

function programOf(files: string[]): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: BUILT ? [] : ['source'],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  return ts.createProgram(files, options, host);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/;? \}/g, ' }').trim();

/** Type of a parameter as it is written in the source, else as the compiler says it. */
function typeText(checker: ts.TypeChecker, symbol: ts.Symbol, at: ts.Node): string {
  const declaration = symbol.valueDeclaration;
  if (declaration && ts.isParameter(declaration) && declaration.type) return oneLine(declaration.type.getText());
  return oneLine(checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, at), undefined, ts.TypeFormatFlags.NoTruncation));
}

const isOurs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((one) => /\/packages\/[a-z]+\/(src|dist)\//.test(one.getSourceFile().fileName.replaceAll('\\', '/')));

const isPrivate = (symbol: ts.Symbol): boolean =>
  symbol.name.startsWith('#') ||
  symbol.name.startsWith('__#') ||
  (symbol.declarations ?? []).some(
    (one) => (ts.getCombinedModifierFlags(one) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0,
  );

/** Fields of a type declared in our packages, to a depth of three. */
function fieldsOf(checker: ts.TypeChecker, type: ts.Type, at: ts.Node, path: string, depth: number, into: Taken[]): void {
  if (depth === 0) return;
  const bare = checker.getNonNullableType(type);
  const inner = checker.isArrayType(bare) ? checker.getTypeArguments(bare as ts.TypeReference)[0] : undefined;
  for (const part of (inner ?? bare).isUnion() ? ((inner ?? bare) as ts.UnionType).types : [inner ?? bare]) {
    for (const property of checker.getPropertiesOfType(part)) {
      if (!isOurs(property) || property.name.startsWith('__')) continue;
      const own = checker.getTypeOfSymbolAtLocation(property, at);
      into.push({ path: `${path}.${property.name}`, name: property.name, type: oneLine(checker.typeToString(own)) });
      fieldsOf(checker, own, at, `${path}.${property.name}`, depth - 1, into);
    }
  }
}

function describeCall(checker: ts.TypeChecker, label: string, signature: ts.Signature, at: ts.Node, taken: Taken[]): string {
  const parts = signature.getParameters().map((parameter) => {
    const path = `${label}(${parameter.name})`;
    const type = checker.getTypeOfSymbolAtLocation(parameter, at);
    taken.push({ path, name: parameter.name, type: typeText(checker, parameter, at) });
    fieldsOf(checker, type, at, path, 3, taken);
    const declaration = parameter.valueDeclaration;
    const optional = declaration && ts.isParameter(declaration) && (declaration.questionToken ?? declaration.initializer) ? '?' : '';
    return `${parameter.name.replace(/^__\d+$/, 'options')}${optional}: ${typeText(checker, parameter, at)}`;
  });
  return `(${parts.join(', ')})`;
}

/** Every value that the entries of the packages export, and everything their functions and methods take. */
export function readSurface(): Surface {
  const entries = packageNames().flatMap(entriesOf);
  const built = programOf(entries.map((entry) => entry.file));
  const checker = built.getTypeChecker();
  const lines: string[] = [];
  const taken: Taken[] = [];
  for (const { label: name, file: path } of entries) {
    const file = built.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    if (!file || !module) continue;
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (!(symbol.flags & ts.SymbolFlags.Value)) continue;
      const type = checker.getTypeOfSymbolAtLocation(symbol, file);
      const label = `${name} ${exported.name}`;
      const isClass = Boolean(symbol.flags & ts.SymbolFlags.Class);
      const calls = isClass ? type.getConstructSignatures() : type.getCallSignatures();
      for (const call of calls)
        lines.push(`${name} ${isClass ? 'class' : 'function'} ${exported.name}${describeCall(checker, label, call, file, taken)}`);
      if (calls.length === 0) lines.push(`${name} value ${exported.name}`);
      if (!isClass) continue;
      for (const member of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))) {
        if (!isOurs(member) || !(member.flags & ts.SymbolFlags.Method) || isPrivate(member)) continue;
        for (const call of checker.getTypeOfSymbolAtLocation(member, file).getCallSignatures()) {
          lines.push(
            `${name} method ${exported.name}.${member.name}${describeCall(checker, `${label}.${member.name}`, call, file, taken)}`,
          );
        }
      }
    }
  }
  return { lines: [...new Set(lines)].sort(), taken };
}
