import { HARM_WORDS } from '@glasshouse/model';

/** A text that begins with a capital letter and ends in a stop. */
export const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** Words of an id: `low_income` becomes `low income`. */
export const spoken = (id: string): string => id.replace(/[_-]+/g, ' ');

const DOCUMENT_STAMPS: Record<string, string> = {
  supported: 'Supported',
  partly: 'Partly supported',
  conflated: 'Conflated',
  contested: 'Contested',
  untested: 'Untested',
  contradicted: 'Contradicted',
};

/** What each document stamp means, for the codebook. */
export const DOCUMENT_MEANINGS: [string, string][] = [
  ['Supported', 'Other sources agree.'],
  ['Partly supported', 'The core holds, but a number, a date or the scope is off.'],
  ['Conflated', 'True of something, but not of what the claim says.'],
  ['Contested', 'Specialists disagree.'],
  ['Untested', 'No study was found.'],
  ['Contradicted', 'Sources that were opened contradict it.'],
];

const MODEL_STAMPS: Record<string, string> = {
  possible_under: 'Possible',
  only_under_contradicted: 'Only under an assumption the register contradicts',
  cannot_be_told: 'Cannot be told from these data',
  outside_simulation: 'Outside the simulation',
  not_computed: 'Not computed',
};

/** What each model stamp means, for the codebook. */
export const MODEL_MEANINGS: [string, string][] = [
  ['Possible', 'Some synthetic world within the written ranges behaves as the claim says. That is not evidence that the real world does.'],
  ['Only under an assumption the register contradicts', 'The claim holds only where an input is moved away from a published source.'],
  ['Cannot be told from these data', 'Worlds in which the claim holds give the same published numbers as worlds in which it does not.'],
  ['Outside the simulation', 'The claim is about words, law or motives; no run can test it.'],
  ['Not computed', 'Too few synthetic worlds reproduce the published counts, or a number had nothing to divide by. This is not a finding.'],
];

export const documentStamp = (stamp: string): string => DOCUMENT_STAMPS[stamp] ?? spoken(stamp);
export const modelStamp = (stamp: string): string => MODEL_STAMPS[stamp] ?? spoken(stamp);

const HARM_TITLES: Record<string, string> = {
  lawful: 'lawful conduct',
  status: 'what a person is',
  inability: 'inability',
  other: 'through another person',
  error: 'error',
  deed: 'own breach',
};

/** Words of the harm ledger, those without a deed first. Unknown words of a document come last. */
export const harmTitle = (word: string): string => HARM_TITLES[word] ?? spoken(word);
export const harmOrder = (word: string): number => {
  const at = HARM_WORDS.findIndex((known) => known.word === word);
  return at < 0 ? HARM_WORDS.length : at;
};

const READINGS: Record<string, string> = {
  documented: 'rules as documented in the register',
  claimed: 'rules as the article reads them; not documented as one system',
  hypothetical: 'hypothetical; no source says that it exists',
  neutral: 'neutral; no place or institution is meant',
};

/** How the rules of a scenario or an arm are to be read. */
export const readingText = (reading: string): string => READINGS[reading] ?? spoken(reading);

const USES: Record<string, string> = { fit: 'fitted', held_out: 'held out', context: 'context' };
export const useText = (use: string): string => USES[use] ?? spoken(use);

/** What a warm-up leaves in numbers all the same. */
export const STANDING =
  'First days: whoever is on a list or under a sanction already when the warm-up ends counts in the first counted round.';
