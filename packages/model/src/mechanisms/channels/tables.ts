import { unionIds } from '../../plan/ids.js';
import type { TableMakers } from '../mechanism.js';
import type { ChannelPlan } from './plan-types.js';
import { planChannels } from './plan.js';

export interface ChannelTables {
  names: { channels: string[] };
  plan: { channels: string[] };
  reading: { channelsOf: ChannelPlan[][] };
}

export const channelTables: TableMakers<ChannelTables> = {
  names: ({ every }) => ({ channels: unionIds(every.map((s) => s.channels)) }),
  plan: ({ names }) => ({ channels: names.channels }),
  reading: (of) => ({ channelsOf: planChannels(of) }),
};
