import { parts } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ spreads }) =>
  parts('spreads', 'spread', spreads, (spread) => ({
    tone: 'sanction',
    reads: spread.on,
    writes: { streams: spread.as === undefined ? spread.on : [spread.as], reviewed: false },
  }));
