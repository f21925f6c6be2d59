import { createEffect, createSignal, For, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { chinese } from '../text/chinese.js';
import { english } from '../text/english.js';
import { russian } from '../text/russian.js';
import type { Language } from '../lessons/lesson.js';
import type { Texts } from '../text/english.js';
import type { World } from '../run/worlds.js';
import { PageContext } from './context.jsx';
import { keepFocus } from './keep-focus.js';
import { SCREENS } from './lab-state.js';
import type { Screen } from './lab-state.js';
import { createLab } from './state.js';
import { Claims } from './screens/claims.jsx';
import { Lessons } from './screens/lessons.jsx';
import { Lives } from './screens/lives.jsx';
import { Rules } from './screens/rules.jsx';
import { Start } from './screens/start.jsx';
import { TakeAway } from './screens/take-away.jsx';
import { Worlds } from './screens/worlds.jsx';
import { worldName } from './world-name.js';

const NAMES: Record<Screen, keyof Texts> = {
  start: 'start',
  worlds: 'worldsScreen',
  lives: 'lives',
  rules: 'rules',
  claims: 'claims',
  lessons: 'lessons',
  'take-away': 'takeAway',
};

const LANGUAGES: Readonly<Record<Language, Texts>> = { en: english, ru: russian, zh: chinese };
const CODES = Object.keys(LANGUAGES) as Language[];

/** The first language of the reader that there is. */
const preferred = (): Language =>
  navigator.languages.map((tag) => CODES.find((code) => tag.startsWith(code))).find((code) => code !== undefined) ?? 'en';

/** The laboratory: one line that nobody leaves out, the screens, and messages. */
export function App() {
  const [language, setLanguage] = createSignal<Language>(preferred());
  const texts = (): Texts => LANGUAGES[language()];
  const lab = createLab(texts);
  createEffect(() => (document.documentElement.lang = language()));
  // Pictures are light on paper.
  const scheme = matchMedia('screen and (prefers-color-scheme: dark)');
  const [dark, setDark] = createSignal(scheme.matches);
  const follow = (): void => void setDark(scheme.matches);
  scheme.addEventListener('change', follow);
  onCleanup(() => scheme.removeEventListener('change', follow));
  const small = matchMedia('(max-width: 40rem)');
  const [narrow, setNarrow] = createSignal(small.matches);
  const fit = (): void => void setNarrow(small.matches);
  small.addEventListener('change', fit);
  onCleanup(() => small.removeEventListener('change', fit));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { state } = lab;
  const openAddress = (): void => lab.openAddress(location.hash);
  addEventListener('hashchange', openAddress);
  onCleanup(() => removeEventListener('hashchange', openAddress));
  openAddress();
  // Solid assigns it by `ref`.
  // oxlint-disable-next-line no-unassigned-vars
  let main!: HTMLElement;
  const hold = (): void => void (document.activeElement === document.body && main.focus({ preventScroll: true }));
  createEffect(on([() => state.running, () => state.screen], hold, { defer: true }));
  // Another screen begins at its head, wherever the reader was in the one before.
  createEffect(on([() => state.screen, () => state.lesson], () => scrollTo(0, 0), { defer: true }));
  const nameOf = (world: World): string =>
    worldName(world, texts(), language(), state.experiment?.of ? undefined : lab.lessons().find(({ id }) => id === state.experiment?.id));
  return (
    <PageContext.Provider value={{ lab, t: texts, language, nameOf, dark, narrow, still }}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.focus();
        }}
      >
        {texts().skip}
      </a>
      <header>
        <div class="top">
          <strong>Glasshouse</strong>
          <nav aria-label={texts().screens}>
            <For each={SCREENS}>
              {(screen) => (
                <button type="button" aria-current={state.screen === screen ? 'page' : undefined} onClick={() => lab.go(screen)}>
                  {texts()[NAMES[screen]] as string}
                </button>
              )}
            </For>
          </nav>
          <select
            aria-label="Language / Язык / 语言"
            value={language()}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          >
            <For each={CODES}>
              {(code) => (
                <option value={code} lang={code}>
                  {LANGUAGES[code].language}
                </option>
              )}
            </For>
          </select>
        </div>
        <p class="banner">
          <strong>{texts().invented}</strong>
          {texts().gap + texts().inventedMore}
        </p>
      </header>
      <main id="main" tabindex="-1" ref={main} onClick={keepFocus}>
        <Show when={state.problems.length > 0 || state.failure !== null}>
          <section class="problem" role="alert">
            <p>{state.failure === null ? texts().refused : state.linkFailed ? texts().linkNot : texts().failed}</p>
            <ul lang="en">
              <For each={state.failure === null ? state.problems.map(({ message }) => message) : [state.failure]}>
                {(message) => <li>{message}</li>}
              </For>
            </ul>
            <button type="button" onClick={lab.dismiss}>
              {texts().close}
            </button>
          </section>
        </Show>
        <Show when={state.screen === 'worlds' && state.notice}>{(notice) => <p role="status">{notice().say()}</p>}</Show>
        <Switch>
          <Match when={state.screen === 'start'}>
            <Start />
          </Match>
          <Match when={state.screen === 'worlds'}>
            <Worlds />
          </Match>
          <Match when={state.screen === 'lives'}>
            <Lives />
          </Match>
          <Match when={state.screen === 'rules'}>
            <Rules />
          </Match>
          <Match when={state.screen === 'claims'}>
            <Claims />
          </Match>
          <Match when={state.screen === 'lessons'}>
            <Lessons />
          </Match>
          <Match when={state.screen === 'take-away'}>
            <TakeAway />
          </Match>
        </Switch>
      </main>
    </PageContext.Provider>
  );
}
