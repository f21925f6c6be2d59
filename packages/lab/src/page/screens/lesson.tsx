import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import type { Lesson, LessonTexts } from '../../lessons/lesson.js';
import { published } from '../../text/numbers.js';
import { useLab } from '../context.js';
import { unscrolled } from '../unscrolled.js';
import { Answer } from './answer.jsx';
import { Filled } from './filled.jsx';
import { People } from './people.jsx';
import { Player } from './player.jsx';
import { Sheet } from './sheet.jsx';
import { Causes, Tiles } from './worlds.jsx';

/** One lesson in five steps; the steps after the guess open when it is set. */
export function LessonScreen(props: { lesson: Lesson }) {
  const { lab, t, language } = useLab();
  const [step, setStep] = createSignal(0);
  onMount(() => {
    if (!(props.lesson.id in lab.state.guesses)) lab.guess(props.lesson.id, props.lesson.guess.start);
  });
  const texts = (): LessonTexts => props.lesson.texts[language()];
  const isSet = (): boolean => lab.state.guesses[props.lesson.id]?.set ?? false;
  const claim = () => lab.state.claims.find(({ id }) => id === props.lesson.claim);
  return (
    <div class="lesson">
      <div class="no-print">
        <h1>{texts().title}</h1>
        <ol class="lesson-steps">
          <For each={t().lessonSteps}>
            {(title, i) => (
              <li>
                <button
                  type="button"
                  aria-current={step() === i() ? 'step' : undefined}
                  disabled={i() > 1 && !isSet()}
                  onClick={() => setStep(i())}
                >
                  {i() + 1} <span class="step-title">{title}</span>
                </button>
              </li>
            )}
          </For>
        </ol>
        <section aria-label={t().lessonSteps[step()]}>
          <Switch>
            <Match when={step() === 0}>
              <Show when={claim()}>
                {(one) => (
                  <>
                    <blockquote lang="en">{one().quotation.replace(/^["\u201c]|["\u201d]$/g, '')}</blockquote>
                    <p class="quiet">
                      {t().lessonClaim(one().id)}: <span lang="en">{one().locus}</span>
                    </p>
                  </>
                )}
              </Show>
              <p class="lead">
                <Filled lesson={props.lesson.id} text={texts().sentence} />
              </p>
            </Match>
            <Match when={step() === 1}>
              <Guess lesson={props.lesson} />
            </Match>
            <Match when={step() === 2}>
              <TwoWorlds lesson={props.lesson} />
            </Match>
            <Match when={step() === 3}>
              <Answer lesson={props.lesson} />
              <For each={texts().counts}>
                {(text) => (
                  <p>
                    <Filled lesson={props.lesson.id} text={text} />
                  </p>
                )}
              </For>
            </Match>
            <Match when={step() === 4}>
              <ul>
                <For each={texts().settle}>
                  {(text) => (
                    <li>
                      <Filled lesson={props.lesson.id} text={text} />
                    </li>
                  )}
                </For>
              </ul>
              <p>
                {t().smallRun}{' '}
                <button type="button" class="plain" onClick={() => lab.go('claims')}>
                  {t().lessonClaim(props.lesson.claim)}
                </button>
              </p>
              <Rows lesson={props.lesson} />
            </Match>
          </Switch>
        </section>
        <div class="row">
          <Show when={step() < 4}>
            <button type="button" class="strong" disabled={step() === 1 && !isSet()} onClick={() => setStep(step() + 1)}>
              {t().nextStep}
            </button>
          </Show>
          <button type="button" onClick={() => print()}>
            {t().printSheet}
          </button>
          <a href={`#lesson=${props.lesson.id}`}>{t().lessonLink}</a>
        </div>
        <Notes texts={texts()} />
      </div>
      <Sheet lesson={props.lesson} />
    </div>
  );
}

function Guess(props: { lesson: Lesson }) {
  const { lab, t, language } = useLab();
  const texts = (): LessonTexts => props.lesson.texts[language()];
  const guess = () => lab.state.guesses[props.lesson.id] ?? { value: props.lesson.guess.start, set: false };
  const inUnits = (): string => `${published(guess().value, language())} ${texts().unit}`;
  return (
    <>
      <p class="lead">
        <Filled lesson={props.lesson.id} text={texts().ask} />
      </p>
      <input
        type="range"
        class="guess"
        aria-label={t().yourGuess}
        aria-valuetext={inUnits()}
        min={props.lesson.guess.min}
        max={props.lesson.guess.max}
        step={props.lesson.guess.step}
        value={guess().value}
        disabled={guess().set}
        onInput={(event) => lab.guess(props.lesson.id, Number(event.currentTarget.value))}
        ref={unscrolled(
          () => guess().value,
          (stood) => lab.guess(props.lesson.id, stood),
        )}
      />
      <p>
        <output class="big">{published(guess().value, language())}</output> {texts().unit}
      </p>
      <Show when={!guess().set}>
        <button type="button" class="strong" onClick={() => lab.setGuess(props.lesson.id)}>
          {t().myGuess}
        </button>
      </Show>
      <p class="quiet">{t().guessStays}</p>
    </>
  );
}

function TwoWorlds(props: { lesson: Lesson }) {
  const { lab, t } = useLab();
  const mine = (): boolean => lab.state.experiment?.id === props.lesson.id;
  return (
    <Show
      when={mine()}
      fallback={
        <button type="button" class="strong" onClick={() => lab.runExperiment(props.lesson.id)}>
          {t().runBoth}
        </button>
      }
    >
      <p role="status">{lab.state.running ? t().worldsRunning : t().worldsRun(lab.state.runsDone, lab.state.runs)}</p>
      <Show when={lab.run() !== null && lab.state.recorded > 0}>
        <Tiles />
        <People />
        <Player />
        <Causes />
      </Show>
    </Show>
  );
}

/** The register rows of a lesson, in their own words. */
function Rows(props: { lesson: Lesson }) {
  const { lab, t, language } = useLab();
  const rows = () => lab.state.cited[props.lesson.id]?.rows ?? [];
  return (
    <table lang="en" class="rows">
      <caption lang={language()}>{t().registerRows}</caption>
      <thead lang={language()}>
        <tr>
          <th scope="col">{t().row}</th>
          <th scope="col">{t().statement}</th>
          <th scope="col">{t().number}</th>
          <th scope="col">{t().grade}</th>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>
          {(row) => (
            <tr>
              <th scope="row">{row.id}</th>
              <td>{row.statement}</td>
              <td>{row.number === null ? row.value : published(row.number, 'en')}</td>
              <td>{row.grade}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Notes(props: { texts: LessonTexts }) {
  const { t } = useLab();
  const list = (title: string, lines: readonly string[]) => (
    <>
      <h2>{title}</h2>
      <ul>
        <For each={lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </>
  );
  return (
    <details class="notes">
      <summary>{t().teacher}</summary>
      <h2>{t().aim}</h2>
      <p>{props.texts.notes.aim}</p>
      {list(t().wrongGuesses, props.texts.notes.wrong)}
      {list(t().avoid, props.texts.notes.avoid)}
    </details>
  );
}
