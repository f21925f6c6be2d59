/** Levels of perceived risk: 1 is this many steps. */
export const RISK_ONE = 30000;
