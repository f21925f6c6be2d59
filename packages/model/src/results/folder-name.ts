import type { StudyDocument } from './tables.js';

/** Where the result of a study goes when nothing is said: `smoke`, `smoke-full`, `smoke-seed7`, `smoke-full-seed7`, below `results/`. */
export const folderNameOf = ({ id, size, seed }: Pick<StudyDocument, 'id' | 'size' | 'seed'>): string =>
  [id, ...(size === 'full' ? ['full'] : []), ...(seed === 1 ? [] : [`seed${seed}`])].join('-');
