import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Detection', sections: ['channels'] }],
  spoken: [],
  headings: { channels: 'Channels: how records are made' },
  nouns: { channels: 'channel' },
  keys: {
    if_liable: 'factor where the deed would fall on the witness too',
    in_revolt: 'share of those in revolt who still inform',
    informs: 'chance that one who noticed informs',
    lingers: 'share of communities in which it continues after its last day',
    witnesses: 'people whose observations feed the channel',
  },
};
