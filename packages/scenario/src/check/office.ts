import type { Path } from '../problem.js';
import type { InForce, Scenario, Stream } from '../schema/scenario.js';
import { toBase } from '../schema/units.js';
import { checkInForce } from './dates.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { checkTypes, checkYearly } from './market.js';
import { checkWho } from './streams.js';

/** Limits of the engine. */
const MOST = { catalogues: 24, flows: 31, owners: 31 } as const;

const CONDUCT: readonly Stream['kind'][] = ['breach', 'merit', 'protected', 'obligation'];
const streamsOf = (scenario: Scenario, kinds: readonly Stream['kind'][]): string[] =>
  Object.keys(scenario.streams).filter((id) => kinds.includes(scenario.streams[id]!.kind));

/** Office holders, audits, catalogues and flows: references, and what belongs together. */
export function checkOffice(scenario: Scenario, out: Findings): void {
  for (const section of ['audits', 'catalogues'] as const) {
    for (const [id, each] of entriesOf<{ in_force?: InForce }>(scenario[section])) {
      checkInForce(each.in_force, [section, id, 'in_force'], out);
      if (scenario.officials === undefined)
        out.errorAtKey([section, id], `${section} without officials`, 'officials, whom they concern', 'Add officials, or remove it.');
    }
  }
  for (const [id, audit] of entriesOf(scenario.audits))
    checkYearly(audit.rate, 365, 'an office is audited at most once a day', ['audits', id, 'rate'], out);
  const catalogues = Object.keys(scenario.catalogues).length;
  if (catalogues > MOST.catalogues)
    out.error(['catalogues'], `${catalogues} catalogues`, `at most ${MOST.catalogues}`, 'Join or remove some.');
  checkOfficials(scenario, out);
  checkFlows(scenario, out);
}

function checkOfficials(scenario: Scenario, out: Findings): void {
  const { officials } = scenario;
  if (officials === undefined) return;
  const path: Path = ['officials'];
  checkTypes(officials.types, [...path, 'types'], 'holders', out);
  checkWho(scenario, officials.favours, [...path, 'favours'], out);
  if (toBase(officials.term) < 1)
    out.error([...path, 'term', 'value'], String(officials.term.value), 'a term of at least a day', 'Lengthen the term.');
  if (officials.invents_as !== undefined)
    out.refers([...path, 'invents_as'], officials.invents_as, streamsOf(scenario, ['merit']), 'stream of kind merit');
  officials.returns_of.forEach((stream, i) =>
    out.refers([...path, 'returns_of', i], stream, streamsOf(scenario, CONDUCT), 'stream with records'),
  );
  for (const [id, type] of entriesOf(officials.types)) {
    const at: Path = [...path, 'types', id];
    checkYearly(type.invents, 12, 'records are invented once a month', [...at, 'invents'], out);
    if (type.invents !== undefined && (officials.invents_as === undefined || officials.favours === undefined))
      out.errorAtKey(
        [...at, 'invents'],
        `invents without ${officials.favours === undefined ? 'favours' : 'invents_as'}`,
        'invents with favours and invents_as',
        'Say for whom, and under which merit stream.',
      );
    if (toBase(type.drops) > 0 && officials.favours === undefined)
      out.error([...at, 'drops', 'value'], String(type.drops.value), 'favours, or 0', 'Say whom holders favour.');
  }
}

function checkFlows(scenario: Scenario, out: Findings): void {
  const flows = entriesOf(scenario.flows);
  if (flows.length === 0) return;
  if (flows.length > MOST.flows) out.error(['flows'], `${flows.length} flows`, `at most ${MOST.flows}`, 'Join or remove some.');
  const owners = (...sections: Record<string, { owner: string }>[]): string[] =>
    sections.flatMap((section) => Object.values(section).map((each) => each.owner));
  const keepers = owners(scenario.channels, scenario.screens, scenario.spreads);
  const readers = owners(scenario.ledgers, scenario.lists);
  const all = new Set([...keepers, ...readers, ...flows.flatMap(([, flow]) => [flow.from, flow.to])]);
  if (all.size > MOST.owners) out.error(['flows'], `${all.size} owners`, `at most ${MOST.owners}`, 'Join some owners.');
  for (const [id, flow] of flows) {
    const path: Path = ['flows', id];
    checkInForce(flow.in_force, [...path, 'in_force'], out);
    const others = flows.filter(([other]) => other !== id);
    if (flow.from === flow.to)
      out.error([...path, 'to'], `${flow.to}, from which it comes`, 'another owner', 'Name the owner that it reaches.');
    else {
      out.refers(
        [...path, 'from'],
        flow.from,
        [...keepers, ...others.map(([, each]) => each.to)],
        'owner of a channel, or reached by a flow',
      );
      out.refers(
        [...path, 'to'],
        flow.to,
        [...readers, ...others.map(([, each]) => each.from)],
        'owner of a ledger or list, or source of a flow',
      );
    }
    (flow.carries ?? []).forEach((stream, i) =>
      out.refers([...path, 'carries', i], stream, streamsOf(scenario, CONDUCT), 'stream with records'),
    );
  }
}
