import { For, Show } from 'solid-js';
import type { Lesson } from '../../lessons/lesson.js';
import { published, rangeIn, spoken } from '../../text/numbers.js';
import { useLab } from '../context.js';
import { useEstimate } from './filled.jsx';

const WIDTH = 400;
const LINE = 34;
const BAR = 14;

/** The guess beside the range of the answer in each world: a figure, and the same as a table. */
export function Answer(props: { lesson: Lesson }) {
  const { lab, t, language } = useLab();
  const estimate = useEstimate();
  const texts = () => props.lesson.texts[language()];
  const guess = (): number => lab.state.guesses[props.lesson.id]?.value ?? props.lesson.guess.start;
  const lines = () => {
    const { indicator, per } = props.lesson.answer;
    return lab.state.worlds.flatMap(({ id }) => {
      const found = estimate(props.lesson.id, indicator, id);
      if (!found) return [];
      const high = Math.max(found.high, found.upperBound ?? found.high);
      return [
        {
          name: texts().worlds[id] ?? id,
          low: found.low / per,
          high: high / per,
          words: rangeIn(found, t(), (value) => spoken(value / per, language())),
        },
      ];
    });
  };
  const most = (): number => Math.max(props.lesson.guess.max, ...lines().map(({ high }) => high));
  const x = (value: number): number => (value / most()) * WIDTH;
  const height = (): number => lines().length * LINE + 32;
  return (
    <Show when={lines().length > 0} fallback={<p role="status">{lab.state.running ? t().worldsRunning : t().guessFirst}</p>}>
      <figure>
        <svg
          class="answer"
          role="img"
          aria-label={t().guessFigure(published(guess(), language()), texts().unit)}
          viewBox={`-4 0 ${WIDTH + 8} ${height()}`}
        >
          <For each={lines()}>
            {(line, i) => (
              <>
                <text x="0" y={i() * LINE + 12} class="figure-words">
                  {line.name + t().colon + t().gap + line.words}
                </text>
                <line x1="0" x2={WIDTH} y1={i() * LINE + 24} y2={i() * LINE + 24} class="figure-line" />
                <rect
                  x={x(line.low)}
                  y={i() * LINE + 24 - BAR / 2}
                  width={Math.max(2, x(line.high) - x(line.low))}
                  height={BAR}
                  class="figure-bar"
                />
                <line
                  x1={x(guess())}
                  x2={x(guess())}
                  y1={i() * LINE + 22 - BAR / 2}
                  y2={i() === lines().length - 1 ? height() - 16 : i() * LINE + 24 + BAR / 2}
                  class="figure-guess"
                />
              </>
            )}
          </For>
          <text
            x={x(guess())}
            y={height() - 4}
            class="figure-words"
            text-anchor={guess() * 4 < most() ? 'start' : guess() * 4 > most() * 3 ? 'end' : 'middle'}
          >
            {t().yourGuess + t().colon + t().gap}
            {published(guess(), language())} {texts().unit}
          </text>
        </svg>
        <figcaption>
          <span class="mark">{t().synthetic}</span>{' '}
          {t().withMore(texts().ask.replace(/\{[^}]*\}/g, '…'), texts().unit) + t().fullStop + t().gap + t().range + t().fullStop}
        </figcaption>
      </figure>
      <table>
        <thead>
          <tr>
            <th scope="col">{t().answer}</th>
            <th scope="col">{texts().unit}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t().yourGuess}</th>
            <td>{published(guess(), language())}</td>
          </tr>
          <For each={lines()}>
            {(line) => (
              <tr>
                <th scope="row">{line.name}</th>
                <td>{line.words}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="quiet">
        {t().hash} <code class="lesson-hash">{lab.state.hash}</code>
      </p>
    </Show>
  );
}
