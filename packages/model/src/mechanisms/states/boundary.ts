import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Register } from '../../format/register.js';
import { isConduct } from '../streams/outcomes.js';
import { partsOf } from '../../scenario/check-by.js';
import { MEASURED_ROWS, notMeasured } from '../../scenario/measured.js';
import type { Scenario, Stream } from '../../scenario/schema.js';

/** Words for what a person is born into or is protected for being: groups, which the population generator alone sets. */
const GROUP_WORDS =
  /\b(ethnic\w*|races?|racial|religio\w*|faiths?|sects?|castes?|clans?|tribes?|nationalit\w*|nation|sex|gender|skin|descent|ancestry|lineage|bloodline|birth\w*|mother tongue|sexual\w*)\b/;

const asWords = (id: string): string => id.replaceAll('_', ' ');

const WHY = 'A state is what a person is in for a time. What a person is belongs to population.attributes. See docs/responsible-use.md.';

/**
 * Keeps a state from becoming the label of a group: no name of a group, no value that is a category of a declared group, open to every group, and
 * numbers by group only where a `measured` row gives them. Where conduct depends on states, numbers by any attribute need one.
 */
export function checkStateLabels(scenario: Scenario, register: Register | null, out: Findings): void {
  const grouped = new Map(
    scenario.groups.flatMap((group) => Object.keys(scenario.population.attributes[group]?.categories ?? {}).map((each) => [each, group])),
  );
  for (const [id, state] of entriesOf(scenario.states)) {
    const path: Path = ['states', id];
    if (Object.hasOwn(scenario.population.attributes, id) || id === 'age' || id === 'children')
      out.errorAtKey(path, `a state called ${id}, which is an attribute`, 'any other id', `Rename it. ${WHY}`);
    for (const [where, name] of [[path, id] as const, ...Object.keys(state.values).map((v) => [[...path, 'values', v], v] as const)]) {
      if (GROUP_WORDS.test(asWords(name)))
        out.errorAtKey([...where], `a state or value called ${name}`, 'states that people come into and leave', WHY);
    }
    for (const value of Object.keys(state.values)) {
      const group = grouped.get(value);
      if (group !== undefined)
        out.errorAtKey([...path, 'values', value], `a value called ${value}, a category of the group ${group}`, 'values of its own', WHY);
    }
    for (const attribute of Object.keys(state.who ?? {}).filter((one) => scenario.groups.includes(one)))
      out.error(
        [...path, 'who', attribute],
        `a state of some categories of ${attribute} only`,
        'states open to every group by which results are broken down',
        `Leave the attribute out of who, or out of groups. ${WHY}`,
      );
    const conduct = readByConduct(scenario);
    const numbers: [Path, NonNullable<Stream['rate']>][] = [
      ...entriesOf(state.values).map(([value, { start }]): [Path, NonNullable<Stream['rate']>] => [
        [...path, 'values', value, 'start'],
        start,
      ]),
      ...entriesOf(state.transitions).flatMap(([each, { rate }]): [Path, NonNullable<Stream['rate']>][] =>
        rate ? [[[...path, 'transitions', each, 'rate'], rate]] : [],
      ),
    ];
    for (const [where, by] of numbers) {
      if (!('by' in by) || !(conduct || scenario.groups.includes(by.by))) continue;
      for (const { path: below, quantity } of partsOf(by)) {
        const found = notMeasured(quantity, `number by ${by.by}`, register);
        if (found === null) continue;
        out.error(
          [...where, ...below],
          found,
          `one number for everybody, or ${MEASURED_ROWS}`,
          conduct
            ? 'Conduct depends on a state here: nobody is assumed to break rules more often for belonging to a group. See docs/responsible-use.md.'
            : 'A state is not assumed to come with a group. See docs/responsible-use.md.',
        );
      }
    }
  }
}

/** Whether some breach or duty depends on what stands for or against a person, a state among them. */
const readByConduct = (scenario: Scenario): boolean =>
  Object.keys(scenario.streams).some((id) => isConduct(scenario, id) && (scenario.streams[id]!.cases ?? []).length > 0) ||
  Object.values(scenario.responses).some(
    (response) => response.if !== undefined && response.on.some((id) => Object.hasOwn(scenario.streams, id) && isConduct(scenario, id)),
  );
