import { parts } from '../picture.js';
import type { Part, Picture } from '../picture.js';

export const picture: Picture = ({ officials, audits, catalogues }) => {
  const office: Part[] =
    officials === undefined ? [] : [{ id: 'officials', title: officials.title, stage: 'opportunity and decision', tone: 'neutral' }];
  const binds = { leadsTo: ['officials'] };
  return [
    ...office,
    ...parts('audits', 'council and market', audits, () => binds),
    ...parts('catalogues', 'council and market', catalogues, () => binds),
  ];
};
