import { everyMechanism } from '@glasshouse/model';

/** What keys that several mechanisms have, or none, say. A key that is not here and in no mechanism speaks for itself. */
const SHARED: Readonly<Record<string, string>> = {
  after: 'time that passes first',
  adopted: 'first day by place',
  basis: 'what gives the measure',
  carries: 'what is carried',
  ceiling: 'upper bound',
  context: 'part of life that it belongs to',
  counts: 'weight of what was reported or found in the record',
  coverage: 'share that the channel or screen looks at',
  delay: 'time until it arrives or is decided',
  effect: 'size of the response',
  finds: 'chance of a finding',
  floor: 'lower bound',
  hidden: 'whether its subject cannot know it',
  in_force: 'days and places in force',
  local: 'whether it is in force only where the office holder widens',
  mean: 'mean number',
  of: 'what it is of',
  on: 'what it is based on',
  owner: 'who keeps it',
  rate: 'how often it happens',
  reported: 'chance that somebody reports it without a patrol',
  sees: 'what it sees',
  sensitivity: 'chance that what is looked at is noticed',
  share: 'part of the whole',
  spread: 'standard deviation',
  start: 'starting value',
  term: 'time on the list, or in office',
  trend: 'factor of the rate from a date on',
  turnover: 'people who arrive and leave',
  who: 'whom it covers',
};
const WORDS: Readonly<Record<string, string>> = Object.assign(
  {},
  SHARED,
  ...everyMechanism.map(({ words }) => words.keys),
) as typeof SHARED;

/** What a key says. */
export const keyWords = (key: string): string => WORDS[key] ?? key.replaceAll('_', ' ');

/** What keys below a part say together: `rate` for a category, `exit.performed`. The last two are one where a mechanism says so, as of `appeal.suspends`. */
export function wordsOfKeys(keys: readonly string[]): string {
  const values = keys.lastIndexOf('values');
  if (values > 0 && values === keys.length - 2) return `${keyWords(keys[values - 1])}, for ${keys[values + 1]}`;
  const own = keys.slice(-2).join('.');
  return keys.length > 1 && isExplained(own) ? WORDS[own] : keyWords(keys[keys.length - 1] ?? '');
}

/** Whether the format's own words are given for a key. */
export const isExplained = (key: string): boolean => Object.hasOwn(WORDS, key);

const NOUNS: Readonly<Record<string, string>> = Object.assign({}, ...everyMechanism.map(({ words }) => words.nouns)) as typeof SHARED;

/** What one entry of a table of a scenario is called; null where the key is no table of entries. */
export const nounOf = (table: string): string | null => NOUNS[table] ?? null;
