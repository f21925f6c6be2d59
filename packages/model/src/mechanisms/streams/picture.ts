import { parts, pathsIn } from '../picture.js';
import type { Picture, Tone } from '../picture.js';
import { outcomesOf } from './outcomes.js';

const TONES: Readonly<Record<string, Tone>> = { breach: 'breach', obligation: 'breach', merit: 'merit', protected: 'protected' };

/** Chances, and the outcomes in which they end. Attempts are left out: what is refused stands with the measures. */
export const picture: Picture = ({ streams }) =>
  parts(
    'streams',
    'opportunity and decision',
    Object.fromEntries(Object.entries(streams).filter(([, { kind }]) => kind !== 'attempt')),
    (stream) => ({
      tone: TONES[stream.kind] ?? 'neutral',
      leadsTo: pathsIn('streams', [...outcomesOf(stream), ...(stream.brings === undefined ? [] : [stream.brings])]),
    }),
  );
