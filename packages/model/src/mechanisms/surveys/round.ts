import { ONE, PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import type { Work } from '../../rounds/work.js';
import { EVER_SANCTIONED, SANCTIONED_BEFORE } from '../../state/state.js';
import { perceivedRisk } from '../responses/risk.js';
import { valueFor } from '../streams/candidates.js';
import type { OpinionPlan, SurveyPlan } from './plan.js';
import { SURVEY, surveySlot } from './slots.js';

const HALF = ONE / 2;

/** Words of one draw: a neutral item takes one. */
const WORDS = 4;

/** Remembers that a person had a letter about a relative, where some opinion answers to it. */
export function hearOfKin(w: Work, row: number): void {
  if (w.plan.minds.remembersKin) w.state.annex[w.state.at.heard + (row >> 5)] |= 1 << (row & 31);
}

/** Asks the surveys of a day. Writes counts and nothing else. */
export function askSurveys(w: Work): void {
  const { surveys, opinions } = w.plan.minds;
  for (let s = 0; s < surveys.length; s++) {
    if (!surveys[s].days.includes(w.day)) continue;
    for (let row = 0; row < w.people.nominal; row++) {
      if (w.people.adult[row] === 1 && w.present(row) && fits(w.people, row, surveys[s].who))
        ask(w, s, surveys[s], opinions[surveys[s].opinion], row);
    }
  }
}

function ask(w: Work, s: number, survey: SurveyPlan, opinion: OpinionPlan, row: number): void {
  w.draw(PURPOSE.survey, survey.key, row, w.day, 0);
  if (w.word(0) >= survey.sample * ONE) return;
  const treated = w.word(1) < HALF;
  count(w, s, SURVEY.asked, 1);
  if (!survey.list) {
    const said = answer(w, survey, opinion, row);
    count(w, s, SURVEY[said], 1);
    if (w.trace !== null) w.trace.survey(w, row, s, said);
    return;
  }
  let items = 0;
  for (let i = 0; i < survey.items; i++) {
    if (i % WORDS === 0) w.draw(PURPOSE.survey, survey.key, row, w.day, 1 + i / WORDS);
    if (w.word(i % WORDS) < survey.held * ONE) items++;
  }
  if (treated && isInFavour(w, opinion, row)) items++;
  count(w, s, treated ? SURVEY.list_n_treated : SURVEY.list_n_control, 1);
  count(w, s, treated ? SURVEY.list_sum_treated : SURVEY.list_sum_control, items);
  if (w.trace !== null) w.trace.survey(w, row, s, 'list');
}

/** Answers belong to the place: they stand in the first cell, so that no table tells them apart by group. */
function count(w: Work, s: number, offset: number, n: number): void {
  w.bookPlace(surveySlot(w.slots, s, offset), n);
}

/** What a person says when asked outright. Reads only. */
function answer(w: Work, survey: SurveyPlan, opinion: OpinionPlan, row: number): 'approve' | 'disapprove' | 'dont_know' {
  w.draw(PURPOSE.opinion, opinion.key, row, 0, 0);
  const guess = w.word(1) < opinion.guesses * ONE;
  const conceal = w.word(2);
  const evades = w.word(3) < opinion.evades * ONE;
  if (survey.offersDontKnow && !knows(w, row) && !guess) return 'dont_know';
  if (isInFavour(w, opinion, row)) return 'approve';
  const chance = of(w, opinion.conceals, row) + opinion.concealsByFear * perceivedRisk(w, row);
  if (conceal >= chance * ONE) return 'disapprove';
  return survey.offersDontKnow && evades ? 'dont_know' : 'approve';
}

const knows = (w: Work, row: number): boolean => !w.plan.perceives || w.people.aware[row] === 1;

const of = (w: Work, by: ByAttribute, row: number): number => valueFor(by, w.people, row);

/** Private favour: fixed by the generator, less what experience took. In no count by itself. */
function isInFavour(w: Work, opinion: OpinionPlan, row: number): boolean {
  w.draw(PURPOSE.opinion, opinion.key, row, 0, 0);
  return w.word(0) < of(w, opinion.favour, row) * (experienced(w, opinion, row) ? 1 - opinion.lost : 1) * ONE;
}

function experienced(w: Work, opinion: OpinionPlan, row: number): boolean {
  if (opinion.lost === 0) return false;
  if ((w.state.flags[row] & (EVER_SANCTIONED | SANCTIONED_BEFORE)) !== 0) return true;
  return ((w.state.annex[w.state.at.heard + (row >> 5)] >>> (row & 31)) & 1) === 1;
}
