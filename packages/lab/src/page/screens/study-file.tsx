import { createSignal, For, Show } from 'solid-js';
import { editorTexts } from '../../text/editor.js';
import { studyTexts } from '../../text/study.js';
import type { OwnStudy } from '../../worker/messages.js';
import { MOST_OWN_BYTES, MOST_OWN_FILES, pathOfStudy } from '../../worker/own-file-name.js';
import { useLab } from '../context.js';

/** Files that were opened together, the first in the place of the study: the worker finds out which of them it is. */
function together([first, ...beside]: readonly { name: string; text: string }[]): OwnStudy {
  return { path: pathOfStudy(first!.name), text: first!.text, beside };
}

/** A study from a file: opened with what it names beside it, checked in the worker, and run experiment by experiment. */
export function StudyFile() {
  const { lab, t, language } = useLab();
  const { state } = lab;
  const said = () => studyTexts(t());
  const [trouble, setTrouble] = createSignal<string | null>(null);
  async function open(files: File[]): Promise<void> {
    if (files.length === 0) return;
    setTrouble(null);
    if (state.running || state.studyRead) lab.stop();
    // What was said of other files does not stand beside what is said of these.
    lab.closeStudy();
    if (files.length > MOST_OWN_FILES) return void setTrouble(said().tooMany(MOST_OWN_FILES));
    if (files.some(({ size }) => size > MOST_OWN_BYTES)) return void setTrouble(editorTexts(t()).tooLarge(MOST_OWN_BYTES / 1024));
    try {
      const reader = new TextDecoder('utf-8', { fatal: true });
      const read = files.map(async (file) => ({ name: file.name, text: reader.decode(await file.arrayBuffer()) }));
      lab.openStudy(together(await Promise.all(read)));
    } catch {
      setTrouble(editorTexts(t()).notText);
    }
  }
  return (
    <section class="study-file" aria-labelledby="study-file">
      <h2 id="study-file">{said().title}</h2>
      <p>{said().about}</p>
      <label class="file">
        {said().openFile}{' '}
        <input
          type="file"
          multiple
          accept=".yaml,.yml,.json,.csv,text/yaml,application/json,text/csv"
          onChange={(event) => {
            void open([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <div role="status" class="verdict">
        <Show when={trouble()}>{(words) => <p>{words()}</p>}</Show>
        <Show when={state.studyRead}>
          <p>{said().reading}</p>
          <button type="button" onClick={lab.stop}>
            {t().stop}
          </button>
        </Show>
        <Show when={state.studyProblems.length > 0}>
          <p>{said().refused}</p>
          <ul lang="en">
            <For each={state.studyProblems}>{({ message }) => <li>{message}</li>}</For>
          </ul>
        </Show>
      </div>
      <Show when={state.study}>
        {(study) => (
          <>
            <h3 lang="en">{study().title}</h3>
            <p lang="en">{study().about}</p>
            <p class="quiet">{said().runs(study().experiments.length, study().runs)}</p>
            <ul class="gallery">
              <For each={study().experiments}>
                {({ id, title, arms, persons }) => (
                  <li>
                    <button type="button" aria-label={`${said().run}${t().colon} ${title}`} onClick={() => lab.runStudy(id)}>
                      {said().run}
                    </button>{' '}
                    <span lang="en">{title}</span> <span class="quiet">{said().experiment(arms, persons.toLocaleString(language()))}</span>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
    </section>
  );
}
