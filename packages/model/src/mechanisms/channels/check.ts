import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { whoIn } from '../conditions/uses.js';
import { checkBy } from '../../scenario/check-by.js';
import { seenStreams } from '../../scenario/check-records.js';
import type { Channel, Scenario } from '../../scenario/schema.js';

/** Channels see streams that can be seen, and linger only where they end. */
export function checkChannels(scenario: Scenario, out: Findings): void {
  const seen = seenStreams(scenario);
  for (const [id, channel] of entriesOf(scenario.channels)) {
    channel.sees.forEach((stream, i) => out.refers(['channels', id, 'sees', i], stream, seen, 'stream that can be seen'));
  }
}

/** Cases of a channel: numbers that differ by what stands for or against people, and never by what they are. */
function checkCases(channel: Channel, path: Path, out: Findings): void {
  if (channel.cases && channel.witnesses)
    out.errorAtKey([...path, 'cases'], 'cases beside witnesses', 'cases of a channel that sees by itself', 'Remove one of them.');
  channel.cases?.forEach((one, i) => {
    const at: Path = [...path, 'cases', i];
    if (one.coverage === undefined && one.sensitivity === undefined)
      out.error(at, 'a case that changes nothing', 'coverage, sensitivity or both', 'Give a number, or remove the case.');
    if (whoIn(one.if).length > 0)
      out.error(
        [...at, 'if'],
        'a condition on what a person is',
        'conditions on states, lists, grades, scores, measures and records',
        'Give coverage by attribute (by, values): a case would hide that a channel looks at a group. See docs/responsible-use.md.',
      );
  });
}

/** Channels whose coverage differs by attribute, and those that linger. */
export function checkChannelStatus(scenario: Scenario, out: Findings): void {
  for (const [id, channel] of entriesOf(scenario.channels)) {
    checkBy(scenario, channel.coverage, ['channels', id, 'coverage'], out);
    checkCases(channel, ['channels', id], out);
    if (channel.lingers && channel.in_force?.to === undefined && scenario.timeline.length === 0)
      out.errorAtKey(
        ['channels', id, 'lingers'],
        'lingers on a channel without a last day',
        'lingers where in_force has to',
        'Add in_force.to, or remove lingers.',
      );
  }
}
