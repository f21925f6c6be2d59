import type { People } from '../../people/people.js';
import type { Plan } from '../../plan/types.js';
import type { Lives } from './lives.js';

/** Puts one category into the columns of the people. */
export function put(plan: Plan, people: People, row: number, attribute: number, category: number): void {
  people.attributes[attribute][row] = category;
  if (attribute === plan.ageAttribute) people.adult[row] = plan.adultBand[category] ? 1 : 0;
}

/** Puts the columns of people who live in time to what they are in a round (-1: before the first), forward or back. Costs the changes between. */
export function setAsOf(plan: Plan, people: People, lives: Lives, round: number): void {
  for (; lives.at < round; lives.at++)
    for (let i = lives.start[lives.at + 1]; i < lives.start[lives.at + 2]; i++)
      put(plan, people, lives.row[i], lives.attribute[i], lives.to[i]);
  for (; lives.at > round; lives.at--)
    for (let i = lives.start[lives.at + 1] - 1; i >= lives.start[lives.at]; i--)
      put(plan, people, lives.row[i], lives.attribute[i], lives.from[i]);
}
