import { For, Show } from 'solid-js';
import type { Lesson } from '../../lessons/lesson.js';
import { useLab } from '../context.js';
import { Filled } from './filled.jsx';

/** The printed sheet of a lesson, one page, seen on paper only. Guess and answer are left blank: a sheet that is handed out does not give the answer away. */
export function Sheet(props: { lesson: Lesson }) {
  const { lab, t, language } = useLab();
  const texts = () => props.lesson.texts[language()];
  const ran = (): boolean => lab.state.experiment?.id === props.lesson.id && lab.state.hash !== null;
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
      <p class="blank">{t().withMore(t().yourGuess, texts().unit)}</p>
      <h2>
        3 {t().lessonSteps[2] + t().comma}4 {t().lessonSteps[3]}
      </h2>
      <table>
        <tbody>
          <For each={Object.values(texts().worlds)}>
            {(name) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{texts().unit}</td>
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
        {`${t().invented}${t().gap}Glasshouse`}
        <Show when={ran()}>{`${t().comma}${t().hash.toLowerCase()} ${lab.state.hash ?? ''}`}</Show>
      </p>
    </section>
  );
}
