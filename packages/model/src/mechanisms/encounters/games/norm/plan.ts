import { ONE } from '@glasshouse/dice';
import { toBase } from '../../../../format/units.js';
import { parts } from '../../parts.js';
import type { Game } from '../../schema-types.js';

/** Payoffs in parts. */
export interface NormPlan {
  kind: 'norm';
  gain: number;
  hurts: number;
  /** Threshold of the word by which somebody sees a breach: the lowest, and what a word of the occasion adds for each unit of its own. */
  seenFrom: number;
  seenSpan: number;
  punished: number;
  punishing: number;
  meta: { punished: number; punishing: number } | null;
}

export function planNorm({ gain, hurts, seen, punished, punishing, meta }: Game<'norm'>): NormPlan {
  const [lowest, highest] = [toBase(seen.lowest), toBase(seen.highest)];
  return {
    kind: 'norm',
    gain: parts(gain),
    hurts: parts(hurts),
    seenFrom: lowest * ONE,
    seenSpan: highest - lowest,
    punished: parts(punished),
    punishing: parts(punishing),
    meta: meta ? { punished: parts(meta.punished), punishing: parts(meta.punishing) } : null,
  };
}
