import type { Mechanism } from '../mechanism.js';
import { checkScreens } from './check.js';
import { SCREEN_COUNTERS } from './counters.js';
import { forgetFlagged, lookAtPeople } from './round.js';
import { picture } from './picture.js';
import { screenSections } from './schema.js';
import { screenTables } from './tables.js';
import type { ScreenTables } from './tables.js';
import { words } from './words.js';

const layers = { screens: 'policy' } as const;

export const screens: Mechanism<typeof screenSections, typeof layers, 'screen', ScreenTables> = {
  name: 'screens',
  sections: screenSections,
  layers,
  counters: { screen: SCREEN_COUNTERS },
  named: { screen: 'screens' },
  words,
  brings: ({ screens }) => (Object.keys(screens).length > 0 ? ['lawful', 'status', 'error'] : []),
  picture,
  ...screenTables,
  check: ({ scenario, out }) => {
    checkScreens(scenario, out);
  },
  beginCount: forgetFlagged,
  beginDay: lookAtPeople,
};
