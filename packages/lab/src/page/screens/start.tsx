import { For, Show } from 'solid-js';
import { useLab } from '../context.js';
import type { Question } from '../state.js';
import { english } from '../../text/english.js';
import type { Texts } from '../../text/english.js';

/** The questions of the first screen: a scenario, and a world in which one rule differs. */
const QUESTIONS: readonly { title: keyof Texts; ask: keyof Texts; question: (texts: Texts) => Question }[] = [
  {
    title: 'couldNotPay',
    ask: 'couldNotPayAsk',
    question: () => ({
      scenario: 'scenarios/court-list.yaml',
      world: {
        id: 'always_checked',
        title: english.worldTitles.always_checked,
        changes: [
          {
            path: 'reviews.enforcement_judge.passes_unsound',
            value: { value: 0, unit: 'probability', assumed: 'To compare', range: [0, 0] },
          },
        ],
      },
    }),
  },
  {
    title: 'tenHouseholds',
    ask: 'tenHouseholdsAsk',
    question: () => ({
      scenario: 'scenarios/mutual-surety.yaml',
      world: {
        id: 'nobody_answers',
        title: english.worldTitles.nobody_answers,
        changes: [{ path: 'spreads.joint.in_force', value: { from: '9999-12-31', assumed: 'To compare' } }],
      },
    }),
  },
  {
    title: 'oneScore',
    ask: 'oneScoreAsk',
    question: () => ({
      scenario: 'scenarios/unified.yaml',
      world: {
        id: 'no_score',
        title: english.worldTitles.no_score,
        changes: [{ path: 'ledgers.unified.in_force', value: { from: '9999-12-31', assumed: 'To compare' } }],
      },
    }),
  },
];

/** Three questions, and every scenario below them. */
export function Start() {
  const { lab, t, language } = useLab();
  const cards = (harmOnly: boolean) => lab.state.cards.filter((card) => card.harmOnly === harmOnly);
  return (
    <>
      <h1>{t().question}</h1>
      <p class="lead">{t().pick}</p>
      <div class="cards">
        <For each={QUESTIONS}>
          {({ title, ask, question }) => (
            <section class="card">
              <h2>{t()[title] as string}</h2>
              <p>{t()[ask] as string}</p>
              <button type="button" class="strong" onClick={() => lab.ask(question(t()))}>
                {t().runBoth}
              </button>
            </section>
          )}
        </For>
      </div>
      <h2>{t().allScenarios}</h2>
      <p>{t().allScenariosMore}</p>
      <Show when={lab.state.cards.length > 0} fallback={<p role="status">{t().loading}</p>}>
        <ul class="gallery" lang="en">
          <For each={cards(false)}>
            {(card) => (
              <li>
                <button type="button" class="plain" onClick={() => lab.open(card.path)}>
                  {card.title}
                </button>{' '}
                <span class="tag">{card.reading}</span>
              </li>
            )}
          </For>
        </ul>
        <section class="harm-only">
          <h2>{t().harmOnly}</h2>
          <p>{t().harmOnlyMore}</p>
          <p class="quiet">{t().harmOnlyRuns}</p>
          <ul class="gallery" lang="en">
            <For each={cards(true)}>
              {(card) => (
                <li>
                  {card.title}{' '}
                  <button
                    type="button"
                    class="plain"
                    lang={language()}
                    aria-label={`${t().show}: ${card.title}`}
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
