import { canonicalJson, sha256Hex } from '@glasshouse/model';
import type { StudyDocument } from '@glasshouse/model';

/** What a study computes from its runs: the parts of a document that depend on its questions as well as on what was counted. */
const ANSWERS = ['indicators', 'harm', 'money', 'targets', 'series', 'claims', 'ratios', 'sensitivity', 'advice'] as const;

/**
 * SHA-256 of what a study answers: indicators, harm, fits, claims and sensitivity, with their definitions. The result hash covers what runs count; two studies
 * that count the same and ask something else of it share that one and differ here. Lives, pages, commands and stored results of other studies are no part of it.
 */
export function answersHash(document: Readonly<Partial<StudyDocument>>): string {
  const answers = Object.fromEntries(ANSWERS.map((part) => [part, document[part]]));
  return sha256Hex(`glasshouse answers 1\n${canonicalJson(JSON.parse(JSON.stringify(answers)))}`);
}
