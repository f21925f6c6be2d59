import { asWords } from './identifying.js';

/** Words for looking for the policy that does something best. */
const SEEKING =
  /\b(optimi[sz]e[drs]?|optimi[sz]ation|optimal|search|searches|rank|ranks|ranked|ranking|pareto|frontier|maximi[sz]e|minimi[sz]e|objective|best|tune|tuner|autotune|anneal|gradient|hill climb|evolve|bandit|reward function|recommend|leaderboard)\b/;
/** Names that hold such a word and mean something else. */
export const OTHERWISE: Readonly<Record<string, string>> = {
  empty_searches: 'two searches for property that find nothing: a ground for leaving the court list',
};
/** Whether a name speaks of looking for the policy that does something best. */
export const seeks = (name: string): boolean => !(name in OTHERWISE) && SEEKING.test(asWords(name));
