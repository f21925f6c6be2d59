import type { paymentWords } from '../mechanisms/amounts/tell.js';
import type { ReviewKey } from './step.js';

/** What a person made of a chance. They act where the latent uniform, 32 bits, lies below a probability: `inclined` if they knew of no rule. */
export interface Decision {
  inclined: number;
  uniform: number;
  does: boolean;
}

export interface FallenDuty {
  able: boolean;
  atOnce: boolean;
  /** Minor units that fall due; 0 where the duty has no amount. */
  amount: number;
}

export interface Payment {
  how: Parameters<typeof paymentWords>[1];
  amount: number;
  /** What is then open, or was waived. */
  left: number;
}

export interface Reviewed {
  passed: boolean;
  /** The key of the review that acted. */
  by: ReviewKey;
  /** Let through for that reason alone. */
  forQuota: boolean;
}

export interface GivenPoints {
  /** Points before the limits of the ledger. */
  plain: number;
  points: number;
  score: number;
}

export interface Witnessed {
  informs: boolean;
  liable: boolean;
  /** Keeps silent for that reason alone. */
  revolt: boolean;
}
