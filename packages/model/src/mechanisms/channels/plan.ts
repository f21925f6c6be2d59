import { toBase } from '../../format/units.js';
import { planBy } from '../../plan/by-attribute.js';
import { windowIn } from '../../plan/in-force.js';
import type { Drafting } from '../../plan/planning.js';
import type { When } from '../../plan/when.js';
import type { Channel } from '../../scenario/schema.js';
import { ownerOf } from '../flows/plan.js';
import { carrierOf } from '../patrols/plan.js';
import type { Names } from '../conditions/atom.js';
import { planCondition } from '../conditions/plan.js';
import type { ChannelCase, ChannelPlan } from './plan-types.js';
import { planWitnesses } from './plan-witnesses.js';

/** Channels that see each stream. */
export function planChannels({ scenario, when, holds, names: ids, plan, key, reads }: Drafting): ChannelPlan[][] {
  const names = reads();
  const { attributes } = plan;
  return ids.streams.map((stream) =>
    ids.channels
      .filter(
        (id) =>
          scenario.channels[id]?.sees.includes(stream) && (holds(scenario.channels[id].in_force) || lingers(scenario.channels[id], when)),
      )
      .map((id) => {
        const channel = scenario.channels[id];
        const sensitivity = toBase(channel.sensitivity);
        const coverage = planBy(channel.coverage, attributes, (share) => share * sensitivity);
        return {
          id,
          key: key(`channels.${id}`),
          probability: coverage.values[0],
          byCategory: coverage.attribute < 0 ? null : coverage,
          cases: planChannelCases(id, channel, names),
          local: channel.local ?? false,
          lingers: channel.lingers && !holds(channel.in_force) ? toBase(channel.lingers) : -1,
          delay: toBase(channel.delay),
          owner: ownerOf(ids, channel.owner),
          witnesses: planWitnesses(channel, ids.channels.indexOf(id), ids),
          carriedBy: carrierOf(scenario, id, ids),
        };
      }),
  );
}

/** Coverage x sensitivity in each case of a channel; null where it has none. */
const planChannelCases = (id: string, channel: Channel, names: Names): ChannelCase[] | null =>
  channel.cases?.map((one, i) => {
    const sensitivity = toBase(one.sensitivity ?? channel.sensitivity);
    return {
      condition: planCondition(one.if, ['channels', id, 'cases', i, 'if'], names)!,
      probability: planBy(one.coverage ?? channel.coverage, names.attributes, (share) => share * sensitivity),
    };
  }) ?? null;

/** Whether a channel's last day in a place is over and it may go on in some communities. */
function lingers(channel: Channel, when: When): boolean {
  const window = channel.lingers === undefined ? null : windowIn(channel.in_force, when.place);
  return window !== null && when.day > window.to && window.from <= window.to;
}
