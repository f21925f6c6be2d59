import { checkInForce } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { checkAdults } from '../../scenario/check-by.js';
import { checkYearly } from '../../scenario/check-rates.js';
import { recordedStreams, streamsOf } from '../../scenario/check-records.js';
import { checkTypes } from '../../scenario/check-types.js';
import type { InForce, Scenario } from '../../scenario/schema.js';

/** Limits of the engine. */
const MOST_CATALOGUES = 24;

/** Office holders, audits, catalogues and flows: references, and what belongs together. */
export function checkOffices(scenario: Scenario, out: Findings): void {
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
  if (catalogues > MOST_CATALOGUES)
    out.error(['catalogues'], `${catalogues} catalogues`, `at most ${MOST_CATALOGUES}`, 'Join or remove some.');
  checkOfficials(scenario, out);
}

function checkOfficials(scenario: Scenario, out: Findings): void {
  const { officials } = scenario;
  if (officials === undefined) return;
  const path: Path = ['officials'];
  checkTypes(officials.types, [...path, 'types'], 'holders', out);
  checkAdults(scenario, officials.favours, [...path, 'favours'], 'is favoured', out);
  if (toBase(officials.term) < 1)
    out.error([...path, 'term', 'value'], String(officials.term.value), 'a term of at least a day', 'Lengthen the term.');
  if (officials.invents_as !== undefined)
    out.refers([...path, 'invents_as'], officials.invents_as, streamsOf(scenario, 'merit'), 'stream of kind merit');
  officials.returns_of.forEach((stream, i) =>
    out.refers([...path, 'returns_of', i], stream, recordedStreams(scenario), 'stream with records'),
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
