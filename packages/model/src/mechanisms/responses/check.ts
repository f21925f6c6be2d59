import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import type { Scenario, Stream } from '../../scenario/schema.js';
import { checkAsking } from '../appeals/check.js';

const ANSWERS: Record<string, Stream['kind']> = {
  deterrence: 'breach',
  chilling: 'protected',
  merit_farming: 'merit',
  payment: 'obligation',
  accusation: 'false_alarm',
  stigma: 'breach',
  emulation: 'merit',
};

/** Kinds of stream by whose outcomes of a cause a response is answered as well. */
const OUTCOMES: Record<string, Stream['cause']> = { deterrence: 'deed', chilling: 'lawful' };

const answers = (kind: string, stream: Stream): boolean =>
  stream.kind === ANSWERS[kind] || (stream.kind === 'outcome' && stream.cause !== undefined && stream.cause === OUTCOMES[kind]);

/** Responses name streams of the right kind (appeal: lists), and their effect has the right unit. */
export function checkResponses(scenario: Scenario, out: Findings): void {
  for (const [id, response] of entriesOf(scenario.responses)) {
    const path: Path = ['responses', id];
    const isFactor = response.effect.unit === 'factor';
    if (response.kind === 'appeal') {
      checkAsking(scenario, id, out);
      continue;
    }
    for (const key of ['if_unsound', 'after'] as const)
      if (response[key])
        out.errorAtKey([...path, key], `${key} of ${response.kind}`, `${key} of responses of kind appeal`, `Remove ${key}.`);
    if (response.kind === 'revolt') {
      if (response.if) out.errorAtKey([...path, 'if'], 'a condition of revolt', 'if on responses of other kinds', 'Remove if.');
      response.on.forEach((spread, i) => out.refers([...path, 'on', i], spread, Object.keys(scenario.spreads), 'spread'));
      if (!isFactor || response.effect.value > 1)
        out.error(
          [...path, 'effect'],
          `${response.effect.value} ${response.effect.unit}`,
          'a factor of at most 1: it is a chance',
          'Correct it.',
        );
      continue;
    }
    const kind = ANSWERS[response.kind]!;
    response.on.forEach((stream, i) => {
      const found = Object.hasOwn(scenario.streams, stream) ? scenario.streams[stream]! : null;
      if (found !== null && !answers(response.kind, found))
        out.error(
          [...path, 'on', i],
          `${stream}, of kind ${found.kind}${found.cause === undefined ? '' : ` and cause ${found.cause}`}`,
          `streams of kind ${kind} for ${response.kind}`,
          'Name another stream or correct kind.',
        );
      else if (found?.kind === 'outcome' && Object.values(scenario.streams).some(({ ends }) => ends?.otherwise === stream))
        out.error(
          [...path, 'on', i],
          `${stream}, in which chances end otherwise`,
          'an outcome with a share',
          'Give it a share, and let another outcome take the rest: whoever holds back needs one to end in.',
        );
      else if (found === null)
        out.refers(
          [...path, 'on', i],
          stream,
          Object.keys(scenario.streams).filter((each) => answers(response.kind, scenario.streams[each]!)),
          `stream of kind ${kind}`,
        );
    });
    if (!isFactor)
      out.error([...path, 'effect', 'unit'], describe(response.effect.unit), 'factor', 'Only an appeal is a rate or a probability.');
    if ((response.kind === 'stigma' || response.kind === 'emulation') && !scenario.perception)
      out.warn(
        path,
        `${response.kind} without perception`,
        'perception, from which it follows who knows of the lists',
        'Add perception, or the response does nothing.',
      );
    if ((response.kind === 'deterrence' || response.kind === 'chilling') && isFactor) {
      if (response.effect.value > 1)
        out.error(
          [...path, 'effect', 'value'],
          String(response.effect.value),
          'at most 1: the chance of acting cannot fall below 0',
          'Lower the effect.',
        );
      if (!scenario.perception)
        out.warn(
          path,
          `${response.kind} without perception`,
          'perception, from which people know a risk',
          'Add perception, or the response does nothing.',
        );
    }
  }
}
