import type { StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { advice } from './advice.js';
import { again, tables } from './again.js';
import { arms } from './arms.js';
import { claims } from './claims.js';
import { differences, hasDifferences } from './differences.js';
import { documented } from './documented.js';
import { harmLedger } from './harm-ledger.js';
import { assumptions, sources } from './inputs.js';
import { lives } from './lives.js';
import { matter } from './matter.js';
import { otherClaims } from './other-claims.js';
import { outcomes } from './outcomes.js';
import { ratios } from './ratios.js';
import { codebook, dictionary, notCounted } from './reference.js';
import type { Section } from './section.js';
import { sensitivity } from './sensitivity.js';
import { shipped } from './shipped.js';
import { harmUpFront, summary } from './summary.js';
import { years } from './years.js';

/** Pages of a report by name, in the order of the contents. `report` is the one that people open first. */
export const PAGES = {
  report: 'Report',
  claims: 'Claims in full',
  'other-studies': 'Claims of other studies',
  outcomes: 'Outcomes',
  sensitivity: 'What moves the numbers',
  arms: 'Arms compared',
  harm: 'Harm ledger',
  years: 'Year by year',
  lives: 'Life histories',
  assumptions: 'Assumptions and inputs',
  sources: 'Sources',
  dictionary: 'Dictionary',
  tables: 'Tables and checks',
} as const;

export type PageName = keyof typeof PAGES;

/** One section: where it stands, which studies have it, and what it says. */
export interface SectionEntry {
  id: string;
  title: string;
  /** The contents name it as its heading does, which depends on the study. */
  asHeaded?: true;
  page: PageName;
  /** Absent: every study has it. */
  needs?(document: StudyDocument): boolean;
  render(context: Context): Section | null;
}

const runs = (document: StudyDocument): boolean => document.experiments.length > 0;
const stored = (document: StudyDocument): boolean => (document.shipped ?? []).length > 0;
const compared = (document: StudyDocument): boolean => document.ratios.length > 0;
const explained = (document: StudyDocument): boolean => (document.sensitivity ?? []).length > 0;
const advised = (document: StudyDocument): boolean => (document.advice ?? []).length > 0;
const unclaimed = (document: StudyDocument): boolean => document.claims.length === 0 && hasDifferences(document);
/** A card, or a series or table of facts that stands on no card. */
const claimed = (document: StudyDocument): boolean => document.claims.length + document.series.length + document.facts.length > 0;
const followed = (document: StudyDocument): boolean =>
  document.followed.length > 0 || (document.follow ?? []).some(({ count }) => count > 0);
const boxed = (document: StudyDocument): boolean => document.box !== null;

/** Every section of a report, in reading order. Each is on exactly one page. */
export const SECTIONS: readonly SectionEntry[] = [
  { id: 'harm-first', title: 'Harm numbers', asHeaded: true, page: 'report', needs: runs, render: harmUpFront },
  { id: 'differences', title: 'Differences from the first arm', page: 'report', needs: unclaimed, render: differences },
  { id: 'summary', title: 'Summary of the claims', asHeaded: true, page: 'report', render: summary },
  { id: 'matter', title: 'Assumptions in short', page: 'report', needs: runs, render: matter },
  { id: 'other-claims', title: 'Claims of other studies, in short', page: 'report', needs: stored, render: otherClaims },
  { id: 'again', title: 'Run it again', page: 'report', render: again },
  { id: 'claims', title: 'The claims', page: 'claims', needs: claimed, render: claims },
  { id: 'shipped', title: 'Claims of other studies', page: 'other-studies', needs: stored, render: shipped },
  { id: 'groups', title: 'Groups compared', page: 'outcomes', needs: compared, render: ratios },
  { id: 'outcomes', title: 'Outcomes', page: 'outcomes', needs: runs, render: outcomes },
  { id: 'sensitivity', title: 'What moves the numbers', page: 'sensitivity', needs: explained, render: sensitivity },
  { id: 'arms', title: 'Arms and how they differ', page: 'arms', needs: runs, render: arms },
  { id: 'advice', title: 'Were there enough runs?', page: 'arms', needs: advised, render: advice },
  { id: 'harm', title: 'Harm ledger', page: 'harm', needs: runs, render: harmLedger },
  { id: 'not-counted', title: 'Harms not counted', page: 'harm', render: notCounted },
  { id: 'years', title: 'Year by year', page: 'years', needs: runs, render: years },
  { id: 'lives', title: 'Life histories', page: 'lives', needs: followed, render: lives },
  { id: 'assumptions', title: 'Assumptions', page: 'assumptions', needs: runs, render: assumptions },
  { id: 'sources', title: 'Sources', page: 'sources', render: sources },
  { id: 'documented', title: 'Documented, apart from credit', page: 'sources', needs: boxed, render: documented },
  { id: 'dictionary', title: 'Data dictionary', page: 'dictionary', needs: runs, render: dictionary },
  { id: 'codebook', title: 'Codebook', page: 'dictionary', render: codebook },
  { id: 'tables', title: 'Open the tables', page: 'tables', render: tables },
];
