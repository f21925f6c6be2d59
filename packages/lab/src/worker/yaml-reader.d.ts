/** The loader's own reader of YAML: the build gives every other module `reader.ts` in its place (see packages/lab/lighter.mjs). */
declare module 'virtual:yaml-reader' {
  export const readYaml: (file: string, text: string) => unknown;
}
