import type { Path, Register, Scenario } from '@glasshouse/model';
import { articlesOf } from './articles.js';
import { contextsOf, takes } from './consequences.js';
import { counted, listed } from './finding.js';
import type { Found } from './finding.js';
import { canRead, differ } from './reach.js';
import type { Numbers, Reach } from './reach.js';
import { liveIn } from './stretches.js';
import type { View } from './stretches.js';

type Basis = { source: string } | { claimed: string } | undefined;

interface Lack {
  kind: 'no_legal_basis' | 'law_not_read';
  words: string;
}

/** What a basis lacks: a law that is named at all, or a text of it that was read. Null where a legal text was opened. */
function lacking(basis: Basis, register: Register): Lack | null {
  if (!basis) return { kind: 'no_legal_basis', words: 'no basis is stated' };
  if ('claimed' in basis) return { kind: 'no_legal_basis', words: 'the basis is only claimed' };
  const row = register.rows.get(basis.source);
  if (!row) return { kind: 'no_legal_basis', words: `${basis.source} is not in the register` };
  if (row.grade === 'legal-text') return null;
  if (row.grade === 'legal-text-unverified')
    return { kind: 'law_not_read', words: `${basis.source} cites a legal text that was not opened (seen via ${row.seenVia})` };
  return { kind: 'law_not_read', words: `${basis.source} is ${row.grade}; the register has no legal text for it` };
}

/** Sanctions, spreads and registers of firms for which no law is named, or none that was read. Told together by what is lacking. */
export function noLegalBasis(view: View, register: Register): Found[] {
  const { scenario } = view;
  const groups = new Map<string, { lack: Lack; paths: Path[] }>();
  const look = (path: Path, basis: Basis): void => {
    const lack = lacking(basis, register);
    if (lack !== null) groups.set(lack.words, { lack, paths: [...(groups.get(lack.words)?.paths ?? []), path] });
  };
  for (const [id, measure] of liveIn(view, scenario.measures)) {
    if (measure.kind === 'sanction') look(['measures', id, 'basis'], measure.basis);
  }
  for (const [id, spread] of liveIn(view, scenario.spreads)) look(['spreads', id, 'basis'], spread.basis);
  for (const [id, firms] of liveIn(view, scenario.enterprise)) look(['enterprise', id, 'basis'], firms.basis);
  return [...groups.values()].map(({ lack, paths }) => ({
    kind: lack.kind,
    paths,
    found: `${lack.words}: ${listed(
      paths.map((path) => `${path[0]}.${path[1]}`),
      20,
    )}`,
    articles: articlesOf(paths.flatMap((path) => (path[0] === 'measures' ? contextsOf(scenario.measures[path[1]]) : []))),
  }));
}

/** Where an official decides what falls on a person. */
export function discretion(view: View): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (path: Path, text: string): void => void found.push({ kind: 'discretion', paths: [path], found: text });
  const local: Path[] = [];
  for (const [id, ledger] of liveIn(view, scenario.ledgers)) {
    for (const [rule, { discretion: range, local: here }] of liveIn(view, ledger.rules)) {
      if (range && range.from.value !== range.to.value)
        tell(
          ['ledgers', id, 'rules', rule, 'discretion'],
          `under ${rule}, an official chooses between ${range.from.value} and ${range.to.value} points`,
        );
      if (here) local.push(['ledgers', id, 'rules', rule, 'local']);
    }
  }
  for (const [id, list] of liveIn(view, scenario.lists)) {
    for (const [entry, { local: here }] of Object.entries(list.entries)) if (here) local.push(['lists', id, 'entries', entry, 'local']);
  }
  for (const [id, { local: here }] of liveIn(view, scenario.measures)) if (here) local.push(['measures', id, 'local']);
  for (const [id, { local: here }] of liveIn(view, scenario.channels)) if (here) local.push(['channels', id, 'local']);
  local.sort((a, b) => (a.join() < b.join() ? -1 : 1));
  if (local.length > 0)
    found.push({
      kind: 'discretion',
      paths: local,
      found: `${counted(local.length, 'rule')} in force only where the local office holder wants it: ${listed(local.map((path) => path.slice(0, -1).join('.')))}`,
    });
  for (const [id, type] of Object.entries(scenario.officials?.types ?? {})) {
    const acts = [
      ...(type.drops.value > 0 ? ['drop reports against those they favour'] : []),
      ...((type.invents?.value ?? 0) > 0 ? ['write merits that did not happen'] : []),
      ...(type.returns.value === 1 ? [] : ['return other numbers than were recorded']),
      ...(type.widens.value > 0 ? ['put local rules in force'] : []),
    ];
    if (acts.length > 0) tell(['officials', 'types', id], `office holders of the type ${id} can ${listed(acts)}`);
  }
  for (const [id, review] of liveIn(view, scenario.reviews)) {
    if (review.quota) tell(['reviews', id, 'quota'], `the review ${id} has a number of reports that have to be let through`);
  }
  return found;
}

const apart = (value: Numbers | undefined, what: string): string[] =>
  value && 'by' in value && differ(value)
    ? [
        `${what} by ${value.by}: ${Object.entries(value.values)
          .sort(([a, one], [b, other]) => one.value - other.value || (a < b ? -1 : 1))
          .map(([id, { value: number, unit }]) => `${id} ${number} ${unit}`)
          .join(', ')}`,
      ]
    : [];

function meansWords(scenario: Scenario, stream: string): string {
  const { rate, inclination } = scenario.streams[stream];
  const parts = [...apart(rate, 'chances'), ...apart(inclination, 'taken')];
  return parts.length > 0 ? parts.join('; ') : 'the scenario gives the same chances at every income and for every other attribute';
}

/** Rules by which an amount of money or time gives points. */
export function pointsForSale(view: View, reach: Reach): Found[] {
  const { scenario } = view;
  return liveIn(view, scenario.ledgers).flatMap(([id, ledger]) =>
    liveIn(view, ledger.rules).flatMap(([rule, one]): Found[] => {
      if (typeof one.on !== 'string' || takes(one) || !canRead(reach, scenario, ledger.owner, one.on)) return [];
      const { kind, amount } = scenario.streams[one.on];
      if (kind !== 'merit' || !amount || (amount.unit !== 'yuan' && !one.steps)) return [];
      const gives = one.steps
        ? listed(one.steps.map((step) => `a point for ${step.per_point.value} ${step.per_point.unit}`))
        : `${counted(one.points?.value ?? 0, 'point')} for a gift, of ${amount.value} yuan here`;
      const cap = one.cap ? `, at most ${one.cap.value} points` : ', without a limit';
      const means = meansWords(scenario, one.on);
      return [{ kind: 'points_for_sale', paths: [['ledgers', id, 'rules', rule]], found: `${rule} gives ${gives}${cap}; ${means}` }];
    }),
  );
}
