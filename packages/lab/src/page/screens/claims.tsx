import { createMemo, createSignal, For, Show } from 'solid-js';
import { spoken } from '../../text/numbers.js';
import type { ShownClaim } from '../../shipped/cards.js';
import { useLab } from '../context.js';

const START_SECONDS = 1;

/** Every claim of the article with its two answers, side by side and never merged. */
export function Claims() {
  const { lab, t } = useLab();
  const [only, setOnly] = createSignal(false);
  const shown = createMemo(() => lab.state.claims.filter(({ pageSeconds }) => !only() || pageSeconds !== null));
  return (
    <>
      <h1>{t().claimsTitle}</h1>
      <p>{t().claimsMore}</p>
      <div class="row" role="group" aria-label={t().filterClaims}>
        <button type="button" aria-pressed={!only()} onClick={() => setOnly(false)}>
          {t().allClaims}
        </button>
        <button type="button" aria-pressed={only()} onClick={() => setOnly(true)}>
          {t().withExperiment}
        </button>
      </div>
      <Show when={lab.state.claims.length > 0} fallback={<p role="status">{t().loading}</p>}>
        <div class="claims">
          <For each={shown()}>{(claim) => <Card claim={claim} />}</For>
        </div>
      </Show>
    </>
  );
}

/** The first sentences of a text, up to about 240 letters. */
function opening(text: string): string {
  const [first = '', ...others] = text.split(/(?<=[.!?])\s+(?=[A-Z])/);
  let taken = first;
  for (const one of others) {
    if (taken.length + one.length > 240) break;
    taken = `${taken} ${one}`;
  }
  return taken;
}

/** What a model stamp holds under, as a sentence; after the stamp that needs it, with the word under. */
function underWords({ modelStamp, modelUnder }: ShownClaim): string {
  const text = modelUnder.trim().replace(/^under\s+/i, '');
  const sentence = modelStamp === 'possible_under' ? `Under ${text}` : text.slice(0, 1).toUpperCase() + text.slice(1);
  return sentence === '' || /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function Card(props: { claim: ShownClaim }) {
  const { lab, t, language } = useLab();
  const [copied, setCopied] = createSignal(false);
  const claim = (): ShownClaim => props.claim;
  const lesson = () => lab.lessons().find((one) => one.claim === claim().id);
  const inPage = (seconds: number): string => spoken(Math.ceil(START_SECONDS + seconds), language());
  const minutes = (seconds: number): string => spoken(Math.max(1, Math.ceil(seconds / 60)), language());
  const copy = (): void => {
    const { quotable, study, hash, id } = claim();
    const text = `${quotable} (Glasshouse, claim ${id}, study ${study}, result hash ${hash}; simulated numbers are synthetic.)`;
    void navigator.clipboard
      ?.writeText(text)
      .then(() => setCopied(true))
      .catch(() => undefined);
  };
  return (
    <article class="claim" aria-labelledby={`claim-${claim().id}`}>
      <h2 id={`claim-${claim().id}`} lang="en">
        <span class="code">{claim().id}</span> {claim().title}
      </h2>
      <blockquote lang="en">{claim().quotation.replace(/^["\u201c]|["\u201d]$/g, '')}</blockquote>
      <dl class="stamps">
        <div class="stamp documents">
          <dt>{t().documentsSay}</dt>
          <dd>
            <strong>{t().stamps[claim().documentStamp]}</strong>
            <p lang="en">{opening(claim().documentWhy)}</p>
          </dd>
        </div>
        <div class="stamp model">
          <dt>{t().modelSays}</dt>
          <dd>
            <strong>{t().stamps[claim().modelStamp]}</strong>
            <p lang="en">{underWords(claim())}</p>
          </dd>
        </div>
      </dl>
      <Show when={claim().numbers.length > 0}>
        <h3>{t().claimNumbers}</h3>
        <ul class="claim-numbers">
          <For each={claim().numbers}>
            {(number) => (
              <li classList={{ harmful: number.harm }}>
                <span class="mark">{number.published ? t().published : t().synthetic}</span>{' '}
                <Show when={number.harm}>
                  <span class="mark">{t().harm}</span>{' '}
                </Show>
                <span lang="en">{number.text}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <details>
        <summary>{t().sources + t().colon + t().gap + claim().sources.length}</summary>
        <p lang="en">{claim().documentWhy}</p>
        <p>{claim().sources.join(', ')}</p>
        <Show when={claim().disputes.length > 0}>
          <h3>{t().disputed}</h3>
          <ul lang="en">
            <For each={claim().disputes}>
              {({ row, by, kind }) => (
                <li>
                  {row}: {by} ({kind})
                </li>
              )}
            </For>
          </ul>
        </Show>
      </details>
      <h3>{t().safeToQuote}</h3>
      <p class="quotable" lang="en">
        {claim().quotable}
      </p>
      <p class="quiet">
        {t().hash} <code class="claim-hash">{claim().hash}</code>
      </p>
      <div class="row">
        <button type="button" onClick={copy} aria-describedby={`claim-${claim().id}`}>
          {t().copySentence}
        </button>
        <Show when={claim().pageSeconds}>
          {(seconds) => (
            <button type="button" class="strong" aria-describedby={`claim-${claim().id}`} onClick={() => lab.runExperiment(claim().id)}>
              {t().inTwoWorlds(inPage(seconds()))}
            </button>
          )}
        </Show>
        <Show when={lesson()}>
          {(one) => (
            <button type="button" aria-describedby={`claim-${claim().id}`} onClick={() => lab.openLesson(one().id)}>
              {t().aLesson}
            </button>
          )}
        </Show>
      </div>
      <p role="status">{copied() ? t().sentenceCopied : ''}</p>
      <p class="quiet">
        {t().runYourself + t().colon} <code>{claim().command}</code> (
        {claim().studySeconds > 0 ? t().wholeStudy(minutes(claim().studySeconds)) : t().registerRead})
      </p>
    </article>
  );
}
