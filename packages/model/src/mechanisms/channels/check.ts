import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { checkBy } from '../../scenario/check-by.js';
import { seenStreams } from '../../scenario/check-records.js';
import type { Scenario } from '../../scenario/schema.js';

/** Channels see streams that can be seen, and linger only where they end. */
export function checkChannels(scenario: Scenario, out: Findings): void {
  const seen = seenStreams(scenario);
  for (const [id, channel] of entriesOf(scenario.channels)) {
    channel.sees.forEach((stream, i) => out.refers(['channels', id, 'sees', i], stream, seen, 'stream that can be seen'));
  }
}

/** Channels whose coverage differs by attribute, and those that linger. */
export function checkChannelStatus(scenario: Scenario, out: Findings): void {
  for (const [id, channel] of entriesOf(scenario.channels)) {
    checkBy(scenario, channel.coverage, ['channels', id, 'coverage'], out);
    if (channel.lingers && channel.in_force?.to === undefined && scenario.timeline.length === 0)
      out.errorAtKey(
        ['channels', id, 'lingers'],
        'lingers on a channel without a last day',
        'lingers where in_force has to',
        'Add in_force.to, or remove lingers.',
      );
  }
}
