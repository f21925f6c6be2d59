import { createEffect, For, Show } from 'solid-js';
import { useLab } from '../context.js';
import { Filled } from './filled.jsx';
import { LessonScreen } from './lesson.jsx';

/** The lessons as a list, or the one that is open. */
export function Lessons() {
  const { lab, t, language } = useLab();
  const open = () => lab.lessons().find(({ id }) => id === lab.state.lesson);
  return (
    <Show when={open()} keyed fallback={<List />}>
      {(lesson) => (
        <>
          <button type="button" class="plain back" onClick={() => lab.openLesson(null)}>
            {t().allLessons}
          </button>
          <LessonScreen lesson={lesson} />
        </>
      )}
    </Show>
  );

  function List() {
    createEffect(() => {
      // A question that speaks of a number of the scenario.
      for (const lesson of lab.lessons()) if (lesson.texts.en.ask.includes('{')) lab.cite(lesson);
    });
    return (
      <>
        <h1>{t().lessonsTitle}</h1>
        <p class="lead">{t().lessonsMore}</p>
        <div class="cards">
          <For each={lab.lessons()}>
            {(lesson) => (
              <section class="card">
                <h2>{lesson.texts[language()].title}</h2>
                <p>
                  <Filled lesson={lesson.id} text={lesson.texts[language()].ask} />
                </p>
                <button type="button" class="strong" onClick={() => lab.openLesson(lesson.id)}>
                  {t().openLesson}
                </button>
              </section>
            )}
          </For>
        </div>
      </>
    );
  }
}
