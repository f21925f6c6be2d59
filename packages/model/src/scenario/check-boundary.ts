import { entriesOf } from '../format/findings.js';
import type { Findings } from '../format/findings.js';
import type { Finding, Path } from '../format/problem.js';
import type { Register } from '../format/register.js';
import type { TreeNode } from '../format/tree.js';
import { whoIn, worldConditions } from '../mechanisms/conditions/uses.js';
import { isConduct, isOwnDoing } from '../mechanisms/streams/outcomes.js';
import { partsOf } from './check-by.js';
import { MEASURED_ROWS, notMeasured } from './measured.js';
import { DEFAULTS_KEY } from './defaults.js';
import type { Scenario } from './schema.js';

/** Keys that could hold something about a real person, after splitting into small words. */
const PERSONAL: readonly RegExp[] = [
  /^((first|last|full|family|given|maiden|nick|user|legal|real) )?names?$/,
  /^(person|people|resident|citizen|debtor|household|member|holder|child|kin)s? names?$/,
  /^(surname|forename|nickname|username)s?$/,
  /^(passports?|visas?|hukou|fingerprints?|dna|iris|biometrics?|gait|voice ?prints?|ssn|imei|imsi|msisdn|iban|mac|plates?)$/,
  /\b(passport|visa|licen[cs]e|document|identity|identification|id|card|account|plate|social security|tax|hukou|phone|mobile|resident) ?(no|num|numbers?|ids?|cards?)$/,
  /^(e ?mails?|phones?|telephones?|mobiles?|fax|wechat|weibo|qq|contacts?)( ?(numbers?|no|ids?|addresse?s?))?$/,
  /^((home|postal|street|ip|mac|mail) )?(address|addresses)$|^(postcode|postal code|zip|zip code|house number)$/,
  /^(latitude|longitude|lat|lon|lng|lat ?lon|coordinates?|coords?|gps|geo|geojson|geometry|geohash|locations?|whereabouts)$/,
  /^((date|day|year|place) of )?births?$|^(birth|born)( (date|day|year|place|on))?$|^(birthday|birthdate|dob)$/,
  /\b(faces?|facial|photos?|photographs?|portraits?|mugshots?)\b|^(images?|pictures?|videos?)( ?(ids?|files?|urls?))?$/,
];

/** Keys through which people or happenings could be let in. */
const FEEDING: readonly RegExp[] = [
  /^(import|importer|imports|upload|ingest|webhook|endpoint|feed|replay|scrape|watch ?list|match|matching)$/,
  /^(people|persons|residents|citizens|individuals|members|suspects|debtors|population|events?|situations?|incidents?|observations?|records?) (file|files|csv|json|list|table|rows|data|url|path|from|import)$/,
  /^(people|residents|citizens|individuals|suspects|debtors|events|situations|incidents|observations|sightings)$/,
];

/** A section of the format whose name looks like a way in and is none: it holds how often something happens in a cell, and nothing that happened. */
const isSection = (path: Path, key: string): boolean =>
  (path.length === 0 || (path.length === 1 && path[0] === DEFAULTS_KEY)) && key === 'incidents';

const asWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

const WHY =
  'People are always generated from published aggregates, and no file may describe or import a real person. See docs/responsible-use.md.';

/** What a key could hold, in words; null for a key that may stand. */
function holds(key: string): 'personal' | 'feeding' | null {
  const words = asWords(key);
  if (PERSONAL.some((one) => one.test(words))) return 'personal';
  return FEEDING.some((one) => one.test(words)) ? 'feeding' : null;
}

/**
 * Keys anywhere in a file that could hold something about a real person, or let people or events in; and texts that
 * hold what looks like an identity number. Looked for in what was written, before anything else is read.
 */
export function forbiddenFindings(tree: TreeNode): Finding[] {
  const findings: Finding[] = [];
  const here: (string | number)[] = [];
  const refuse = (found: string, allowed: string, onKey?: true): void =>
    void findings.push({ path: [...here], found, allowed, todo: WHY, ...(onKey && { onKey }) });
  // The same keys come again and again.
  const known = new Map<string, ReturnType<typeof holds>>();
  const lookAtKey = (key: string, node: TreeNode): void => {
    let held = known.get(key);
    if (held === undefined) {
      held = holds(key);
      known.set(key, held);
    }
    const section = held === 'feeding' && isSection(here, key);
    here.push(key);
    if (held === 'personal')
      refuse(
        `the key "${key}", which could describe a real person and may not be an id either`,
        'rules, places and shares of a population',
        true,
      );
    else if (held === 'feeding' && !section)
      refuse(`the key "${key}", which would let people or events in`, 'streams, from which events are drawn by chance', true);
    else look(node);
    here.pop();
  };
  const look = (node: TreeNode): void => {
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string' && /(?<![\dA-Za-z.])\d{17}[\dXx](?![\dA-Za-z])/.test(node.value))
        refuse('a text with an 18-digit number like that of an identity card', 'texts about rules');
    } else if (node.kind === 'list')
      node.items.forEach((item, i) => {
        here.push(i);
        look(item);
        here.pop();
      });
    else for (const [key, entry] of node.entries) lookAtKey(key, entry.node);
  };
  look(tree);
  return findings;
}

/**
 * Breach rates and inclinations, and rates of obligations, are the same for every group unless a `measured` row says
 * otherwise; `assumed` is refused. No such stream is open to some categories of a declared group only.
 */
export function checkEqualConduct(scenario: Scenario, register: Register | null, out: Findings): void {
  for (const [id, stream] of entriesOf(scenario.streams)) {
    if (!isConduct(scenario, id)) continue;
    for (const attribute of Object.keys(stream.who ?? {}).filter((one) => scenario.groups.includes(one))) {
      out.error(
        ['streams', id, 'who', attribute],
        `${stream.kind === 'occasion' ? 'an' : 'a'} ${stream.kind} of some categories of ${attribute} only`,
        'conduct open to every group by which results are broken down',
        'A breach is not a property of a group: leave the attribute out of who, or out of groups. See docs/responsible-use.md.',
      );
    }
    const written = (['rate', 'inclination'] as const).map((field) => ({ path: [field] as Path, field, by: stream[field] }));
    const cases = (stream.cases ?? []).flatMap((one, i) =>
      (['rate', 'inclination', 'able'] as const).map((field) => ({ path: ['cases', i, field] as Path, field, by: one[field] })),
    );
    const taken = stream.ends !== undefined && isOwnDoing(scenario.streams[stream.ends.otherwise]);
    const shares = [
      { path: ['ends', 'shares'] as Path, shares: stream.ends?.shares },
      ...(stream.cases ?? []).map((one, i) => ({ path: ['cases', i, 'shares'] as Path, shares: one.shares })),
    ].flatMap(({ path, shares }) =>
      entriesOf(shares ?? {})
        .filter(([outcome]) => taken || isOwnDoing(scenario.streams[outcome]))
        .map(([outcome, by]) => ({ path: [...path, outcome], field: 'share' as const, by })),
    );
    for (const { path: at, field, by } of [...written, ...cases, ...shares]) {
      if (!by || !('by' in by)) continue;
      for (const { path, quantity } of partsOf(by)) {
        const found = notMeasured(quantity, `${field} by ${by.by}`, register);
        if (found === null) continue;
        out.error(
          ['streams', id, ...at, ...path],
          found,
          `one ${field} for everybody, or ${MEASURED_ROWS}`,
          'Nobody is assumed to break rules more often for belonging to a group: give one number. See docs/responsible-use.md.',
        );
      }
    }
  }
}

/** What conduct and transitions between states depend on is never what a person is: a condition could hide a rate by group. */
export function checkWorldConditions(scenario: Scenario, out: Findings): void {
  for (const { path, condition } of worldConditions(scenario)) {
    if (whoIn(condition).length === 0) continue;
    out.error(
      path,
      'a condition on what a person is',
      'conditions on states, lists, grades, scores, measures and records',
      'Give the number by attribute (by, values); for a breach or a duty each needs a measured row. See docs/responsible-use.md.',
    );
  }
}
