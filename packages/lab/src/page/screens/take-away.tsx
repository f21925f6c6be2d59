import { createResource, createSignal, Show } from 'solid-js';
import { editorTexts } from '../../text/editor.js';
import { OWN_NAME } from '../../worker/own-file-name.js';
import { studyTexts } from '../../text/study.js';
import { useLab } from '../context.js';
import { save } from '../save.js';
import { csvOf, pngOf, svgOf } from './figures.js';
import { Command } from './worlds.jsx';

/** What a person takes away: the study, the report, the figure with its title and hash inside, the numbers. */
export function TakeAway() {
  const page = useLab();
  const { lab, t } = page;
  const [study] = createResource(
    () => lab.state.hash,
    () => lab.text('study'),
  );
  const own = () => lab.state.experiment?.of;
  const saveStudy = (text: string): void =>
    save(own()?.path.replace(/^.*\//, '') ?? 'lab-study.yaml', new Blob([text], { type: 'text/yaml' }));
  const saveReport = async (): Promise<void> => save('report.html', new Blob([await lab.text('report')], { type: 'text/html' }));
  const [link, setLink] = createSignal<string | null>(null);
  const copy = async (): Promise<void> => {
    const url = await lab.link();
    setLink(url);
    if (url !== null) await navigator.clipboard?.writeText(url).catch(() => undefined);
  };
  return (
    <>
      <h1>{t().takeAway}</h1>
      <Show
        when={lab.state.hash !== null && !lab.state.scenario?.harmOnly}
        fallback={<p>{lab.state.scenario?.harmOnly ? `${t().harmOnlyMore} ${t().harmOnlyRuns}` : t().nothingRun}</p>}
      >
        <p>
          {t().hash} <code class="hash">{lab.state.hash}</code>
        </p>
        <Show when={own() === undefined}>
          <h2>{t().link}</h2>
          <p>{t().linkMore}</p>
          <div class="row">
            <button type="button" class="strong" onClick={() => void copy()}>
              {t().copyLink}
            </button>
          </div>
          <Show when={link()}>
            {(url) => (
              <p role="status" class="copied">
                {t().linkCopied} <input type="text" readonly value={url()} aria-label={t().copyLink} />
              </p>
            )}
          </Show>
        </Show>
        <h2>{t().files}</h2>
        <div class="row">
          <button type="button" disabled={study() === undefined} onClick={() => saveStudy(study()!)}>
            {t().saveStudy}
          </button>
          <button type="button" onClick={() => void saveReport()}>
            {t().saveReport}
          </button>
          <button type="button" onClick={() => save('worlds.svg', new Blob([svgOf(page)], { type: 'image/svg+xml' }))}>
            {t().saveSvg}
          </button>
          <button type="button" onClick={() => void pngOf(page).then((blob) => blob && save('worlds.png', blob))}>
            {t().saveFigure}
          </button>
          <Show when={lab.state.scenario?.own}>
            {(own) => (
              <button type="button" onClick={() => save(OWN_NAME, new Blob([own().text], { type: 'text/yaml' }))}>
                {editorTexts(t()).saveOwn}
              </button>
            )}
          </Show>
          <button type="button" onClick={() => save('numbers.csv', new Blob([csvOf(page)], { type: 'text/csv' }))}>
            {t().saveTable}
          </button>
        </div>
        <h2>{t().yaml}</h2>
        <p>
          {(own() === undefined ? t().yamlMore : studyTexts(t()).saveMore) + t().gap}
          <Command />
        </p>
        <Show when={lab.state.scenario?.own}>
          <p>{editorTexts(t()).ownMore}</p>
        </Show>
        <Show when={study()}>{(text) => <pre tabindex="0">{text()}</pre>}</Show>
      </Show>
    </>
  );
}
