import type { Mechanism } from '../mechanism.js';
import { checkWitnesses } from './check-witnesses.js';
import { checkChannelStatus, checkChannels } from './check.js';
import { WITNESS_COUNTERS } from './counters.js';
import { picture } from './picture.js';
import { channelSections } from './schema.js';
import { channelTables } from './tables.js';
import type { ChannelTables } from './tables.js';
import { words } from './words.js';

const layers = { channels: 'policy' } as const;

export const channels: Mechanism<typeof channelSections, typeof layers, 'witness', ChannelTables> = {
  name: 'channels',
  sections: channelSections,
  layers,
  counters: { witness: WITNESS_COUNTERS },
  words,
  picture,
  ...channelTables,
  check: ({ scenario, out }) => {
    checkChannels(scenario, out);
    checkChannelStatus(scenario, out);
    checkWitnesses(scenario, out);
  },
};
