import type { Path } from '@glasshouse/model';

/** Principles by which a finding is named. */
export type Principle =
  | 'legality'
  | 'necessity and proportionality'
  | 'remedy'
  | 'non-discrimination'
  | 'no collective punishment'
  | 'transparency';

interface Kind {
  title: string;
  principle: Principle;
  /** Articles that hold for every finding of the kind; those of the part of life that a rule reaches are added to them. */
  articles: readonly string[];
  why: string;
}

/** What is looked for. The order is that of a report. */
export const KINDS = {
  cumulated_sanctions: {
    title: 'several sanctions for one record',
    principle: 'necessity and proportionality',
    articles: ['ICCPR 17'],
    why: 'What all sanctions together take has to stay in proportion to the one act. The ban on a second punishment (ICCPR 14(7)) holds for criminal punishment: it is named only where one of the sanctions takes liberty, and not for the enforcement of a civil duty.',
  },
  unrelated_context: {
    title: 'unrelated context',
    principle: 'necessity and proportionality',
    articles: ['ICCPR 17', 'EU AI Act 5(1)(c)'],
    why: 'A detriment in a part of life that the deed did not touch is the first of the two conditions under which social scoring is prohibited.',
  },
  lawful_conduct: {
    title: 'lawful conduct',
    principle: 'legality',
    articles: ['ICCPR 17'],
    why: 'What the law allows, and a right protects, may bring no detriment.',
  },
  trigger_by_status: {
    title: 'trigger by status',
    principle: 'non-discrimination',
    articles: ['ICCPR 2(1)', 'ICCPR 26'],
    why: 'A detriment for what a person is, and not for what they did, falls on everybody alike who shares it, without a deed.',
  },
  differs_by_status: {
    title: 'a rule that differs by what people are',
    principle: 'non-discrimination',
    articles: ['ICCPR 26'],
    why: 'Of people who did the same, it falls on some and not on others, or falls differently, for what they are. Such a difference needs reasonable and objective grounds.',
  },
  third_parties: {
    title: 'liability of third parties',
    principle: 'no collective punishment',
    articles: ['ICCPR 17', 'ICCPR 26'],
    why: 'Responsibility is personal: nobody may be punished for what another did.',
  },
  no_expiry: {
    title: 'no expiry',
    principle: 'necessity and proportionality',
    articles: ['ICCPR 17'],
    why: 'A record or sanction without an end outlasts every purpose it may have had.',
  },
  no_appeal: {
    title: 'no appeal',
    principle: 'remedy',
    articles: ['ICCPR 2(3)', 'ICCPR 14(1)'],
    why: 'Whoever is wronged by a record has to be able to have it looked at and corrected.',
  },
  hidden_file: {
    title: 'file that its subject cannot see',
    principle: 'transparency',
    articles: ['ICCPR 17', 'ICCPR 19(2)'],
    why: 'Nobody can contest or correct what they cannot see.',
  },
  no_legal_basis: {
    title: 'no legal basis stated',
    principle: 'legality',
    articles: ['ICCPR 17'],
    why: "An interference needs a law that people can read, and the scenario names none: its basis is left out or is somebody's claim.",
  },
  law_not_read: {
    title: 'legal text not consulted',
    principle: 'legality',
    articles: ['ICCPR 17'],
    why: 'An interference needs a law that people can read. The register has no text of one that was opened: this is a limit of the register, and says nothing on whether such a law exists.',
  },
  public_naming: {
    title: 'public naming',
    principle: 'necessity and proportionality',
    articles: ['ICCPR 17'],
    why: 'A list open to everybody attacks honour and reputation, works beyond the rule that made it, and cannot be called back; a register that serves the rule alone would not have to be public.',
  },
  unable_to_perform: {
    title: 'listed or sanctioned though unable to pay or perform',
    principle: 'necessity and proportionality',
    articles: ['ICCPR 17', 'ICCPR 26'],
    why: 'Pressure to perform serves no purpose against somebody who cannot. ICCPR 11 forbids prison merely for being unable to fulfil a contract; lesser sanctions on the same ground are its relatives.',
  },
  points_for_sale: {
    title: 'points for money or time',
    principle: 'non-discrimination',
    articles: ['ICCPR 26'],
    why: 'Where points follow an amount given, standing before the rules depends on means.',
  },
  discretion: {
    title: 'official discretion',
    principle: 'legality',
    articles: ['ICCPR 17', 'ICCPR 26'],
    why: 'What falls on a person depends on who decides, and nobody can foresee it from the rule.',
  },
  never_fires: {
    title: 'a rule without effect',
    principle: 'transparency',
    articles: [],
    why: 'The text states a rule that falls on nobody as the file stands. A reader would take it for part of what the system does.',
  },
} as const satisfies Record<string, Kind>;

export type FindingKind = keyof typeof KINDS;

/** Something found before it is known in which file and line it stands. */
export interface Found {
  kind: FindingKind;
  /** Parts of the scenario that it is about, the first one first. */
  paths: Path[];
  /** What tells findings of a kind at the same part from one another, such as the streams that lead there. */
  of?: string;
  found: string;
  /** Further articles, by what the rule takes. */
  articles?: string[];
}

/** One finding of a rights check. */
export interface RightsFinding {
  kind: FindingKind;
  title: string;
  path: string;
  file: string;
  line: number;
  /** Other parts that it is about. */
  also: { path: string; file: string; line: number }[];
  found: string;
  principle: Principle;
  articles: string[];
  why: string;
}

/** `a`, `a and b`, `a, b and c`; after `most` the number of the rest. */
export function listed(words: readonly string[], most = 12): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : [...words];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** `1 sanction`, `2 sanctions`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
