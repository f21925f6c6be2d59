import { createEffect, For, Show } from 'solid-js';
import { WHY } from '@glasshouse/model';
import { cssColour, paintCells, paletteOf } from '../../draw/paint.js';
import { CAUSES } from '../../draw/waffle.js';
import { QUESTIONS } from '../../shipped/questions.js';
import type { Thumbnail } from '../../shipped/thumbnails.js';
import type { ScenarioCard } from '../../worker/messages.js';
import { useLab } from '../context.js';
import { StudyFile } from './study-file.jsx';

const SCALE = 4;

/** Three questions, and every scenario below them. */
export function Start() {
  const { lab, t, language } = useLab();
  const harmful = (): ScenarioCard[] => lab.state.cards.filter(({ harmOnly }) => harmOnly);
  const families = (): { title: string; cards: ScenarioCard[] }[] =>
    lab.state.families
      .map(({ title, paths }) => ({ title, cards: lab.state.cards.filter(({ path, harmOnly }) => !harmOnly && paths.includes(path)) }))
      .filter(({ cards }) => cards.length > 0);
  const readingOf = (reading: string): string => (t().readings as Readonly<Record<string, string>>)[reading] ?? reading;
  return (
    <>
      <h1>{t().question}</h1>
      <p class="lead">{t().pick}</p>
      <div class="cards">
        <For each={QUESTIONS}>
          {({ title, ask, question }) => (
            <section class="card">
              <h2>{t()[title]}</h2>
              <p>{t()[ask]}</p>
              <Show when={lab.state.thumbnails[question.scenario]}>{(thumbnail) => <Picture of={thumbnail()} />}</Show>
              <button type="button" class="strong" onClick={() => lab.ask(question)}>
                {t().runBoth}
              </button>
            </section>
          )}
        </For>
      </div>
      <Legend />
      <h2>{t().allScenarios}</h2>
      <p>{t().allScenariosMore}</p>
      <p class="quiet">{t().readingsMore}</p>
      <Show when={lab.state.cards.length > 0} fallback={<p role="status">{t().loading}</p>}>
        <div class="families" lang="en">
          <For each={families()}>
            {({ title, cards }) => (
              <section>
                <h3>
                  {title} <span class="quiet">{cards.length}</span>
                </h3>
                <ul class="gallery">
                  <For each={cards}>
                    {(card) => (
                      <li>
                        <button type="button" class="plain" onClick={() => lab.open(card.path)}>
                          {card.title}
                        </button>{' '}
                        <span class="tag" lang={language()}>
                          {readingOf(card.reading)}
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </div>
        <StudyFile />
        <section class="harm-only">
          <h2>{t().harmOnly}</h2>
          <p>{t().harmOnlyRefused}</p>
          <p class="quiet">{t().harmOnlyRuns}</p>
          <ul class="gallery" lang="en">
            <For each={harmful()}>
              {(card) => (
                <li>
                  {card.title}{' '}
                  <button
                    type="button"
                    class="plain"
                    lang={language()}
                    aria-label={`${t().show}${t().colon} ${card.title}`}
                    onClick={() => lab.open(card.path)}
                  >
                    {t().show}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}

/** What the colours of the pictures mean. */
function Legend() {
  const { t, dark } = useLab();
  return (
    <p class="legend quiet">
      {t().colour + t().colon}
      <For each={CAUSES}>
        {(cause) => (
          <span>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill={cssColour(paletteOf(dark()).colours[WHY[cause]]!)} />
            </svg>{' '}
            {t()[cause]}
          </span>
        )}
      </For>
    </p>
  );
}

/** Everyone of a run in one month, coloured by why a sanction stands. */
function Picture(props: { of: Thumbnail }) {
  const { t, dark, language } = useLab();
  // Solid assigns it by `ref`.
  // oxlint-disable-next-line no-unassigned-vars
  let canvas!: HTMLCanvasElement;
  createEffect(() => paintCells(canvas, props.of.width, Array.from(props.of.cells, Number), paletteOf(dark()), SCALE));
  const words = (): string => {
    const { people, sanctioned, month } = props.of;
    return t().thumbnail(people.toLocaleString(language()), sanctioned.toLocaleString(language()), month.replace('-', '\u2011'));
  };
  return (
    <figure>
      <canvas ref={canvas} aria-hidden="true" />
      <figcaption>{words()}</figcaption>
    </figure>
  );
}
