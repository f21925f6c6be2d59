import type { Read } from './reader.js';

/** Stands for the loader's own reader of YAML, which the build puts here; every other module has `reader.ts` in its place (see packages/lab/lighter.mjs). */
export const readYaml: Read = (file) => {
  throw new Error(`${file}: this build has no reader of YAML`);
};
