import { parts, pathsIn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ opinions, surveys }) => [
  ...parts('opinions', 'opportunity and decision', opinions),
  ...parts('surveys', 'council and market', surveys, ({ opinion }) => ({ leadsTo: pathsIn('opinions', [opinion]) })),
];
