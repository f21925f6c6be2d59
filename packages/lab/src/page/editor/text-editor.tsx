import { createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import type { Problem } from '@glasshouse/model';
import { editorTexts } from '../../text/editor.js';
import type { Answer } from '../../worker/messages.js';
import { MOST_OWN_BYTES, OWN_NAME, OWN_PATH } from '../../worker/own-file-name.js';
import { startClient } from '../client.js';
import { useLab } from '../context.js';
import { save } from '../save.js';
import type { CodeEditor } from './code-editor.js';
import type { Schema } from './schema-help.js';
import './editor.css';

/** A shipped file, asked for where the text is the reader's own: only the schema is used then. */
const FIRST = 'scenarios/court-list.yaml';
/** Milliseconds of quiet before a text is checked, and after which a check is ended. */
const QUIET = 400;
const LONGEST = 15_000;

/** The rules of the open scenario as text: edited, checked by the loader in a worker of its own, opened from a file, saved, and taken into use. */
export function TextEditor() {
  const { t } = useLab();
  const [open, setOpen] = createSignal(false);
  return (
    <section class="text-editor" aria-labelledby="text-editor">
      <h2 id="text-editor">{editorTexts(t()).title}</h2>
      <p>{editorTexts(t()).more}</p>
      <Show
        when={open()}
        fallback={
          <button type="button" onClick={() => setOpen(true)}>
            {editorTexts(t()).edit}
          </button>
        }
      >
        <Opened close={() => setOpen(false)} />
      </Show>
    </section>
  );
}

function Opened(props: { close: () => void }) {
  const { lab, t } = useLab();
  const said = () => editorTexts(t());
  const [problems, setProblems] = createSignal<Problem[] | null>(null);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let host: HTMLDivElement | null = null;
  let editor: CodeEditor | null = null;
  /** A file that was chosen before the editor was there. */
  let early: File | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  /** Checks under way: only the answer to the last one counts. */
  let asked = 0;
  /** The text has changed since the last check was asked for: no answer is of it. */
  let stale = false;

  let client = startClient(told);

  function told(answer: Answer): void {
    if (answer.kind === 'editable') void begin(answer.text, JSON.parse(answer.schema) as Schema);
    else if (answer.kind === 'checked') {
      asked -= 1;
      if (asked > 0 || stale) return;
      clearTimeout(limit);
      setProblems(answer.problems);
      editor?.mark(answer.problems, OWN_PATH);
    } else if (answer.kind === 'failed') setTrouble(answer.message);
  }

  async function begin(text: string, schema: Schema): Promise<void> {
    // The editor is fetched when it is first opened, not with the page.
    const { openEditor } = await import('./code-editor.js');
    if (closed || editor !== null || host === null) return;
    editor = openEditor(host, lab.state.scenario?.own?.text ?? text, schema, said().name, changed);
    check();
    void openFile(early);
  }

  function changed(): void {
    stale = true;
    setProblems(null);
    setTrouble(null);
    clearTimeout(waiting);
    waiting = setTimeout(check, QUIET);
  }

  function check(): void {
    if (editor === null) return;
    asked += 1;
    stale = false;
    client.send({ kind: 'check', own: { path: OWN_PATH, text: editor.text() } });
    clearTimeout(limit);
    limit = setTimeout(() => {
      client.end();
      asked = 0;
      client = startClient(told);
      setTrouble(said().ended);
    }, LONGEST);
  }

  async function openFile(file: File | undefined): Promise<void> {
    if (editor === null) early = file;
    if (file === undefined || editor === null) return;
    if (file.size > MOST_OWN_BYTES) return void setTrouble(said().tooLarge(MOST_OWN_BYTES / 1024));
    // What was said of the text before does not hold of the file that is being read.
    stale = true;
    setProblems(null);
    try {
      editor.replace(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
    } catch {
      check();
      setTrouble(said().notText);
    }
  }

  let closed = false;
  onMount(() => client.send({ kind: 'edit', path: lab.state.scenario!.own ? FIRST : lab.state.scenario!.path }));
  onCleanup(() => {
    closed = true;
    clearTimeout(waiting);
    clearTimeout(limit);
    client.end();
    editor?.close();
  });

  return (
    <>
      <div class="row">
        <label class="file">
          {said().openFile}{' '}
          <input
            type="file"
            accept=".yaml,.yml,text/yaml"
            onChange={(event) => {
              void openFile(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" onClick={() => editor && save(OWN_NAME, new Blob([editor.text()], { type: 'text/yaml' }))}>
          {said().saveOwn}
        </button>
        <button type="button" onClick={props.close}>
          {said().close}
        </button>
      </div>
      <div ref={(element) => (host = element)} class="code" />
      <div role="status" class="verdict">
        <Show when={trouble() === null} fallback={<p>{trouble()}</p>}>
          <Show when={problems()} fallback={<p class="quiet">{said().checking}</p>}>
            {(found) => (
              <Show when={found().length > 0} fallback={<p>{said().fine}</p>}>
                <p>{said().faults(found().length)}</p>
                <ul lang="en">
                  <For each={found()}>{({ message }) => <li>{message}</li>}</For>
                </ul>
              </Show>
            )}
          </Show>
        </Show>
      </div>
      <button
        type="button"
        class="strong"
        disabled={problems()?.length !== 0}
        onClick={() => editor && lab.open(OWN_PATH, { path: OWN_PATH, text: editor.text() })}
      >
        {said().use}
      </button>
    </>
  );
}
