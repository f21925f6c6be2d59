import type { runBatches } from '../reference/run-engine.js';
import { bundledWith } from '../structure/bundle-with.js';

const MECHANISMS = 'packages/model/src/mechanisms';

/** Each cause taken for the next one. */
const OTHER_CAUSES = `
import * as causes from './causes.js';
export const told = (cause: number): number => (cause + 1) % causes.CAUSE_COUNT;
export const DEED = told(causes.DEED);
export const LAWFUL = told(causes.LAWFUL);
export const STATUS = told(causes.STATUS);
export const INABILITY = told(causes.INABILITY);
export const OTHER = told(causes.OTHER);
export const ERROR = told(causes.ERROR);
`;

/** Files in which every cause is one that the accounts are told. */
const TOLD = [
  'conditions/atoms/list.ts',
  'conditions/memory.ts',
  'ledgers/list-rules.ts',
  'lists/restart.ts',
  'lists/review-listing.ts',
  'lists/term.ts',
  'officials/round.ts',
  'spreads/receive.ts',
];

/** Places of other files where the accounts are told a cause. */
const PLACES: Record<string, readonly (readonly [found: string, becomes: string])[]> = {
  'channels/detect.ts': [
    ['recordOf(w, s, cause,', 'recordOf(w, s, told(cause),'],
    ['typeWord(REPORT, 0, s, cause,', 'typeWord(REPORT, 0, s, told(cause),'],
  ],
  'conditions/holds.ts': [
    ['bits === 0 ? ERROR', 'bits === 0 ? told(ERROR)'],
    ['cause !== DEED', 'cause !== told(DEED)'],
  ],
  'lists/enter.ts': [['cause: STATUS,', 'cause: told(STATUS),']],
  'records/duty.ts': [
    ['typeWord(DUTY, 0, s, cause,', 'typeWord(DUTY, 0, s, told(cause),'],
    ['withCause(type, DEED)', 'withCause(type, told(DEED))'],
  ],
  'screens/round.ts': [['screen.stream, cause,', 'screen.stream, told(cause),']],
};

/** `runBatches` over an engine in which the accounts are told other causes than the true ones. */
export async function runWithOtherCauses(): Promise<typeof runBatches> {
  const edits = Object.fromEntries([
    ...TOLD.map((path) => [`${MECHANISMS}/${path}`, [['/plan/causes.js', '/plan/other-causes.js']]] as const),
    ...Object.entries(PLACES).map(
      ([path, places]) =>
        [`${MECHANISMS}/${path}`, [[/^import/, "import { told } from '../../plan/other-causes.js';\nimport"], ...places]] as const,
    ),
  ]) as Parameters<typeof bundledWith>[1]['edits'];
  const files = { 'packages/model/src/plan/other-causes.ts': OTHER_CAUSES };
  const engine = await bundledWith<{ runBatches: typeof runBatches }>('test/reference/run-engine.ts', { files, edits });
  return engine.runBatches;
}
