import { batch } from 'solid-js';
import { produce } from 'solid-js/store';
import type { SetStoreFunction } from 'solid-js/store';
import { MOST_WORLDS } from '../run/most-worlds.js';
import type { Change } from '../run/worlds.js';
import { english } from '../text/english.js';
import type { State } from './lab-state.js';
import type { Undo } from './undo.js';

/** What a reader can do with the worlds before a run: choose one, change it, take a change back, add and remove worlds. */
export function changesOf(state: State, set: SetStoreFunction<State>, undo: Undo) {
  const remember = (slider?: string): void => undo.keep(state.worlds, slider);
  return {
    edit: (world: number) => set('edited', world),
    /** Takes over a change of the edited world. `slides`: it is a step of a slider. */
    change(change: Change, slides = false) {
      remember(slides ? `${state.edited} ${change.path}` : undefined);
      set(
        'worlds',
        state.edited,
        produce((world) => {
          world.changes = [...world.changes.filter(({ path }) => path !== change.path), change];
        }),
      );
    },
    hold: () => undo.hold(),
    withdraw(path: string) {
      remember();
      set('worlds', state.edited, 'changes', (changes) => changes.filter((one) => one.path !== path));
    },
    undo() {
      const before = undo.take();
      if (before) set({ worlds: before, edited: Math.min(state.edited, before.length - 1) });
    },
    canUndo: () => state.worlds.length > 0 && undo.any,
    rename: (title: string) => set('worlds', state.edited, 'title', title),
    addWorld() {
      if (state.worlds.length >= MOST_WORLDS) return;
      remember();
      const taken = new Set(state.worlds.map(({ id }) => id));
      // The first two worlds of a scenario have other names.
      const id = (['third', 'fourth', 'second'] as const).find((one) => !taken.has(one))!;
      batch(() => {
        set('worlds', state.worlds.length, { id, title: english.worldTitles[id], changes: [] });
        set('edited', state.worlds.length - 1);
      });
    },
    removeWorld() {
      if (state.worlds.length <= 2 || state.edited === 0) return;
      remember();
      batch(() => {
        set('worlds', (worlds) => worlds.filter((_, i) => i !== state.edited));
        set('edited', 1);
      });
    },
  };
}
