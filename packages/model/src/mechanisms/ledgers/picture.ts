import { parts, partsOn, streamsOn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ ledgers }) =>
  parts('ledgers', 'score', ledgers, ({ rules }) => ({
    reads: streamsOn(Object.values(rules)),
    after: partsOn(Object.values(rules).map(({ on }) => on)),
  }));
