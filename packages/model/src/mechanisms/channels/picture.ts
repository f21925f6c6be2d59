import { parts, pathsIn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ channels }) =>
  parts('channels', 'detection', channels, ({ sees }) => ({ after: pathsIn('streams', sees), writes: { streams: sees, reviewed: true } }));
