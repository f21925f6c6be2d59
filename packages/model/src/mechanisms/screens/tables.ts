import { sortedIds, unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { planScreens } from './plan.js';
import type { ScreenPlan } from './plan.js';

/** Most screens: those that have flagged a person are a mask of bits. */
const MOST_SCREENS = 31;

export interface ScreenTables {
  names: {
    screens: string[];
    /** Streams that some screen looks for: everyone's last act on them is kept. */
    watched: number[];
  };
  plan: { screens: string[]; watched: number[] };
  policy: {
    /** Screens in force. */
    screens: ScreenPlan[];
  };
  keeps: 'acts' | 'flagged';
}

export const screenTables: TableMakers<ScreenTables> = {
  names({ base, every }) {
    const looked = new Set(every.flatMap((s) => Object.values(s.screens).flatMap((screen) => screen.looks_for)));
    return {
      screens: unionIds(every.map((s) => s.screens)),
      watched: sortedIds(base.streams).flatMap((id, s) => (looked.has(id) ? [s] : [])),
    };
  },
  plan({ names: { screens, watched } }) {
    limit('screens', screens.length, MOST_SCREENS);
    return { screens, watched };
  },
  link: ({ plan }) => plan.watched.forEach((s, at) => (plan.streams[s].watched = at)),
  policy: (of) => ({ screens: planScreens(of) }),
  keeps: {
    /** Per stream that some screen looks for, one word a person: day of the last act, the start being 1; 0 none. */
    acts: { each: ({ watched }) => watched.length },
    /** One word a person: screens that have flagged them, a bit each. */
    flagged: { each: ({ screens }) => (screens.length > 0 ? 1 : 0), own: true },
  },
};
