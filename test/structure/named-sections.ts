import ts from 'typescript';

/** Lists of this many sections or more are a second list of mechanisms. */
const SEVERAL = 3;

/** A list of sections in a source file: its line and what it names. */
export interface NamedSections {
  line: number;
  sections: string[];
}

const nameOf = (name: ts.Node | undefined): string[] =>
  name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name.text] : [];

/** Names that a node lists: strings of an array or of a union of types, keys of an object, and what is taken out of one. */
function namesIn(node: ts.Node): string[] {
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((each) =>
      ts.isArrayLiteralExpression(each) ? namesIn(each) : ts.isStringLiteralLike(each) ? [each.text] : [],
    );
  if (ts.isUnionTypeNode(node))
    return node.types.flatMap((each) => (ts.isLiteralTypeNode(each) && ts.isStringLiteralLike(each.literal) ? [each.literal.text] : []));
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(({ name }) => nameOf(name));
  if (ts.isObjectBindingPattern(node)) return node.elements.flatMap(({ name, propertyName }) => nameOf(propertyName ?? name));
  return [];
}

/** Lists of several sections in a source file. A list inside another is part of it. */
export function sectionsNamed(path: string, text: string, sections: ReadonlySet<string>): NamedSections[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: NamedSections[] = [];
  const visit = (node: ts.Node): void => {
    const named = [...new Set(namesIn(node).filter((name) => sections.has(name)))];
    if (named.length >= SEVERAL) found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, sections: named });
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
