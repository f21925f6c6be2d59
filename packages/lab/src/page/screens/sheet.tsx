import { For, Show } from 'solid-js';
import type { Lesson } from '../../lessons/lesson.js';
import { useLab } from '../context.js';
import { Filled, rangeWords, useEstimate } from './filled.jsx';

/** The printed sheet of a lesson, one page, seen on paper only. The guess is left blank: it is made on the sheet. */
export function Sheet(props: { lesson: Lesson }) {
  const { lab, t, language } = useLab();
  const estimate = useEstimate();
  const texts = () => props.lesson.texts[language()];
  const ran = (): boolean => lab.state.experiment?.id === props.lesson.id && lab.state.hash !== null;
  const words = (world: string): string => {
    const { indicator, per } = props.lesson.answer;
    const found = estimate(props.lesson.id, indicator, world);
    return found ? rangeWords(found, language(), per) : '';
  };
  return (
    <section class="sheet" aria-hidden="true">
      <h1>{texts().title}</h1>
      <p class="blank">{t().sheetName}</p>
      <h2>1 {t().lessonSteps[0]}</h2>
      <p>
        <Filled lesson={props.lesson.id} text={texts().sentence} />
      </p>
      <h2>2 {t().lessonSteps[1]}</h2>
      <p>
        <Filled lesson={props.lesson.id} text={texts().ask} />
      </p>
      <p class="blank">
        {t().yourGuess} ({texts().unit})
      </p>
      <h2>
        3 {t().lessonSteps[2]}, 4 {t().lessonSteps[3]}
      </h2>
      <table>
        <tbody>
          <For each={Object.entries(texts().worlds)}>
            {([id, name]) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{words(id)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="blank">{t().sheetAnswer}</p>
      <p class="blank" />
      <h2>5 {t().lessonSteps[4]}</h2>
      <p class="blank" />
      <p class="blank" />
      <p class="quiet">
        {t().invented}{' '}
        <Show when={ran()}>
          {t().synthetic}. Glasshouse, {t().hash} {lab.state.hash}
        </Show>
      </p>
    </section>
  );
}
