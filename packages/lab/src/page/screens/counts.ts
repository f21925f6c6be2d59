import { createMemo } from 'solid-js';
import { WHY } from '@glasshouse/model';
import { perThousand } from '../../draw/waffle.js';
import { shown } from '../../text/numbers.js';
import { useLab } from '../context.js';
import type { Lab } from '../state.js';

/** The month shown: its place among those recorded so far. */
export const monthShown = (lab: Lab): number => Math.min(lab.state.month, lab.state.recorded - 1);

/** What the worlds count in the month shown. */
export function useCounts() {
  const { lab } = useLab();
  return createMemo(() => {
    const recording = lab.run()!.recording;
    const month = monthShown(lab);
    return lab.state.worlds.map((world, w) => ({ world, count: recording.counts[w]![month]! }));
  });
}

export const sanctioned = (byWhy: readonly number[]): number => byWhy.reduce((sum, n, why) => (why > WHY.free ? sum + n : sum), 0);
export const withoutDeed = (byWhy: readonly number[]): number => sanctioned(byWhy) - byWhy[WHY.deed]!;
/** People who are there. */
export const presentOf = (byWhy: readonly number[]): number => byWhy.reduce((sum, n, why) => (why === WHY.absent ? sum : sum + n), 0);

/** A count of people as the view shows it: people, or of 1,000, with at most two significant digits. */
export function usePeople() {
  const { lab, t, language } = useLab();
  return (people: number, byWhy: readonly number[]): string =>
    shown(lab.state.view === 'thousand' ? perThousand(people, presentOf(byWhy)) : people, t().none, language());
}
