/// <reference types="vite/client" />

export { studyText } from '../run/worlds-as-yaml.js';
export { DIRECTIONS } from './all-directions.js';
export { problemsOf, withOwn } from './own-file.js';
export { openStudy, readyStudy, saidHere, studyAmong } from './own-study.js';
export { readYaml } from './yaml-reader.js';

const SCENARIOS: Record<string, string> = import.meta.glob(
  ['../../../../scenarios/*.yaml', '!../../../../scenarios/planted-*.yaml', '!../../../../scenarios/smoke*.yaml'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** Every shipped scenario as it is written, by path below the repository. */
export const YAML: ReadonlyMap<string, string> = new Map(
  Object.entries(SCENARIOS).map(([path, text]) => [path.replace(/^(\.\.\/)+/, ''), text]),
);
