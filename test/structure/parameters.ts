import ts from 'typescript';

/** A function that takes many things one by one. */
export interface Long {
  path: string;
  name: string;
  parameters: number;
}

type Callable = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.ConstructorDeclaration;

const isCallable = (node: ts.Node): node is Callable =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node);

const nameOf = (node: Callable): string => {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : 'a function';
};

/** Functions of a source with a body and more than `most` parameters, in their order. */
export function longLists(path: string, text: string, most: number): Long[] {
  const found: Long[] = [];
  const visit = (node: ts.Node): void => {
    if (isCallable(node) && node.body && node.parameters.length > most)
      found.push({ path, name: nameOf(node), parameters: node.parameters.length });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}
