import type { Family } from './family.js';
import { ENTERPRISE_COUNTERS, FIRM_COUNTERS, FIRM_TYPE_COUNTERS } from './firms.js';
import { FLOW_COUNTERS } from './flows.js';
import { LEDGER_COUNTERS, WARNING_COUNTERS } from './ledgers.js';
import { LIST_COUNTERS, RESTART_COUNTERS } from './lists.js';
import { DOOR_COUNTERS, MEASURE_COUNTERS, REACH_COUNTERS, WITHHELD_COUNTERS } from './measures.js';
import { STANCE_COUNTERS, SURVEY_COUNTERS } from './minds.js';
import { HOLDER_COUNTERS, OFFICE_COUNTERS, RETURN_COUNTERS } from './offices.js';
import { PEOPLE_COUNTERS } from './people.js';
import { INCIDENT_COUNTERS, PATROL_COUNTERS, REVIEW_COUNTERS, SCREEN_COUNTERS } from './places.js';
import { SPREAD_COUNTERS, WITNESS_COUNTERS } from './spreads.js';
import { ACCUSATION_COUNTERS, ATTEMPT_COUNTERS, STREAM_COUNTERS, SUSPENSION_COUNTERS } from './streams.js';

/** Every family of counters, by the name under which the engine finds its blocks. The one list; a run's books follow its order. */
export const COUNTER_FAMILIES = {
  people: PEOPLE_COUNTERS,
  stream: STREAM_COUNTERS,
  attempt: ATTEMPT_COUNTERS,
  accusation: ACCUSATION_COUNTERS,
  suspension: SUSPENSION_COUNTERS,
  ledger: LEDGER_COUNTERS,
  warning: WARNING_COUNTERS,
  list: LIST_COUNTERS,
  restart: RESTART_COUNTERS,
  measure: MEASURE_COUNTERS,
  reach: REACH_COUNTERS,
  door: DOOR_COUNTERS,
  withheld: WITHHELD_COUNTERS,
  spread: SPREAD_COUNTERS,
  witness: WITNESS_COUNTERS,
  stance: STANCE_COUNTERS,
  survey: SURVEY_COUNTERS,
  incident: INCIDENT_COUNTERS,
  patrol: PATROL_COUNTERS,
  screen: SCREEN_COUNTERS,
  review: REVIEW_COUNTERS,
  firm: FIRM_COUNTERS,
  firmType: FIRM_TYPE_COUNTERS,
  enterprise: ENTERPRISE_COUNTERS,
  office: OFFICE_COUNTERS,
  holder: HOLDER_COUNTERS,
  return: RETURN_COUNTERS,
  flow: FLOW_COUNTERS,
} as const;

export type FamilyName = keyof typeof COUNTER_FAMILIES;

/** The families, each as one whose subjects are only known by name. */
export const familiesOf = (): [FamilyName, Family][] => Object.entries(COUNTER_FAMILIES) as unknown as [FamilyName, Family][];
