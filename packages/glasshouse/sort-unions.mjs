import { Converter, ReflectionKind, makeRecursiveVisitor } from 'typedoc';

/** @param {import('typedoc').SomeType} type */
const word = (type) => (type.type === 'literal' && typeof type.value === 'string' ? type.value : '');

const visitor = makeRecursiveVisitor({
  union({ types }) {
    if (types.every((type) => word(type) !== '')) types.sort((one, other) => (word(one) < word(other) ? -1 : 1));
  },
});

/**
 * Orders string literals in unions: the compiler's own order depends on what it happened to read first.
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, (context) => {
    for (const reflection of context.project.getReflectionsByKind(ReflectionKind.All))
      if ('type' in reflection) /** @type {import('typedoc').SomeType | undefined} */ (reflection.type)?.visit(visitor);
  });
}
