import { parts, pathsIn } from '../picture.js';
import type { Part, Picture } from '../picture.js';

export const picture: Picture = ({ firms, enterprise }) => {
  const market: Part[] =
    firms === undefined
      ? []
      : [
          {
            ...{ id: 'firms', title: firms.title, stage: 'opportunity and decision', tone: 'neutral' },
            leadsTo: pathsIn('enterprise', Object.keys(enterprise)),
          },
        ];
  return [...market, ...parts('enterprise', 'council and market', enterprise)];
};
