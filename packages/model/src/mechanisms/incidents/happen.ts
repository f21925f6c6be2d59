import { ONE, PURPOSE, lnOfWord } from '@glasshouse/dice';
import type { Policy, RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { addToRecord, bookPlace } from '../patrols/record.js';
import { PATROL, patrolSlot } from '../patrols/slots.js';
import type { IncidentPlan } from './plan.js';
import { INCIDENT, incidentSlot } from './slots.js';

/**
 * Incidents of the round. Candidates come along the cells' days at the highest rate there is, each with its own latent word, the same in
 * every arm; the cell's own rate keeps some, and what lowers the rate keeps fewer. Nobody is their author, and no person's state is touched.
 */
export function happen(w: Work, round: RoundPlan): void {
  for (let i = 0; i < w.plan.incidents.length; i++) {
    const incident = w.plan.incidents[i];
    if (incident.most > 0) walk(w, incident, i, round);
  }
}

function walk(w: Work, incident: IncidentPlan, index: number, round: RoundPlan): void {
  const days = round.last - round.first + 1;
  const { cells } = w.people.grids[incident.grid];
  const lowered = 1 - Math.min(1, incident.loweredEffect * measureDays(w, incident.loweredBy));
  const book = (what: number): void => bookPlace(w, incidentSlot(w.slots, index, what), 1);
  let at = 0;
  for (let k = 0; ; k++) {
    w.draw(PURPOSE.incident, incident.key, k, round.first, 0);
    at -= lnOfWord(w.out[0]) / incident.most;
    if (at >= cells * days) return;
    const thin = w.word(1);
    const cell = Math.min(cells - 1, Math.floor(at / days));
    const day = round.first + Math.min(days - 1, Math.floor(at - cell * days));
    const rate = incident.rates[Math.min(cell, incident.rates.length - 1)] * trendOn(incident, day);
    const latent = (rate / incident.most) * ONE;
    if (thin >= latent) continue;
    const policy = w.patrols.policies[day - round.first];
    const above = lowered * (incident.prevented > 0 && patrolled(w, policy, incident.grid, day, cell) ? 1 - incident.prevented : 1);
    if (thin >= latent * (incident.floor + (1 - incident.floor) * above)) {
      book(INCIDENT.prevented);
      continue;
    }
    book(INCIDENT.happened);
    book(seeIt(w, policy, { incident, index, k, day, cell, first: round.first }));
  }
}

function trendOn(incident: IncidentPlan, day: number): number {
  let factor = 1;
  for (let i = 0; i < incident.trendDays.length && incident.trendDays[i] <= day; i++) factor = incident.trendFactors[i];
  return factor;
}

/** Whether any patrol is on duty in a cell on a day. */
function patrolled(w: Work, policy: Policy, grid: number, day: number, cell: number): boolean {
  for (let p = 0; p < policy.patrols.length; p++) {
    if (policy.patrols[p] !== null && w.plan.patrolGrids[p] === grid && w.patrols.on(p, day, cell) > 0) return true;
  }
  return false;
}

/** An incident that happens: of which kind, the number of its candidate in the round that begins on the day `first`, when and where. */
interface Happening {
  incident: IncidentPlan;
  index: number;
  k: number;
  day: number;
  cell: number;
  first: number;
}

/** Who records or reports it, and what enters the records of patrols that keep such incidents. Returns the counter to book. */
function seeIt(w: Work, policy: Policy, { incident, index, k, day, cell, first }: Happening): number {
  let recorded = false;
  for (let p = 0; p < policy.patrols.length; p++) {
    const patrol = policy.patrols[p];
    if (patrol === null || !patrol.records[index] || w.patrols.on(p, day, cell) === 0) continue;
    if (patrol.findsAtMost > 0 && w.patrols.isFull(p, day, cell, patrol.findsAtMost)) {
      bookPlace(w, patrolSlot(w.slots, p, PATROL.passed_over), 1);
      continue;
    }
    w.draw(PURPOSE.incident_seen, patrol.key, k, first, incident.key);
    if (w.word(0) >= patrol.sensitivity * ONE) continue;
    recorded = true;
    if (patrol.findsAtMost > 0) w.patrols.noteFind(p, day, cell);
    bookPlace(w, patrolSlot(w.slots, p, PATROL.found), 1);
    if (w.word(1) < patrol.found * ONE) addToRecord(w, p, cell);
  }
  if (recorded) return INCIDENT.recorded;
  if (incident.reported <= 0) return INCIDENT.unseen;
  w.draw(PURPOSE.incident_seen, incident.key, k, first, 0);
  if (w.word(0) >= incident.reported * ONE) return INCIDENT.unseen;
  for (let p = 0; p < policy.patrols.length; p++) {
    const patrol = policy.patrols[p];
    if (patrol === null || !patrol.records[index] || patrol.reported <= 0) continue;
    w.draw(PURPOSE.incident_seen, patrol.key, k, first, incident.key);
    if (w.word(2) < patrol.reported * ONE) addToRecord(w, p, cell);
  }
  return INCIDENT.reported;
}

/** Measure-days per person per year at the rate of the round's start: what is on people now, for a year. */
function measureDays(w: Work, measures: number[]): number {
  if (measures.length === 0 || w.people.nominal === 0) return 0;
  let on = 0;
  for (let row = 0; row < w.people.nominal; row++) {
    const mask = w.state.mask[row];
    for (let i = 0; i < measures.length; i++) on += (mask >>> measures[i]) & 1;
  }
  return (on * 365) / w.people.nominal;
}
