import { parts, pathsIn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ patrols }) =>
  parts('patrols', 'detection', patrols, ({ records, carries }) => ({
    after: pathsIn('incidents', records),
    leadsTo: pathsIn('channels', carries),
  }));
