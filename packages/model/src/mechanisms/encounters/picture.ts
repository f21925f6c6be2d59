import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ encounters }) =>
  parts('encounters', 'opportunity and decision', encounters, ({ writes }) => ({
    writes: { streams: Object.values(writes ?? {}), reviewed: false },
  }));
