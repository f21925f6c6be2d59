import type { World } from '../run/worlds.js';

/** What the worlds were before each change. */
export class Undo {
  readonly #before: World[][] = [];
  /** The slider that is being moved: all its steps are undone as one. */
  #sliding = '';

  /** Keeps what the worlds are now. `slider`: what is being moved by steps; only its first step is kept. */
  keep(worlds: readonly World[], slider = ''): void {
    if (slider !== '' && slider === this.#sliding) return;
    this.#sliding = slider;
    this.#before.push(worlds.map((world) => ({ ...world, changes: [...world.changes] })));
  }

  /** What the worlds were before the last change; undefined before the first. */
  take(): World[] | undefined {
    this.#sliding = '';
    return this.#before.pop();
  }

  /** A slider is taken hold of: what it does is undone apart from what was done before. */
  hold(): void {
    this.#sliding = '';
  }

  clear(): void {
    this.#sliding = '';
    this.#before.length = 0;
  }

  get any(): boolean {
    return this.#before.length > 0;
  }
}
