import { parts, partsOn, pathsIn } from '../picture.js';
import type { Picture } from '../picture.js';

export const picture: Picture = ({ measures }) =>
  parts('measures', 'measure', measures, ({ kind, trigger, ends }) => ({
    tone: kind,
    after: partsOn(trigger),
    leadsTo: pathsIn('measures', ends ?? []),
  }));
