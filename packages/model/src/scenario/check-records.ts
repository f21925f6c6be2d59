import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import type { Scenario, Stream } from './schema.js';

/** Kinds of stream on whose records rules and entries can stand. */
const RECORDED: readonly Stream['kind'][] = ['breach', 'merit', 'protected', 'obligation', 'outcome'];

export const streamsOf = (scenario: Scenario, ...kinds: Stream['kind'][]): string[] =>
  Object.keys(scenario.streams).filter((id) => kinds.includes(scenario.streams[id]!.kind));

/** Whether what is seen of a stream is recorded under its own id: of outcomes those with a cause that are not taken for something else. */
const isRecorded = ({ kind, cause, taken_for }: Stream): boolean =>
  RECORDED.includes(kind) && (kind !== 'outcome' || (cause !== undefined && taken_for === undefined));

/** Streams on whose records rules and entries can stand. */
export const recordedStreams = ({ streams }: Scenario): string[] => Object.keys(streams).filter((id) => isRecorded(streams[id]!));

/** Whether a stream is one on whose records rules and entries can stand; false alarms and outcomes count as what they are taken for. */
export function checkConduct(scenario: Scenario, stream: string, path: Path, out: Findings): Stream['kind'] | null {
  const found = Object.hasOwn(scenario.streams, stream) ? scenario.streams[stream]! : null;
  if (found?.taken_for !== undefined) {
    const alarm = found.kind === 'false_alarm';
    out.error(
      path,
      `${describe(stream)}, ${alarm ? 'a false alarm' : `an outcome that is taken for ${found.taken_for}`}`,
      `the conduct it is taken for: ${found.taken_for}`,
      `${alarm ? 'A false alarm' : 'Such an outcome'} is recorded as that conduct: name it instead.`,
    );
    return null;
  }
  if (found && isRecorded(found)) return found.kind;
  out.refers(path, stream, recordedStreams(scenario), 'stream with records');
  return null;
}

/** Streams of which something can be seen. */
export const seenStreams = (scenario: Scenario): string[] => {
  const takenFor = Object.keys(scenario.streams).filter((id) => scenario.streams[id]!.taken_for !== undefined);
  return [...recordedStreams(scenario), ...takenFor];
};
