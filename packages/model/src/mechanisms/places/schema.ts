import { z } from 'zod';
import { id, sourced, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

export const place = z.strictObject({
  title,
  level: said(
    z.enum(['country', 'province', 'prefecture', 'county', 'neutral']),
    'Level of the place; `neutral` places stand for no real one.',
    { example: 'neutral' },
  ),
  parent: said(id.optional(), 'Place that it lies in.', { example: 'country', absent: 'none: the root of the tree' }),
  persons: said(
    quantity('persons').optional(),
    'Real residents. Required for places without places below them, refused elsewhere; communities and their weight are shared out in proportion to it.',
    { example: 500000, absent: 'the sum of the places below' },
  ),
  shares: said(
    table(table(quantity('share'))).optional(),
    "Shares of an attribute's categories here and below, where they differ from the population's: attribute, category, share. Categories add to one.",
    {
      example: { residence: { moved: sourced(0.4, 'share'), settled: sourced(0.6, 'share') } },
      absent: 'the shares of the place above, at the top those of the population',
    },
  ),
});

export const placeSections = {
  places: said(table(place), 'Tree of places, without distances, by id.', { mechanism: 'World' }),
  community_size: said(
    quantity('persons'),
    'People in a community. People of different communities meet only by letters and shared capacity.',
    {
      example: 2000,
      mechanism: 'World',
    },
  ),
};
