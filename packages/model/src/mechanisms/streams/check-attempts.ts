import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import { rounded } from '../../scenario/check-rates.js';
import type { Scenario, Stream } from '../../scenario/schema.js';
import { checkShares } from '../population/check.js';

/** Classes that streams share: shares that add to one. */
export function checkSharedClasses(scenario: Scenario, out: Findings): void {
  for (const [id, { shares }] of entriesOf(scenario.classes ?? {})) {
    const path: Path = ['classes', id, 'shares'];
    if (Object.keys(shares).length < 2) out.error(path, `${Object.keys(shares).length} classes`, 'at least two', 'Add a class.');
    else checkShares(Object.values(shares), path, `classes of ${id}`, out);
  }
}

/** A stream that uses shared classes names all of them, and has none of its own. */
export function checkUseOfClasses(scenario: Scenario, stream: Stream, path: Path, out: Findings): void {
  const shared = stream.shared_classes;
  if (shared === undefined) return;
  const at: Path = [...path, 'shared_classes'];
  if (stream.classes)
    out.errorAtKey(at, 'shared_classes beside classes', 'one of the two', 'Remove classes, or take their factors into shared_classes.');
  if (!out.refers([...at, 'of'], shared.of, Object.keys(scenario.classes ?? {}), 'id of the section classes')) return;
  const known = Object.keys(scenario.classes![shared.of]!.shares);
  for (const id of Object.keys(shared.factors)) out.refers([...at, 'factors', id], id, known, `class of ${shared.of}`);
  for (const id of known)
    if (!Object.hasOwn(shared.factors, id))
      out.error([...at, 'factors', id], 'nothing', `a factor for each class of ${shared.of}`, `Add ${id}.`);
}

/** Reactions to a refusal: on attempts only; other attempts to turn to; probabilities that leave room for one another. */
export function checkReactions(scenario: Scenario, id: string, path: Path, out: Findings): void {
  const { kind, reacts } = scenario.streams[id]!;
  if (reacts === undefined) return;
  const at: Path = [...path, 'reacts'];
  if (kind !== 'attempt') {
    out.errorAtKey(at, `reacts on a stream of kind ${kind}`, 'reacts on streams of kind attempt', 'Remove reacts or correct kind.');
    return;
  }
  if (reacts.turns_to === undefined && reacts.retries === undefined && reacts.gives_up === undefined)
    out.error(at, 'nothing', 'turns_to, retries or gives_up', 'Add one of them, or remove reacts.');
  const wishes = Object.keys(scenario.streams).filter((other) => other !== id && scenario.streams[other]!.kind === 'attempt');
  let sum = 0;
  for (const [other, probability] of entriesOf(reacts.turns_to ?? {})) {
    out.refers([...at, 'turns_to', other], other, wishes, 'other stream of kind attempt');
    sum += toBase(probability);
  }
  if (sum > 1 + 1e-9)
    out.error(
      [...at, 'turns_to'],
      `probabilities that add to ${rounded(sum)}`,
      'at most 1 in all',
      `Reduce the probabilities by ${rounded(sum - 1)}.`,
    );
  checkWhole([...at, 'retries', 'at_most', 'value'], reacts.retries ? toBase(reacts.retries.at_most) : 1, 0, out);
  checkWhole([...at, 'gives_up', 'after', 'value'], reacts.gives_up ? toBase(reacts.gives_up.after) : 1, 1, out);
  if (reacts.retries && toBase(reacts.retries.after) < 1)
    out.error(
      [...at, 'retries', 'after', 'value'],
      `${toBase(reacts.retries.after)} days`,
      'at least 1 day',
      'Raise it: a second try on the same day is not another try.',
    );
  const factor = reacts.gives_up ? toBase(reacts.gives_up.factor) : 1;
  if (factor > 1)
    out.error(
      [...at, 'gives_up', 'factor', 'value'],
      `a factor of ${rounded(factor)}`,
      'a factor from 0 to 1',
      'Lower it: refusals take wishes away.',
    );
}

/** Only attempts are refused. */
export function checkByCause({ kind, by_cause: asked }: Stream, path: Path, out: Findings): void {
  if (asked === undefined || kind === 'attempt') return;
  out.errorAtKey(
    [...path, 'by_cause'],
    `by_cause on a stream of kind ${kind}`,
    'by_cause on streams of kind attempt',
    'Remove by_cause or correct kind.',
  );
}

const MOST = 255;

function checkWhole(path: Path, found: number, least: number, out: Findings): void {
  if (Number.isInteger(found) && found >= least && found <= MOST) return;
  out.error(path, `${rounded(found)}`, `a whole number from ${least} to ${MOST}`, 'Correct it.');
}
