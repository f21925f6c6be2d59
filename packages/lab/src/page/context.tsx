import { createContext, useContext } from 'solid-js';
import type { Accessor } from 'solid-js';
import type { Language } from '../lessons/lesson.js';
import type { World } from '../run/worlds.js';
import type { Texts } from '../text/english.js';
import type { Lab } from './state.js';

export interface Page {
  lab: Lab;
  t: Accessor<Texts>;
  language: Accessor<Language>;
  /** The title of a world in the language of the page. */
  nameOf: (world: World) => string;
  dark: Accessor<boolean>;
  /** There is room for one picture only. */
  narrow: Accessor<boolean>;
  /** The reader asked for less movement. */
  still: boolean;
}

export const PageContext = createContext<Page>();

export function useLab(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('outside of the page');
  return page;
}
