import type { Work } from '../../rounds/work.js';
import type { TransitionPlan } from './plan.js';
import { stateAt, valueOf } from './word.js';

/** Tells the trace of the values that a person begins with. */
export function tellStates(w: Work, row: number): void {
  w.plan.states.forEach(({ id, title, values, titles }, s) => {
    const value = valueOf(w.state.annex[stateAt(w, row, s)]);
    if (value < 0) return;
    w.trace?.tell(w, row, {
      stage: 'world',
      text: `${title}: ${titles[value]}.`,
      rule: `states.${id}`,
      quantity: `states.${id}.values.${values[value]}.start`,
    });
  });
}

/** Tells the trace of a transition taken. */
export function tellChange(w: Work, row: number, transition: TransitionPlan, from: number): void {
  const { title, titles } = w.plan.states[transition.state];
  const text = `${title}: from ${titles[from]} to ${titles[transition.to]} (${transition.title}).`;
  w.trace?.tell(w, row, { stage: 'world', text, rule: transition.path, quantity: `${transition.path}.rate` });
}
