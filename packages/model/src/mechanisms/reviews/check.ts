import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { seenStreams } from '../../scenario/check-records.js';
import type { Scenario } from '../../scenario/schema.js';

/** Reviews look at streams that can be seen, and say what happens above their capacity. */
export function checkReviews(scenario: Scenario, out: Findings): void {
  const seen = seenStreams(scenario);
  for (const [id, review] of entriesOf(scenario.reviews)) {
    review.of.forEach((stream, i) => out.refers(['reviews', id, 'of', i], stream, seen, 'stream that can be reviewed'));
    if (review.when_full !== undefined && review.capacity === undefined) {
      out.error(['reviews', id, 'when_full'], 'when_full without capacity', 'both or neither', 'Add capacity or remove when_full.');
    }
    if (review.capacity !== undefined && review.when_full === undefined) {
      out.error(
        ['reviews', id, 'capacity'],
        'capacity without when_full',
        'both or neither',
        'Say whether reports above capacity pass or are dropped.',
      );
    }
  }
}
