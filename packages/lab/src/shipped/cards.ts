/** What the stored result of a study says of a claim, as a card. Made when the page is built, from `docs/reports`. */
export interface ClaimCard {
  id: string;
  study: string;
  title: string;
  locus: string;
  quotation: string;
  documentStamp: 'supported' | 'partly' | 'conflated' | 'contested' | 'untested' | 'contradicted';
  documentWhy: string;
  sources: string[];
  modelStamp: 'possible_under' | 'only_under_contradicted' | 'cannot_be_told' | 'outside_simulation' | 'not_computed';
  modelUnder: string;
  /** Harm first. */
  numbers: { text: string; harm: boolean; published: boolean }[];
  quotable: string;
  /** Result hash of the stored study, and how it is run again. */
  hash: string;
  command: string;
  /** Person-rounds of the whole study at full size; 0 where it runs nothing. */
  work: number;
}

/** What a page shows of a claim: its card, who disputes the rows that it cites, and how many seconds one thread needs for it. */
export interface ShownClaim extends Omit<ClaimCard, 'work'> {
  disputes: { row: string; by: string; kind: string }[];
  /** Of the whole study at full size; 0 where it runs nothing. */
  studySeconds: number;
  /** Of its experiment in the page; null where it has none to show. */
  pageSeconds: number | null;
}
