import { parts, partsOn, streamsOn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ lists }) =>
  parts('lists', 'list', lists, ({ kind, entries }) => ({
    tone: kind === 'red' ? 'merit' : 'neutral',
    reads: streamsOn(Object.values(entries)),
    after: partsOn(Object.values(entries).map(({ on }) => on)),
  }));
