import {
  asPrinted,
  differenceText,
  documentStamp,
  madeFrom,
  mayConcernRegion,
  modelStamp,
  noCase,
  nothingSeen,
  overText,
  rangeText,
  standingAlone,
  writtenText,
} from '@glasshouse/report';
import type { ClaimResult, Estimate, IndicatorResult, StudyDocument } from '@glasshouse/model';
import { hanging, tableOf } from './io/table.js';
import { inLines, wrap } from './io/terminal.js';

/** Said before any number. */
const bannerOf = (document: StudyDocument): string => {
  const people = `Everyone here is invented: synthetic people made from ${madeFrom(document)}.`;
  if (document.experiments.some((experiment) => experiment.harmOnly))
    return `${people} What is documented of security tools is simulated for its harm alone, per 1,000 of them.`;
  return mayConcernRegion(document) ? `${people} What is run here does not examine Xinjiang.` : people;
};

/** What a finished study says: who is in it, then its claims, or without any each indicator in every arm, harm first within its experiment. */
export function numbersOf(document: StudyDocument, width: number = Number.POSITIVE_INFINITY): string[] {
  const { claims } = document;
  return [wrap(bannerOf(document), '', width), ...(claims.length > 0 ? ofClaims(claims, width) : ofIndicators(document, width))];
}

const BY_SEARCH = 'least and greatest over worlds found by a stored search';
const isSearched = ({ of }: ClaimResult['numbers'][number]): boolean => of.startsWith('search.');

/** What the ranges of some numbers run over, once each; empty where no number has one. */
const overOf = (estimates: readonly Estimate[], searched = false): string =>
  [...new Set([...(searched ? [BY_SEARCH] : []), ...estimates.filter((one) => !nothingSeen(one) && !noCase(one)).map(overText)])]
    .map((over) => over.replace(/^range over assumptions: (.*)/, '$1 over the assumptions'))
    .join('; ');

function ofIndicators({ indicators, experiments }: StudyDocument, width: number): string[] {
  return experiments.flatMap(({ id, title }) => {
    const own = indicators.filter(({ experiment }) => experiment === id).sort((a, b) => Number(b.harm) - Number(a.harm));
    if (own.length === 0) return [];
    const overs = own.map((one) => overOf(one.arms.map(({ estimate }) => estimate)));
    const ranges = new Set(overs.filter((over) => over !== ''));
    const [first] = own[0]!.arms;
    const notes = [
      ...(ranges.size === 1 ? [`Ranges: ${[...ranges].join('')}.`] : []),
      ...(own.some(({ arms }) => arms.some(({ difference }) => difference !== null))
        ? [`Differences: from the first arm (${first!.title}), under the same random draws.`]
        : []),
    ];
    return [
      wrap(`${title}.`, '', width),
      ...notes.map((note) => wrap(note, '', width)),
      ...own.flatMap((one, at) => [
        wrap(`${one.title}, ${one.unit}${ranges.size > 1 && overs[at] !== '' ? `; ${overs[at]}` : ''}`, '   ', width),
        ofArms(one, width),
      ]),
    ];
  });
}

/** The arms of an indicator, a row each: range, the number as written beside it, the difference from the first arm. */
function ofArms({ arms }: IndicatorResult, width: number): string {
  const rows = arms.map(({ title, estimate, difference }) => [
    title,
    rangeText(estimate),
    writtenText(estimate) ?? '',
    difference === null ? '' : differenceText(difference),
  ]);
  const filled = ['arm', 'range', 'as written', 'difference'];
  const shown = filled.map((_, column) => column < 2 || rows.some((row) => row[column] !== ''));
  return tableOf(
    [filled, ...rows].map((row) => row.filter((_, column) => shown[column])),
    '     ',
    width,
  );
}

function ofClaims(all: readonly ClaimResult[], width: number): string[] {
  const claims = all.map(asPrinted);
  const overs = claims.map(({ numbers }) =>
    overOf(
      numbers.flatMap(({ estimate }) => estimate ?? []),
      numbers.some(isSearched),
    ),
  );
  const ranges = new Set(overs.filter((over) => over !== ''));
  const note = ranges.size === 1 ? [wrap(`Ranges: ${[...ranges].join('')}.`, '', width)] : [];
  return [...note, ...claims.flatMap((claim, at) => ofClaim(claim, ranges.size > 1 ? overs[at]! : '', width))];
}

/** A claim: its stamps, a line for each of its numbers, what their ranges are where claims differ in it, and the sentence to quote. */
function ofClaim(claim: ClaimResult, over: string, width: number): string[] {
  const under = claim.modelStamp === 'possible_under' ? ` under ${claim.modelUnder.replace(/^under\s+/i, '').replace(/\.$/, '')}` : '';
  const stamps = `Documents: ${documentStamp(claim.documentStamp)}. Model: ${modelStamp(claim.modelStamp)}${under}.`;
  const numbers = [...claim.numbers]
    .sort((a, b) => Number(b.harm) - Number(a.harm))
    .map(({ text, estimate }) => {
      const written = estimate && writtenText(estimate);
      return `${standingAlone(text).replace(/\.$/, '')}${written ? `; as written: ${written}` : ''}.`;
    });
  return [
    wrap(`${claim.id} ${claim.title.replace(/\.$/, '')}. ${stamps}`, '', width),
    ...numbers.map((number) => hanging(number, '   ', width)),
    ...(over === '' ? [] : [hanging(`Ranges: ${over}.`, '   ', width)]),
    hanging(`Safe to quote: ${claim.quotable}`, '   ', width),
  ];
}

/**
 * A finished study in lines: banner, per claim two stamps, its numbers and a sentence safe to quote, the page. A study without
 * claims has its indicators in their place, harm first, a row for each arm. Lines are broken at `width` characters; without it each of them stays whole.
 */
export function summary(document: StudyDocument, report: string, width: number = Number.POSITIVE_INFINITY): string {
  const size = document.size === 'full' ? 'full size' : 'reduced size';
  const page = inLines(`Report (${size}, ${document.hash.slice(0, 12)}): ${report}`);
  return [...numbersOf(document, width), page].join('\n');
}
