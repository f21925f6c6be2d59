import { createContext, useContext } from 'solid-js';
import type { Accessor } from 'solid-js';
import type { Texts } from '../text/english.js';
import type { Lab } from './state.js';

export interface Page {
  lab: Lab;
  t: Accessor<Texts>;
  dark: Accessor<boolean>;
  /** The reader asked for less movement. */
  still: boolean;
}

export const PageContext = createContext<Page>();

export function useLab(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('outside of the page');
  return page;
}
