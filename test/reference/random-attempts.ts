/** Parts of a world in which people react to refusals. */
export const ATTEMPT_FEATURES = ['turns', 'retries', 'gives_up', 'turns_back', 'shared_classes', 'by_cause'] as const;

type Feature = (typeof ATTEMPT_FEATURES)[number];

const q = (value: number, unit: string) => ({ value, unit, assumed: 'A test', range: [value, value] });

/** Adds to the streams what people do when a wish is refused, and classes that several streams share. Returns the section of shared classes. */
export function addAttempts(
  on: (feature: Feature) => boolean,
  choose: <T>(name: string, options: readonly T[]) => T,
  streams: Record<string, Record<string, unknown>>,
): object {
  const reacts = (name: string, other: string): object => ({
    ...(on(name === 'flight' ? 'turns' : 'turns_back') && other in streams
      ? { turns_to: { [other]: q(choose(`turns ${name}`, [0.6, 1, 0]), 'probability') } }
      : {}),
    ...(on('retries')
      ? {
          retries: {
            probability: q(choose(`tries ${name}`, [0.7, 1]), 'probability'),
            after: q(choose(`after ${name}`, [5, 1, 40]), 'days'),
            at_most: q(choose(`most ${name}`, [2, 1, 0, 4]), 'count'),
          },
        }
      : {}),
    ...(on('gives_up')
      ? { gives_up: { after: q(choose(`gives ${name}`, [2, 1]), 'count'), factor: q(choose(`keeps ${name}`, [0.5, 0]), 'factor') } }
      : {}),
  });
  for (const [name, other] of [
    ['flight', 'train'],
    ['train', 'flight'],
  ] as const) {
    const stream = streams[name];
    if (stream === undefined) continue;
    if (on('by_cause')) stream['by_cause'] = true;
    const reaction = reacts(name, other);
    if (Object.keys(reaction).length > 0) stream['reacts'] = reaction;
  }
  if (!on('shared_classes')) return {};
  for (const name of ['flight', 'train', 'debt']) {
    const stream = streams[name];
    if (stream === undefined || stream['schedule'] !== undefined) continue;
    delete stream['classes'];
    stream['shared_classes'] = { of: 'movers', factors: { rare: q(choose(`rare ${name}`, [0, 0.5]), 'factor'), often: q(2, 'factor') } };
  }
  return { classes: { movers: { title: 'm', shares: { rare: q(0.6, 'share'), often: q(0.4, 'share') } } } };
}
